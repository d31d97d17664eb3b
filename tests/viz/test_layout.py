"""Positions: stable, apart, connected things near."""

from __future__ import annotations

import math
import random

import pytest

from viz.layout import compute_layout


def random_graph(size: int, seed: int = 3) -> list[tuple[int, int]]:
    rng = random.Random(seed)
    return [(rng.randrange(node), node) for node in range(1, size)]


def keys(size: int) -> list[str]:
    return [f"platform/{number}" for number in range(size)]


def distance(a: tuple[int, int], b: tuple[int, int]) -> float:
    return math.dist(a, b)


def test_same_arguments_same_positions_whatever_the_order() -> None:
    links = random_graph(120)
    first = compute_layout(keys(120), links)
    assert compute_layout(keys(120), [(b, a) for a, b in reversed(links)]) == first


@pytest.mark.parametrize("size", [0, 1, 2, 40, 300])
def test_nodes_do_not_lie_on_each_other(size: int) -> None:
    layout = compute_layout(keys(size), random_graph(size))
    assert len(layout.positions) == len(layout.communities) == size
    for index, place in enumerate(layout.positions):
        for other in layout.positions[index + 1 :]:
            assert distance(place, other) > 12


def test_neighbours_are_nearer_than_strangers() -> None:
    links = random_graph(200)
    places = compute_layout(keys(200), links).positions
    near = sum(distance(places[a], places[b]) for a, b in links) / len(links)
    far = sum(distance(places[i], places[(i * 37 + 90) % 200]) for i in range(200)) / 200
    assert near < far / 2


def test_nodes_without_edges_are_placed() -> None:
    layout = compute_layout(keys(10), [(0, 1)])
    assert len(set(layout.positions)) == 10


def hubs_with_leaves(hubs: range) -> tuple[list[str], list[tuple[int, int]]]:
    """Documents with thirty things each, a third of them shared with the next document."""
    names = sorted(
        {f"d{hub}" for hub in hubs} | {f"t{hub * 20 + leaf}" for hub in hubs for leaf in range(30)}
    )
    place = {name: number for number, name in enumerate(names)}
    return names, [(place[f"d{hub}"], place[f"t{hub * 20 + leaf}"]) for hub in hubs for leaf in range(30)]


def test_one_more_document_moves_little() -> None:
    before, after = hubs_with_leaves(range(10)), hubs_with_leaves(range(11))
    old = dict(zip(before[0], compute_layout(*before).positions, strict=True))
    new = dict(zip(after[0], compute_layout(*after).positions, strict=True))
    places = list(new.values())
    across = math.dist(
        (min(x for x, _ in places), min(y for _, y in places)),
        (max(x for x, _ in places), max(y for _, y in places)),
    )
    moved = sorted(distance(old[name], new[name]) / across for name in old)
    assert moved[len(moved) // 2] < 0.06
    assert moved[len(moved) * 9 // 10] < 0.15


def test_new_numbers_for_the_same_nodes_move_nothing_far() -> None:
    names, links = hubs_with_leaves(range(8))
    turned = names[::-1]
    place = {name: number for number, name in enumerate(turned)}
    other = compute_layout(turned, [(place[names[a]], place[names[b]]) for a, b in links]).positions
    for name, spot in zip(names, compute_layout(names, links).positions, strict=True):
        assert distance(spot, other[place[name]]) < 30  # less than a node is wide
