"""The reader's arithmetic: spans from source to clean text, nested, cut at line ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import viz

SCRIPTS = Path(viz.__file__).parent / "assets" / "js"
# Source "國(guó)務院\n\nAB", clean "国务院\nAB".
RUNS = [[0, 0, 1], [1, 6, 2], [3, 8, 1], [4, 10, 2]]


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    opened = browser.new_page()
    source = "\n".join((SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in ("dom", "spans"))
    opened.evaluate(
        f"() => {{ {source}\nwindow.kit = {{ toClean, nestSpans, droppedSpans, renderText, groupSpans, h }}; }}"
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ((0, 8), (0, 3)),
        ((0, 1), (0, 1)),
        ((6, 8), (1, 3)),
        ((1, 6), (1, 1)),
        ((1, 8), (1, 3)),
        ((0, 4), (0, 1)),
        ((10, 12), (4, 6)),
        ((0, 12), (0, 6)),
    ],
)
def test_source_to_clean(page: Any, source: tuple[int, int], clean: tuple[int, int]) -> None:
    assert tuple(page.evaluate("([runs, s, e]) => kit.toClean(runs)(s, e)", [RUNS, *source])) == clean


def test_what_cleaning_took_away(page: Any) -> None:
    found = page.evaluate("runs => kit.droppedSpans(runs, 12).map((s) => [s.start, s.end])", RUNS)
    assert found == [[1, 6], [9, 10]]


@pytest.mark.parametrize(
    ("spans", "nested"),
    [
        ([[0, 9], [2, 4]], [[0, 9], [2, 4]]),
        ([[2, 4], [0, 9]], [[0, 9], [2, 4]]),
        ([[0, 5], [3, 8]], [[0, 5], [3, 5], [5, 8]]),
        ([[0, 4], [4, 8]], [[0, 4], [4, 8]]),
        ([[0, 6], [2, 9], [4, 7]], [[0, 6], [2, 6], [4, 6], [6, 9], [6, 7]]),
    ],
)
def test_spans_nest(page: Any, spans: list[list[int]], nested: list[list[int]]) -> None:
    given = [{"start": start, "end": end} for start, end in spans]
    assert page.evaluate("spans => kit.nestSpans(spans).map((s) => [s.start, s.end])", given) == nested


@pytest.mark.parametrize(
    ("text", "spans", "lines"),
    [
        ("abc\ndef", [[1, 6]], ["a<bc>", "<de>f"]),
        ("abc\n\ndef", [[0, 8], [2, 7]], ["<ab<c>>", "", "<<de>f>"]),
        ("abc", [[0, 3], [1, 2]], ["<a<b>c>"]),
        ("a\nb", [[1, 2]], ["a", "b"]),
        ("𠮷a\nb", [[1, 4]], ["𠮷<a>", "<b>"]),
        ("", [], [""]),
    ],
)
def test_rendering_cuts_spans_at_line_ends(
    page: Any, text: str, spans: list[list[int]], lines: list[str]
) -> None:
    given = [{"start": start, "end": end} for start, end in spans]
    found = page.evaluate(
        """([text, spans]) => kit.renderText(Array.from(text), spans, () => kit.h('span')).map((line) =>
            line.innerHTML.replaceAll('<span>', '<').replaceAll('</span>', '>'))""",
        [text, given],
    )
    assert found == lines
