"""The HTML page describes every term in both languages and needs nothing but itself."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ontology.document import document_html, main
from ontology.model import load_ontology


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                assert value not in self.ids
                self.ids.add(str(value))
            elif name in ("href", "src"):
                self.links.add(str(value))


@pytest.fixture(scope="module")
def page() -> _Page:
    parser = _Page()
    parser.feed(document_html())
    return parser


def test_every_term_has_its_place_and_every_link_leads_to_one(page: _Page) -> None:
    ontology = load_ontology()
    assert page.ids == {term.name for term in (*ontology.classes, *ontology.properties)}
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= page.ids


def test_every_term_is_described_in_both_languages() -> None:
    html, ontology = document_html(), load_ontology()
    for term in (*ontology.classes, *ontology.properties):
        assert term.labels["zh"] in html
        assert escape(term.comments["zh"]) in html


def test_nothing_is_loaded_and_nothing_runs(page: _Page) -> None:
    assert not page.tags & {"script", "link", "img", "iframe"}
    assert not re.search(r"@import|url\(", document_html())


def test_main(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ontology.html"
    assert main([str(target)]) == 0
    assert target.read_text(encoding="utf-8") == document_html()
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
