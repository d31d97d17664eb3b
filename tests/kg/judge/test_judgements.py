"""Judgements: rows are checked, same names are joined, contradictions are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import JudgementError
from kg.judge.judgements import COLUMNS, load_judgements, parse_judgements

HEAD = "# a table\n" + "\t".join(COLUMNS) + "\n"


def table(*rows: tuple[str, str, str, str]) -> str:
    return HEAD + "".join("\t".join((*row, "because", "tester")) + "\n" for row in rows)


def test_the_packaged_table_is_right() -> None:
    assert load_judgements().rows


def test_same_names_are_joined_over_several_rows() -> None:
    read = parse_judgements(
        table(("same", "platform", "甲平台", "乙平台"), ("same", "platform", "乙平台", "丙平台")), "t.tsv"
    )
    assert [read.canonical("platform", name) for name in ("甲平台", "乙平台", "丙平台", "丁平台")] == [
        "甲平台",
        "甲平台",
        "甲平台",
        "丁平台",
    ]
    assert read.canonical("database", "乙平台") == "乙平台", "types are apart"


def test_only_same_merges_and_changes_the_fingerprint() -> None:
    empty = parse_judgements(HEAD, "t.tsv")
    other = parse_judgements(
        table(("different", "platform", "甲", "乙"), ("unsure", "platform", "甲", "丙")), "t"
    )
    assert other.canonical("platform", "乙") == "乙"
    assert other.fingerprint == empty.fingerprint
    assert other.decided("platform", "乙", "甲")
    assert not other.decided("platform", "乙", "丙")
    assert parse_judgements(table(("same", "platform", "甲", "乙")), "t").fingerprint != empty.fingerprint


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("judgement\ttype\n", 1, "expected the columns"),
        (HEAD + "same\tplatform\t甲\n", 3, "expected 6 tab-separated cells, found 3"),
        (table(("perhaps", "platform", "甲", "乙")), 3, "expected same, different, unsure"),
        (table(("same", "planet", "甲", "乙")), 3, "expected one of agency, platform"),
        (table(("same", "platform", "“甲”", "乙")), 3, "without quotation marks"),
        (table(("same", "platform", "甲", "甲")), 3, "against itself"),
        (HEAD + "same\tplatform\t甲\t乙\t\ttester\n", 3, "must not be empty"),
        (
            table(("same", "platform", "甲", "乙"), ("different", "platform", "乙", "甲")),
            4,
            "same by other rows",
        ),
        (
            table(("same", "platform", "甲", "乙"), ("same", "platform", "丙", "乙")),
            4,
            "already an alias of '甲'",
        ),
    ],
)
def test_wrong_rows_are_named(text: str, line: int, words: str) -> None:
    with pytest.raises(JudgementError, match=words) as caught:
        parse_judgements(text, "t.tsv")
    assert str(caught.value).startswith(f"t.tsv:{line}: ")


def test_own_table_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(table(("same", "agency", "甲局", "乙局")), encoding="utf-8")
    assert load_judgements(path).canonical("agency", "乙局") == "甲局"
    with pytest.raises(JudgementError, match="cannot be read"):
        load_judgements(tmp_path / "missing.tsv")
