"""Every row of the cue lexicons: its example fires, its counter does not."""

from __future__ import annotations

import pytest
from marked import read_marks, relate, triples

from extract.lexicon import load_table
from extract.records import PREDICATES
from extract.relate.cues import denials, load_cues, postponed
from extract.relate.governed import is_governed
from extract.relate.required import holds_all
from extract.relate.skeleton import draw_skeleton
from extract.relate.words import words

CUES = load_table("relation_cues")


@pytest.mark.parametrize("row", CUES, ids=[r["id"] for r in CUES])
def test_the_example_fires(row: dict[str, str]) -> None:
    fired = {(r.cue, r.predicate) for r in relate(row["example"].replace("¶", "\n"))}
    alike = {predicate for cue, predicate in fired if cue.split(".")[0] == row["id"].split(".")[0]}
    assert row["predicate"] in alike, f"no cue of the kind fires: {fired}"
    assert _fires(row["id"], row["example"])


@pytest.mark.parametrize("row", CUES, ids=[r["id"] for r in CUES])
def test_the_counter_does_not(row: dict[str, str]) -> None:
    assert not _fires(row["id"], row["counter"])


def _fires(cue: str, marked: str) -> bool:
    """Whether a cue's own pattern matches a sentence, even where a surer cue states the same."""
    if cue not in {each.id for each in load_cues()}:
        return cue in {r.cue for r in relate(marked.replace("¶", "\n"))}
    text, mentions = read_marks(marked)
    pattern, required = next((c.pattern, c.required) for c in load_cues() if c.id == cue)
    ends = [i + 1 for i, letter in enumerate(text) if letter == "。"] + [len(text)]
    start = 0
    for end in ends:
        inside = [(i, m) for i, m in enumerate(mentions) if start <= m.start < end]
        if pattern.search(drawn := draw_skeleton(text, start, end, inside).text):
            assert holds_all(drawn, required), "what the pattern requires must stand where it matches"
            return True
        start = end
    return False


def test_ids_predicates_and_confidences() -> None:
    assert len({row["id"] for row in CUES}) == len(CUES)
    assert {row["predicate"] for row in CUES} == set(PREDICATES)
    assert all(0 < float(row["confidence"]) < 1 for row in CUES)
    assert {mark for row in CUES for mark in row["marks"].split()} <= {"chain", "elided", "each", "whole"}


# TEND: test_layout.py
WORDS = [row for row in load_table("relation_words") if row["class"] not in ("TEND", "OWN")]
OWN = [row for row in load_table("relation_words") if row["class"] == "OWN"]


@pytest.mark.parametrize("row", WORDS, ids=[f"{r['class']}-{r['word']}" for r in WORDS])
def test_a_word_states_a_relation(row: dict[str, str]) -> None:
    assert triples(row["example"])
    assert triples(row["counter"]) == set()


@pytest.mark.parametrize("row", OWN, ids=[row["word"] for row in OWN])
def test_what_a_system_is_used_for_is_not_what_the_next_clause_makes(row: dict[str, str]) -> None:
    assert triples(row["example"]) == set()
    assert triples(row["counter"])


def test_every_class_of_words_is_used() -> None:
    used = " ".join(row["pattern"] for row in CUES)
    assert [row["class"] for row in WORDS if "{" + row["class"] + "}" not in used] == []
    with pytest.raises(KeyError):
        words("NOTHING")


GOVERNORS = load_table("relation_governors")


@pytest.mark.parametrize("row", GOVERNORS, ids=[f"{r['class']}-{r['word']}" for r in GOVERNORS])
def test_a_governor_makes_a_companion(row: dict[str, str]) -> None:
    kind = "agency" if row["class"] == "agency" else "platform"
    example, counter = (row[key].split("[")[0] for key in ("example", "counter"))
    assert is_governed(example, kind)
    assert not is_governed(counter, kind)


NEGATIONS = load_table("negations")


@pytest.mark.parametrize("row", NEGATIONS, ids=[r["word"] for r in NEGATIONS])
def test_a_negation_denies(row: dict[str, str]) -> None:
    def denied(clause: str) -> bool:
        if row["place"] == "before":
            return bool(denials().search(clause, 0, clause.index("省公共数据平台")))
        return bool(postponed().match(clause, clause.index("对接") + 2))

    assert denied(row["example"])
    assert not denied(row["counter"])
