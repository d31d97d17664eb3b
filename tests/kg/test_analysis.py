"""Analysis of a network small enough to work out by hand, and its commands."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from kg.analysis import Step, centrality, communities, shortest_path
from kg.cli.group import policy_kg
from kg.export.network import network


def star() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in ("hub", "a", "b", "c", "far"):
        graph.add_node(name, label=name.upper(), type="platform")
    for one, relation, other in (
        ("a", "dependsOn", "hub"),
        ("b", "dependsOn", "hub"),
        ("b", "connectsTo", "hub"),
        ("hub", "supports", "c"),
        ("a", "mentions", "far"),
        ("far", "mentions", "c"),
    ):
        graph.add_edge(one, other, key=relation, relation=relation, weight=1)
    return graph


def test_centrality() -> None:
    found = {central.iri: central for central in centrality(star())}
    assert centrality(star())[0].iri == "hub"
    assert found["hub"].degree == 4
    assert found["hub"].betweenness == 0.5
    assert found["far"].degree == 0
    assert {c.iri: c.degree for c in centrality(star(), mentions=True)}["far"] == 2
    assert sum(central.pagerank for central in found.values()) == pytest.approx(1, abs=1e-4)


def test_two_cliques_are_two_communities() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for group in ("abcd", "wxyz"):
        for one in group:
            graph.add_node(one, label=one)
            for other in group:
                if one < other:
                    graph.add_edge(one, other, relation="supports", weight=1)
    graph.add_edge("a", "w", relation="supports", weight=1)
    graph.add_node("alone", label="alone")
    found = communities(graph)
    assert [{iri for iri, _ in c.members} for c in found] == [set("abcd"), set("wxyz")]
    assert communities(graph) == found
    assert found[0].members[0][0] == "a"


def test_path_follows_relations_either_way_and_avoids_mere_mentions() -> None:
    assert shortest_path(star(), "a", "c") == [
        Step("a", "dependsOn", "hub", True),
        Step("hub", "supports", "c", True),
    ]
    assert shortest_path(star(), "c", "b") == [
        Step("hub", "supports", "c", False),
        Step("b", "connectsTo", "hub", False),
    ]
    assert shortest_path(star(), "a", "far") == [Step("a", "mentions", "far", True)]
    assert shortest_path(star(), "a", "nowhere") == []
    assert shortest_path(star(), "a", "a") == []


def test_empty_network() -> None:
    empty: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert centrality(empty) == [] and communities(empty) == []


def test_same_graph_gives_same_answer(small_out: Path) -> None:
    graph = network(small_out)
    assert centrality(graph) == centrality(network(small_out))
    assert communities(graph) == communities(network(small_out))


def test_commands(small_out: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(policy_kg, ["analyse", *arguments, "-g", str(small_out)])
        return done.exit_code, done.output

    assert "国家数据共享交换平台" in run("centrality")[1]
    assert "国家数据共享交换平台" in run("communities")[1]
    code, text = run("path", "云岭省企业服务平台", "国家信息中心")
    assert code == 0
    assert text.index("云岭省数据共享平台") < text.index("国家信息中心")
    assert "“（二）依托云岭省数据共享平台，建设云岭省企业服务平台。”" in text
    assert run("path", "云岭省企业服务平台", "没有")[0] == 1


def test_review_lists_pairs_and_writes_rows(small_out: Path) -> None:
    done = CliRunner().invoke(policy_kg, ["review", "-g", str(small_out)])
    assert done.exit_code == 0
    rows = CliRunner().invoke(policy_kg, ["review", "--rows", "-g", str(small_out)])
    assert all(line.startswith("unsure\t") for line in rows.output.splitlines())
