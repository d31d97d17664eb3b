"""Measures of centrality beside those of networkx, and worked out by hand."""

from __future__ import annotations

import networkx as nx
import pytest
from view_sample import make_sample

from viz import centrality
from viz.blocks import measures_block
from viz.centrality import compute_centrality
from viz.select import select_corpus
from viz.source import ask_of


@pytest.mark.parametrize(
    "graph",
    [
        nx.barabasi_albert_graph(150, 2, seed=1),
        nx.gnm_random_graph(120, 100, seed=2),
        nx.path_graph(70),
        nx.cycle_graph(4),
        nx.empty_graph(5),
        nx.path_graph(2),
        nx.empty_graph(1),
    ],
    ids=["scale-free", "in pieces", "path", "two ways", "no links", "pair", "alone"],
)
def test_the_numbers_of_networkx(graph: nx.Graph[int]) -> None:
    found = compute_centrality(len(graph), [(one, other, 1) for one, other in graph.edges])
    assert found.betweenness == pytest.approx(list(nx.betweenness_centrality(graph).values()), abs=1e-6)
    assert found.pagerank == pytest.approx(list(nx.pagerank(graph).values()), abs=1e-6)
    assert found.degrees == tuple(dict(graph.degree()).values())


def test_parallel_links_count_by_their_passages_and_a_loop_only_for_the_degree() -> None:
    found = compute_centrality(3, [(0, 1, 2), (1, 0, 1), (1, 2, 1), (2, 2, 5)])
    weighted: nx.Graph[int] = nx.Graph()
    weighted.add_weighted_edges_from([(0, 1, 3), (1, 2, 1)])
    assert found.degrees == (2, 3, 3)
    assert found.betweenness == (0, 1, 0)
    assert found.pagerank == pytest.approx(list(nx.pagerank(weighted).values()), abs=1e-6)


def test_nothing_has_no_measures() -> None:
    assert compute_centrality(0, []) == centrality.Centrality((), (), ())


def test_a_large_network_is_estimated_alike_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.barabasi_albert_graph(300, 2, seed=1)
    links = [(one, other, 1) for one, other in graph.edges]
    exact = compute_centrality(300, links)
    monkeypatch.setattr(centrality, "EXACT_UP_TO", 150)
    estimate = compute_centrality(300, links)
    assert estimate == compute_centrality(300, links)
    assert estimate.betweenness != exact.betweenness
    highest = max(range(300), key=exact.betweenness.__getitem__)
    assert estimate.betweenness[highest] == pytest.approx(exact.betweenness[highest], rel=0.2)


def test_mere_mentions_do_not_count_in_the_views() -> None:
    corpus = select_corpus(ask_of(make_sample().graph))
    counted = sum((edge.predicate != "mentions") * 2 for edge in corpus.edges)
    assert sum(measures_block(corpus)["relations"]) == counted < len(corpus.edges) * 2
