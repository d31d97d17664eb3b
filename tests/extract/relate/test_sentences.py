"""What sentences state: those of sentences.txt and prose.txt, and direction, role, modality and denial."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import OWN, relate, triples

CASES = [
    line.replace("¶", "\n").split("=>")
    for name in ("sentences.txt", "prose.txt")
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


def stated(listed: str) -> set[tuple[str, str, str]]:
    found = set()
    for item in filter(None, map(str.strip, listed.split(";"))):
        subject, predicate, target = item.split()[:3]
        ends = (OWN if subject == "doc" else subject, target)
        if predicate == "connectsTo":
            ends = min(ends), max(ends)
        found.add((ends[0], predicate, ends[1]))
    return found


@pytest.mark.parametrize(("sentence", "listed"), CASES, ids=[case[0].strip()[:30] for case in CASES])
def test_states(sentence: str, listed: str) -> None:
    assert {t for t in triples(sentence.strip()) if t[1] != "cites"} == stated(listed)


@pytest.mark.parametrize(("sentence", "listed"), [c for c in CASES if "lead" in c[1]], ids=lambda c: c[:24])
def test_roles(sentence: str, listed: str) -> None:
    want = {tuple(item.split()[:4:3]) for item in listed.split(";") if "responsibleFor" in item}
    got = {(r.subject[1], r.role) for r in relate(sentence.strip()) if r.predicate == "responsibleFor"}
    assert got == want


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("[S 甲平台]与[S 乙平台]互联互通", "stated"),
        ("加快推进[S 甲平台]与[S 乙平台]互联互通", "planned"),
        ("探索推动[S 甲平台]与[S 乙平台]互联互通", "explored"),
        ("确需保留的，应当将[S 甲平台]接入[S 乙平台]", "conditional"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert {r.modality for r in relate(sentence)} == {modality}


@pytest.mark.parametrize(
    "sentence",
    [
        "不得依托[S 甲云]建设[S 乙系统]",
        "未通过评估前，不得将[S 乙系统]接入[S 甲云]",
        "[S 乙系统]尚未与[S 甲云]互联互通",
        "[S 乙系统]与[S 甲云]的互认仍在磋商",
        "[A 省粮食局]不再负责[S 乙系统]运维",
        "除将[S 乙系统]接入[S 甲云]外，其他要求不变",
    ],
)
def test_what_is_denied_is_kept_as_negative(sentence: str) -> None:
    assert triples(sentence) == set()
    assert len(triples(sentence, polarity="negative")) == 1


@pytest.mark.parametrize("sentence", ["未来将[S 乙系统]接入[S 甲云]", "不断推进[S 乙系统]与[S 甲云]互通"])
def test_letters_of_a_denial_inside_a_word_deny_nothing(sentence: str) -> None:
    assert len(triples(sentence)) == 1


def test_nothing_relates_to_itself() -> None:
    assert triples("推动[S 甲平台]与[S 甲平台]互联互通") == set()


def test_a_collective_answers_for_nothing() -> None:
    assert triples("[C 各地区各部门]要加快建设[S 甲平台]") == set()
    assert triples("[A 省数据局]要加快建设[S 甲平台]") == {("省数据局", "responsibleFor", "甲平台")}


def test_a_coordination_names_each() -> None:
    found = triples("依托[S 甲云]建设[S 乙库|丙库|丁库]")
    assert found == {(name, "dependsOn", "甲云") for name in ("乙库", "丙库", "丁库")}


def test_fenbie_deals_one_to_one() -> None:
    found = triples("[S 甲库]、[S 乙库]由[A 省公安厅]、[A 省民政厅]分别维护")
    assert found == {("省公安厅", "responsibleFor", "甲库"), ("省民政厅", "responsibleFor", "乙库")}


def test_short_form_in_brackets_is_no_other_thing() -> None:
    found = triples("[S 甲平台]（以下简称[S 甲台]）由[A 省数据局]管理")
    assert found == {("省数据局", "responsibleFor", "甲平台")}


@pytest.mark.parametrize("stop", ["。", "；", "？", "！"])
def test_no_cue_crosses_a_stop(stop: str) -> None:
    assert triples(f"深化应用，依托[S 甲云]{stop}建设[S 乙系统]") == set()
