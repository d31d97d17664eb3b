"""The two languages of a page show the same: blocks, headings, lists, tables, paragraphs, and a link from each to the other.

The tables of the page on scores hold figures, which stand in the English page alone.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from documentation import BLOCK, BLOCKS, CHINESE, DOCS, ROOT, name_of

TWINS = [
    (ROOT / "README.md", ROOT / "README.zh-CN.md"),
    *((DOCS / page.relative_to(CHINESE), page) for page in sorted(CHINESE.rglob("*.md"))),
]
twins = pytest.mark.parametrize(("english", "chinese"), TWINS, ids=lambda page: name_of(page))


def test_what_people_follow_is_there_in_chinese() -> None:
    followed = {DOCS / "index.md", DOCS / "tutorial.md", *(DOCS / "how-to").glob("*.md")}
    assert followed <= {english for english, _ in TWINS}


@twins
def test_both_languages_show_the_same_blocks(english: Path, chinese: Path) -> None:
    """They agree, comments aside, so that a change of one page cannot forget the other."""

    shown = [[block.shown for block in BLOCKS if block.page == page] for page in (english, chinese)]
    assert shown[0] == shown[1]


@twins
def test_both_languages_have_the_same_frame(english: Path, chinese: Path) -> None:
    def frame(page: Path) -> list[str]:
        """Return what the page is made of, in its order: marks of headings, items and rows; paragraphs."""
        found: list[str] = []
        for part in BLOCK.sub("", page.read_text(encoding="utf-8")).split("\n\n"):
            if part.strip():
                found += re.findall(r"^(#+|\d\.|[-*]|\|)(?= )", part, re.MULTILINE) or ["paragraph"]
        return found if page.stem != "scores" else [mark for mark in found if mark[0] in "#*"]

    assert frame(english) == frame(chinese)


@twins
def test_each_language_leads_to_the_other(english: Path, chinese: Path) -> None:
    for page, other in ((english, chinese), (chinese, english)):
        (target,) = re.findall(
            r"^\[(?:English|中文\w*)\]\(([^)]+)\)$", page.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert (page.parent / target).resolve() == other


@pytest.mark.parametrize("page", [chinese for _, chinese in TWINS], ids=name_of)
def test_no_line_ends_inside_a_chinese_paragraph(page: Path) -> None:
    """HTML shows the end of a line as a blank, which Chinese does not have."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    wide = "[\u3000-\u9fff\uff00-\uffef]"
    assert re.findall(rf".*{wide}\n{wide}.*", text) == []
