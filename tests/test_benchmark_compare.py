"""The comparison with the frozen baseline: what it keeps, and what it lists."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate.scores import Finding

ROWS = [
    Finding("b.txt", "goal", 3, 40, "到2030年，“市域一张网”全面建成，各县全部接入", "right"),
    Finding("a.txt", "relation.cites", -1, -1, "甲办法 | cites | " + "乙" * 60, "missed"),
    Finding("a.txt", "platform", 0, 4, "“政务云”", "boundary"),
]


@pytest.fixture(scope="module")
def compare(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("compare", root / "benchmarks" / "compare.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_baseline_is_read_as_it_was_frozen(compare: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    compare.write_baseline(path, ROWS)
    assert compare.read_baseline(path) == sorted(ROWS)
    assert path.read_text(encoding="utf-8").count("\n") == len(ROWS) + 2


def test_sentences_are_not_copied_whole(compare: ModuleType) -> None:
    assert [compare.shortened(row).words for row in ROWS] == [
        "到2030年，“市域一张",
        "甲办法 | cites | " + "乙" * 40,
        "“政务云”",
    ]


def test_texts_nobody_may_look_at_are_only_counted(compare: ModuleType) -> None:
    assert list(compare.change_lines(ROWS, "-", {"a.txt"})) == [
        "-1 goal",
        "    b.txt [3, 40) right: '到2030年，“市域一张网”全面建成，各县全部接入'",
        "-1 platform",
        "-1 relation.cites",
    ]


def test_words_nobody_may_look_at_are_compared_by_a_digest(compare: ModuleType) -> None:
    digests = [compare.sealed(row).words for row in ROWS]
    assert len(set(digests)) == len(ROWS)
    assert all(len(digest) == 12 and digest.isascii() for digest in digests)
    assert compare.sealed(ROWS[0]) == compare.sealed(ROWS[0])
