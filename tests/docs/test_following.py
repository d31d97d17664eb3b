"""Every page can be followed from top to bottom, and ``make`` does what the pages say of it.

``sh``, ``python`` and ``sparql`` blocks run one after another in one folder that holds ``texts/`` and ``out/``;
a ``text`` block that comes next is what it prints. Pages whose blocks differ in nothing but comments, as the
two languages of one page, are followed once.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from documentation import BLOCKS, PAGES, ROOT, RUN, Block, name_of

# Lines that are not run here: they make the environment in which the tests run.
SET_UP = ("make ", "python3 -m venv ", ".venv/bin/pip ", ".venv/bin/policy-kg --help", ".venv/bin/pre-commit")


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


def scripts() -> dict[tuple[tuple[str, str, str | None], ...], list[Path]]:
    """Return the pages by what is run of them."""
    found: dict[tuple[tuple[str, str, str | None], ...], list[Path]] = {}
    for page in PAGES:
        if ours := [b.shown for b in BLOCKS if b.page == page and b.language in RUN]:
            found.setdefault(tuple(ours), []).append(page)
    return found


@pytest.mark.parametrize(
    "page", [pytest.param(pages[0], id="=".join(map(name_of, pages))) for pages in scripts().values()]
)
def test_page_can_be_followed(page: Path, workplace: Path) -> None:
    for block in (b for b in BLOCKS if b.page == page and b.language in RUN):
        try:
            said = output_of(block, workplace)
        except AssertionError as error:
            pytest.fail(f"{block.where}: {error}")
        assert block.printed in (None, said), f"{block.where} prints something else"


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
    for command in re.findall(r"(\S+/policy-kg(?: --lang zh)? \w+)[;；]", said):
        assert run(command.split(), tmp_path)
    assert "接下来" in said


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
