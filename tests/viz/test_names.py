"""Search keys of names."""

from __future__ import annotations

import pytest

from viz.names import pinyin_initials, script_folding


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("国家电子政务外网", "gjdzzwww"),
        ("“互联网+监管”系统", "hlwjgxt"),
        ("CIM基础平台", "cimjcpt"),
        ("12345热线", "12345rx"),
        ("", ""),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert pinyin_initials(name) == initials


def test_long_names_are_cut() -> None:
    assert len(pinyin_initials("长" * 10_000)) == 40


def test_folding_covers_variants_and_only_what_is_used() -> None:
    old, new = script_folding(["台国说"])
    pairs = dict(zip(old, new, strict=True))
    assert pairs["臺"] == "台"
    assert pairs["國"] == "国"
    assert pairs["説"] == "说"
    assert "電" not in pairs
