"""Records to the core of the graph: entities with their labels, and direct triples.

A pure generator of N-Triples lines.  What one file says stays in that file's graph;
``kg.build.merge`` makes the duplicate-free core of all files from it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.graph.english import english_name
from kg.graph.levels import level_of
from kg.judge.judgements import Judgements
from kg.rdf.iri import Iris
from kg.rdf.ntriples import ELI, RDF_TYPE, RDFS, SKOS, date, decimal, literal, pkg, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.records import Entity, Extraction, Indicator, Mention, PolicyDocument

__all__ = ["ACTION_PREDICATES", "Naming", "core_lines", "direct_triples", "own_documents"]

ACTION_PREDICATES: Final = {
    "build": "builds",
    "improve": "improves",
    "extend": "extends",
    "integrate": "integrates",
    "use": "uses",
    "explore": "explores",
    "exists": "reports",
}
_LABEL: Final = f"<{RDFS}label>"
_PREF: Final = f"<{SKOS}prefLabel>"
_ALT: Final = f"<{SKOS}altLabel>"
_HIDDEN: Final = f"<{SKOS}hiddenLabel>"
_DATE: Final = f"<{ELI}date_document>"
_LONGEST_LABEL: Final = 120
_LONGEST_VARIANT: Final = 200


@dataclass(frozen=True, slots=True)
class Naming:
    """How entities get their IRIs: judgements first, then the IRI of the canonical name."""

    iris: Iris = field(default_factory=Iris)
    judgements: Judgements = field(default_factory=Judgements)

    def entity(self, kind: str, name: str) -> str:
        """Return the IRI, in angle brackets, of the entity that ``name`` stands for."""
        return f"<{self.iris.entity(kind, self.judgements.canonical(kind, name))}>"


@dataclass(slots=True)
class _Seen:
    """What the mentions of one file tell of one entity."""

    collective: bool = False
    years: set[str] = field(default_factory=set)
    traditional: set[tuple[str, str]] = field(default_factory=set)
    noisy: set[str] = field(default_factory=set)
    issuers: list[str] = field(default_factory=list)
    indicators: dict[tuple[str, str, str, str], Indicator] = field(default_factory=dict)


def core_lines(extraction: Extraction, naming: Naming) -> Iterator[str]:
    """Yield the N-Triples lines of entities and direct triples that one file gives, each once."""
    seen = _seen(extraction)
    own = {(kind, name): document for kind, name, document in own_documents(extraction)}
    entities = {(entity.type, entity.name): entity for entity in extraction.entities}
    lines: dict[str, None] = {}
    related = (end for relation in extraction.relations for end in (relation.subject, relation.object))
    for relation in extraction.relations:
        if relation.predicate == "issuedBy" and relation.polarity == "positive":
            seen.setdefault(relation.subject, _Seen()).issuers.append(relation.object[1])
    for key in sorted({*entities, *own, *related}):  # a relation may name what no mention of its own does
        entity, told = entities.get(key), seen.get(key, _Seen())
        lines.update(dict.fromkeys(_entity_lines(key, entity, told, own.get(key), naming)))
    lines.update((f"{s} {pkg(p)} {o} .\n", None) for s, p, o in direct_triples(extraction, naming))
    yield from lines


def own_documents(extraction: Extraction) -> Iterator[tuple[str, str, PolicyDocument]]:
    """Yield ``("document", canonical name, record)`` for each document that the file contains, in order."""
    from extract.tag.citations import own_document_name

    structure = extraction.structure
    for index, document in enumerate(structure.documents):
        name = own_document_name(structure, index) or _untitled(extraction.source.name, index)
        yield "document", name, document


def _untitled(file: str, index: int) -> str:
    """Name of a document that gives itself none: its file's, and its place in it after the first."""
    stem = file.rpartition(".")[0] or file
    return f"{stem} ({index + 1})" if index else stem


def direct_triples(extraction: Extraction, naming: Naming) -> Iterator[tuple[str, str, str]]:
    """Yield ``(subject, predicate, object)``: IRIs in angle brackets around the predicate's local name."""
    for relation in extraction.relations:
        if relation.polarity == "positive":
            yield naming.entity(*relation.subject), relation.predicate, naming.entity(*relation.object)
    own = [naming.entity(kind, name) for kind, name, _ in own_documents(extraction)]
    for mention in extraction.mentions:
        if not 0 <= mention.document < len(own):
            continue
        document = own[mention.document]
        for name in mention.canonical:
            entity = naming.entity(mention.type, name)
            if entity == document:
                continue
            yield document, "mentions", entity
            if mention.type == "goal":
                yield document, "setsGoal", entity
            elif mention.action:
                yield document, ACTION_PREDICATES[mention.action], entity


def _seen(extraction: Extraction) -> dict[tuple[str, str], _Seen]:
    source, cleaned = extraction.source.text, extraction.cleaned
    aligned = len(cleaned) == len(extraction.simplified)
    seen: defaultdict[tuple[str, str], _Seen] = defaultdict(_Seen)
    for mention in extraction.mentions:
        original = cleaned[mention.clean_start : mention.clean_end] if aligned else mention.surface
        for name in mention.canonical:
            told = seen[mention.type, name]
            told.collective |= mention.collective
            if mention.year:
                told.years.add(mention.year)
            if mention.type == "goal":
                _add_indicators(told, mention)
            elif len(mention.canonical) == 1 and mention.end - mention.start <= _LONGEST_VARIANT:
                if original != mention.surface:
                    told.traditional.add((original, mention.surface))
                printed = source[mention.start : mention.end]
                if printed not in (original, mention.surface):
                    told.noisy.add(printed)
    return seen


def _add_indicators(told: _Seen, mention: Mention) -> None:
    for indicator in mention.indicators:
        key = (indicator.name, indicator.comparison, indicator.value, indicator.unit)
        told.indicators.setdefault(key, indicator)


def _entity_lines(
    key: tuple[str, str], entity: Entity | None, told: _Seen, document: PolicyDocument | None, naming: Naming
) -> Iterator[str]:
    kind, name = key
    canonical = naming.judgements.canonical(kind, name)
    iri = naming.entity(kind, name)
    full = document.title if document and document.title else entity.label if entity else name
    label = full if canonical == name else canonical
    if kind == "goal" and len(label) > _LONGEST_LABEL:
        label = f"{label[: _LONGEST_LABEL - 1]}…"
    yield f"{iri} {RDF_TYPE} {pkg(kind.capitalize())} .\n"
    yield f"{iri} {pkg('canonicalName')} {literal(canonical)} .\n"
    yield f"{iri} {_LABEL} {literal(label, 'zh')} .\n"
    yield f"{iri} {_PREF} {literal(label, 'zh-Hans')} .\n"
    if kind == "goal":
        yield from _goal_lines(iri, canonical, full, told, naming)
        return
    if english := english_name(kind, canonical):
        yield f"{iri} {_LABEL} {literal(english, 'en')} .\n"
        yield f"{iri} {_PREF} {literal(english, 'en')} .\n"
    others = {full, name, canonical}
    if entity:
        others.update(entity.aliases, (entity.label,))
    for other in sorted(others - {label}):
        yield f"{iri} {_ALT} {literal(other, 'zh-Hans')} .\n"
    yield from _script_lines(iri, label, canonical, told)
    if told.collective:
        yield f"{iri} {pkg('collective')} {typed('true', 'boolean')} .\n"
    if kind == "agency" and (level := level_of(canonical)):
        yield f"{iri} {pkg('level')} {literal(level)} .\n"
    elif kind == "document":
        yield from _document_lines(iri, canonical, document, told.issuers)


def _script_lines(iri: str, label: str, canonical: str, told: _Seen) -> Iterator[str]:
    forms = {original for original, _ in told.traditional}
    preferred = {original for original, surface in told.traditional if surface in (label, canonical)}
    best = max(preferred, key=lambda form: (len(form), form), default="")
    if best:
        yield f"{iri} {_PREF} {literal(best, 'zh-Hant')} .\n"
    for form in sorted(forms - {best}):
        yield f"{iri} {_ALT} {literal(form, 'zh-Hant')} .\n"
    for form in sorted(told.noisy):
        yield f"{iri} {_HIDDEN} {literal(form)} .\n"


def _goal_lines(iri: str, name: str, statement: str, told: _Seen, naming: Naming) -> Iterator[str]:
    yield f"{iri} {pkg('statement')} {literal(statement, 'zh')} .\n"
    for year in sorted(told.years):
        if due := date(year):
            yield f"{iri} {pkg('dueYear')} {due} .\n"
    for key, indicator in sorted(told.indicators.items()):
        value = decimal(indicator.value)
        if not value:
            continue
        node = f"<{naming.iris.indicator(name, *key)}>"
        yield f"{iri} {pkg('indicator')} {node} .\n"
        yield f"{node} {RDF_TYPE} {pkg('Indicator')} .\n"
        readable = f"{indicator.name} {indicator.comparison} {indicator.value}{indicator.unit}"
        yield f"{node} {_LABEL} {literal(readable, 'zh')} .\n"
        yield f"{node} {pkg('measures')} {literal(indicator.name, 'zh')} .\n"
        yield f"{node} {pkg('comparison')} {literal(indicator.comparison)} .\n"
        yield f"{node} {pkg('value')} {value} .\n"
        if indicator.unit:
            yield f"{node} {pkg('unit')} {literal(indicator.unit)} .\n"


def _document_lines(
    iri: str, name: str, document: PolicyDocument | None, issuers: Iterable[str]
) -> Iterator[str]:
    yield f"{iri} {pkg('inCorpus')} {typed('true' if document else 'false', 'boolean')} .\n"
    level = level_of(name) or next(filter(None, map(level_of, sorted(issuers))), "")
    if document:
        level = next(filter(None, map(level_of, document.issuers)), level)
        for term, value in (
            ("documentNumber", literal(document.number) if document.number else ""),
            ("documentKind", literal(document.kind) if document.kind else ""),
            ("addressees", literal(document.addressees, "zh") if document.addressees else ""),
            ("inForce", date(document.in_force)),
            ("validity", literal(document.validity) if document.validity else ""),
        ):
            if value:
                yield f"{iri} {pkg(term)} {value} .\n"
        if issued := date(document.date):
            yield f"{iri} {_DATE} {issued} .\n"
    if level:
        yield f"{iri} {pkg('level')} {literal(level)} .\n"
