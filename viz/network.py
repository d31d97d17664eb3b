"""The network's nodes and edges, built with pyvis; the only module that imports it.

pyvis' own page is not used: it loads Bootstrap from elsewhere, writes in the locale's encoding and lets names
into ``innerHTML``.  Its ``Network`` gives the data and its package the vis-network script.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from viz.errors import ViewError
from viz.layout import compute_layout
from viz.model import Corpus
from viz.style import read_style

__all__ = ["build_network", "vis_script"]

_LABEL_LENGTH = 12
_ROUNDNESS = 0.14


def build_network(corpus: Corpus) -> dict[str, Any]:
    """Nodes, edges and communities for the network page.

    Node ids are entity indices, edge ids indices of ``corpus.edges``.  Positions are final: physics is off.
    Several relations between the same two nodes bend apart, so that all are visible.  A community is named by
    the index of its best connected member.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network

    layout = compute_layout([entity.key for entity in corpus.entities], _links(corpus))
    shapes = {name: look["shape"] for name, look in read_style()["types"].items()}
    net = Network(directed=True)
    net.toggle_physics(False)
    for index, entity in enumerate(corpus.entities):
        x, y = layout.positions[index]
        net.add_node(
            index,
            label=_short(entity.label),
            shape=shapes[entity.type],
            x=x,
            y=y,
            group=entity.type,
            physics=False,
        )
    bends: Counter[frozenset[int]] = Counter()
    for index, edge in enumerate(corpus.edges):
        pair = frozenset((edge.subject, edge.object))
        # Curves lie to the left of their own direction: opposite edges take opposite sides by themselves.
        bend = _ROUNDNESS * bends[pair]
        bends[pair] += 1
        # Network.add_edge looks through all nodes for every edge; the edges it would add are these.
        net.edges.append(
            Edge(edge.subject, edge.object, directed=True, id=index, roundness=round(bend, 2)).options
        )
    return {
        "nodes": [[n["id"], n["x"], n["y"]] for n in net.nodes],
        "edges": [[e["id"], e["from"], e["to"], e["roundness"]] for e in net.edges],
        "communities": list(layout.communities),
    }


@cache
def vis_script() -> str:
    """The vis-network script of the installed pyvis package, without its source-map comment.

    Raises:
        ViewError: If pyvis is not installed or its script is not where it is expected.
    """
    spec = importlib.util.find_spec("pyvis")
    roots = spec.submodule_search_locations if spec else None
    for root in roots or ():
        found = sorted(Path(root).rglob("vis-network.min.js"), key=lambda path: path.parent.name)
        if found:
            script = found[-1].read_text(encoding="utf-8")
            return re.sub(r"(?m)^//[#@] sourceMappingURL=.*$", "", script).replace("</script", "<\\/script")
    raise ViewError(
        "pyvis: no vis-network.min.js in the installed package; reinstall with: pip install pyvis"
    )


def _links(corpus: Corpus) -> list[tuple[int, int]]:
    """Pairs that pull: every relation, a bare mention only where nothing else holds a node."""
    strong = [(e.subject, e.object) for e in corpus.edges if e.predicate != "mentions"]
    held = {end for pair in strong for end in pair}
    weak = [
        (e.subject, e.object)
        for e in corpus.edges
        if e.predicate == "mentions" and (e.object not in held or e.subject not in held)
    ]
    return strong + weak


def _short(name: str) -> str:
    return name if len(name) <= _LABEL_LENGTH + 1 else name[:_LABEL_LENGTH] + "…"
