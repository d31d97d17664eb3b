"""A small graph with its texts, composed for the tests of the views.

Three made-up documents: a national plan, a provincial plan and a city notice that came as a noisy page in
traditional script.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import opencc
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from view_papers import PAPERS, Paper

PKG = Namespace("https://w3id.org/policy-kg/ontology#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
BASE = "https://example.org/id/"


_FORBIDDEN = re.compile(r"""[\x00-\x20<>"{}|\\^`%#?/“”\u2028\u202a-\u202e\u2066]""")


def _escape(found: re.Match[str]) -> str:
    return quote(found[0], safe="")


class SampleGraph:
    """The graph under construction; ``write_texts`` writes what the reader pages need."""

    def __init__(self, papers: tuple[Paper, ...] = PAPERS) -> None:
        self.graph = Graph()
        self.texts: list[dict[str, object]] = []
        for paper in papers:
            self._paper(paper)

    def entity(self, name: str) -> URIRef:
        """Add ``type:name`` and give its IRI."""
        kind, _, label = name.partition(":")
        iri = URIRef(f"{BASE}{kind}/{_FORBIDDEN.sub(_escape, label)[:90]}")
        if (iri, RDF.type, None) not in self.graph:
            self.graph.add((iri, RDF.type, PKG[kind.capitalize()]))
            self.graph.add((iri, RDFS.label, Literal(label, lang="zh")))
            year = re.match(r"到(\d{4})年", label)
            if kind == "goal" and year:
                self.graph.add((iri, PKG.dueYear, Literal(year[1], datatype=XSD.gYear)))
                self.graph.add((iri, PKG.statement, Literal(label, lang="zh")))
        return iri

    def triple(self, subject: str, predicate: str, obj: str) -> None:
        """Add a direct triple without evidence."""
        self.graph.add((self.entity(subject), PKG[predicate], self.entity(obj)))

    def write_texts(self, folder: Path) -> Path:
        """Write ``<file>.json`` for each text."""
        folder.mkdir(parents=True, exist_ok=True)
        for text in self.texts:
            path = folder / f"{text['file']}.json"
            path.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
        return folder

    def _paper(self, paper: Paper) -> None:
        document = self.entity(f"document:{paper.title}")
        add = self.graph.add
        add((document, PKG.level, Literal(paper.level)))
        add((document, PKG.inCorpus, Literal(True)))
        add((document, ELI.date_document, Literal(paper.date)))
        if paper.number:
            add((document, PKG.documentNumber, Literal(paper.number)))
        name = quote(paper.file, safe="")
        expression, file = URIRef(f"{BASE}expression/{name}"), URIRef(f"{BASE}file/{name}")
        add((expression, ELI.realizes, document))
        add((expression, PKG.sourceFile, file))
        add((file, PKG.fileName, Literal(paper.file)))
        clean = paper.title + "\n"
        section = None
        pieces = []
        for words, relations in paper.paragraphs:
            start = len(clean)
            plain, mentions = _parse(words.lstrip("#"), start)
            clean += plain + "\n"
            pieces.append((start, plain, mentions, relations))
        source, runs = _noise(clean) if paper.noisy else (clean, [[0, 0, len(clean)]])
        where = _Where(runs)
        for number, (start, plain, mentions, relations) in enumerate(pieces):
            span = where.source(start, start + len(plain))
            if "、" in plain[:3] or plain.startswith("（"):
                section = URIRef(f"{BASE}section/{name}/{number}")
                add((section, RDF.type, PKG.Section))
                add((section, PKG.inExpression, expression))
                add((section, PKG.kind, Literal("heading")))
                add((section, RDFS.label, Literal(plain.split("、")[-1].split("）")[-1])))
                add((section, PKG.number, Literal(re.split("[、）]", plain)[0].strip("（"))))
                add((section, PKG.start, Literal(span[0])))
                add((section, PKG.end, Literal(span[1])))
                continue
            for kind, label, first, last in mentions:
                node = URIRef(f"{BASE}mention/{name}/{first}-{last}-{kind}")
                add((node, RDF.type, PKG.Mention))
                add((node, OA.hasBody, self.entity(f"{kind}:{label}")))
                add((node, NIF.confidence, Literal(0.9)))
                self._target(node, expression, *where.source(first, last), plain, section)
                self.graph.add((document, PKG.mentions, self.entity(f"{kind}:{label}")))
                if kind == "goal":
                    self.graph.add((document, PKG.setsGoal, self.entity(f"{kind}:{label}")))
            for number_in, (subject, predicate, obj) in enumerate(relations):
                node = URIRef(f"{BASE}assertion/{name}/{start}-{number_in}")
                ends = (document if subject == "self" else self.entity(subject), self.entity(obj))
                add((node, RDF.type, PKG.Assertion))
                add((node, RDF.subject, ends[0]))
                add((node, RDF.predicate, PKG[predicate]))
                add((node, RDF.object, ends[1]))
                add((node, PKG.inDocument, document))
                add((node, PKG.cue, Literal(f"cue-{predicate}")))
                add((node, NIF.confidence, Literal(0.6 if predicate == "cites" else 0.85)))
                add((node, PKG.quote, Literal(source[span[0] : span[1]])))
                self._target(node, expression, *span, plain, section)
                add((ends[0], PKG[predicate], ends[1]))
        simplified = opencc.OpenCC("t2s").convert(clean) if not paper.noisy else clean
        cleaned = opencc.OpenCC("s2t").convert(clean) if paper.noisy else clean
        self.texts.append({
            "file": paper.file, "media_type": "text/plain", "source": source, "cleaned": cleaned,
            "simplified": simplified, "offset_map": runs, "marks": [],
        })  # fmt: skip

    def _target(
        self, node: URIRef, expression: URIRef, start: int, end: int, sentence: str, section: URIRef | None
    ) -> None:
        add = self.graph.add
        target, position = URIRef(f"{node}#target"), URIRef(f"{node}#position")
        add((node, OA.hasTarget, target))
        add((target, OA.hasSource, expression))
        add((target, OA.hasSelector, position))
        add((position, OA.start, Literal(start)))
        add((position, OA.end, Literal(end)))
        add((node, PKG.sentence, Literal(sentence, lang="zh")))
        if section is not None:
            add((node, PKG.inSection, section))


class _Where:
    """Clean to source offsets by the runs of an offset map."""

    def __init__(self, runs: list[list[int]]) -> None:
        self.runs = runs

    def source(self, start: int, end: int) -> tuple[int, int]:
        return self._one(start), self._one(end - 1) + 1

    def _one(self, place: int) -> int:
        run = max((run for run in self.runs if run[0] <= place), key=lambda run: run[0])
        return run[1] + place - run[0]


def _parse(words: str, start: int) -> tuple[str, list[tuple[str, str, int, int]]]:
    """Plain text of a paragraph and its mentions ``(type, name, start, end)`` in clean offsets."""
    plain, open_at, found = "", [], []
    for token in re.split(r"(\{[a-z]+:|\})", words):
        if token.startswith("{"):
            open_at.append((token[1:-1], start + len(plain), len(plain)))
        elif token == "}":
            kind, first, local = open_at.pop()
            name = plain[local:]
            found.append((kind, name.strip("《》"), first, start + len(plain)))
        else:
            plain += token
    return plain, sorted(found, key=lambda row: (row[2], -row[3]))


def _noise(clean: str) -> tuple[str, list[list[int]]]:
    """A noisy page: furniture in front, traditional script, a gloss after every 的, wraps after 24 characters."""
    source = "首頁 > 通知公告\n\n"
    runs: list[list[int]] = []
    traditional = opencc.OpenCC("s2t").convert(clean)
    for place, character in enumerate(traditional):
        if runs and runs[-1][1] + runs[-1][2] == len(source):
            runs[-1][2] += 1
        else:
            runs.append([place, len(source), 1])
        source += character
        if character == "的":
            source += "(de)"
        elif place % 24 == 23 and character not in "\n，。":
            source += "\n"
    return source, runs


def make_sample() -> SampleGraph:
    """The three documents, with names in other scripts and a few entities that only the graph knows."""
    sample = SampleGraph()
    cloud, platform = sample.entity("platform:国家政务云"), sample.entity("platform:全国一体化治理平台")
    graph = sample.graph
    graph.add((cloud, RDFS.label, Literal("National government cloud", lang="en")))
    graph.add((cloud, SKOS.prefLabel, Literal("國家政務雲", lang="zh-Hant")))
    graph.add((platform, SKOS.altLabel, Literal("一体化平台", lang="zh-Hans")))
    graph.add((platform, SKOS.hiddenLabel, Literal("全國(guó)一體化治理平臺", lang="zh-Hant")))
    rate = URIRef(f"{BASE}indicator/1")
    goal = sample.entity("goal:到2025年，全国政务服务事项网上可办率达到95%以上")
    graph.add((goal, PKG.indicator, rate))
    for name, value in (("measures", "网上可办率"), ("comparison", ">="), ("value", "95.0"), ("unit", "%")):
        graph.add((rate, PKG[name], Literal(value)))
    places = ("云台县", "江陵区", "白沙镇", "石桥县", "望海区", "松原湾市")
    for place in places:
        sample.triple(f"platform:{place}便民服务平台", "partOf", "platform:青岚省一体化治理平台")
        sample.triple(f"agency:{place}行政审批局", "responsibleFor", f"platform:{place}便民服务平台")
        sample.triple(f"database:{place}证照库", "supports", f"platform:{place}便民服务平台")
    return sample
