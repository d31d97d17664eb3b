"""Graph analysis with networkx: who is central, what belongs together, how two entities are linked.

All work on the network that ``kg.export.network.network`` gives: entities as nodes,
relations as edges with the number of passages that state them as ``weight``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from networkx import Graph as SimpleGraph
    from networkx import MultiDiGraph

__all__ = ["Central", "Community", "Step", "add_measures", "centrality", "communities", "shortest_path"]

_MENTION_COST: Final = 4.0


@dataclass(frozen=True, slots=True)
class Central:
    """How central an entity is.

    Attributes:
        iri: Its IRI.
        label: Its name.
        type: Its type.
        degree: Number of relations, both directions.
        pagerank: Share of a random reader's time, from 0 to 1.
        betweenness: Share of shortest paths that lead through it, from 0 to 1.
    """

    iri: str
    label: str
    type: str
    degree: int
    pagerank: float
    betweenness: float


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that are linked more among themselves than with others.

    Attributes:
        number: 1 for the largest.
        members: IRI and name, the best linked first.
    """

    number: int
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One relation on a path.

    Attributes:
        subject: IRI of the relation's subject.
        relation: Local name of the property.
        object: IRI of the relation's object.
        forward: Whether the path goes from subject to object.
    """

    subject: str
    relation: str
    object: str
    forward: bool


def centrality(network: MultiDiGraph[str], *, mentions: bool = False) -> list[Central]:
    """Return all entities, the most central by PageRank first.

    Args:
        network: As ``kg.export.network.network`` gives it.
        mentions: Whether the mere mentions of documents count.
    """
    from viz.centrality import compute_centrality

    number = {iri: place for place, iri in enumerate(network)}
    found = compute_centrality(
        len(number),
        (
            (number[one], number[other], data.get("weight", 1))
            for one, other, data in network.edges(data=True)
            if mentions or data["relation"] != "mentions"
        ),
    )
    entities = [
        Central(
            iri=iri,
            label=_label(network, iri),
            type=network.nodes[iri].get("type", ""),
            degree=found.degrees[place],
            pagerank=found.pagerank[place],
            betweenness=found.betweenness[place],
        )
        for iri, place in number.items()
    ]
    return sorted(entities, key=lambda central: (-central.pagerank, -central.degree, central.iri))


def communities(network: MultiDiGraph[str], *, mentions: bool = False, least: int = 2) -> list[Community]:
    """Return groups of entities (Louvain, always the same), the largest first.

    Args:
        network: As ``kg.export.network.network`` gives it.
        mentions: Whether the mere mentions of documents count.
        least: Groups with fewer members are left out.
    """
    import networkx as nx

    simple = _simple(network, mentions)
    # By number, as sets of words would be gone through in another order each time.
    nodes = list(simple)
    numbered = nx.convert_node_labels_to_integers(simple)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=0)
    groups = [{nodes[number] for number in group} for group in found]
    ordered = sorted((group for group in groups if len(group) >= least), key=lambda g: (-len(g), min(g)))
    degree = dict(simple.degree())
    return [
        Community(
            number,
            tuple((iri, _label(network, iri)) for iri in sorted(group, key=lambda iri: (-degree[iri], iri))),
        )
        for number, group in enumerate(ordered, 1)
    ]


def add_measures(network: MultiDiGraph[str]) -> None:
    """Give every node the attributes ``degree``, ``pagerank``, ``betweenness`` and ``community``.

    Mere mentions do not count; ``community`` is 1 for the largest, 0 for a node without a relation.

    Args:
        network: As ``kg.export.network.network`` gives it; it is changed.
    """
    for central in centrality(network):
        node = network.nodes[central.iri]
        node["degree"], node["community"] = central.degree, 0
        node["pagerank"], node["betweenness"] = central.pagerank, central.betweenness
    for community in communities(network):
        for iri, _ in community.members:
            network.nodes[iri]["community"] = community.number


def shortest_path(network: MultiDiGraph[str], start: str, end: str) -> list[Step]:
    """Return a shortest chain of relations between two entities, in either direction.

    A mere mention counts as four relations, so a path through stated relations is preferred.

    Args:
        network: As ``kg.export.network.network`` gives it.
        start: IRI of one entity.
        end: IRI of the other.

    Returns:
        The steps; empty if there is no path or both are the same.
    """
    import networkx as nx

    simple = _simple(network, mentions=True)
    for one, other, data in simple.edges(data=True):
        plain = {d["relation"] for d in _between(network, one, other)} == {"mentions"}
        data["cost"] = _MENTION_COST if plain else 1.0
    try:
        nodes = nx.shortest_path(simple, start, end, weight="cost")
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    return [_step(network, one, other) for one, other in pairwise(nodes)]


def _step(network: MultiDiGraph[str], one: str, other: str) -> Step:
    choices = [Step(one, relation, other, True) for relation in network.get_edge_data(one, other, default={})]
    choices += [
        Step(other, relation, one, False) for relation in network.get_edge_data(other, one, default={})
    ]
    return min(choices, key=lambda step: (step.relation == "mentions", not step.forward, step.relation))


def _between(network: MultiDiGraph[str], one: str, other: str) -> list[dict[str, str]]:
    there, back = network.get_edge_data(one, other, default={}), network.get_edge_data(other, one, default={})
    return [*there.values(), *back.values()]


def _simple(network: MultiDiGraph[str], mentions: bool) -> SimpleGraph[str]:
    """Return the network without directions, parallel edges joined into one with the sum of their weights."""
    import networkx as nx

    simple: SimpleGraph[str] = nx.Graph()
    simple.add_nodes_from(network.nodes)
    for one, other, data in network.edges(data=True):
        if one == other or (data["relation"] == "mentions" and not mentions):
            continue
        weight = data.get("weight", 1) + (simple[one][other]["weight"] if simple.has_edge(one, other) else 0)
        simple.add_edge(one, other, weight=weight)
    return simple


def _label(network: MultiDiGraph[str], iri: str) -> str:
    return str(network.nodes[iri].get("label", iri))
