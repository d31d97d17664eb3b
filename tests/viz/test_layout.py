"""Positions: stable, apart, connected things near."""

from __future__ import annotations

import math
import random

import pytest

from viz.layout import compute_layout


def random_graph(size: int, seed: int = 3) -> list[tuple[int, int]]:
    rng = random.Random(seed)
    return [(rng.randrange(node), node) for node in range(1, size)]


def distance(a: tuple[int, int], b: tuple[int, int]) -> float:
    return math.dist(a, b)


def test_same_arguments_same_positions_whatever_the_order() -> None:
    links = random_graph(120)
    first = compute_layout(120, links)
    assert compute_layout(120, [(b, a) for a, b in reversed(links)]) == first


@pytest.mark.parametrize("size", [0, 1, 2, 40, 300])
def test_nodes_do_not_lie_on_each_other(size: int) -> None:
    layout = compute_layout(size, random_graph(size))
    assert len(layout.positions) == len(layout.communities) == size
    for index, place in enumerate(layout.positions):
        for other in layout.positions[index + 1 :]:
            assert distance(place, other) > 12


def test_neighbours_are_nearer_than_strangers() -> None:
    links = random_graph(200)
    places = compute_layout(200, links).positions
    near = sum(distance(places[a], places[b]) for a, b in links) / len(links)
    far = sum(distance(places[i], places[(i * 37 + 90) % 200]) for i in range(200)) / 200
    assert near < far / 2


def test_nodes_without_edges_are_placed() -> None:
    layout = compute_layout(10, [(0, 1)])
    assert len(set(layout.positions)) == 10
