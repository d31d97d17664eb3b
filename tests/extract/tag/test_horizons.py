"""The words that a sentence opens with when it names a horizon."""

from __future__ import annotations

import pytest

from extract.tag.horizons import find_year, match_horizon


@pytest.mark.parametrize(
    ("text", "year", "force", "rest"),
    [
        ("到2026年，建成", "2026", "by", "建成"),
        ("到2026年底建成", "2026", "by", "建成"),
        ("至2026年，建成", "2026", "by", "建成"),
        ("到2026年前后，建成", "2026", "by", "建成"),
        ("到2026年和2035年，分别", "2026", "by", "分别"),
        ("展望2035年，建成", "2035", "by", "建成"),
        ("到二〇二六年，建成", "2026", "by", "建成"),
        ("到二○二六年，建成", "2026", "by", "建成"),
        ("一是到2026年，建成", "2026", "by", "建成"),
        ("（1）到2026年，建成", "2026", "by", "建成"),
        ("第一阶段：到2026年，建成", "2026", "by", "建成"),
        ("其中，到2026年，建成", "2026", "by", "建成"),
        ("到“十四五”末，建成", "2025", "by", "建成"),
        ("“十四五”期末，建成", "2025", "by", "建成"),
        ("到十五五末，建成", "2030", "by", "建成"),
        ("到本世纪中叶，建成", "2050", "by", "建成"),
        ("2026年底前，建成", "2026", "before", "建成"),
        ("2026年6月底前完成", "2026", "before", "完成"),
        ("二〇二六年底前完成", "2026", "before", "完成"),
        ("今年年底前，完成", "2024", "before", "完成"),
        ("明年底前，完成", "2025", "before", "完成"),
        ("年底前，完成", "2024", "before", "完成"),
        ("未来五年，建成", "2029", "before", "建成"),
        ("今后3年内，建成", "2027", "before", "建成"),
        ("用3年左右时间，建成", "2027", "before", "建成"),
        ("通过三至五年努力，建成", "2029", "before", "建成"),
        ("三年内，建成", "2027", "before", "建成"),
        ("2026年，建成", "2026", "in", "建成"),
        ("2024—2026年，建成", "2026", "in", "建成"),
        ("2024年至2026年，建成", "2026", "in", "建成"),
        ("“十四五”期间，建成", "2025", "in", "建成"),
    ],
)
def test_horizon(text: str, year: str, force: str, rest: str) -> None:
    horizon = match_horizon(text, 0, len(text), "2024")
    assert horizon is not None
    assert (horizon.year, horizon.force, text[horizon.end :]) == (year, force, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2024年以来，建成",
        "截至2024年底，建成",
        "2024年的计划",
        "2024年度计划",
        "从2024年起，建成",
        "推进到2024年",
        "到期",
        "五年规划",
    ],
)
def test_no_horizon(text: str) -> None:
    assert match_horizon(text, 0, len(text), "2024") is None


def test_relative_horizon_needs_a_year_to_count_from() -> None:
    horizon = match_horizon("未来五年，建成", 0, 7)
    assert horizon is not None
    assert horizon.year == ""


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("目标（2023—2025年）", "2025"),
        ("“十四五”发展目标", "2025"),
        ("2035年远景目标", "2035"),
        ("主要目标", ""),
        ("第3号", ""),
    ],
)
def test_year_of_a_heading(words: str, year: str) -> None:
    assert find_year(words) == year
