"""The graph as the views know it."""

from __future__ import annotations

from time import process_time

import pyoxigraph
import pytest
from rdflib import Dataset, Graph, URIRef
from view_sample import PKG, make_sample

from viz import ViewError
from viz.model import Corpus
from viz.select import select_corpus
from viz.source import ask_of, read_query
from viz.style import read_style


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return select_corpus(ask_of(make_sample().graph))


def find(corpus: Corpus, key: str) -> int:
    return next(index for index, entity in enumerate(corpus.entities) if entity.key == key)


def test_entities_come_by_type_with_all_their_names(corpus: Corpus) -> None:
    order = ["agency", "platform", "database", "project", "document", "goal"]
    kinds = [order.index(entity.type) for entity in corpus.entities]
    assert kinds == sorted(kinds)
    cloud = corpus.entities[find(corpus, "platform/国家政务云")]
    assert (cloud.label, cloud.english, cloud.traditional) == (
        "国家政务云",
        "National government cloud",
        "國家政務雲",
    )
    platform = corpus.entities[find(corpus, "platform/全国一体化治理平台")]
    assert platform.aliases == ("一体化平台",)
    assert platform.hidden == ("全國(guó)一體化治理平臺",)


def test_edges_hold_their_evidence_and_documents(corpus: Corpus) -> None:
    ends = find(corpus, "platform/全国一体化治理平台"), find(corpus, "platform/国家政务云")
    edge = next(e for e in corpus.edges if (e.subject, e.object) == ends)
    assert (edge.predicate, edge.count) == ("dependsOn", 1)
    passage = corpus.evidence[edge.first]
    assert passage.sentence == "建设全国一体化治理平台，依托国家政务云和国家人口信息库运行。"
    assert [corpus.entities[d].label for d in edge.documents] == ["“云岭”国家数字治理规划"]
    assert corpus.sections[passage.section].label == "基础平台"


def test_a_triple_without_evidence_is_an_edge_too(corpus: Corpus) -> None:
    subject = find(corpus, "database/云台县证照库")
    edge = next(e for e in corpus.edges if e.subject == subject)
    assert (edge.predicate, edge.count, edge.documents, edge.confidence) == ("supports", 0, (), 1.0)


def test_what_is_only_denied_is_no_edge() -> None:
    sample = make_sample()
    graph = sample.graph
    ends = sample.entity("platform:国家政务云"), sample.entity("database:国家地理信息库")
    node = next(s for s in graph.subjects(None, PKG.Assertion))
    for name in ("subject", "object"):
        graph.remove((node, URIRef(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}"), None))
    graph.add((node, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"), ends[0]))
    graph.add((node, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#object"), ends[1]))
    from rdflib import Literal

    graph.add((node, PKG.polarity, Literal("negative")))
    corpus = select_corpus(ask_of(graph))
    pair = find(corpus, "platform/国家政务云"), find(corpus, "database/国家地理信息库")
    assert any((e.subject, e.object, e.polarity) == (*pair, "negative") for e in corpus.evidence)
    assert not any((e.subject, e.object) == pair for e in corpus.edges)


def test_a_dataset_is_asked_as_the_union_of_its_graphs(corpus: Corpus) -> None:
    dataset = Dataset()
    for number, triple in enumerate(sorted(make_sample().graph)):
        dataset.graph(URIRef(f"https://example.org/graph/{number % 3}")).add(triple)
    assert select_corpus(ask_of(dataset)) == corpus


def test_the_order_of_answers_does_not_matter(corpus: Corpus) -> None:
    ask = ask_of(make_sample().graph)
    assert select_corpus(lambda text: reversed(list(ask(text)))) == corpus


def test_an_empty_graph_says_what_to_do() -> None:
    with pytest.raises(ViewError, match="policy-kg build"):
        select_corpus(ask_of(Graph()))


def test_what_is_no_graph_is_refused() -> None:
    with pytest.raises(ViewError, match="list"):
        ask_of([])  # type: ignore[arg-type]


def test_every_relation_has_a_style_and_is_asked_for() -> None:
    text = read_query("triples")
    asked = {
        word[4:] for word in text.split() if word.startswith("pkg:") and not word.startswith("pkg:<")
    } - {""}
    assert asked == set(read_style()["relations"])


def test_indicators_of_a_goal_that_many_files_repeat_are_found_at_once() -> None:
    """A union of graphs keeps repetitions: five patterns joined over 16 copies would give a million rows a goal."""
    said = ("value", "90"), ("measures", "网办率"), ("comparison", ">="), ("unit", "%")
    store = pyoxigraph.Store()
    for number in range(16):
        graph = pyoxigraph.NamedNode(f"https://example.org/file/{number}")
        for goal in range(20):
            node, own = (pyoxigraph.NamedNode(f"https://example.org/{kind}/{goal}") for kind in "gi")
            store.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(PKG["indicator"]), own, graph))
            for name, value in said:
                term = pyoxigraph.NamedNode(PKG[name])
                store.add(pyoxigraph.Quad(own, term, pyoxigraph.Literal(value), graph))
    began = process_time()
    found = store.query(read_query("indicators"), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert len(list(found)) == 20
    assert process_time() - began < 1
