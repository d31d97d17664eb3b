"""Systems and projects that a sentence takes up without their names."""

from __future__ import annotations

import pytest
from marked import place_mentions, read_marks, relate, triples

from extract.lexicon import load_table
from extract.relate.anaphors import find_anaphors, link_confidence
from extract.relate.within import MentionIndex

WAYS = load_table("anaphors")
HEADS = load_table("anaphor_heads")


def taken_up(marked: str) -> list[tuple[str, list[str]]]:
    text, mentions = read_marks(marked.replace("¶", "\n"))
    structure, placed = place_mentions(text, mentions)
    index = MentionIndex(placed)
    return [
        (text[a.start : a.end], [placed[i].surface for i in a.indices])
        for sentence in structure.sentences
        for a in find_anaphors(text, sentence, index)
    ]


@pytest.mark.parametrize("row", WAYS, ids=[row["id"] for row in WAYS])
def test_a_way_of_taking_up_holds_in_its_example_only(row: dict[str, str]) -> None:
    linked = {r.cue.partition("+")[2] for r in relate(row["example"].replace("¶", "\n"))}
    assert row["id"] in linked
    assert not any("+" in r.cue for r in relate(row["counter"].replace("¶", "\n")))


@pytest.mark.parametrize("row", HEADS, ids=[row["head"] for row in HEADS])
def test_a_head_takes_up_what_it_fits(row: dict[str, str]) -> None:
    assert any("+" in r.cue for r in relate(row["example"]))
    assert not any("+" in r.cue for r in relate(row["counter"]))


def test_what_is_taken_up() -> None:
    assert taken_up("建设[S 甲平台]和[S 乙系统]。该系统由[A 省粮食局]管理") == [("该系统", ["乙系统"])]


def test_a_system_that_is_only_relied_on_is_not_taken_up() -> None:
    assert taken_up("依托[S:use 甲平台]建设[S:build 乙平台]。该平台由[A 省粮食局]管理") == [
        ("该平台", ["乙平台"])
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "建设[S 甲平台]和[S 乙平台]。该平台由[A 省粮食局]管理",
        "建设[S 甲平台]。¶各单位负责人应当签字背书，层层落实责任，定期报告情况，接受群众监督，不断提高服务质量，持续优化营商环境，推动高质量发展取得实效。¶该平台由[A 省粮食局]管理",
        "完善[S 甲平台]。系统推进工作，由[A 省粮食局]牵头",
        "完善[S 甲平台]。平台经济由[A 省粮食局]统筹",
        "完善[S 甲平台]。各级平台与[S 乙系统]对接",
    ],
)
def test_nothing_is_taken_up_where_it_is_not_sure(marked: str) -> None:
    assert taken_up(marked) == []


def test_the_evidence_is_the_sentence_that_takes_up() -> None:
    (relation,) = relate("建设[S 甲平台]。该平台由[A 省粮食局]管理。")
    assert (relation.start, relation.subject[1], relation.object[1]) == (6, "省粮食局", "甲平台")
    assert relation.cue == "duty.passive+anaphor.this"
    assert relation.confidence <= link_confidence("anaphor.this")


def test_the_plural_takes_up_all() -> None:
    assert triples("完善[S 甲库]和[S 乙库]。上述数据库均由[A 省粮食局]管理") == {
        ("省粮食局", "responsibleFor", "甲库"),
        ("省粮食局", "responsibleFor", "乙库"),
    }
