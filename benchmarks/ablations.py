"""What each part of tagging, linking and relating contributes: scores without it, against scores with it.

    python benchmarks/ablations.py                  all parts
    python benchmarks/ablations.py coordination     those whose group or name holds a word

A cell holds the change in points (hundredths of F1, of actions the share that is right) on gold / tuned /
held-out texts; what does not change is a dot.  Held-out texts are only counted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ablation_parts import PARTS, Part, switched_off
from compare import gold_groups, predictions

GROUPS = ("shared", "tuned", "held_out")
MEASURES = ("exact", "names", "goals", "actions", "relations")
SYSTEMS = ("platform", "database", "project")
Scores = dict[tuple[str, str], float]


def measure(groups: Mapping[str, Sequence[Any]]) -> Scores:
    """Scores by group and measure, in points."""
    from kg.evaluate.scores import evaluate

    scores: Scores = {}
    for group, texts in groups.items():
        report = evaluate(texts, predictions(texts))
        counts = [
            report.attributes[kind, "action"] for kind in SYSTEMS if (kind, "action") in report.attributes
        ]
        found = (
            report.measures["exact", "all"].f1,
            report.measures["names", "all"].f1,
            report.measures["overlap", "goal"].f1,
            sum(right for right, _ in counts) / max(1, sum(of for _, of in counts)),
            report.relations["all"].f1,
        )
        scores.update({(group, name): 100 * share for name, share in zip(MEASURES, found, strict=True)})
    return scores


def table(groups: Mapping[str, Sequence[Any]], parts: Sequence[Part]) -> Iterator[str]:
    """Lines of a Markdown table."""
    names = [name for name in GROUPS if name in groups]
    whole = measure(groups)
    yield f"| without | {' | '.join(MEASURES)} |"
    yield f"|---|{'---|' * len(MEASURES)}"
    cells = (" / ".join(f"{whole[group, m]:.1f}" for group in names) for m in MEASURES)
    yield f"| nothing | {' | '.join(cells)} |"
    for part in parts:
        with switched_off(part):
            less = measure(groups)
        cells = (" / ".join(_change(less[group, m] - whole[group, m]) for group in names) for m in MEASURES)
        row = ("." if set(cell) <= set("0 /") else cell for cell in cells)
        yield f"| {part.group}: {part.name} | {' | '.join(row)} |"


def _change(points: float) -> str:
    return "0" if abs(points) < 0.05 else f"{points:+.1f}".replace("-", "−")


def main(words: Sequence[str]) -> None:
    parts = [p for p in PARTS if not words or any(word in f"{p.group}: {p.name}" for word in words)]
    for line in table(gold_groups(), parts):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
