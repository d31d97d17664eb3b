"""HTML pages: template, styles, scripts and data blocks under a strict content-security policy."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from viz.blocks import to_json, words_block
from viz.style import style_variables

__all__ = ["PAGES", "Page", "compose_page"]

_SHARED = ("words", "dom", "state", "data", "glyph", "search", "save", "evidence", "chrome")


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page: its fragment of HTML and what it runs on.

    Attributes:
        name: Name of the fragment ``assets/pages/<name>.html``; also the key of its title in the words.
        scripts: Names of scripts ``assets/js/<name>.js`` beside the shared ones, in order.
        blocks: Names of the data blocks it asks for.
    """

    name: str
    scripts: tuple[str, ...]
    blocks: tuple[str, ...]


PAGES = (
    Page("home", ("table", "home"), ("core", "edges", "home")),
    Page(
        "network",
        (
            "measures",
            "panel",
            "filters",
            "communities",
            "rings",
            "canvas",
            "looks",
            "labels",
            "edge-names",
            "group-names",
            "legend",
            "picture",
            "export",
            "network",
        ),
        ("core", "edges", "measures", "network", "evidence"),
    ),
    Page("timeline", ("table", "chart", "timeline"), ("core", "dated", "evidence")),
    Page("matrix", ("table", "grid", "grid-list", "matrix"), ("core", "edges", "evidence")),
    Page("compare", ("table", "align", "compare"), ("core", "edges", "evidence")),
    Page(
        "entity", ("table", "measures", "panel", "ego", "entity"), ("core", "edges", "measures", "evidence")
    ),
    Page("reader", ("spans", "card", "reader"), ("text",)),
)


@cache
def _asset(*path: str) -> str:
    return files("viz").joinpath("assets", *path).read_text(encoding="utf-8")


@cache
def _styles() -> str:
    light, dark = style_variables("light"), style_variables("dark")
    themes = (
        f":root{{{light}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f":root[data-theme=dark]{{{dark}}}"
    )
    return "\n".join(
        [themes, *(_asset("css", f"{name}.css") for name in ("base", "parts", "views", "print"))]
    )


@cache
def _script(page: Page) -> str:
    body = "\n".join(_asset("js", f"{name}.js") for name in (*_SHARED, *page.scripts))
    return f'(() => {{\n"use strict";\n{body}\n}})();'


def compose_page(
    page: Page,
    *,
    title: str,
    inline: Mapping[str, str],
    site: str = "",
    library: str = "",
    root: str = "",
    loads: bool = False,
) -> str:
    """One self-contained HTML page.

    Args:
        page: The kind of page.
        title: Title of the page where it is not one of the interface's words (a file's name), else empty.
        inline: Data blocks by name, already JSON made by ``to_json``.
        site: Title of the site in both languages; empty for the interface's own words.
        library: A script that runs before the page's own, or empty.
        root: Relative way to the site's folder, ``../`` for pages in a sub-folder.
        loads: Whether the page may load further blocks from ``data/``.
    """
    scripts = [text for text in (library, _script(page)) if text]
    words = {**words_block(), **({"site_title": [site, site]} if site else {})}
    blocks = {"words": to_json(words), **inline}
    shown = html.escape(title or words[f"page_{page.name}"][0])
    return Template(_asset("page.html")).substitute(
        policy=_policy(scripts, _styles(), loads=loads),
        site=html.escape(words["site_title"][0]),
        title=shown,
        page=page.name,
        root=root,
        loads="yes" if loads else "no",
        styles=_styles(),
        body=Template(_asset("pages", f"{page.name}.html")).substitute(title=shown),
        blocks="\n".join(
            f'<script type="application/json" id="block-{name}">{text}</script>'
            for name, text in sorted(blocks.items())
        ),
        scripts="\n".join(f"<script>{text}</script>" for text in scripts),
    )


def _policy(scripts: list[str], styles: str, *, loads: bool) -> str:
    """Nothing but our own scripts, by hash; no connection at all; no string ever becomes markup.

    ``strict-dynamic`` (a trusted script may add another) is granted only where blocks lie in files.
    """
    allowed = " ".join([*(_hash(text) for text in scripts), *(["'strict-dynamic'"] if loads else [])])
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(styles)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types policy-blocks"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
