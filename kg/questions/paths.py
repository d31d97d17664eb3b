"""Steps to paths: how each thing is reached from where a question starts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.query.sparql import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.query.labels import Labels
    from kg.query.sparql import Row, Term

__all__ = ["join_steps"]


def join_steps(table: Table, columns: Sequence[str], labels: Labels) -> Table:
    """Turn rows that are single steps into rows that say how far and by which path.

    A thing reached by several paths is told by a shortest one; each step that leads to it from one
    step less stays a row of its own, so that its evidence is not lost.

    Args:
        table: Rows of steps, in any order.
        columns: Names of the columns with the start, the beginning and the end of a step.
        labels: For the words of the path.

    Returns:
        The table without the column of the start, with the columns ``steps`` (a number) and ``path`` in
        front, nearest first.
    """
    import pyoxigraph

    start, origin, target = (table.columns.index(name) for name in columns)
    rows = list(table.rows)
    paths = _shortest(rows, start, origin, target)
    words: list[tuple[int, str, Row]] = []
    for row in rows:
        path = paths.get((row[start], row[origin]))
        if path is None or len(paths[row[start], row[target]]) <= len(path):
            continue
        names = [labels.cell(term) for term in (*path, row[target])]
        words.append((len(path), " → ".join(names), row))
    words.sort(key=lambda told: (told[0], told[1], [str(term) for term in told[2]]))
    kept = [i for i in range(len(table.columns)) if i != start]
    return Table(
        ("steps", "path", *(table.columns[i] for i in kept)),
        [
            (pyoxigraph.Literal(steps), pyoxigraph.Literal(path), *(row[i] for i in kept))
            for steps, path, row in words
        ],
    )


def _shortest(
    rows: list[Row], start: int, origin: int, target: int
) -> dict[tuple[Term | None, Term | None], tuple[Term | None, ...]]:
    """Return for each start and thing a shortest path, both ends in it; the choice is by IRI."""
    steps: defaultdict[Term | None, defaultdict[Term | None, set[Term | None]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for row in rows:
        steps[row[start]][row[origin]].add(row[target])
    paths: dict[tuple[Term | None, Term | None], tuple[Term | None, ...]] = {}
    for first, onward in steps.items():
        paths[first, first] = (first,)
        front = [first]
        while front:
            reached: list[Term | None] = []
            for thing in front:
                for following in sorted(onward.get(thing, ()), key=str):
                    if (first, following) not in paths:
                        paths[first, following] = (*paths[first, thing], following)
                        reached.append(following)
            front = reached
    return paths
