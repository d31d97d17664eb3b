"""Scores what was extracted against gold annotations, as the annotation guidelines measure it.

For each type: mentions by exact span (trimmed of quotation marks, blanks and glosses), mentions by
overlap (at least half of the union), and the set of canonical names; how often attributes of the
mentions found are right; and relations by canonical names.  Optional gold counts neither way.
Several gold texts are pooled by adding counts.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extract.records import ENTITY_TYPES
from kg.errors import GraphError
from kg.evaluate.measures import NameTable, Score, overlap, pair_up, trim_span

__all__ = ["EvaluationError", "Finding", "Gold", "Report", "evaluate", "read_gold", "read_predictions"]

Gold = Mapping[str, Any]
_ATTRIBUTES: Final = ("action", "year")
_HALF: Final = 0.5
_SYMMETRIC: Final = frozenset({"connectsTo"})


class EvaluationError(GraphError):
    """Gold annotations or predictions cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """How one thing fared, for lists of errors and of changes.

    Attributes:
        document: File name of the gold text.
        kind: A type, ``type.name``, ``type.action``, ``type.year``, or ``relation.PREDICATE``.
        start: Source offset of the mention, -1 for names and relations.
        end: Its end, exclusive, -1 for names and relations.
        words: Surface, name, or ``subject | predicate | object``.
        outcome: ``right``, ``boundary`` (found with other ends), ``missed``, ``wrong`` (attributes)
            or ``extra``.
    """

    document: str
    kind: str
    start: int
    end: int
    words: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Report:
    """Scores of one or several gold texts.

    Attributes:
        documents: File names of the gold texts, in the order given.
        measures: ``(measure, type)`` to score; measures are ``exact``, ``overlap`` and ``names``, the type
            ``all`` pools.
        attributes: ``(type, attribute)`` to how many are right, of how many.
        relations: Predicate to score; ``all`` pools; empty where no gold text has relations.
        findings: Every thing wanted and every thing wrongly found, sorted.
    """

    documents: tuple[str, ...]
    measures: Mapping[tuple[str, str], Score]
    attributes: Mapping[tuple[str, str], tuple[int, int]]
    relations: Mapping[str, Score]
    findings: tuple[Finding, ...]


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        EvaluationError: If it is no JSON object with ``file``, ``text`` and ``mentions``.
    """
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EvaluationError(
            f"{path.name}: expected gold annotations as one JSON object: {error}"
        ) from error
    absent = [
        field for field in ("file", "text", "mentions") if not isinstance(gold, dict) or field not in gold
    ]
    if absent:
        raise EvaluationError(f"{path.name}: gold annotations lack {', '.join(absent)}")
    return dict(gold)


def read_predictions(lines: Iterable[str], name: str) -> list[Mapping[str, Any]]:
    """Read JSON lines such as ``policy-kg tag`` prints; ``name`` is for messages.

    Raises:
        EvaluationError: If a line is no JSON object.
    """
    objects: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{name}:{number}: expected one JSON object a line: {error}") from error
        if not isinstance(item, dict):
            raise EvaluationError(f"{name}:{number}: expected a JSON object, found {type(item).__name__}")
        objects.append(item)
    return objects


def evaluate(gold: Gold | Path | Sequence[Gold | Path], predictions: Iterable[Mapping[str, Any]]) -> Report:
    """Score predictions against one or several gold texts.

    Args:
        gold: Gold annotations or paths to them.
        predictions: Objects with ``kind``, ``doc`` and the fields of a mention or relation; those of
            other documents and kinds are passed over.

    Raises:
        EvaluationError: If a gold file cannot be read.
    """
    several = [gold] if isinstance(gold, Mapping | Path) else gold
    texts = [read_gold(item) if isinstance(item, Path) else item for item in several]
    by_document: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for item in predictions:
        by_document[item.get("doc", ""), item.get("kind", "mention")].append(item)
    tally = _Tally()
    for text in texts:
        mentions, relations = (by_document[text["file"], kind] for kind in ("mention", "relation"))
        _Judge(text, tally).judge(mentions, relations)
    return tally.report(tuple(text["file"] for text in texts))


class _Tally:
    """Counts and findings of all gold texts so far."""

    def __init__(self) -> None:
        self.measures: defaultdict[tuple[str, str], Score] = defaultdict(Score)
        self.attributes: Counter[tuple[str, str, bool]] = Counter()
        self.relations: defaultdict[str, Score] = defaultdict(Score)
        self.findings: list[Finding] = []

    def add(self, measure: str, kind: str, score: Score) -> None:
        self.measures[measure, kind] += score
        self.measures[measure, "all"] += score

    def report(self, documents: tuple[str, ...]) -> Report:
        attributes = {
            (kind, name): (self.attributes[kind, name, True], of)
            for kind in ENTITY_TYPES
            for name in _ATTRIBUTES
            if (of := self.attributes[kind, name, True] + self.attributes[kind, name, False])
        }
        relations = {name: self.relations[name] for name in sorted(self.relations)}
        return Report(documents, dict(self.measures), attributes, relations, tuple(sorted(self.findings)))


class _Judge:
    """Judges what was found in one gold text."""

    def __init__(self, gold: Gold, tally: _Tally) -> None:
        self._gold = gold
        self._tally = tally
        self._names = NameTable(gold["mentions"], gold.get("same", ()))

    def judge(self, mentions: Sequence[Mapping[str, Any]], relations: Sequence[Mapping[str, Any]]) -> None:
        for kind in ENTITY_TYPES:
            wanted = [m for m in self._gold["mentions"] if m["type"] == kind]
            found = [m for m in mentions if m["type"] == kind]
            self._judge_spans(kind, wanted, found)
            if kind != "goal":
                self._judge_names(kind, wanted, found)
        if self._gold.get("relations"):
            self._judge_relations(relations)

    def _note(self, kind: str, outcome: str, words: str, span: tuple[int, int] = (-1, -1)) -> None:
        self._tally.findings.append(Finding(self._gold["file"], kind, *span, words, outcome))

    def _judge_spans(self, kind: str, gold: list[Gold], found: list[Mapping[str, Any]]) -> None:
        text = self._gold["text"]
        required = [m for m in gold if not m["opt"]]
        wanted, optional, spans = (
            [trim_span(text, (m["start"], m["end"]), kind) for m in group]
            for group in (required, [m for m in gold if m["opt"]], found)
        )
        excused = {i for i, span in enumerate(spans) if any(overlap(span, other) > 0 for other in optional)}
        exact, loose = pair_up(wanted, spans, 1.0), pair_up(wanted, spans, _HALF)
        for measure, pairs in (("exact", exact), ("overlap", loose)):
            extra = len(set(range(len(spans))) - set(pairs.values()) - excused)
            self._tally.add(measure, kind, Score(len(pairs), extra, len(wanted) - len(pairs)))
        for index, span in enumerate(wanted):
            outcome = "right" if index in exact else "boundary" if index in loose else "missed"
            self._note(kind, outcome, text[slice(*span)], span)
        for index in sorted(set(range(len(spans))) - set(loose.values()) - set(exact.values()) - excused):
            self._note(kind, "extra", text[slice(*spans[index])], spans[index])
        for index, partner in loose.items():
            for name in _ATTRIBUTES:
                if value := required[index]["attrs"].get(name):
                    right = str(found[partner].get("attrs", {}).get(name)) == str(value)
                    self._tally.attributes[kind, name, right] += 1
                    words = f"{text[slice(*wanted[index])]} = {value}"
                    self._note(f"{kind}.{name}", "right" if right else "wrong", words, wanted[index])

    def _judge_names(self, kind: str, gold: list[Gold], found: list[Mapping[str, Any]]) -> None:
        canonical = self._names.canonical
        wanted = {canonical(kind, name) for m in gold if not m["opt"] for name in m["canonical"]}
        optional = {canonical(kind, name) for m in gold if m["opt"] for name in m["canonical"]}
        read = (self._names.readings(kind, name) for m in found for name in m.get("canonical") or ())
        self._tally.add("names", kind, self._compare(f"{kind}.name", wanted, optional, set().union(*read)))

    def _judge_relations(self, found: Sequence[Mapping[str, Any]]) -> None:
        gold = self._gold["relations"]
        wanted = {self._triple(r) for r in gold if not r.get("opt")}
        optional = {self._triple(r) for r in gold if r.get("opt")}
        stated = {self._triple(r) for r in found}
        for predicate in {triple[1] for triple in wanted | stated}:
            parts = (
                {" | ".join(t) for t in group if t[1] == predicate} for group in (wanted, optional, stated)
            )
            score = self._compare(f"relation.{predicate}", *parts)
            self._tally.relations[predicate] += score
            self._tally.relations["all"] += score

    def _triple(self, relation: Mapping[str, Any]) -> tuple[str, str, str]:
        predicate = relation["predicate"]
        ends = [self._names.canonical_of_any_type(relation[end]) for end in ("subject", "object")]
        if predicate in _SYMMETRIC:
            ends.sort()
        return ends[0], predicate, ends[1]

    def _compare(self, kind: str, wanted: set[str], optional: set[str], found: set[str]) -> Score:
        """Compare two sets and note how each member fared."""
        outcomes = {"right": wanted & found, "extra": found - wanted - optional, "missed": wanted - found}
        for outcome, members in outcomes.items():
            for words in sorted(members):
                self._note(kind, outcome, words)
        return Score(*(len(outcomes[outcome]) for outcome in ("right", "extra", "missed")))
