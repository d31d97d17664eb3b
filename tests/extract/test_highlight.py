"""Highlighted text is safe, nests as the spans do, and loses no character."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml

import extract
from extract.highlight import Highlight, highlight_html, type_colours
from extract.records import ENTITY_TYPES

TEXT = "到2025年，建成<b>全省政务云平台</b>。"


def words(html: str) -> str:
    """Return the text without marks and their labels."""
    body = re.sub(r"<span[^>]*>[^<]*</span>", "", html)
    return unescape(re.sub(r"<[^>]*>", "", body))


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(0, len(TEXT))],
        [(0, 19), (12, 19)],
        [(12, 19), (0, 14)],
        [(3, 3), (0, 2), (2, 4)],
        [(0, 5), (0, 5)],
        [(5, 500), (600, 700)],
    ],
)
def test_no_character_is_lost(spans: list[tuple[int, int]]) -> None:
    html = highlight_html(TEXT, [Highlight(a, b, "goal", "t") for a, b in spans])
    assert words(html) == TEXT
    assert html.count("<mark") == html.count("</mark>")


def test_a_span_inside_another_is_marked_inside_it() -> None:
    html = highlight_html("甲乙丙丁", [Highlight(1, 3, "agency", ""), Highlight(0, 4, "goal", "")])
    assert re.sub(r' style="[^"]*"| title="[^"]*"', "", html) == (
        '<div lang="zh"><mark>甲<mark>乙丙<span>机构</span></mark>丁<span>目标</span></mark></div>'
    )


def test_text_and_titles_are_escaped() -> None:
    html = highlight_html("<i>&甲", [Highlight(0, 5, '"><script>', '"><script>')])
    assert "<script" not in html and "<i>" not in html


def test_long_texts_are_cut_with_a_note() -> None:
    html = highlight_html("甲" * 30, [Highlight(5, 25, "goal", "")], longest=10)
    assert html.count("甲") == 10 and "20 more characters" in html


def test_colours_are_those_of_the_views() -> None:
    from importlib.resources import files

    style = yaml.safe_load((files("viz") / "style.yaml").read_text(encoding="utf-8"))
    assert type_colours() == {name: look["light"] for name, look in style["types"].items()}
    assert set(type_colours()) == set(ENTITY_TYPES)


def test_an_extraction_shows_itself_in_a_notebook() -> None:
    html = extract.read_text("依托國家電子政務外網，構建全省政務雲平臺。")._repr_html_()
    assert "國家電子政務外網" in html
    assert 'title="国家电子政务外网 · use"' in html
