"""The whole way: evidence in the source, one policy in two forms, determinism."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.normalise import normalise
from extract.pipeline import extract_text
from extract.read import read_file
from extract.records import SourceText

NOISY = """國(guó)務院關于推進雲(yún)嶺數據(jù)工程的(de)意見

二、依托國(guó)家電子政務(wù)外網(wǎng),構(gòu)建云嶺省公共數據(jù)平臺(tái)。到2027年,平
臺全(quán)面建成。
"""


def corpus_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def test_every_mention_quotes_its_source(corpus: Path) -> None:
    files = corpus_files(corpus)
    assert len(files) == 5
    for path in files:
        extraction = extract_text(read_file(path))
        source = extraction.source.text
        assert extraction.mentions
        for m in extraction.mentions:
            assert extraction.simplified[m.clean_start : m.clean_end] == m.surface
            kept = "".join(
                source[s + max(0, m.clean_start - c) : s + min(n, m.clean_end - c)]
                for c, s, n in extraction.offset_map
                if c < m.clean_end and m.clean_start < c + n
            )
            assert normalise(kept).text.replace("\n", "") == normalise(m.surface).text.replace("\n", "")
            assert m.start <= m.end <= len(source)


def test_one_policy_in_two_forms_gives_the_same_entities(corpus: Path) -> None:
    web, pdf = (
        {(e.type, e.name) for e in extract_text(read_file(path)).entities}
        for path in corpus_files(corpus)[:2]
    )
    assert len(web & pdf) / len(web | pdf) >= 0.95


def test_noise_does_not_hide_names() -> None:
    extraction = extract_text(SourceText("a.txt", "a.txt", NOISY))
    assert {m.canonical[0] for m in extraction.mentions if m.type == "platform"} == {
        "国家电子政务外网",
        "云岭省公共数据平台",
    }
    assert [
        (r.subject[1], r.predicate, r.object[1]) for r in extraction.relations if r.predicate == "dependsOn"
    ] == [("云岭省公共数据平台", "dependsOn", "国家电子政务外网")]


def test_the_same_text_gives_the_same_records() -> None:
    source = SourceText("a.txt", "a.txt", NOISY)
    assert extract_text(source) == extract_text(source)


@pytest.mark.parametrize(
    "text", ["", "\n", "。", "《", "（" * 3_000, "建设" * 20_000, "\ufeff", "a" * 50_000]
)
def test_hostile_texts_give_records_in_little_time(text: str) -> None:
    extract_text(SourceText("a.txt", "a.txt", text))


def test_an_attribute_of_a_goal_settles_what_is_done_in_it() -> None:
    text = "一、主要目标\n到2027年，云岭省公共数据平台全面建成。"
    extraction = extract_text(SourceText("a.txt", "a.txt", text))
    assert [m.action for m in extraction.mentions if m.type == "platform"] == ["build"]
