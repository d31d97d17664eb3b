"""Records to evidence: where exactly a text says what the core of the graph states.

A pure generator of statements: the file and its text, sections, mentions (Web Annotation)
and assertions.  Mentions and assertions of the same place share its target.  Offsets are
code points of the source text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kg.graph.evidence_text import FileText
from kg.graph.facts import ACTION_PREDICATES
from kg.graph.targets import Targets
from kg.rdf.ntriples import NIF, OA, PROV, RDF, RDF_TYPE, RDFS, XSD, date, decimal, literal, pkg
from kg.rdf.template import Pair, Template, blank, join, short
from kg.rdf.turtle import TurtleWriter, graph_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Extraction, Mention, Relation
    from kg.graph.facts import Naming

__all__ = ["evidence_chunks", "run_lines"]

_LABEL: Final = f"<{RDFS}label>"
_MODALITY: Final = {"exists": "stated", "explore": "explored"}
_BODY: Final = f"<{OA}hasBody>"
_MENTION: Final = (
    (RDF_TYPE, pkg("Mention")),
    (f"<{OA}motivatedBy>", f"<{OA}identifying>"),
    (f"<{OA}hasTarget>", blank("target")),
    (pkg("place"), blank("place")),
    (pkg("rule"), blank("rule")),
    (f"<{NIF}confidence>", short("confidence")),
)
_ASSERTION: Final = (
    (RDF_TYPE, pkg("Assertion")),
    (f"<{RDF}subject>", short("subject")),
    (f"<{RDF}predicate>", short("predicate")),
    (f"<{RDF}object>", short("object")),
    (pkg("quote"), blank("quote")),
    (f"<{OA}hasTarget>", blank("target")),
    (pkg("place"), blank("place")),
    (pkg("cue"), blank("cue")),
    (f"<{NIF}confidence>", short("confidence")),
    (pkg("polarity"), blank("polarity")),
    (pkg("modality"), blank("modality")),
)


def run_lines(run: str, version: str, fingerprint: str, now: str = "") -> Iterator[str]:
    """Yield the description of the run ``run`` (IRI); ``now`` is an ISO 8601 instant, left out if empty."""
    yield f"<{run}> {RDF_TYPE} {pkg('Run')} .\n"
    yield f"<{run}> {_LABEL} {literal(f'policy-kg {version}', 'en')} .\n"
    yield f"<{run}> {_LABEL} {literal(f'policy-kg {version}', 'zh')} .\n"
    yield f"<{run}> {pkg('version')} {literal(version)} .\n"
    yield f"<{run}> {pkg('fingerprint')} {literal(fingerprint)} .\n"
    if now:
        yield f'<{run}> <{PROV}endedAtTime> "{now}"^^<{XSD}dateTime> .\n'


def evidence_chunks(extraction: Extraction, naming: Naming, run: str) -> Iterator[Pair]:
    """Yield everything that one file gives besides the core, a few statements at a time.

    Args:
        extraction: What the file says.
        naming: How entities get their IRIs.
        run: IRI of the run that made the extraction.

    Yields:
        Whole N-Triples lines, and the same statements as Turtle with the prefixes of ``graph_prefixes``.
    """
    text = FileText(extraction, naming)
    writer = _writer(naming.iris.base)
    lines = list(text.file_lines(run))
    yield "".join(lines), "".join(writer.blocks(lines, sort=False))
    yield from text.sections_described(writer.term)
    evidence = _Evidence(extraction, naming, text, writer)
    yield from evidence.mentions()
    for relation in extraction.relations:
        yield evidence.relation(relation)
    for mention in extraction.mentions:
        yield from evidence.commitment(mention)


@lru_cache(maxsize=4)
def _writer(base: str) -> TurtleWriter:
    return TurtleWriter(graph_prefixes(base))


class _Evidence:
    """The evidence of one file while it is written."""

    def __init__(self, extraction: Extraction, naming: Naming, text: FileText, writer: TurtleWriter) -> None:
        self._extraction, self._naming, self._text, self._term = extraction, naming, text, writer.term
        self._iris, self._words = naming.iris, extraction.source.text
        self._done: set[str] = set()
        self._mention, self._assertion = (
            Template(blank("this"), rows, self._term) for rows in (_MENTION, _ASSERTION)
        )
        self._targets = Targets(naming.iris, text, self._term)

    def mentions(self) -> Iterator[Pair]:
        """Yield the mentions; those of one place and type are one, with the bodies of all."""
        bodies: dict[tuple[int, int, str], dict[str, None]] = {}
        first: dict[tuple[int, int, str], Mention] = {}
        for mention in self._extraction.mentions:
            key = (mention.start, mention.end, mention.type)
            first.setdefault(key, mention)
            names = (self._naming.entity(mention.type, name) for name in mention.canonical)
            bodies.setdefault(key, {}).update(dict.fromkeys(names))
        for key, mention in first.items():
            yield self._one_mention(mention, bodies[key])

    def _one_mention(self, mention: Mention, bodies: dict[str, None]) -> Pair:
        this = f"<{self._iris.mention(self._text.name, mention.start, mention.end, mention.type)}>"
        more = [self._row(this, _BODY, body, self._term(body)) for body in bodies]
        more += self._surroundings(this, mention.sentence, mention.section, mention.document)
        more += self._element(this, mention.start)
        if mention.action:
            more.append(self._row(this, pkg("action"), literal(mention.action)))
        if year := date(mention.year):
            more.append(self._row(this, pkg("dueYear"), year, self._term(year)))
        values = {
            "this": this,
            "rule": literal(mention.rule),
            **self._confidence(mention.confidence),
            **self._place(mention.start, mention.end),
        }
        return join(
            self._mention.fill(values, more), self._targets.selectors(mention.start, mention.end, words=True)
        )

    def relation(self, relation: Relation) -> Pair:
        return self._assert(
            self._naming.entity(*relation.subject),
            relation.predicate,
            self._naming.entity(*relation.object),
            span=(relation.start, relation.end),
            where=(relation.sentence, relation.section, relation.document),
            cue=relation.cue,
            confidence=relation.confidence,
            status=(relation.polarity, relation.modality),
            detail=("role", relation.role),
        )

    def commitment(self, mention: Mention) -> Iterator[Pair]:
        """Assert what the document does with the thing that it mentions."""
        sentences, documents = self._extraction.structure.sentences, self._text.documents
        if not 0 <= mention.document < len(documents) or not (mention.action or mention.type == "goal"):
            return
        goal = mention.type == "goal"
        predicate = "setsGoal" if goal else ACTION_PREDICATES[mention.action]
        span = (mention.start, mention.end)
        if not goal and 0 <= mention.sentence < len(sentences):
            sentence = sentences[mention.sentence]
            span = self._text.source_span(sentence.start, sentence.end)
        for name in mention.canonical:
            entity = self._naming.entity(mention.type, name)
            if entity != documents[mention.document]:
                yield self._assert(
                    documents[mention.document],
                    predicate,
                    entity,
                    span=span,
                    where=(mention.sentence, mention.section, mention.document),
                    cue=mention.rule if goal else f"action-{mention.action}",
                    confidence=mention.confidence,
                    status=("positive", _MODALITY.get(mention.action, "planned")),
                    detail=("action", mention.action),
                )

    def _assert(
        self,
        subject: str,
        predicate: str,
        object_: str,
        *,
        span: tuple[int, int],
        where: tuple[int, int, int],
        cue: str,
        confidence: float,
        status: tuple[str, str],
        detail: tuple[str, str],
    ) -> Pair:
        start, end = span
        told = (subject, predicate, object_, str(start), str(end), cue, *status, *detail)
        this = f"<{self._iris.assertion(self._text.name, *told)}>"
        if this in self._done:
            return "", ""
        self._done.add(this)
        more = self._surroundings(this, *where) + self._element(this, start)
        if detail[1]:
            more.append(self._row(this, pkg(detail[0]), literal(detail[1])))
        property_ = pkg(predicate)
        values = {
            "this": this,
            "subject": subject,
            "subject.short": self._term(subject),
            "predicate": property_,
            "predicate.short": self._term(property_),
            "object": object_,
            "object.short": self._term(object_),
            "quote": literal(self._words[start:end], "zh"),
            "cue": literal(cue),
            "polarity": literal(status[0]),
            "modality": literal(status[1]),
            **self._confidence(confidence),
            **self._place(start, end),
        }
        return join(self._assertion.fill(values, more), self._targets.selectors(start, end, words=False))

    def _row(self, this: str, predicate: str, value: str, shown: str = "") -> Pair:
        return f"{this} {predicate} {value} .\n", f"{self._term(predicate)} {shown or value}"

    def _surroundings(self, this: str, sentence: int, section: int, document: int) -> list[Pair]:
        text, rows = self._text, []
        if 0 <= sentence < len(text.sentences):
            rows.append(self._row(this, pkg("sentence"), text.sentences[sentence]))
        if 0 <= section < len(text.sections):
            rows.append(self._row(this, pkg("inSection"), text.sections[section]))
        if 0 <= document < len(text.documents):
            own = text.documents[document]
            rows.append(self._row(this, pkg("inDocument"), own, self._term(own)))
        return rows

    def _element(self, this: str, start: int) -> list[Pair]:
        """The page or element that the file's own format names."""
        element = self._extraction.source.element_at(start)
        return [self._row(this, pkg("element"), literal(element))] if element else []

    def _confidence(self, value: float) -> dict[str, object]:
        number = _decimal(value)
        return {"confidence": number, "confidence.short": self._term(number)}

    def _place(self, start: int, end: int) -> dict[str, object]:
        name = self._text.name
        return {
            "target": f"<{self._iris.target(name, start, end)}>",
            "place": literal(f"{name}:{start}-{end}"),
        }


@lru_cache(maxsize=1024)
def _decimal(value: float) -> str:
    return decimal(value)
