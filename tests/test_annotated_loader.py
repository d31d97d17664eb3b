"""The loader of annotated passages: what it reads, what it refuses, and that every shipped passage loads."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import annotated
import pytest

CASES = Path(__file__).parent / "cases" / "annotated"
LENGTHS = {"r": (150, 700), "v": (1100, 2400), "w": (1100, 2400), "x": (300, 700), "y": (300, 700)}
"""First letter of the id -> the lengths of a whole document or of a chapter rich in relations; others are short."""

HEADER = "# id: x\n# kind: pilot\n# domain: test\n# note: none\n"


def parse(inline: str, tail: str = "") -> annotated.Passage:
    return annotated.parse_passage(f"{HEADER}{inline}\n---\n{tail}", "x.txt")


def test_marks_give_offsets_of_the_raw_text() -> None:
    passage = parse("依托⟦platform use|政务外网→国家电子政务外网⟧,⟦agency? collective|各部门⟧共享。")
    assert passage["text"] == "依托政务外网,各部门共享。\n"
    platform, agency = passage["mentions"]
    assert (platform["start"], platform["end"]) == (2, 6)
    assert platform["canonical"] == ["国家电子政务外网"]
    assert platform["attrs"] == {"action": "use"}
    assert (agency["opt"], agency["attrs"]) == (1, {"collective": "1"})


def test_edges_are_trimmed_and_names_lose_marks_and_wraps() -> None:
    (mention,) = parse("完善⟦platform|“互联网+监\n管”系统⟧")["mentions"]
    assert mention["surface"] == "互联网+监\n管”系统"
    assert mention["canonical"] == ["互联网+监管系统"]


def test_nested_marks_come_outer_first_and_goals_drop_stops() -> None:
    outer, inner = parse("⟦goal 2030|——到2030年建成⟦platform build|云⟧。⟧")["mentions"]
    assert outer["surface"] == "到2030年建成云"
    assert outer["attrs"] == {"year": "2030"}
    assert inner["surface"] == "云"


def test_coordination_is_one_surface_with_several_names() -> None:
    (mention,) = parse("⟦database|人口、法人库→人口库|法人库⟧")["mentions"]
    assert mention["surface"] == "人口、法人库"
    assert mention["canonical"] == ["人口库", "法人库"]


def test_relations_roles_and_groups() -> None:
    passage = parse(
        "⟦agency|省数据局⟧建设⟦platform build|政务云⟧",
        "?省数据局 | responsibleFor | 政务云 | lead\nsame: 政务云 = 省政务云\n",
    )
    assert passage["relations"] == [
        {"subject": "省数据局", "predicate": "responsibleFor", "object": "政务云", "opt": 1, "role": "lead"}
    ]
    assert passage["same"] == [["政务云", "省政务云"]]


@pytest.mark.parametrize(
    ("inline", "tail", "reason"),
    [
        ("⟦platform|云", "", "never closed"),
        ("云⟧", "", "closes nothing"),
        ("⟦云", "", "stray"),
        ("⟦system|云⟧", "", "unknown type"),
        ("⟦agency build|局⟧", "", "does not fit"),
        ("⟦platform|云→“云”⟧", "", "holds marks"),
        ("⟦platform|“”⟧", "", "empty mention"),
        ("⟦platform|云⟧", "云 | owns | 云", "unknown predicate"),
        ("⟦platform|云⟧", "云 | partOf", "bad relation"),
        ("⟦platform|云⟧", "云 | partOf | 网", "no mention of '网'"),
        ("⟦platform|云⟧⟦agency|局⟧", "云 | issuedBy | 局", "no mention of '云' with a fitting type"),
        ("⟦platform|云⟧", "云 | partOf | 云", "relates a name to itself"),
        ("⟦platform|云⟧⟦platform|网⟧", "云 | partOf | 网 | lead", "bad role"),
        ("⟦platform|云⟧", "same: 云", "bad group"),
        ("⟦platform|云⟧", "same: 甲 = 乙", "names nothing"),
    ],
)
def test_malformed_passages_are_refused(inline: str, tail: str, reason: str) -> None:
    with pytest.raises(annotated.AnnotationError, match=reason):
        parse(inline, tail)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("# id: x\n云\n---\n", "header lacks"),
        (HEADER.replace("pilot", "poem") + "云\n---\n", "unknown kind"),
        (HEADER + "云\n", "no line '---'"),
        ("# id: x\n# id: y\n", "bad header line"),
    ],
)
def test_malformed_files_are_refused(content: str, reason: str) -> None:
    with pytest.raises(annotated.AnnotationError, match=reason):
        annotated.parse_passage(content, "x.txt")


@pytest.mark.parametrize(("part", "least"), [("tuned", 40), ("held_out", 40), ("blind", 28)])
def test_every_shipped_passage_loads(part: str, least: int) -> None:
    passages = annotated.load_passages(CASES / part)
    assert len(passages) >= least
    assert len({p["text"] for p in passages}) == len(passages)
    for passage in passages:
        assert passage["header"]["id"] == Path(passage["file"]).stem
        shortest, longest = LENGTHS.get(passage["header"]["id"][0], (120, 520))
        assert shortest <= len(passage["text"]) <= longest, passage["file"]
        for mention in passage["mentions"]:
            assert passage["text"][mention["start"] : mention["end"]] == mention["surface"]


def test_no_two_parts_share_a_sentence() -> None:
    def sentences(part: str) -> set[str]:
        texts = [p["text"] for p in annotated.load_passages(CASES / part)]
        return {s for text in texts for s in text.replace("\n", "。").split("。") if len(s) >= 12}

    for one, other in combinations(("tuned", "held_out", "blind"), 2):
        assert not sentences(one) & sentences(other), (one, other)
