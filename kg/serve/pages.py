"""The server's own pages: the query page, and one page for each entity."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.responses import HTMLResponse

from kg.serve.lookups import reader_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.responses import Response

__all__ = ["entity_page", "page"]

_WORDS: Final = {
    "en": {
        "names": "Names",
        "printed": "As printed",
        "mentions": "Mentions",
        "documents": "Documents",
        "view": "In the views",
        "query": "Query",
        "views": "Views",
        "ontology": "Ontology",
        "other": "中文",
    },
    "zh": {
        "names": "名称",
        "printed": "原文形式",
        "mentions": "提及",
        "documents": "文件",
        "view": "在视图中查看",
        "query": "查询",
        "views": "视图",
        "ontology": "本体",
        "other": "English",
    },
}


def page(name: str, **values: str) -> Response:
    """Return a page from the assets, with values (already safe for HTML) in the places marked ``$name``."""
    text = (files("kg.serve") / "assets" / name).read_text(encoding="utf-8")
    return HTMLResponse(Template(text).safe_substitute(values), headers={"Vary": "Accept, Accept-Language"})


def entity_page(portrait: Mapping[str, Any], language: str) -> Response:
    """Return the page of an entity.

    Args:
        portrait: ``kg.show.Portrait`` as plain data, with the ``base`` of the IRIs.
        language: ``zh`` or ``en``.
    """
    words = _WORDS[language]
    base = str(portrait["base"])
    key = quote(str(portrait["iri"]).removeprefix(base), safe="")
    return page(
        "entity.html",
        language="zh-Hans" if language == "zh" else "en",
        title=escape(portrait["label"]),
        kind=escape(portrait["type_label"]),
        iri=escape(portrait["iri"]),
        short=language,
        other="en" if language == "zh" else "zh",
        view=f"/view/entity.html#id={escape(key)}&lang={language}",
        **{f"{name}_words": escape(words[name]) for name in ("view", "query", "views", "ontology", "other")},
        facts="".join(_facts(portrait, words, base, language)),
        relations="".join(_relations(portrait["relations"], base, language)),
    )


def _facts(portrait: Mapping[str, Any], words: Mapping[str, str], base: str, language: str) -> Iterator[str]:
    for title, printed in (("names", False), ("printed", True)):
        names = [escape(name) for name, kind in portrait["names"] if (kind == "as printed") == printed]
        if names:
            yield _fact(words[title], tuple(names))
    for label, values in portrait["attributes"]:
        yield _fact(label, map(escape, values))
    yield _fact(words["mentions"], (str(portrait["mentions"]),))
    yield _fact(
        words["documents"], (_link(iri, label, base, language) for iri, label in portrait["documents"])
    )


def _fact(label: str, values: Iterator[str] | tuple[str, ...] | map[str]) -> str:
    return f"<dt>{escape(label)}</dt><dd>{'<br>'.join(values)}</dd>"


def _relations(relations: list[Mapping[str, Any]], base: str, language: str) -> Iterator[str]:
    heading = ""
    for related in relations:
        title = related["label"]
        if title != heading:
            yield f"<h2>{escape(title)}</h2>"
            heading = title
        yield f"<section><h3>{_link(related['iri'], related['name'], base, language)}</h3>"
        for found in related["evidence"]:
            place = f"{found['file']}:{found['start']}-{found['end']}"
            href = reader_link(found["file"], str(found["start"]), str(found["end"]), language)
            section = f" · {escape(found['section'])}" if found["section"] else ""
            link = f'<a href="{escape(href)}">{escape(place)}</a>'
            yield f"<blockquote>{escape(found['quote'])}<footer>{link}{section}</footer></blockquote>"
        yield "</section>"


def _link(iri: str, label: str, base: str, language: str) -> str:
    if not iri.startswith(base):
        return escape(label)
    # A percent sign of the IRI itself is part of the name and must reach the server as it is.
    path = quote(iri.removeprefix(base), safe="/%:@!$&'()*+,;=~-._")
    return f'<a href="/id/{escape(path)}?lang={language}">{escape(label)}</a>'
