"""Names that need more than one line: whole on paper, broken evenly in the heads of the matrix."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("compare.html", ".compare thead .name"),
        ("read/provincial.txt.html", "#documents .name"),
    ],
)
def test_names_are_whole_on_paper(visit: Any, address: str, names: str) -> None:
    page = visit.go(address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 300, "height": 900})
    found = page.locator(names)
    found.evaluate_all(
        "all => all.map((one) => { one.textContent = '关于印发数字政府建设实施方案的通知'.repeat(3); })"
    )
    assert found.count() > 0
    cut = "list => list.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
    assert found.evaluate_all(cut) == []


def test_a_file_name_keeps_to_one_line_on_paper(visit: Any) -> None:
    page = visit.go("index.html")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 980, "height": 700})
    page.locator("#downloads small").evaluate_all(
        "all => all.map((one) => { one.textContent = '说明'.repeat(40); })"
    )
    lines = "list => list.map((one) => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
    assert max(page.locator("#downloads .name").evaluate_all(lines)) < 1.5


def test_heads_of_columns_break_evenly(visit: Any) -> None:
    page = visit.go("matrix.html")
    page.locator(".upright").first.evaluate(
        "one => { one.textContent = '关于加快建设一体化政务数据体系的通知'; }"
    )
    lengths = page.locator(".upright").first.evaluate(
        """one => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return Array.from(range.getClientRects(), (line) => line.height);
        }"""
    )
    assert len(lengths) > 1
    assert min(lengths) > max(lengths) / 2
