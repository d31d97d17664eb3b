from __future__ import annotations

import pytest

from extract.structure.numerals import numeral_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("7", 7),
        ("012", 12),
        ("七", 7),
        ("十", 10),
        ("十四", 14),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百二十", 120),
        ("二〇二二", 2022),
        ("二零二四", 2024),
        ("二○三五", 2035),
        ("二O三五", 2035),
        ("甲", -1),
        ("a", -1),
    ],
)
def test_value(numeral: str, value: int) -> None:
    assert numeral_value(numeral) == value
