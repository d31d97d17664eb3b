"""Prints evaluations: the table of scores, lists of errors, what one run gains and loses against another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from extract.records import ENTITY_TYPES
from kg.evaluate.measures import Score
from kg.evaluate.scores import Finding, Report

__all__ = ["Changes", "compare_findings", "error_lines", "score_table"]

_HEAD: Final = f"{'type':10} {'exact P/R/F1':>20} {'overlap P/R/F1':>20} {'names P/R/F1':>20}  attributes"
_WORTH: Final = {"extra": 0, "missed": 0, "wrong": 0, "absent": 1, "boundary": 2, "right": 3}


def score_table(report: Report) -> str:
    """The scores of a report as lines of text: a row a type, the pooled row, a row a predicate."""
    lines = [", ".join(report.documents), _HEAD]
    for kind in (*ENTITY_TYPES, "all"):
        cells = (report.measures.get((measure, kind)) for measure in ("exact", "overlap", "names"))
        row = " ".join(f"{_cell(score):>20}" for score in cells)
        own = ((name, counts) for (of_kind, name), counts in report.attributes.items() if of_kind == kind)
        attributes = ", ".join(f"{name} {right}/{of}" for name, (right, of) in own)
        lines.append(f"{kind.upper() if kind == 'all' else kind:10} {row}  {attributes}".rstrip())
    lines += (f"relation {predicate:16} {_cell(score)}" for predicate, score in report.relations.items())
    return "\n".join(lines)


def _cell(score: Score | None) -> str:
    return f"{score.precision:.2f} {score.recall:.2f} {score.f1:.3f}" if score else "-"


def error_lines(report: Report, limit: int) -> Iterator[str]:
    """Yield what went wrong, tab-separated, at most ``limit`` lines of each outcome and kind."""
    seen: dict[tuple[str, str], int] = {}
    for finding in sorted(report.findings, key=lambda f: (f.kind, f.outcome, f)):
        if finding.outcome == "right":
            continue
        group = finding.outcome, finding.kind
        seen[group] = seen.get(group, 0) + 1
        if seen[group] <= limit:
            yield "\t".join((*group, finding.document, repr(finding.words)))


@dataclass(frozen=True, slots=True)
class Changes:
    """What a later run does better and worse than an earlier one, each sorted by kind.

    Attributes:
        gains: What became right or nearly so, and extras that are gone.
        losses: What became worse, and new extras.
    """

    gains: tuple[Finding, ...]
    losses: tuple[Finding, ...]


def compare_findings(earlier: Iterable[Finding], later: Iterable[Finding]) -> Changes:
    """Compare two runs over the same gold texts, thing by thing.

    The outcome of a change names both runs: ``missed -> right``, ``absent -> extra``; absent is what the run
    neither found nor had to find, or an attribute of a mention that it missed.
    """
    before, after = ({replace(f, outcome=""): f.outcome for f in run} for run in (earlier, later))
    gains: list[Finding] = []
    losses: list[Finding] = []
    for key in sorted(before.keys() | after.keys(), key=lambda f: (f.kind, f)):
        old, new = before.get(key, "absent"), after.get(key, "absent")
        if _WORTH[old] != _WORTH[new]:
            changed = replace(key, outcome=f"{old} -> {new}")
            (gains if _WORTH[old] < _WORTH[new] else losses).append(changed)
    return Changes(tuple(gains), tuple(losses))
