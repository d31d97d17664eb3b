"""Documentation that cannot rot: generated pages are fresh, code blocks run, links lead somewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(p for p in (ROOT / "docs").rglob("*.md") if p.parent.name != "reference")]
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# Lines that are not run here, because they set up an environment, which continuous integration does.
SET_UP = ("make ", "python3 -m venv ", ".venv/bin/pip ", ".venv/bin/policy-kg --help")


def blocks(language: str) -> list[object]:
    """Return each code block of a language with what a following block of plain text says it prints."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            shown = BLOCK.match(text, block.end() + 2)
            printed = shown[2] if shown and shown[1] == "text" else None
            line = text.count("\n", 0, block.start()) + 1
            if block[1] == language:
                found.append(pytest.param(block[2], printed, id=f"{page.relative_to(ROOT)}:{line}"))
    return found


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generator", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name", ["commands.md", "lexicons.md", "ontology.md", "python.md", "questions.md", "records.md"]
)
def test_generated_page_is_fresh(name: str, generator: ModuleType) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == generator.pages()[name], "out of date; run `make docs`"


@pytest.fixture
def workplace(examples: Path, tmp_path: Path) -> Path:
    """Return a folder with texts/ in which the blocks run."""
    shutil.copytree(examples, tmp_path / "texts")
    (tmp_path / "texts" / "04_city_action_plan.txt").rename(tmp_path / "texts" / "plan.txt")
    return tmp_path


def run(command: list[str], folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("script", "printed"), blocks("sh"))
def test_shell_block_runs(script: str, printed: str | None, workplace: Path, built: Path) -> None:
    if " build " not in script:
        (workplace / "out").symlink_to(built)
    lines = [line for line in script.splitlines() if line and not line.startswith(SET_UP)]
    said = run(["sh", "-e", "-c", "\n".join(lines)], workplace)
    assert printed in (None, said)


@pytest.mark.parametrize(("script", "printed"), blocks("python"))
def test_python_block_runs(script: str, printed: str | None, workplace: Path) -> None:
    said = run([sys.executable, "-c", script], workplace)
    assert said.strip()
    assert printed in (None, said)


@pytest.mark.parametrize(("question", "printed"), blocks("sparql"))
def test_sparql_block_has_an_answer(question: str, printed: str | None, built: Path) -> None:
    from kg.store import open_store

    assert len(list(open_store(built).query(question))) > 0  # type: ignore[arg-type]


def test_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named and named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in t]
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_every_page_is_in_the_menu() -> None:
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed = set(re.findall(r"[\w/-]+\.md", str(menu)))
    present = {str(p.relative_to(ROOT / "docs")) for p in (ROOT / "docs").rglob("*.md")}
    assert listed == present
