"""What the server asks of a worker, and what comes back: plain data that goes through a pipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

__all__ = ["MB", "Ask", "Job", "Limits", "Lookup", "Portray", "Reply", "Resource", "Search", "Settings"]

MB: Final = 1 << 20
"""Bytes in a megabyte."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use.

    Attributes:
        seconds: Time for an answer; the worker is killed after it.
        rows: Most rows or triples in an answer.
        size: Most bytes in an answer.
        memory: Most bytes that a worker may allocate.
        request: Most bytes in a request.
        arrival: Seconds in which a request must have arrived whole.
    """

    seconds: float = 10.0
    rows: int = 200_000
    size: int = 64 * MB
    memory: int = 2048 * MB
    request: int = 1 * MB
    arrival: float = 15.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server serves, and to whom.

    Attributes:
        out: Folder that a build has written.
        workers: Number of worker processes.
        hosts: Names that a request may be addressed to, besides those of the loopback.
        cors: Origin that pages elsewhere may ask from; ``*`` for any, empty for none.
        limits: What one query may use.
    """

    out: Path
    workers: int = 2
    hosts: tuple[str, ...] = ()
    cors: str = "*"
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Ask:
    """A query by the SPARQL Protocol.

    Attributes:
        text: The query.
        accept: The Accept header, or the name of a format.
        default_graphs: IRIs of ``default-graph-uri``.
        named_graphs: IRIs of ``named-graph-uri``.
    """

    text: str
    accept: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """A named question or a query of the query page, answered with labels.

    Attributes:
        question: Name of a question; empty for a query text.
        text: A query text.
        values: Parameters as typed.
        language: ``zh`` or ``en``.
        form: ``json`` or ``csv``.
        rows: Most rows to return; more are cut off and the answer says so.
    """

    question: str
    text: str
    values: tuple[tuple[str, str], ...]
    language: str
    form: str
    rows: int


@dataclass(frozen=True, slots=True)
class Search:
    """Words to search for."""

    words: str
    types: tuple[str, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Resource:
    """RDF about one IRI; ``path`` is what follows the base."""

    path: str
    accept: str


@dataclass(frozen=True, slots=True)
class Portray:
    """All of one entity as JSON, for its page; ``path`` is what follows the base."""

    path: str
    language: str


Job = Ask | Lookup | Search | Resource | Portray


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    Attributes:
        status: HTTP status.
        media: Media type.
        body: Content.
    """

    status: int
    media: str
    body: bytes
