"""Where nodes stand in the network: computed once, before the page is written, the same in every build.

Communities are placed first, by a spring layout of the graph of communities; their members start around
the centre, most connected first, and then settle under attraction along edges and repulsion of near nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

__all__ = ["Layout", "compute_layout"]

_SEED = 7
_APART = 80.0
_ROUNDS = 120
_GOLDEN_ANGLE = 2.399963


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in whole pixels and the community of each node, by node index."""

    positions: tuple[tuple[int, int], ...]
    communities: tuple[int, ...]


def compute_layout(size: int, links: Sequence[tuple[int, int]]) -> Layout:
    """Lay out ``size`` nodes.

    Args:
        size: Number of nodes, named 0 … size - 1.
        links: Pairs of connected nodes; repeated pairs pull harder.

    Returns:
        The same layout for the same arguments.
    """
    import networkx as nx
    import numpy as np

    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    for a, b in sorted((min(pair), max(pair)) for pair in links):
        weight = graph.get_edge_data(a, b, {"weight": 0})["weight"]
        graph.add_edge(a, b, weight=weight + 1)
    groups = _communities(graph)
    points = _start(graph, groups)
    pairs = np.array([(a, b) for a, b in graph.edges], dtype=np.int64).reshape(-1, 2)
    settled = _settle(points, pairs)
    member = [0] * size
    for number, group in enumerate(groups):
        for node in group:
            member[node] = number
    return Layout(tuple((round(float(x)), round(float(y))) for x, y in settled), tuple(member))


def _communities(graph: Any) -> list[list[int]]:
    """Communities, largest first; nodes without edges form the last one."""
    import networkx as nx

    linked = graph.subgraph([node for node in graph if graph.degree[node]])
    found = nx.community.louvain_communities(linked, seed=_SEED) if len(linked) else []
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    alone = [node for node in graph if not graph.degree[node]]
    return groups + ([alone] if alone else [])


def _start(graph: Any, groups: list[list[int]]) -> Points:
    """Community centres by springs, members on a sunflower around them."""
    import networkx as nx
    import numpy as np

    quotient = nx.Graph()
    quotient.add_nodes_from(range(len(groups)))
    home = {node: number for number, group in enumerate(groups) for node in group}
    for a, b in graph.edges:
        if home[a] != home[b]:
            quotient.add_edge(home[a], home[b])
    centres = nx.spring_layout(quotient, seed=_SEED, iterations=80)
    spread = _APART * np.sqrt(len(graph)) * 0.75
    points = np.zeros((len(graph), 2))
    for number, group in enumerate(groups):
        ranked = sorted(group, key=lambda node: (-graph.degree[node], node))
        for place, node in enumerate(ranked):
            radius, angle = _APART * 0.6 * np.sqrt(place), place * _GOLDEN_ANGLE
            points[node] = centres[number] * spread + radius * np.array([np.cos(angle), np.sin(angle)])
    return points


def _settle(points: Points, pairs: NDArray[np.int64]) -> Points:
    """Springs along edges, repulsion within reach, a weak pull to the middle; cooled step by step."""
    import numpy as np
    from scipy.spatial import cKDTree

    degrees = np.bincount(pairs.ravel(), minlength=len(points)).astype(np.float64)
    a, b = pairs[:, 0], pairs[:, 1]
    weight = 0.5 / np.sqrt(np.minimum(degrees[a], degrees[b]))
    for turn in range(_ROUNDS):
        heat = 1.0 - turn / _ROUNDS
        push = np.zeros_like(points)
        near = cKDTree(points).query_pairs(_APART * 2.2, output_type="ndarray")
        near = near[np.lexsort((near[:, 1], near[:, 0]))]
        _add(push, near, points, lambda length: -np.minimum(_APART**2 / np.maximum(length, 1.0), _APART))
        _add(push, pairs, points, lambda length: weight * np.maximum(length - _APART, 0.0))
        push -= 0.012 * points
        length = np.linalg.norm(push, axis=1, keepdims=True)
        points = points + push / np.maximum(length, 1e-9) * np.minimum(length, _APART * heat)
    return points


def _add(push: Points, pairs: NDArray[np.int64], points: Points, force: Any) -> None:
    """Add to both ends of each pair a force along their line; positive pulls them together."""
    import numpy as np

    a, b = pairs[:, 0], pairs[:, 1]
    line = points[b] - points[a]
    length = np.linalg.norm(line, axis=1)
    line[length < 1e-6] = (1.0, 0.0)
    move = line / np.maximum(length, 1e-6)[:, None] * force(length)[:, None] * 0.5
    np.add.at(push, a, move)
    np.add.at(push, b, -move)
