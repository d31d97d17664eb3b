"""What falls due when: goals with their year, and commitments made in the words of a dated goal."""

from __future__ import annotations

from collections import defaultdict

from viz.model import Corpus, Evidence
from viz.vocabulary import read_vocabulary

__all__ = ["dated_rows"]


def dated_rows(corpus: Corpus) -> list[list[int | str]]:
    """Rows ``[year, entity, predicate, document, evidence]`` in order; year is empty where none is stated.

    A goal gives a row for each document that sets it.  A commitment (a document builds, improves … a thing)
    is dated when the same sentence, or the goal's own words, hold a goal with a year.
    """
    due = {i: e.facts.get("dueYear", "")[:4] for i, e in enumerate(corpus.entities) if e.type == "goal"}
    goals: dict[tuple[str, int, int], int] = {}
    spans: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    sentences: dict[tuple[int, str], str] = {}
    for index, item in enumerate(corpus.evidence):
        if item.object in due and item.predicate in ("mentions", "setsGoal"):
            goals.setdefault((due[item.object], item.object, item.document), index)
            if due[item.object]:
                spans[item.file].append((item.start, item.end, due[item.object]))
                sentences.setdefault((item.file, item.sentence), due[item.object])
    rows: set[tuple[str, int, str, int, int]] = {
        (year, goal, "setsGoal", document, index) for (year, goal, document), index in goals.items()
    }
    commitments = read_vocabulary()["commitments"]
    seen: set[tuple[str, int, str, int]] = set()
    for index, item in enumerate(corpus.evidence):
        if item.predicate in commitments and item.polarity == "positive":
            year = sentences.get((item.file, item.sentence)) or _within(item, spans[item.file])
            key = (year, item.object, item.predicate, item.document)
            if year and key not in seen:
                seen.add(key)
                rows.add((*key, index))
    return [list(row) for row in sorted(rows)]


def _within(item: Evidence, spans: list[tuple[int, int, str]]) -> str:
    """The year of the narrowest goal whose words hold a passage, or empty."""
    holding = [(end - start, year) for start, end, year in spans if start <= item.start and item.end <= end]
    return min(holding)[1] if holding else ""
