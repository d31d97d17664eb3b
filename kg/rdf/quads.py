"""Reads the ``graph.nq`` or ``graph.nq.gz`` of an output folder line by line."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from extract.records import ENTITY_TYPES
from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["default_lines", "evidence_lines", "quad_lines", "split_quad"]


def split_quad(line: str) -> tuple[str, str]:
    r"""Return the triple of an N-Quads line of ours as an N-Triples line, and its graph or an empty string.

    Example:
        >>> split_quad('<s> <p> "o" <g> .\n')
        ('<s> <p> "o" .\n', '<g>')
    """
    head, _, graph = line[:-3].rpartition(" <")
    if '"' in graph or not graph or (head.count(" ") != 2 and ' "' not in head):
        return line, ""
    return f"{head} .\n", f"<{graph}"


def quad_lines(out: Path) -> Iterator[tuple[str, str]]:
    """Yield every statement as an N-Triples line with its graph, the default graph first.

    Raises:
        StoreError: If the folder holds no graph.
    """
    for name, opened in (("graph.nq", open), ("graph.nq.gz", gzip.open)):
        if (out / name).is_file():
            with opened(out / name, "rt", encoding="utf-8", newline="\n") as lines:
                yield from map(split_quad, lines)
            return
    raise StoreError(f"{out}: no graph here; make one with policy-kg build PATHS -o {out}")


def default_lines(out: Path) -> Iterator[str]:
    """Yield the N-Triples lines of the default graph: ontology, entities, direct triples and the run."""
    for line, graph in quad_lines(out):
        if graph:
            return
        yield line


def evidence_lines(out: Path) -> Iterator[str]:
    """Yield the N-Triples lines of all texts' evidence, without what each text says of entities."""
    starts: tuple[str, ...] = ()
    for line, graph in quad_lines(out):
        if not graph:
            continue
        if not starts:
            base = graph.rpartition("graph/")[0]
            starts = tuple(f"{base}{kind}/" for kind in (*ENTITY_TYPES, "indicator"))
        if not line.startswith(starts):
            yield line
