"""Every format loads in a tool that did not write it, and says the same."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import networkx
import pyoxigraph
import pytest
from building import build_samples
from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.compare import isomorphic

from kg.errors import ExportError, StoreError
from kg.export.write import FORMATS, export_graph
from kg.rdf.quads import default_lines
from kg.store import open_store
from ontology.terms import PKG

RAPPER = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "ntriples": "ntriples", "nif": "turtle"}
RAPPER["skos"] = "turtle"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build_samples(folder)
    return folder


def written(out: Path, name: str, **options: bool) -> bytes:
    stream = io.BytesIO()
    export_graph(out, stream, format=name, **options)
    return stream.getvalue()


def default_graph(out: Path) -> Graph:
    return Graph().parse(data="".join(default_lines(out)), format="nt")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own, in JSON-LD
@pytest.mark.parametrize(
    ("name", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_triples_round_trip(out: Path, name: str, parser: str) -> None:
    read = Graph().parse(data=written(out, name), format=parser)
    assert isomorphic(read, default_graph(out))
    stored = open_store(out).dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    # Oxigraph writes language tags in lower case, so the sets are equal and the bytes are not.
    assert set(read) == set(Graph().parse(data=stored, format="nt"))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own, in JSON-LD
@pytest.mark.parametrize(
    ("name", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_triples_with_evidence(out: Path, name: str, parser: str) -> None:
    read = Graph().parse(data=written(out, name, evidence=True), format=parser)
    evidence = Graph().parse(out / "evidence.ttl")
    assert set(read) == set(default_graph(out)) | set(evidence)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", ["trig", "nquads"])
def test_quads_round_trip(out: Path, name: str) -> None:
    read = Dataset().parse(data=written(out, name), format=name)
    counts = {str(graph.identifier): len(graph) for graph in read.graphs() if len(graph)}
    store = open_store(out)
    for graph in store.named_graphs():
        assert counts[graph.value] == sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
    assert set(pyoxigraph.parse(written(out, name), format=_ox(name))) == set(store)


def _ox(name: str) -> pyoxigraph.RdfFormat:
    return pyoxigraph.RdfFormat.TRIG if name == "trig" else pyoxigraph.RdfFormat.N_QUADS


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("name", sorted(RAPPER))
def test_rapper_finds_as_many_triples(out: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"graph{FORMATS[name].suffix}"
    export_graph(out, path, format=name)
    told = subprocess.run(
        ["rapper", "-c", "-i", RAPPER[name], str(path)], capture_output=True, text=True, check=True
    )
    expected = len(list(pyoxigraph.parse(path=path)))
    assert f"Parsing returned {expected} triples" in told.stderr
    assert "Error" not in told.stderr


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("name", ["graph.ttl", "evidence.ttl", "graph.nq"])
def test_rapper_reads_what_a_build_leaves(out: Path, name: str) -> None:
    syntax = "nquads" if name.endswith("nq") else "turtle"
    told = subprocess.run(
        ["rapper", "-c", "-i", syntax, str(out / name)], capture_output=True, text=True, check=True
    )
    assert f"Parsing returned {len(list(pyoxigraph.parse(path=out / name)))} triples" in told.stderr


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_network(out: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"graph.{name}"
    export_graph(out, path, format=name)
    read = networkx.read_graphml(path) if name == "graphml" else networkx.read_gexf(path)
    assert read.is_multigraph()
    assert read.is_directed()
    graph = default_graph(out)
    base = "https://w3id.org/policy-kg/id/"
    cloud, net = f"{base}platform/国家政务算力调度平台", f"{base}platform/国家电子政务外网"
    assert read.nodes[cloud]["type"] == "platform"
    assert read.nodes[cloud]["label"] == "国家政务算力调度平台"
    goal = next(
        n for n, data in read.nodes(data=True) if data.get("type") == "goal" and "2035" in data["label"]
    )
    assert read.nodes[goal]["year"] == "2035"
    relations = {data["relation"] for data in read.get_edge_data(cloud, net).values()}
    assert relations == {"dependsOn"}
    plan = f"{base}document/全国政务算力协同建设规划"
    parallel = {data["relation"]: int(data["weight"]) for data in read.get_edge_data(plan, cloud).values()}
    assert parallel == {"builds": 4, "improves": 2, "integrates": 2, "mentions": 1}
    direct = [t for t in graph if t[1].startswith(str(PKG._NS)) and isinstance(t[2], URIRef)]
    entities = set(graph.subjects(PKG.canonicalName, None))
    assert read.number_of_nodes() == len(entities)
    measures = [
        (d["degree"], d["pagerank"], d["betweenness"], d["community"]) for _, d in read.nodes(data=True)
    ]
    assert sum(pagerank for _, pagerank, _, _ in measures) == pytest.approx(1, abs=0.01)
    assert all((degree > 0) == (community > 0) for degree, _, _, community in measures)
    assert len({community for *_, community in measures}) > 1
    assert read.number_of_edges() == sum(s in entities and o in entities for s, _, o in direct)


def test_csv(out: Path, tmp_path: Path) -> None:
    export_graph(out, tmp_path / "csv", format="csv")
    tables = {}
    for path in sorted((tmp_path / "csv").iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            tables[path.stem] = list(csv.DictReader(handle))
    assert set(tables) == {"documents", "entities", "goals", "mentions", "names", "relations"}
    graph = default_graph(out)
    assert len(tables["entities"]) == len(set(graph.subjects(PKG.canonicalName, None)))
    evidence = Graph().parse(out / "evidence.ttl")
    assert len(tables["relations"]) == len(set(evidence.subjects(RDF.type, PKG.Assertion)))
    bodies = URIRef("http://www.w3.org/ns/oa#hasBody")
    assert len(tables["mentions"]) == len(list(evidence.subject_objects(bodies)))
    row = next(r for r in tables["relations"] if r["relation"] == "hostedBy" and r["file"] == "全国规划.txt")
    assert row["subject_label"] == "政务算力协同推进领导小组"
    assert row["quote"].startswith("设立政务算力协同推进领导小组")
    source = (out / "texts" / "全国规划.txt.json").read_text(encoding="utf-8")
    assert row["quote"].replace("\n", "\\n") in source
    negative = [r for r in tables["relations"] if r["polarity"] == "negative"]
    assert {r["object_label"] for r in negative} == {"商业公有云"}


def test_parquet_says_the_same_as_csv(out: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    export_graph(out, tmp_path / "p", format="parquet")
    export_graph(out, tmp_path / "c", format="csv")
    for path in sorted((tmp_path / "p").iterdir()):
        with (tmp_path / "c" / f"{path.stem}.csv").open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
        table = parquet.read_table(path)
        assert table.num_rows == len(rows)
        assert table.column_names == list(rows[0])
    mentions = parquet.read_table(tmp_path / "p" / "mentions.parquet").to_pylist()
    assert all(isinstance(row["start"], int) and row["start"] < row["end"] for row in mentions)


def test_nif(out: Path) -> None:
    graph = Graph().parse(data=written(out, "nif"), format="turtle")
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    contexts = dict(graph.subject_objects(URIRef(nif + "isString")))
    assert len(contexts) == 3
    phrases = list(graph.subject_objects(URIRef(nif + "anchorOf")))
    assert phrases
    for phrase, anchor in phrases:
        text = str(contexts[graph.value(phrase, URIRef(nif + "referenceContext"))])
        start, end = (int(str(graph.value(phrase, URIRef(nif + p)))) for p in ("beginIndex", "endIndex"))
        assert text[start:end] == str(anchor)
        assert graph.value(phrase, URIRef("http://www.w3.org/2005/11/its/rdf#taIdentRef"))


def test_skos(out: Path) -> None:
    graph = Graph().parse(data=written(out, "skos"), format="turtle")
    skos = "http://www.w3.org/2004/02/skos/core#"
    concepts = set(graph.subjects(RDF.type, URIRef(skos + "Concept")))
    assert concepts == set(default_graph(out).subjects(PKG.canonicalName, None))
    for concept in concepts:
        assert len(list(graph.objects(concept, URIRef(skos + "inScheme")))) == 1
        labels = [o.language for o in graph.objects(concept, URIRef(skos + "prefLabel"))]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_same_bytes_each_time(out: Path, tmp_path: Path, name: str) -> None:
    results = []
    for folder in ("a", "b"):
        target = tmp_path / folder / "graph"
        target.parent.mkdir()
        export_graph(out, target, format=name)
        files = sorted(target.iterdir()) if target.is_dir() else [target]
        results.append([path.read_bytes() for path in files])
    assert results[0] == results[1]
    if name != "parquet":
        assert b"\r" not in b"".join(results[0])


def test_errors(out: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="expected one of turtle, trig"):
        export_graph(out, io.BytesIO(), format="docx")
    with pytest.raises(ExportError, match="give a folder"):
        export_graph(out, io.BytesIO(), format="csv")
    with pytest.raises(ExportError, match="cannot be written"):
        export_graph(out, tmp_path / "missing" / "graph.ttl")
    for name in FORMATS:
        if name != "parquet":
            with pytest.raises(StoreError):
                export_graph(
                    tmp_path, tmp_path / "x" if not FORMATS[name].suffix else io.BytesIO(), format=name
                )


def test_a_failed_export_leaves_the_old_file(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.ttl"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(StoreError):
        export_graph(tmp_path, target)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]
