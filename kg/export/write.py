"""Writes a graph in the formats that other tools read.

Every exporter reads the output folder of a build from beginning to end and writes as it
goes; only the network formats hold entities and relations (never evidence) in memory.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Final

from kg.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FORMATS", "ExportFormat", "export_graph"]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that a graph can be written in.

    Attributes:
        name: What users call it.
        suffix: Usual ending of its files; empty for a folder of files.
        media_type: IANA media type, empty for a folder.
        writer: Module and function that write it.
        says: What it holds, in one line.
    """

    name: str
    suffix: str
    media_type: str
    writer: str
    says: str


_ALL: Final = (
    ExportFormat(
        "turtle", ".ttl", "text/turtle", "kg.export.rdf:write_turtle", "ontology, entities, relations"
    ),
    ExportFormat(
        "trig", ".trig", "application/trig", "kg.export.rdf:write_trig", "everything, by source file"
    ),
    ExportFormat(
        "nquads", ".nq", "application/n-quads", "kg.export.rdf:write_nquads", "everything, by source file"
    ),
    ExportFormat(
        "ntriples", ".nt", "application/n-triples", "kg.export.rdf:write_ntriples", "entities and relations"
    ),
    ExportFormat(
        "jsonld", ".jsonld", "application/ld+json", "kg.export.jsonld:write_jsonld", "entities and relations"
    ),
    ExportFormat(
        "graphml", ".graphml", "application/graphml+xml", "kg.export.network:write_graphml", "network, typed"
    ),
    ExportFormat(
        "gexf", ".gexf", "application/gexf+xml", "kg.export.network:write_gexf", "network, for Gephi"
    ),
    ExportFormat("csv", "", "", "kg.export.tables:write_csv", "a folder of tables"),
    ExportFormat("parquet", "", "", "kg.export.tables:write_parquet", "a folder of tables; needs pyarrow"),
    ExportFormat(
        "nif", ".ttl", "text/turtle", "kg.export.nif:write_nif", "texts and mentions, for NLP tools"
    ),
    ExportFormat(
        "skos", ".ttl", "text/turtle", "kg.export.skos:write_skos", "lists of names and their variants"
    ),
)
FORMATS: Final[Mapping[str, ExportFormat]] = MappingProxyType({format_.name: format_ for format_ in _ALL})
"""All formats by name."""


def export_graph(
    out: str | Path, target: str | Path | IO[bytes], *, format: str = "turtle", evidence: bool = False
) -> None:
    """Write the graph of an output folder in another format.

    Args:
        out: Output folder of a build.
        target: File to write (folder for ``csv`` and ``parquet``), or a binary stream.  A file appears
            only when it is complete.
        format: One of ``FORMATS``.
        evidence: Whether ``turtle``, ``ntriples`` and ``jsonld`` hold sections, mentions and assertions too.

    Raises:
        ExportError: If the format is unknown, does not fit the target, or needs a missing library.
        StoreError: If ``out`` holds no graph.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise ExportError(f"format {format!r} is unknown; expected one of {', '.join(FORMATS)}")
    module, _, function = chosen.writer.partition(":")
    write = getattr(import_module(module), function)
    if not chosen.suffix:
        if not isinstance(target, str | Path):
            raise ExportError(f"format {format} makes several files; give a folder to write them to")
        if Path(target).is_file():
            raise ExportError(f"{target}: is a file, and {format} makes several; give a folder")
        write(Path(out), Path(target))
    elif isinstance(target, str | Path):
        with _complete_or_nothing(Path(target)) as stream:
            write(Path(out), stream, evidence=evidence)
    else:
        write(Path(out), target, evidence=evidence)


@contextmanager
def _complete_or_nothing(path: Path) -> Iterator[IO[bytes]]:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as stream:
            yield stream
        aside.replace(path)
    except OSError as error:
        raise ExportError(
            f"{path}: cannot be written ({error.strerror or error}); choose another file"
        ) from error
    finally:
        aside.unlink(missing_ok=True)
