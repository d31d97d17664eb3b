"""Exports as their readers open them: tables in pandas, JSON-LD in PyLD."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pandas
import pytest
from building import build_samples
from rdflib import RDF, Graph

from kg.export.tables import table_names
from kg.export.write import export_graph
from kg.rdf.quads import default_lines, evidence_lines
from ontology.terms import PKG

jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build_samples(folder)
    return folder


@pytest.fixture(scope="module")
def tables(out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pandas.DataFrame]:
    folder = tmp_path_factory.mktemp("parquet")
    export_graph(out, folder, format="parquet")
    return {name: pandas.read_parquet(folder / f"{name}.parquet") for name in table_names()}


def test_pandas_reads_the_same_from_csv_and_parquet(
    out: Path, tables: dict[str, pandas.DataFrame], tmp_path: Path
) -> None:
    export_graph(out, tmp_path / "csv", format="csv")
    for name, table in tables.items():
        text = pandas.read_csv(tmp_path / "csv" / f"{name}.csv", dtype=str, keep_default_na=False)
        assert list(text.columns) == list(table.columns), name
        assert len(text) == len(table) > 0, name
        for column in table.select_dtypes("number"):
            numbers = pandas.to_numeric(text[column])
            assert (numbers.fillna(-1) == table[column].fillna(-1)).all(), (name, column)
        for column in table.select_dtypes(["object", "string", "bool"]):
            words = table[column].map({True: "true", False: "false", None: ""}.get, na_action=None)
            same = text[column] == (words if column in ("collective", "in_corpus") else table[column])
            assert same.all(), (name, column)


def test_columns_of_parquet_have_types(tables: dict[str, pandas.DataFrame]) -> None:
    mentions, documents = tables["mentions"], tables["documents"]
    assert (mentions["start"] < mentions["end"]).all()
    assert mentions["confidence"].between(0, 1).all()
    assert set(documents["in_corpus"].dropna()) == {True, False}
    assert set(tables["goals"]["year"].dropna().astype(int)) >= {2035}


def test_tables_join_by_their_keys(out: Path, tables: dict[str, pandas.DataFrame]) -> None:
    graph = Graph().parse(data="".join(default_lines(out)), format="nt")
    entities, relations = tables["entities"], tables["relations"]
    assert entities["iri"].is_unique
    for side in ("subject", "object"):
        joined = relations.merge(entities, left_on=side, right_on="iri", how="left")
        assert (joined["label"] == joined[f"{side}_label"]).all()
    assert tables["mentions"]["entity"].isin(entities["iri"]).all()
    stated = relations[relations["polarity"] == "positive"].groupby("relation")["object"].nunique()
    for relation in ("dependsOn", "issuedBy", "builds"):
        assert stated[relation] == len(set(graph.objects(None, getattr(PKG, relation))))


def _linked(out: Path, **options: bool) -> dict[str, Any]:
    stream = io.BytesIO()
    export_graph(out, stream, format="jsonld", **options)
    document: dict[str, Any] = json.loads(stream.getvalue())
    return document


def _statements(lines: str) -> set[str]:
    """N-Triples with the language tags in lower case, as JSON-LD processors write them."""
    lower = re.sub(r"(?<=\"@)[A-Za-z-]+(?= \.)", lambda tag: tag.group().lower(), lines)
    return set(lower.strip().split("\n"))


@pytest.mark.parametrize("evidence", [False, True])
def test_pyld_makes_the_same_statements(out: Path, evidence: bool) -> None:
    found = jsonld.to_rdf(_linked(out, evidence=evidence), {"format": "application/n-quads"})
    wanted = "".join(default_lines(out)) + ("".join(evidence_lines(out)) if evidence else "")
    told, meant = ({line for line in _statements(text) if '"^^<' not in line} for text in (found, wanted))
    assert told == meant
    # Numbers may be written in another form and be the same.
    graphs = [Graph().parse(data=text, format="nt") for text in (found, wanted)]
    values = [{(s, p, o.toPython()) for s, p, o in graph if getattr(o, "datatype", None)} for graph in graphs]
    assert values[0] == values[1]


def test_pyld_frames_by_the_short_names_of_the_context(out: Path) -> None:
    document = _linked(out)
    graph = Graph().parse(data="".join(default_lines(out)), format="nt")
    framed = jsonld.frame(document, {"@context": document["@context"], "@type": "Platform"})
    names = {node["canonicalName"] for node in framed["@graph"]}
    assert names == {str(graph.value(s, PKG.canonicalName)) for s in graph.subjects(RDF.type, PKG.Platform)}
    again = jsonld.compact(jsonld.expand(document), document["@context"])
    assert {node["@id"] for node in again["@graph"]} == {node["@id"] for node in document["@graph"]}
