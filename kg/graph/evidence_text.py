"""The file and the text that evidence points into: N-Triples lines, and the places of a text as IRIs."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from kg.graph.facts import own_documents
from kg.rdf.ntriples import DCTERMS, ELI, PROV, RDF_TYPE, RDFS, SCHEMA, literal, pkg
from kg.rdf.template import Template, blank, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.records import Extraction
    from kg.graph.facts import Naming
    from kg.rdf.template import Pair

__all__ = ["FileText"]

_LABEL: Final = f"<{RDFS}label>"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_SHOWN: Final = 24
_SECTION: Final = (
    (RDF_TYPE, pkg("Section")),
    (_LABEL, blank("label")),
    (pkg("kind"), blank("kind")),
    (pkg("depth"), number("depth")),
    (pkg("start"), number("start")),
    (pkg("end"), number("end")),
    (pkg("inExpression"), blank("expression")),
)


class FileText:
    """One text: its IRIs, its sentences as literals, and the way back to source offsets.

    Attributes:
        name: Name of the source file.
        text: The source text.
        expression: IRI of the text, in angle brackets like all IRIs here.
        sections: IRI of each section.
        documents: IRI of each document that the file contains.
        sentences: Each clean sentence as a literal.
    """

    def __init__(self, extraction: Extraction, naming: Naming) -> None:
        iris, structure = naming.iris, extraction.structure
        self._extraction = extraction
        self._starts = [run[0] for run in extraction.offset_map]
        self.name = extraction.source.name
        self.text = extraction.source.text
        self._file = f"<{iris.source_file(self.name)}>"
        self.expression = f"<{iris.expression(self.name)}>"
        self.documents = [naming.entity(kind, name) for kind, name, _ in own_documents(extraction)]
        self.sections = [f"<{iris.section(self.name, i)}>" for i in range(len(structure.sections))]
        clean = extraction.simplified
        self.sentences = [literal(clean[s.start : s.end], "zh") for s in structure.sentences]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of a clean span (code points); an empty one is empty in the source too."""
        first = self._source_at(start)
        return first, self._source_at(end - 1) + 1 if end > start else first

    def _source_at(self, offset: int) -> int:
        run = bisect_right(self._starts, offset) - 1
        if run < 0:
            return 0
        clean, source, length = self._extraction.offset_map[run]
        return source + min(offset - clean, length)

    def file_lines(self, run: str) -> Iterator[str]:
        """Yield the description of the file and its text, as the run with this IRI has read it."""
        source = self._extraction.source
        file = self._file
        script = "zh-Hans" if self._extraction.cleaned == self._extraction.simplified else "zh-Hant"
        yield f"{file} {RDF_TYPE} {pkg('SourceFile')} .\n"
        yield f"{file} {_LABEL} {literal(source.name)} .\n"
        yield f"{file} {pkg('fileName')} {literal(source.name)} .\n"
        if source.sha256:
            yield f"{file} {pkg('sha256')} {literal(source.sha256)} .\n"
        if source.media_type:
            yield f"{file} <{DCTERMS}format> <{_MEDIA_TYPES}{source.media_type}> .\n"
        yield f"{file} <{ELI}embodies> {self.expression} .\n"
        yield f"{self.expression} {RDF_TYPE} {pkg('Expression')} .\n"
        yield f"{self.expression} {_LABEL} {literal(source.name)} .\n"
        yield f"{self.expression} {pkg('sourceFile')} {file} .\n"
        yield f"{self.expression} <{SCHEMA}inLanguage> {literal(script)} .\n"
        yield f"{self.expression} <{PROV}wasGeneratedBy> <{run}> .\n"
        for document in dict.fromkeys(self.documents):
            yield f"{self.expression} <{ELI}realizes> {document} .\n"

    def sections_described(self, term: Callable[[str], str]) -> Iterator[Pair]:
        """Yield the section tree; ``term`` is how Turtle shortens an IRI."""
        template = Template(blank("this"), _SECTION, term)
        sections = self._extraction.structure.sections
        simplified = self._extraction.simplified
        for index, section in enumerate(sections):
            this = self.sections[index]
            start, end = self.source_span(section.start, section.end)
            heading = section.heading or simplified[section.start : min(section.end, section.start + _SHOWN)]
            label = f"{section.number} {heading}".strip().partition("\n")[0]
            more = []
            if section.number:
                more.append((pkg("number"), literal(section.number)))
            if section.parent >= 0:
                more.append((f"<{ELI}is_part_of>", self.sections[section.parent]))
            if 0 <= section.document < len(self.documents):
                more.append((pkg("inDocument"), self.documents[section.document]))
            values = {
                "this": this,
                "label": literal(label, "zh"),
                "kind": literal(section.kind),
                "depth": section.level,
                "start": start,
                "end": end,
                "expression": self.expression,
            }
            rows = [(f"{this} {p} {v} .\n", f"{term(p)} {term(v)}") for p, v in more]
            yield template.fill(values, rows)
