from __future__ import annotations

import re

import pytest

from extract.structure.dates import date_pattern, iso_date


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2022年6月6日", "2022-06-06"),
        ("2022年06月16日", "2022-06-16"),
        ("二〇二二年六月六日", "2022-06-06"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("二零二一年十月", "2021-10"),
        ("2021年12月", "2021-12"),
        ("2025年", "2025"),
        ("2024-03-01", "2024-03-01"),
        ("2024/3/1", "2024-03-01"),
        ("2024.3.1", "2024-03-01"),
        ("2024年13月1日", ""),
        ("二〇二四年三月三十五日", ""),
    ],
)
def test_iso(date: str, iso: str) -> None:
    assert re.fullmatch(date_pattern(), date) is not None or not iso
    assert iso_date(date) == iso


@pytest.mark.parametrize("words", ["2022", "6月6日", "第12号", "1234年"])
def test_is_no_date(words: str) -> None:
    assert re.fullmatch(date_pattern(), words) is None
