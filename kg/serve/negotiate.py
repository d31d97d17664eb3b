"""Which format a client wants: media types of results and of RDF."""

from __future__ import annotations

from typing import Final

__all__ = ["GRAPH_MEDIA", "TABLE_MEDIA", "choose", "wants_html"]

TABLE_MEDIA: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
GRAPH_MEDIA: Final = {
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "nquads": "application/n-quads",
    "rdfxml": "application/rdf+xml",
}
_ALSO: Final = {
    "json": ("application/json",),
    "xml": ("application/xml", "text/xml"),
    "turtle": ("application/x-turtle", "text/n3"),
    "ntriples": ("text/plain",),
    "jsonld": ("application/json",),
    "rdfxml": ("application/xml", "text/xml"),
}
_MOST: Final = 50


def choose(accept: str, media: dict[str, str]) -> str:
    """Return the format that an Accept header prefers, or an empty string if none will do.

    Args:
        accept: The header, or the name of a format; an empty one accepts all.
        media: ``TABLE_MEDIA`` or ``GRAPH_MEDIA``; the first is taken where all are equal.

    Example:
        >>> choose("text/html, text/csv;q=0.5", TABLE_MEDIA)
        'csv'
        >>> choose("*/*", GRAPH_MEDIA)
        'turtle'
        >>> choose("image/png", TABLE_MEDIA)
        ''
    """
    if accept in media:
        return accept
    wanted = _parse(accept)
    best, best_rank = "", (0.0, 0)
    for name, full in media.items():
        own = full.partition(";")[0]
        for kind in (own, *_ALSO.get(name, ())):
            quality, position = _quality(kind, wanted, exact=kind != own)
            if quality > best_rank[0] or (quality == best_rank[0] > 0 and -position > best_rank[1]):
                best, best_rank = name, (quality, -position)
    return best


def wants_html(accept: str) -> bool:
    """Return whether a client, such as a browser, prefers a page to data."""
    wanted = _parse(accept)
    html = max(_quality(kind, wanted, exact=True)[0] for kind in ("text/html", "application/xhtml+xml"))
    data = max(_quality(kind.partition(";")[0], wanted, exact=True)[0] for kind in GRAPH_MEDIA.values())
    return html > data


def _parse(accept: str) -> list[tuple[str, float]]:
    wanted: list[tuple[str, float]] = []
    for part in accept.split(",")[:_MOST]:
        kind, *parameters = part.split(";")
        quality = 1.0
        for parameter in parameters:
            name, _, number = parameter.partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = min(max(float(number), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if kind.strip():
            wanted.append((kind.strip().lower(), quality))
    return wanted or [("*/*", 1.0)]


def _quality(kind: str, wanted: list[tuple[str, float]], *, exact: bool = False) -> tuple[float, int]:
    """Return the quality of a media type and where in the header it is named."""
    family = kind.partition("/")[0] + "/*"
    for pattern in (kind,) if exact else (kind, family, "*/*"):
        for position, (name, quality) in enumerate(wanted):
            if name == pattern:
                return quality, position
    return 0.0, _MOST
