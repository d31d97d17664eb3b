"""N-Quads lines are split into triple and graph, whatever their literals hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.rdf.quads import quad_lines, split_quad


@pytest.mark.parametrize(
    ("value", "graph"),
    [
        ("<o>", ""),
        ("<o>", " <g>"),
        ('"o"', ""),
        ('"o"', " <g>"),
        ('"o"@zh', " <g>"),
        ('"1"^^<urn:integer>', ""),
        ('"1"^^<urn:integer>', " <g>"),
        ('"a <b> c"', ""),
        ('"a <b> c"', " <g>"),
        ('"a <b>"^^<urn:t>', ""),
        ('"ends <g>"@zh', " <g>"),
        ('"quote \\" <x>"', ""),
    ],
)
def test_split(value: str, graph: str) -> None:
    assert split_quad(f"<s> <p> {value}{graph} .\n") == (f"<s> <p> {value} .\n", graph.strip())


def test_no_graph_here(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="policy-kg build"):
        next(quad_lines(tmp_path))
