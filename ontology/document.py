"""The ontology as one HTML page in English and Chinese: ``python -m ontology.document FILE``.

Everything on the page comes from ``policy.ttl``; it needs no network and no script.
"""

from __future__ import annotations

import sys
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology import NAMESPACE, ONTOLOGY_IRI, PREFIX
from ontology.model import Term, load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["document_html", "main"]

_ROWS: Final = (
    ("parents", "Specialises", "上位"),
    ("domain", "Subject", "主体"),
    ("subjects", "Subject one of", "主体之一"),
    ("range", "Object", "客体"),
    ("objects", "Object one of", "客体之一"),
    ("close", "Close to", "近似"),
)
_KINDS: Final = {
    "class": ("Class", "类"),
    "object": ("Relation to a thing", "对象属性"),
    "data": ("Value", "数据属性"),
}


def document_html() -> str:
    """Return the page; the same bytes for the same ontology."""
    ontology = load_ontology()
    title, description = ontology.titles, ontology.descriptions
    groups = (
        ("Classes", "类", ontology.classes),
        ("Relations", "关系", tuple(t for t in ontology.properties if t.kind == "object")),
        ("Values", "属性", tuple(t for t in ontology.properties if t.kind == "data")),
    )
    style = (files("ontology") / "document.css").read_text(encoding="utf-8")
    contents = "".join(
        f"<li><b>{en} {zh}</b>: {', '.join(_link(t.iri) for t in terms)}</li>" for en, zh, terms in groups
    )
    sections = "".join(
        f"<h2>{en} <span lang=zh>{zh}</span></h2>\n{''.join(map(_term, terms))}" for en, zh, terms in groups
    )
    return (
        "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
        '<meta name=viewport content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title['en'])}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title['en'])} <span lang=zh>{escape(title['zh'])}</span></h1>\n"
        f"<p>{escape(description['en'])}</p>\n<p lang=zh>{escape(description['zh'])}</p>\n"
        f"<p><code>{ONTOLOGY_IRI}</code>, version {escape(ontology.version)}; "
        f"prefix <code>{PREFIX}:</code> for <code>{NAMESPACE}</code></p>\n"
        f"<ul>{contents}</ul>\n{sections}</main>\n</body>\n</html>\n"
    )


def _term(term: Term) -> str:
    kind_en, kind_zh = _KINDS[term.kind]
    rows = "".join(
        f"<dt>{en} <span lang=zh>{zh}</span></dt><dd>{', '.join(map(_link, values))}</dd>"
        for name, en, zh in _ROWS
        if (values := _values(getattr(term, name)))
    )
    return (
        f"<section id={escape(term.name)}>\n<h3><code>{PREFIX}:{escape(term.name)}</code> "
        f"{escape(term.labels['en'])} <span lang=zh>{escape(term.labels['zh'])}</span> "
        f"<small>{kind_en} <span lang=zh>{kind_zh}</span></small></h3>\n"
        f"<p>{escape(term.comments['en'])}</p>\n<p lang=zh>{escape(term.comments['zh'])}</p>\n"
        f"<dl>{rows}</dl>\n</section>\n"
    )


def _values(given: str | Iterable[str]) -> list[str]:
    return ([given] if given else []) if isinstance(given, str) else list(given)


def _link(iri: str) -> str:
    if iri.startswith(NAMESPACE):
        name = escape(iri.removeprefix(NAMESPACE))
        return f'<a href="#{name}"><code>{name}</code></a>'
    return f"<code>{escape(iri)}</code>"


def main(arguments: list[str]) -> int:
    """Write the page to the file that the one argument names; return an exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m ontology.document FILE\n")
        return 2
    Path(arguments[0]).write_text(document_html(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
