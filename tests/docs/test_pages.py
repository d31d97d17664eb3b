"""Pages lead on: generated ones are fresh, links and names of files hold, the menu lists every page."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from documentation import BLOCK, CHINESE, DOCS, PAGES, ROOT, name_of


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


def linked_from(index: Path) -> set[Path]:
    text = index.read_text(encoding="utf-8")
    return {(index.parent / target).resolve() for target in re.findall(r"\]\(([\w./-]+\.md)", text)}


def test_every_page_is_in_the_menu_and_on_a_first_page() -> None:
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed = {DOCS / name for name in re.findall(r"[\w/-]+\.md", str(menu))}
    pages = set(DOCS.rglob("*.md"))
    assert listed == pages
    chinese = set(CHINESE.rglob("*.md"))
    assert pages - chinese <= linked_from(DOCS / "index.md") | {DOCS / "index.md"}
    assert pages <= linked_from(CHINESE / "index.md") | pages - chinese | {CHINESE / "index.md"}
