"""Turtle reads back as the same statements, in a fixed form."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.iri import Iris
from kg.rdf.ntriples import RDF_TYPE, decimal, integer, literal, pkg, typed
from kg.rdf.turtle import TurtleWriter, graph_prefixes, split_line, thing_of

BASE = Iris().base
names = st.text(alphabet=st.sampled_from("甲乙12aB_-.+“”（）/%~ \u3000é·"), min_size=1, max_size=8)
values = st.one_of(
    st.text(max_size=8).map(literal),
    st.text(max_size=8).map(lambda text: literal(text, "zh-Hans")),
    st.integers().map(integer),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str).map(decimal),
    st.sampled_from([typed("true", "boolean"), typed("2030", "gYear"), pkg("Platform")]),
    names.map(lambda name: f"<{Iris().entity('platform', name)}>"),
)
lines = st.lists(
    st.builds(
        lambda kind, name, predicate, value: f"<{Iris().entity(kind, name)}> {predicate} {value} .\n",
        st.sampled_from(["platform", "goal"]),
        names,
        st.sampled_from([RDF_TYPE, pkg("unit"), pkg("dependsOn"), "<http://purl.org/dc/terms/format>"]),
        values,
    ),
    max_size=12,
    unique=True,
)


@given(lines)
def test_reads_back_the_same(some: list[str]) -> None:
    writer = TurtleWriter(graph_prefixes(BASE))
    text = writer.header() + "".join(writer.blocks(some, sort=True))
    read = set(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert read == set(pyoxigraph.parse("".join(some), format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert text == writer.header() + "".join(writer.blocks(reversed(some), sort=True))


def test_form() -> None:
    iri = f"<{BASE}platform/甲平台>"
    some = [
        f"{iri} {pkg('dependsOn')} <{BASE}platform/乙+丙> .\n",
        f"{iri} {RDF_TYPE} {pkg('Platform')} .\n",
        f'{iri} <http://www.w3.org/2000/01/rdf-schema#label> "甲平台"@zh .\n',
        f"{iri} {pkg('value')} {decimal('0.5')} .\n",
        f"{iri} {pkg('value')} {decimal('2')} .\n",
        f"{iri} {pkg('collective')} {typed('true', 'boolean')} .\n",
    ]
    assert list(TurtleWriter(graph_prefixes(BASE)).blocks(some, sort=True)) == [
        "platform:甲平台 a pkg:Platform ;\n"
        '    rdfs:label "甲平台"@zh ;\n'
        "    pkg:collective true ;\n"
        f"    pkg:dependsOn <{BASE}platform/乙+丙> ;\n"
        '    pkg:value 0.5 , "2"^^xsd:decimal .\n\n'
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ('<s> <p> "a b \\" . c"@zh .\n', ("<s>", "<p>", '"a b \\" . c"@zh')),
        ("<s> <p> <o> .\n", ("<s>", "<p>", "<o>")),
    ],
)
def test_split_line(line: str, parts: tuple[str, str, str]) -> None:
    assert split_line(line) == parts


def test_thing_of() -> None:
    assert thing_of("<urn:m#target> <p> <o> .\n") == thing_of("<urn:m> <p> <o> .\n") == "<urn:m"
