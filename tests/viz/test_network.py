"""The network's data and the script that draws it."""

from __future__ import annotations

from collections import Counter

from view_sample import make_sample

from viz.network import build_network, vis_script
from viz.select import select_corpus
from viz.source import ask_of


def test_every_entity_and_every_relation_is_drawn_once() -> None:
    corpus = select_corpus(ask_of(make_sample().graph))
    network = build_network(corpus)
    assert [row[0] for row in network["nodes"]] == list(range(len(corpus.entities)))
    assert [row[0] for row in network["edges"]] == list(range(len(corpus.edges)))
    pairs = Counter(frozenset((row[1], row[2])) for row in network["edges"])
    assert max(pairs.values()) > 1
    bends = Counter((frozenset((row[1], row[2])), row[3]) for row in network["edges"])
    assert max(bends.values()) == 1
    hubs = set(network["communities"])
    assert all(network["communities"][hub] == hub for hub in hubs)


def test_vis_network_is_found_and_asks_for_no_source_map() -> None:
    script = vis_script()
    assert "vis-network" in script
    assert "sourceMappingURL" not in script
    assert "</script" not in script
