"""Documentation that cannot rot: generated pages are fresh, every page can be followed from top to bottom.

Blocks by language: ``sh``, ``python`` and ``sparql`` run one after another in one folder that holds ``texts/``
and ``out/``; a ``text`` block right behind one is what it prints. ``console`` speaks to servers of others: its
``policy-kg`` commands must exist with these options. ``turtle`` and ``json`` must parse, ``tsv`` rows must be
rows of a table of ours.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import click
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(
    [*ROOT.glob("*.md"), *(p for p in DOCS.rglob("*.md") if p.parent.name != "reference")],
    key=lambda page: page.relative_to(ROOT).as_posix(),
)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = ("sh", "python", "sparql")
CHECKED = (*RUN, "console", "turtle", "json", "tsv", "text")
# Lines that are not run here: they make the environment in which the tests run.
SET_UP = ("make ", "python3 -m venv ", ".venv/bin/pip ", ".venv/bin/policy-kg --help", ".venv/bin/pre-commit")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code on a page; ``printed`` is the text block right behind it."""

    page: Path
    line: int
    language: str
    script: str
    printed: str | None

    @property
    def where(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = []
    for match in BLOCK.finditer(text):
        shown = BLOCK.match(text, match.end() + 2)
        printed = shown[2] if shown and shown[1] == "text" else None
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(page, line, match[1], match[2], printed))
    return found


BLOCKS = [block for page in PAGES for block in blocks_of(page)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(*languages: str) -> list[object]:
    return [pytest.param(block, id=block.where) for block in BLOCKS if block.language in languages]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generator", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh(generator: ModuleType) -> None:
    wanted = generator.pages()
    present = {page.name: page.read_text(encoding="utf-8") for page in (DOCS / "reference").glob("*.md")}
    assert sorted(present) == sorted(wanted)
    assert [n for n, text in wanted.items() if present[n] != text] == [], "out of date; run `make docs`"


@pytest.fixture
def workplace(examples: Path, built: Path, tmp_path: Path) -> Path:
    """Return a folder with ``texts/`` and ``out/`` in which the blocks of a page run."""
    shutil.copytree(examples, tmp_path / "texts")
    shutil.copytree(built, tmp_path / "out")
    return tmp_path


def run(command: list[str], folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = {**inherited, "PATH": path, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def output_of(block: Block, folder: Path) -> str:
    if block.language == "python":
        return run([sys.executable, "-c", block.script], folder)
    if block.language == "sparql":
        (folder / "question.rq").write_text(block.script, encoding="utf-8")
        answer = run(["policy-kg", "query", "question.rq", "--format", "csv"], folder)
        assert answer.count("\n") > 1, "no answer"
        return answer
    lines = [line for line in block.script.splitlines() if line and not line.startswith(SET_UP)]
    return run(["sh", "-e", "-c", "\n".join(lines)], folder)


FOLLOWED = [page for page in PAGES if any(b.language in RUN for b in BLOCKS if b.page == page)]


@pytest.mark.parametrize("page", FOLLOWED, ids=name_of)
def test_page_can_be_followed(page: Path, workplace: Path) -> None:
    for block in (b for b in BLOCKS if b.page == page and b.language in RUN):
        try:
            said = output_of(block, workplace)
        except AssertionError as error:
            pytest.fail(f"{block.where}: {error}")
        assert block.printed in (None, said), f"{block.where} prints something else"


@pytest.mark.parametrize(
    ("english", "chinese"), [("README.md", "README.zh-CN.md"), ("docs/tutorial.md", "docs/tutorial-zh.md")]
)
def test_both_languages_show_the_same(english: str, chinese: str) -> None:
    """The blocks agree, comments aside, so that a change of one page cannot forget the other."""

    def shown(name: str) -> list[tuple[str, str]]:
        ours = (block for block in BLOCKS if block.page == ROOT / name)
        return [(block.language, re.sub(r" +# .*", "", block.script)) for block in ours]

    assert shown(english) == shown(chinese)


def test_every_block_is_checked_somehow() -> None:
    assert [b.where for b in BLOCKS if b.language not in CHECKED] == []
    assert [b.where for b in BLOCKS if b.language == "console" and b.page.parent == ROOT] == []


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_for_other_servers_exist(block: Block) -> None:
    from kg.cli.group import policy_kg

    for line in block.script.replace("\\\n", " ").splitlines():
        word, *arguments = shlex.split(line, comments=True) or [""]
        if word == "policy-kg":
            command = policy_kg.get_command(click.Context(policy_kg), arguments[0])
            assert command is not None, line
            command.make_parser(click.Context(command)).parse_args(arguments[1:])


@pytest.mark.parametrize("block", blocks("turtle", "json"))
def test_data_parses(block: Block) -> None:
    import rdflib

    if block.language == "json":
        assert json.loads(block.script)
    else:
        assert len(rdflib.Graph().parse(data=block.script, format="turtle")) > 0


@pytest.mark.parametrize("block", blocks("tsv"))
def test_rows_are_rows_of_a_table(block: Block) -> None:
    shown = [tuple(row.items()) for row in csv.DictReader(block.script.splitlines(), dialect="excel-tab")]
    assert shown
    tables = [*(ROOT / "extract" / "lexicons").glob("*.tsv"), *(ROOT / "kg").rglob("*.tsv")]
    assert any(all(row in _cells(path, shown[0]) for row in shown) for path in tables)


def _cells(path: Path, like: tuple[tuple[str, str], ...]) -> set[tuple[tuple[str, str], ...]]:
    """Return the rows of a table, cut down to the columns of ``like``; none where a column is not there."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    columns = [name for name, _ in like]
    rows = list(csv.DictReader(lines, dialect="excel-tab"))
    if not rows or not set(columns) <= set(rows[0]):
        return set()
    return {tuple((name, row[name] or "") for name in columns) for row in rows}


def test_make_run_builds_and_answers(tmp_path: Path) -> None:
    """The recipe of the README's first command, in the environment that runs the tests."""
    stamp = tmp_path / "installed"
    stamp.touch()
    where = [f"BIN={Path(sys.executable).parent}", f"RUN={stamp}", f"OUT={tmp_path / 'out'}"]
    said = run(["make", "--no-print-directory", "-o", ".venv/pyvenv.cfg", "run", *where], ROOT)
    assert "goals" in said or "2025" in said
    for made in re.findall(rf"{re.escape(str(tmp_path))}/out/[\w./]+\w", said):
        assert Path(made).exists()
    assert (tmp_path / "out" / "site" / "index.html").exists()


def test_make_test_runs_what_continuous_integration_runs() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec make test")
    planned = run(["make", "--no-print-directory", "--dry-run", "test"], ROOT)
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert f"/{tool}" in planned


def test_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named and named <= targets


def test_commands_that_pages_name_exist() -> None:
    from kg.cli.group import policy_kg

    known = set(policy_kg.list_commands(click.Context(policy_kg)))
    inline = [(name_of(page), page.read_text(encoding="utf-8")) for page in PAGES]
    named = {(name, command) for name, text in inline for command in re.findall(r"`policy-kg ([a-z]+)", text)}
    for block in BLOCKS:
        called = re.findall(r"(?:^|[|;] *)policy-kg ([a-z]+)", block.script, re.MULTILINE)
        named |= {(block.where, command) for command in called if block.language in ("sh", "console")}
    assert len(named) > 20
    assert [pair for pair in sorted(named) if pair[1] not in known] == []


def test_files_that_pages_name_exist() -> None:
    inside = r"`((?:extract|kg|ontology|viz|tests|docs|benchmarks)/[\w/.-]+\.\w+)`"
    named = {
        (name_of(page), path)
        for page in PAGES
        for path in re.findall(inside, page.read_text(encoding="utf-8"))
    }
    assert [pair for pair in sorted(named) if not (ROOT / pair[1]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    targets = [t for t in re.findall(r"\]\(([^)#]+)", text) if "://" not in t]
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_no_page_keeps_the_marks_of_a_merge() -> None:
    marks = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>)(?: |$)", re.MULTILINE)
    assert [name_of(page) for page in PAGES if marks.search(page.read_text(encoding="utf-8"))] == []


def test_every_page_is_in_the_menu_and_on_the_first_page() -> None:
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed = set(re.findall(r"[\w/-]+\.md", str(menu)))
    pages = {p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md")}
    assert listed == pages
    linked = set(re.findall(r"\]\(([\w/-]+\.md)", (DOCS / "index.md").read_text(encoding="utf-8")))
    assert linked == pages - {"index.md"}
