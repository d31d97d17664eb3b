"""HTML pages: the main text through trafilatura, title and date from the page's own tags.

trafilatura leaves out navigation, share buttons, related links and comments; what it keeps
is the source text that offsets point into.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any, Final

from extract.errors import ReadError
from extract.lexicon import load_table
from extract.read.page_text import main_text
from extract.records import Mark

__all__ = ["declared_encoding", "read_html"]

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_META: Final = {
    "articletitle": "title",
    "og:title": "title",
    "pubdate": "date",
    "publishdate": "date",
    "article:published_time": "date",
    "contentsource": "source",
    "columnname": "column",
    "author": "author",
    "keywords": "keywords",
}
_LABEL = re.compile(r"\s*(\w(?:[\s\u3000]*\w){1,5})[\s\u3000]*[:：]\s*(.{0,200})\Z", re.S)
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SITE = re.compile(r"[_|]|\s[-–—]\s")
_DEEPEST = 2_000
_NEAR_TOP = 600
_SHORTEST = 8
_BLOCKS = 3


@cache
def _labels() -> dict[str, str]:
    """What labels in a page's table say, by label, as keys of the metadata."""
    return {row["label"]: row["html"] for row in load_table("structure_fields") if row["html"]}


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares in its head; GB encodings as their superset.

    Args:
        data: The page's bytes.

    Returns:
        A codec name, or None.
    """
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    return "gb18030" if name in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else name


def read_html(page: str, path: str) -> tuple[str, tuple[Mark, ...], dict[str, str]]:
    """Read the main text of a page.

    Args:
        page: The decoded page.
        path: The file, for messages.

    Returns:
        The main text, a mark for each of its blocks, and what the page says of itself (``title``, ``date``,
        ``source``, ``issuer``, ``number``, ``index``, ``subject``, ``validity``, … as far as present).

    Raises:
        ReadError: If the page holds no main text.
    """
    from lxml import etree
    from lxml import html as lxml_html

    if page.count("<") > 200_000 or _too_deep(page):
        raise ReadError(path, "is nested deeper than any real page", "save the page's text as a text file")
    try:
        tree = lxml_html.fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ReadError(path, "holds no page that can be read", "save the page again") from None
    metadata = _metadata(tree)
    _unwrap_layout_tables(tree)
    text, marks = main_text(tree)
    if len(text) < _SHORTEST:
        raise ReadError(path, "has no main text", "check that the page was saved after it had loaded")
    title = metadata.get("title", "")
    head = "".join(text[:_NEAR_TOP].split())
    if title and not re.search(f"(?<!《){re.escape(''.join(title.split()))}", head):
        text = f"{title}\n{text}"
        shift = len(title) + 1
        marks = (Mark(0, "heading", "title"), *(replace(mark, start=mark.start + shift) for mark in marks))
    return text, marks, metadata


def _unwrap_layout_tables(tree: Any) -> None:
    """Old pages set their whole text in one cell of a table: make such tables plain blocks."""
    for cell in list(tree.iter("td")):
        blocks = sum(1 for _ in cell.iter("p", "div", "br"))
        table = next(cell.iterancestors("table"), None)
        if blocks < _BLOCKS or table is None:
            continue
        size = len(table.text_content())
        if 2 * len(cell.text_content()) > size:
            for part in [cell, *cell.iterancestors()]:
                done = part is table
                if part.tag in ("td", "tr", "tbody", "table"):
                    part.tag = "div"
                if done:
                    break


def _too_deep(page: str) -> bool:
    depth = 0
    for match in re.finditer(r"<(/?)(?:div|span|table|td|tr|ul|li|section|b|i|font|p|a)\b", page, re.I):
        depth += -1 if match[1] else 1
        if depth > _DEEPEST:
            return True
    return False


def _metadata(tree: Any) -> dict[str, str]:
    metadata: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = _META.get((meta.get("name") or meta.get("property") or "").strip().lower())
        content = " ".join((meta.get("content") or "").split())
        if key and content:
            metadata.setdefault(key, content)
    for cell in tree.iter("td", "th", "li", "p", "span", "div", "dt", "strong", "b"):
        text = " ".join((cell.text_content() if len(cell) < 4 else cell.text or "").split())
        if not 3 <= len(text) <= 220 or not (match := _LABEL.match(text)):
            continue
        key = _labels().get("".join(match[1].split()))
        value = match[2].strip() or _next_text(cell)
        if key and value and key not in metadata:
            metadata[key] = value
    titles = [" ".join(node.text_content().split()) for node in (*tree.iter("h1"), *tree.iter("title"))]
    if "title" not in metadata and any(titles):
        metadata["title"] = _SITE.split(next(title for title in titles if title))[0].strip()
    for key in ("date", "date_signed"):
        if key in metadata and (match := _DATE.search(metadata[key])):
            metadata[key] = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return metadata


def _next_text(cell: Any) -> str:
    following = cell.getnext()
    return "" if following is None else " ".join(following.text_content().split())[:200]
