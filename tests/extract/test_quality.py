"""Scores on annotated texts stay above floors that lie a little under what is reached, so that a loss is seen.

Gold, tuned and held-out texts are apart, short passages and long documents too.  What a failure shows of
held-out texts is a number only.  With ``-s`` the table is printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from annotated import load_passages

from extract.pipeline import extract_text
from extract.records import SourceText
from kg.evaluate.scores import Gold, Report, evaluate, read_gold
from kg.jsonlines import line_objects

PASSAGES = Path(__file__).parents[1] / "cases" / "annotated"
LONG = 1000
SYSTEMS = ("platform", "database", "project")


def share_right(report: Report, attribute: str, kinds: tuple[str, ...]) -> float:
    counts = [report.attributes.get((kind, attribute), (0, 0)) for kind in kinds]
    return sum(right for right, _ in counts) / sum(of for _, of in counts)


MEASURES: dict[str, Callable[[Report], float]] = {
    "mentions": lambda report: report.measures["exact", "all"].f1,
    "names": lambda report: report.measures["names", "all"].f1,
    "agency names": lambda report: report.measures["names", "agency"].f1,
    "document names": lambda report: report.measures["names", "document"].f1,
    "goals": lambda report: report.measures["overlap", "goal"].f1,
    "years of goals": lambda report: share_right(report, "year", ("goal",)),
    "actions": lambda report: share_right(report, "action", SYSTEMS),
    "relations": lambda report: report.relations["all"].f1,
}
FLOORS: dict[str, dict[str, float]] = json.loads(
    (PASSAGES.parent / "floors.json").read_text(encoding="utf-8")
)


def texts_of(group: str) -> list[Gold]:
    folder, _, size = group.partition(", ")
    passages = load_passages(PASSAGES / folder.replace(" ", "_"))
    return [p for p in passages if (len(p["text"]) >= LONG) == (size == "long")]


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest) -> Callable[[str], Report]:
    """Return a function from the name of a group to its report; each text is extracted once."""
    reports: dict[str, Report] = {}

    def read(group: str) -> Report:
        if group not in reports:
            if group == "gold":
                folder: Path = request.getfixturevalue("gold")
                texts = [read_gold(path) for path in sorted(folder.glob("*.gold.json"))]
            else:
                texts = texts_of(group)
            found: list[Mapping[str, object]] = []
            for text in texts:
                found += line_objects(extract_text(SourceText(text["file"], text["file"], text["text"])))
            reports[group] = evaluate(texts, found)
        return reports[group]

    return read


@pytest.mark.parametrize(("group", "measure"), [(group, name) for group in FLOORS for name in FLOORS[group]])
def test_score_is_above_its_floor(group: str, measure: str, report: Callable[[str], Report]) -> None:
    reached = MEASURES[measure](report(group))
    sys.stdout.write(f"\n{group:16} {measure:16} {reached:.3f} (floor {FLOORS[group][measure]:.3f}) ")
    assert reached >= FLOORS[group][measure]


def test_every_group_has_every_measure() -> None:
    assert all(set(floors) == set(MEASURES) for floors in FLOORS.values())


def test_half_of_the_short_passages_are_held_out() -> None:
    tuned, held_out, blind = (len(texts_of(f"{folder}, short")) for folder in ("tuned", "held out", "blind"))
    unseen = held_out + blind
    assert tuned + unseen >= 80
    assert unseen / (tuned + unseen) > 0.3
