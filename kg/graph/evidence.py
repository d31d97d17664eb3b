"""Records to evidence: where exactly a text says what the core of the graph states.

A pure generator of N-Triples: the file and its text, sections, mentions
(Web Annotation) and assertions.  Offsets are code points of the source text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.graph.evidence_text import FileText
from kg.graph.facts import ACTION_PREDICATES
from kg.rdf.ntriples import (
    NIF,
    OA,
    PROV,
    RDF,
    RDF_TYPE,
    RDFS,
    XSD,
    date,
    decimal,
    integer,
    literal,
    pkg,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Extraction, Mention, Relation
    from kg.graph.facts import Naming

__all__ = ["evidence_chunks", "run_lines"]

_CONTEXT: Final = 32
_LABEL: Final = f"<{RDFS}label>"
_MODALITY: Final = {"exists": "stated", "explore": "explored"}


def run_lines(run: str, version: str, fingerprint: str, now: str = "") -> Iterator[str]:
    """Yield the description of the run ``run`` (IRI); ``now`` is an ISO 8601 instant, left out if empty."""
    yield f"<{run}> {RDF_TYPE} {pkg('Run')} .\n"
    yield f"<{run}> {_LABEL} {literal(f'policy-kg {version}', 'en')} .\n"
    yield f"<{run}> {_LABEL} {literal(f'policy-kg {version}', 'zh')} .\n"
    yield f"<{run}> {pkg('version')} {literal(version)} .\n"
    yield f"<{run}> {pkg('fingerprint')} {literal(fingerprint)} .\n"
    if now:
        yield f'<{run}> <{PROV}endedAtTime> "{now}"^^<{XSD}dateTime> .\n'


def evidence_chunks(extraction: Extraction, naming: Naming, run: str) -> Iterator[str]:
    """Yield the N-Triples of everything that one file gives besides the core, a few whole lines at a time.

    Args:
        extraction: What the file says.
        naming: How entities get their IRIs.
        run: IRI of the run that made the extraction.
    """
    evidence = _Evidence(extraction, naming, run)
    yield from evidence.text.file_lines()
    yield from evidence.text.section_lines()
    done: set[str] = set()
    for mention in extraction.mentions:
        yield from evidence.mention(mention, done)
    for relation in extraction.relations:
        yield from evidence.relation(relation, done)
    for mention in extraction.mentions:
        yield from evidence.commitment(mention, done)


class _Evidence:
    """The evidence of one file while it is written."""

    def __init__(self, extraction: Extraction, naming: Naming, run: str) -> None:
        self._naming, self._run = naming, f"<{run}>"
        self._clean_sentences = extraction.structure.sentences
        self._iris, self.text = naming.iris, FileText(extraction, naming)

    def mention(self, mention: Mention, done: set[str]) -> Iterator[str]:
        plain = self._iris.mention(self.text.name, mention.start, mention.end, mention.type)
        iri = f"<{plain}>"
        lines = (f"{iri} <{OA}hasBody> {self._naming.entity(mention.type, n)} .\n" for n in mention.canonical)
        new = [line for line in dict.fromkeys(lines) if line not in done]
        done.update(new)
        bodies = "".join(new)
        if plain in done:
            yield bodies
            return
        done.add(plain)
        yield (
            f"{iri} {RDF_TYPE} {pkg('Mention')} .\n"
            f"{iri} <{OA}motivatedBy> <{OA}identifying> .\n"
            f"{bodies}{self._target(plain, mention.start, mention.end)}"
            f"{iri} {pkg('rule')} {literal(mention.rule)} .\n"
            f"{iri} <{NIF}confidence> {decimal(mention.confidence)} .\n"
            f"{iri} <{PROV}wasGeneratedBy> {self._run} .\n"
            f"{self._place(iri, mention.sentence, mention.section, mention.document)}"
        )
        if mention.action:
            yield f"{iri} {pkg('action')} {literal(mention.action)} .\n"
        if year := date(mention.year):
            yield f"{iri} {pkg('dueYear')} {year} .\n"

    def relation(self, relation: Relation, done: set[str]) -> Iterator[str]:
        yield self._assertion(
            done,
            self._naming.entity(*relation.subject),
            relation.predicate,
            self._naming.entity(*relation.object),
            span=(relation.start, relation.end),
            place=(relation.sentence, relation.section, relation.document),
            cue=relation.cue,
            confidence=relation.confidence,
            status=(relation.polarity, relation.modality),
            detail=("role", relation.role),
        )

    def commitment(self, mention: Mention, done: set[str]) -> Iterator[str]:
        """Assert what the document does with the thing that it mentions."""
        sentences = self._clean_sentences
        if not 0 <= mention.document < len(self.text.documents) or not (
            mention.action or mention.type == "goal"
        ):
            return
        goal = mention.type == "goal"
        predicate = "setsGoal" if goal else ACTION_PREDICATES[mention.action]
        span = (mention.start, mention.end)
        if not goal and 0 <= mention.sentence < len(sentences):
            sentence = sentences[mention.sentence]
            span = self.text.source_span(sentence.start, sentence.end)
        for name in mention.canonical:
            entity = self._naming.entity(mention.type, name)
            if entity != self.text.documents[mention.document]:
                yield self._assertion(
                    done,
                    self.text.documents[mention.document],
                    predicate,
                    entity,
                    span=span,
                    place=(mention.sentence, mention.section, mention.document),
                    cue=mention.rule if goal else f"action-{mention.action}",
                    confidence=mention.confidence,
                    status=("positive", _MODALITY.get(mention.action, "planned")),
                    detail=("action", mention.action),
                )

    def _assertion(
        self,
        done: set[str],
        subject: str,
        predicate: str,
        object_: str,
        *,
        span: tuple[int, int],
        place: tuple[int, int, int],
        cue: str,
        confidence: float,
        status: tuple[str, str],
        detail: tuple[str, str],
    ) -> str:
        start, end = span
        plain = self._iris.assertion(
            self.text.name, subject, predicate, object_, str(start), str(end), cue, *status, *detail
        )
        if plain in done:
            return ""
        done.add(plain)
        iri = f"<{plain}>"
        return (
            f"{iri} {RDF_TYPE} {pkg('Assertion')} .\n"
            f"{iri} <{RDF}subject> {subject} .\n"
            f"{iri} <{RDF}predicate> {pkg(predicate)} .\n"
            f"{iri} <{RDF}object> {object_} .\n"
            f"{iri} {pkg('quote')} {literal(self.text.text[start:end], 'zh')} .\n"
            f"{self._target(plain, start, end, context=False)}"
            f"{iri} {pkg('cue')} {literal(cue)} .\n"
            f"{iri} <{NIF}confidence> {decimal(confidence)} .\n"
            f"{iri} {pkg('polarity')} {literal(status[0])} .\n"
            f"{iri} {pkg('modality')} {literal(status[1])} .\n"
            f"{iri} <{PROV}wasGeneratedBy> {self._run} .\n"
            f"{self._place(iri, *place)}"
            + (f"{iri} {pkg(detail[0])} {literal(detail[1])} .\n" if detail[1] else "")
        )

    def _place(self, iri: str, sentence: int, section: int, document: int) -> str:
        lines = ""
        if 0 <= sentence < len(self.text.sentences):
            lines += f"{iri} {pkg('sentence')} {self.text.sentences[sentence]} .\n"
        if 0 <= section < len(self.text.sections):
            lines += f"{iri} {pkg('inSection')} {self.text.sections[section]} .\n"
        if 0 <= document < len(self.text.documents):
            lines += f"{iri} {pkg('inDocument')} {self.text.documents[document]} .\n"
        return lines

    def _target(self, plain: str, start: int, end: int, *, context: bool = True) -> str:
        """Return the Web Annotation target of a mention or assertion, with its words if asked for."""
        target, position, quote = f"<{plain}#target>", f"<{plain}#position>", f"<{plain}#quote>"
        lines = (
            f"<{plain}> {pkg('place')} {literal(f'{self.text.name}:{start}-{end}')} .\n"
            f"<{plain}> <{OA}hasTarget> {target} .\n"
            f"{target} {RDF_TYPE} <{OA}SpecificResource> .\n"
            f"{target} <{OA}hasSource> {self.text.expression} .\n"
            f"{target} <{OA}hasSelector> {position} .\n"
            f"{position} {RDF_TYPE} <{OA}TextPositionSelector> .\n"
            f"{position} <{OA}start> {integer(start)} .\n"
            f"{position} <{OA}end> {integer(end)} .\n"
        )
        if not context:
            return lines
        text = self.text.text
        return lines + (
            f"{target} <{OA}hasSelector> {quote} .\n"
            f"{quote} {RDF_TYPE} <{OA}TextQuoteSelector> .\n"
            f"{quote} <{OA}exact> {literal(text[start:end])} .\n"
            f"{quote} <{OA}prefix> {literal(text[max(0, start - _CONTEXT) : start])} .\n"
            f"{quote} <{OA}suffix> {literal(text[end : end + _CONTEXT])} .\n"
        )
