"""GraphML and GEXF through networkx: entities as nodes, every relation an edge of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import IO, TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.analysis import add_measures
from kg.rdf.ntriples import ELI, RDF, RDF_TYPE, RDFS, SKOS, pkg, text_of
from kg.rdf.quads import default_lines, evidence_lines
from kg.rdf.turtle import split_line
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from networkx import MultiDiGraph

__all__ = ["network", "write_gexf", "write_graphml"]

_STAMP: Final = re.compile(r' lastmodifieddate="[^"]*"')
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(out: Path) -> MultiDiGraph[str]:
    """Return entities and relations as a networkx graph with parallel edges.

    Nodes have ``label``, ``type``, ``name``, ``aliases`` and, where known, ``label_en``, ``level``,
    ``year``, ``date``, ``number``, ``in_corpus``, ``collective``; edges have ``relation`` (also their
    key) and ``weight``, the number of passages that state them (1 where there is no evidence).
    """
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    classes = {pkg(kind.capitalize()): kind for kind in ENTITY_TYPES}
    attributes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    edges: list[tuple[str, str, str]] = []
    for line in default_lines(out):
        subject, predicate, value = split_line(line)
        if predicate == RDF_TYPE and value in classes:
            attributes[subject]["type"].append(classes[value])
        elif value[0] == '"':
            if (name := _attribute(predicate, value)) is not None:
                attributes[subject][name].append(_ILLEGAL.sub("\ufffd", text_of(value)))
        elif predicate.startswith(f"<{NAMESPACE}") and predicate != pkg("indicator"):
            edges.append((subject, predicate[len(NAMESPACE) + 1 : -1], value))
    weights = _weights(out)
    for subject in sorted(iri for iri, told in attributes.items() if "type" in told):
        graph.add_node(subject[1:-1], **{k: "; ".join(sorted(v)) for k, v in attributes[subject].items()})
    for subject, relation, value in sorted(edges):
        weight = weights.get((subject, relation, value), 1)
        graph.add_edge(
            subject[1:-1], value[1:-1], key=relation, relation=relation, label=relation, weight=weight
        )
    return graph


def write_graphml(out: Path, stream: IO[bytes], *, evidence: bool = False) -> None:
    """Write the network as GraphML, with the measures of ``kg.analysis.add_measures`` on its nodes."""
    import networkx

    graph = network(out)
    add_measures(graph)
    stream.writelines(f"{line}\n".encode() for line in networkx.generate_graphml(graph, named_key_ids=True))


def write_gexf(out: Path, stream: IO[bytes], *, evidence: bool = False) -> None:
    """Write the network as GEXF 1.2, with the same measures, without the date that networkx puts in."""
    import networkx

    graph = network(out)
    add_measures(graph)
    for index, (_, _, data) in enumerate(graph.edges(data=True)):
        data["id"] = str(index)
    for line in networkx.generate_gexf(graph):
        stream.write(f"{_STAMP.sub('', line)}\n".encode())


def _attribute(predicate: str, value: str) -> str | None:
    names: dict[str, str] = {
        f"<{RDFS}label>": "label_en" if value.endswith("@en") else "label",
        f"<{SKOS}altLabel>": "aliases",
        f"<{ELI}date_document>": "date",
        pkg("canonicalName"): "name",
        pkg("level"): "level",
        pkg("dueYear"): "year",
        pkg("documentNumber"): "number",
        pkg("inCorpus"): "in_corpus",
        pkg("collective"): "collective",
    }
    return names.get(predicate)


def _weights(out: Path) -> Counter[tuple[str, str, str]]:
    """Count the assertions of each relation."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for statement in _statements(evidence_lines(out)):
        if statement.get("polarity", "") != '"negative"':
            counts[statement["subject"], statement["predicate"], statement["object"]] += 1
    return counts


def _statements(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    wanted = {f"<{RDF}{name}>": name for name in ("subject", "predicate", "object")}
    wanted[pkg("polarity")] = "polarity"
    told: dict[str, str] = {}
    current = ""
    for line in lines:
        subject, predicate, value = split_line(line)
        if predicate not in wanted:
            continue
        if subject != current:
            if told:
                yield told
            told, current = {}, subject
        name = wanted[predicate]
        told[name] = value[len(NAMESPACE) + 1 : -1] if name == "predicate" else value
    if told:
        yield told
