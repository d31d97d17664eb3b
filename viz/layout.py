"""Where nodes stand in the network: computed once, before the page is written, the same in every build.

The place of a node must not depend on what else happens to be in the graph, or every new document would
shuffle a picture that people know by heart.  So each node has an anchor drawn from its own key; anchors are
averaged along the edges, which brings connected nodes together and changes little where little is added;
from there nodes settle under attraction along edges, repulsion of near nodes and a weak pull to their start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Pairs = NDArray[np.int64]

__all__ = ["Layout", "compute_layout"]

_SEED = 7
_APART = 80.0
_REACH = _APART * 3.2
_LEAST = 18.0
"""Room between the rims of two nodes, which count half as much again: from afar they are drawn larger."""
_EVEN = 0.5
_ROUNDS = 120
_ROUNDS_APART = 60
_KEEP = 0.15
"""Share of its own anchor that a node keeps while anchors are averaged."""
_WIDE = 1.5
"""Width to height: screens are wide, and so are Chinese names beside each other."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in whole pixels and the community of each node, by node index.

    A community is named by the index of its best connected member.
    """

    positions: tuple[tuple[int, int], ...]
    communities: tuple[int, ...]


def compute_layout(keys: Sequence[str], links: Sequence[tuple[int, int]]) -> Layout:
    """Lay out nodes.

    Args:
        keys: A name for each node that stays the same from graph to graph.
        links: Pairs of connected nodes, as indices of ``keys``; repeated pairs count once for the places
            and by their number for the communities.

    Returns:
        The same layout for the same arguments, and nearly the same places where little was added.
    """
    import networkx as nx
    import numpy as np

    graph = nx.Graph()
    graph.add_nodes_from(range(len(keys)))
    for a, b in sorted((min(pair), max(pair)) for pair in links if pair[0] != pair[1]):
        weight = graph.get_edge_data(a, b, {"weight": 0})["weight"]
        graph.add_edge(a, b, weight=weight + 1)
    pairs = np.array(list(graph.edges), dtype=np.int64).reshape(-1, 2)
    degrees = np.bincount(pairs.ravel(), minlength=len(keys))
    settled = _spread(_even(_settle(_start(_anchors(keys), pairs), pairs), degrees > 0), _radii(degrees))
    return Layout(tuple((round(float(x)), round(float(y))) for x, y in settled), _communities(graph))


def _communities(graph: Any) -> tuple[int, ...]:
    """The best connected member of each node's community; nodes without edges are one community."""
    import networkx as nx

    linked = graph.subgraph([node for node in graph if graph.degree[node]])
    groups = nx.community.louvain_communities(linked, seed=_SEED) if len(linked) else []
    groups.append({node for node in graph if not graph.degree[node]})
    member = [0] * len(graph)
    for group in groups:
        hub = min(group, key=lambda node: (-graph.degree[node], node), default=0)
        for node in group:
            member[node] = hub
    return tuple(member)


def _anchors(keys: Sequence[str]) -> Points:
    """A place in the unit circle for each key."""
    import numpy as np

    digests = b"".join(blake2b(key.encode(), digest_size=8).digest() for key in keys)
    drawn = np.frombuffer(digests, dtype=">u4").reshape(-1, 2) / 2**32
    radius, angle = np.sqrt(drawn[:, :1]), 2 * np.pi * drawn[:, 1:]
    return np.hstack([radius * np.cos(angle), radius * np.sin(angle)])


def _start(anchors: Points, pairs: Pairs) -> Points:
    """Anchors averaged along edges, scaled to the room that so many nodes need; loose nodes around them."""
    import numpy as np

    size = len(anchors)
    both = np.vstack([pairs, pairs[:, ::-1]])
    degrees = np.bincount(both[:, 0], minlength=size)
    points = anchors.copy()
    for _ in range(60):
        sums = _sums(both[:, 0], points[both[:, 1]], size)
        points = _KEEP * anchors + (1 - _KEEP) * sums / np.maximum(degrees, 1)[:, None]
    held = degrees > 0
    width = np.sqrt(np.mean(points[held] ** 2)) if held.any() else 1.0
    radius = np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    # Small groups keep more of their anchors: without a bound they would lie far outside.
    points *= 0.7 * _APART * np.sqrt(size) * np.tanh(radius / (0.8 * width)) / radius
    loose = anchors[~held] / np.maximum(np.linalg.norm(anchors[~held], axis=1, keepdims=True), 1e-9)
    points[~held] = loose * (0.8 + 0.2 * np.abs(anchors[~held])) * _APART * np.sqrt(size)
    wide: Points = points * np.array([_WIDE**0.5, _WIDE**-0.5])
    return wide


def _settle(start: Points, pairs: Pairs) -> Points:
    """Springs along edges, repulsion in reach, weak pulls to the start and the middle; cooled by steps."""
    import numpy as np

    degrees = np.bincount(pairs.ravel(), minlength=len(start)).astype(np.float64)
    weight = 0.5 / np.sqrt(np.minimum(degrees[pairs[:, 0]], degrees[pairs[:, 1]]))
    inward = 0.008 * np.array([1 / _WIDE, _WIDE])
    points = start
    for turn in range(_ROUNDS):
        push = 0.08 * (start - points) - inward * points
        _add(push, _near(points, _REACH), points, _repulsion)
        _add(push, pairs, points, lambda length: weight * np.maximum(length - _APART, 0.0))
        length = np.linalg.norm(push, axis=1, keepdims=True)
        heat = 1.0 - turn / _ROUNDS
        points = points + push / np.maximum(length, 1e-9) * np.minimum(length, _APART * heat)
    return points


def _repulsion(length: Points) -> Points:
    """Falls to nothing at the end of its reach: a jump there would make the places depend on chance."""
    import numpy as np

    pushed = 1.5 * _APART**2 * (1 / np.maximum(length, 1.0) - 1 / _REACH)
    return -np.minimum(pushed, _APART)


def _even(points: Points, held: NDArray[np.bool_]) -> Points:
    """Half of the way to places of equal room, on each axis: crowds get room, empty stretches lose some."""
    import numpy as np

    evened = points.copy()
    for axis in (0, 1):
        own = points[held, axis]
        if len(own) < 2:
            continue
        order = np.argsort(own, kind="stable")
        own[order] = (1 - _EVEN) * own[order] + _EVEN * np.linspace(own.min(), own.max(), len(own))
        evened[held, axis] = own
    return evened


def _radii(degrees: NDArray[np.int64]) -> Points:
    """Half the width that a node is drawn with, in its own units, as the page does."""
    import numpy as np

    radii: Points = 7 + 22 * np.sqrt(np.minimum(degrees, 80) / 80)
    return radii


def _spread(points: Points, radii: Points) -> Points:
    """Move nodes apart that still touch."""
    import numpy as np

    for _ in range(_ROUNDS_APART):
        near = _near(points, _LEAST + 3 * float(radii.max(initial=0.0)))
        least = _LEAST + 1.5 * (radii[near[:, 0]] + radii[near[:, 1]])
        line = points[near[:, 0]] - points[near[:, 1]]
        touch = np.hypot(line[:, 0], line[:, 1]) < least
        if not touch.any():
            break
        near, least = near[touch], least[touch]
        push = np.zeros_like(points)
        _add(push, near, points, _apart_by(least * 1.02))
        points = points + push
    return points


def _apart_by(least: Points) -> Callable[[Points], Points]:
    """The push on pairs that leaves each ``least`` apart."""
    return lambda length: length - least


def _near(points: Points, reach: float) -> Pairs:
    """Pairs of points no further apart than ``reach``, in a fixed order."""
    import numpy as np
    from scipy.spatial import cKDTree

    if not len(points):
        return np.zeros((0, 2), dtype=np.int64)
    found = cKDTree(points).query_pairs(reach, output_type="ndarray")
    order = np.sort(found[:, 0] * len(points) + found[:, 1])
    return np.stack(np.divmod(order, len(points)), axis=1)


def _add(push: Points, pairs: Pairs, points: Points, force: Callable[[Points], Points]) -> None:
    """Add to both ends of each pair a force along their line; positive pulls them together."""
    import numpy as np

    a, b = pairs[:, 0], pairs[:, 1]
    line = points[b] - points[a]
    length = np.linalg.norm(line, axis=1)
    line[length < 1e-6] = (1.0, 0.0)
    move = line / np.maximum(length, 1e-6)[:, None] * force(length)[:, None] * 0.5
    push += _sums(a, move, len(push)) - _sums(b, move, len(push))


def _sums(places: NDArray[np.int64], moves: Points, size: int) -> Points:
    """The sum of the moves of each place."""
    import numpy as np

    both = [np.bincount(places, weights=moves[:, axis], minlength=size) for axis in (0, 1)]
    return np.stack(both, axis=1)
