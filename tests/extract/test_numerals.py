"""Numerals of both scripts."""

from __future__ import annotations

import pytest

from extract.numerals import read_number, read_year


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("7", 7),
        ("2025", 2025),
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三百", 300),
        ("一百零五", 105),
        ("二○三五", 2035),
        ("甲", None),
        ("一千二百", 1200),
        ("二〇二五", 2025),
        ("二O三五", 2035),
        ("若干", None),
        ("3.5", None),
    ],
)
def test_numbers(words: str, number: int | None) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize(
    ("words", "year"), [("2025", "2025"), ("二○二五", "2025"), ("十四", ""), ("0025", ""), ("若干", "")]
)
def test_years(words: str, year: str) -> None:
    assert read_year(words) == year
