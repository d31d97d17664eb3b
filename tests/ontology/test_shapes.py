"""Every shape holds on the sample graph and fails on a graph made wrong for it."""

from __future__ import annotations

import re

import pytest
from factories import sample_extractions
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef

from kg.build.merge import merge_core
from kg.build.outputs import ontology_lines
from kg.graph.evidence import evidence_chunks, run_lines
from kg.graph.facts import Naming, core_lines
from kg.shapes import validate_graph
from ontology import NAMESPACE
from ontology.model import shapes_text

RUN = "https://w3id.org/policy-kg/id/run/sample"

# shape, class (or property before which subjects stand), path, what to put there; "-" removes what is there
CASES = [
    ("Entity", "Platform", "rdfs:label", "-"),
    ("Entity", "Platform", "skos:prefLabel", '"甲"@zh-Hans , "乙"@zh-Hans'),
    ("Entity", "Goal", "pkg:canonicalName", "-"),
    ("Agency", "Agency", "pkg:level", '"village"'),
    ("Agency", "Agency", "pkg:hostedBy", "<urn:x:nothing>"),
    ("Platform", "Platform", "pkg:dependsOn", "<urn:x:nothing>"),
    ("Database", "Database", "pkg:supports", "<urn:x:nothing>"),
    ("Project", "Project", "pkg:delivers", "<urn:x:nothing>"),
    ("Document", "Document", "pkg:inCorpus", "-"),
    ("Document", "Document", "eli:date_document", '"2026年"'),
    ("Document", "Document", "pkg:documentKind", '"poem"'),
    ("Document", "Document", "pkg:issuedBy", "<urn:x:nothing>"),
    ("Goal", "Goal", "pkg:dueYear", '"28"^^xsd:gYear'),
    ("Goal", "Goal", "pkg:dueYear", '"2028"'),
    ("Goal", "Goal", "pkg:statement", "-"),
    ("Indicator", "Indicator", "pkg:value", '"many"'),
    ("Indicator", "Indicator", "pkg:colour", '"red"'),
    ("EntityEvidence", "Platform", "^oa:hasBody", "-"),
    ("Expression", "Expression", "pkg:sourceFile", "-"),
    ("Expression", "Expression", "schema:inLanguage", '"en"'),
    ("Expression", "Expression", "prov:wasGeneratedBy", "-"),
    ("SourceFile", "SourceFile", "pkg:sha256", '"abc"'),
    ("Section", "Section", "pkg:kind", '"poem"'),
    ("Section", "Section", "pkg:end", "-1"),
    ("Mention", "Mention", "oa:hasBody", "-"),
    ("Mention", "Mention", "nif:confidence", "1.5"),
    ("Mention", "Mention", "oa:hasTarget", "-"),
    ("Mention", "Mention", "pkg:place", "-"),
    ("Mention", "Mention", "pkg:note", '"not in the ontology"'),
    ("Mention", "Mention", "pkg:element", '""'),
    ("Assertion", "Assertion", "pkg:quote", "-"),
    ("Assertion", "Assertion", "pkg:place", '"somewhere"'),
    ("Assertion", "Assertion", "rdf:predicate", "pkg:mentions"),
    ("Assertion", "Assertion", "pkg:element", "3"),
    ("Assertion", "Assertion", "pkg:polarity", '"maybe"'),
    ("Assertion", "Assertion", "pkg:role", '"boss"'),
    ("Target", "oa:SpecificResource", "oa:hasSource", "-"),
    ("Position", "oa:TextPositionSelector", "oa:end", "0"),
    ("Quote", "oa:TextQuoteSelector", "oa:exact", '""'),
    ("Run", "Run", "pkg:version", "-"),
]


@pytest.fixture(scope="module")
def sample() -> str:
    naming, extractions = Naming(), sample_extractions()[2:]
    return "".join(
        [
            *ontology_lines(),
            *merge_core(core_lines(e, naming) for e in extractions),
            *run_lines(RUN, "1", "0123456789abcdef", "2030-01-01T00:00:00Z"),
            *(lines for e in extractions for lines, _ in evidence_chunks(e, naming, RUN)),
        ]
    )


def parse(sample: str) -> Graph:
    graph = Graph().parse(data=sample, format="nt")
    for line in shapes_text().splitlines():
        if match := re.fullmatch(r"@prefix (\S+): <(\S+)> \.", line):
            graph.bind(match[1], match[2], override=True, replace=True)
    return graph


def test_the_sample_is_right(sample: str) -> None:
    assert validate_graph(parse(sample)) == ()


@pytest.mark.parametrize(("shape", "kind", "path", "value"), CASES, ids=lambda x: str(x)[:24])
def test_fails_on_a_wrong_graph(sample: str, shape: str, kind: str, path: str, value: str) -> None:
    graph = parse(sample)
    target = graph.namespace_manager.expand_curie(kind if ":" in kind else f"pkg:{kind}")
    subject = min(graph.subjects(RDF.type, target))
    predicate = graph.namespace_manager.expand_curie(path.lstrip("^"))
    pattern = (None, predicate, subject) if path.startswith("^") else (subject, predicate, None)
    graph.remove(pattern)
    if value != "-":
        prefixes = "".join(f"PREFIX {p}: <{n}>\n" for p, n in graph.namespaces() if p)
        graph.update(f"{prefixes} INSERT DATA {{ <{subject}> {path} {value} }}")
    assert _named(graph, shape), f"{shape} accepts {path} {value}"


def _named(graph: Graph, shape: str) -> list[str]:
    return [str(v) for v in validate_graph(graph) if v.shape == shape]


@pytest.mark.parametrize("shape", sorted(re.findall(r"^shape:(\w+Subject) ", shapes_text(), flags=re.M)))
def test_subject_shapes_fail_on_a_wrong_subject(shape: str) -> None:
    predicate = URIRef(NAMESPACE + shape.removesuffix("Subject"))
    graph = Graph().parse(data="".join(ontology_lines()), format="nt")
    subject, value = URIRef("urn:x:run"), URIRef("urn:x:other")
    graph.add((subject, RDF.type, URIRef(NAMESPACE + "Run")))
    graph.add((subject, predicate, value))
    assert [v.path for v in validate_graph(graph) if v.shape == shape] == [""]


def test_every_shape_has_a_case() -> None:
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    names = {str(s).rpartition("#")[2] for s in shapes.subjects(RDF.type, SH.NodeShape)}
    tried = {case[0] for case in CASES}
    assert {name for name in names if not name.endswith("Subject")} == tried


def test_messages_follow_the_language() -> None:
    graph = Graph().parse(data="".join(ontology_lines()), format="nt")
    goal = URIRef("urn:x:goal")
    graph.add((goal, RDF.type, URIRef(NAMESPACE + "Goal")))
    graph.add((goal, URIRef(NAMESPACE + "dueYear"), Literal("28", datatype=XSD.gYear)))
    for language, words in (("en", "four digits"), ("zh", "四位年份")):
        found = [v for v in validate_graph(graph, language=language) if v.path == "dueYear"]
        assert words in str(found[0])
