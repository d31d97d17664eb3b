"""The data that pages carry: a corpus as compact JSON blocks.

A block is a JSON value with a name.  Small blocks stand inline in each page that uses them; a block too
large for that becomes ``data/<name>.js``, which the page loads when it needs it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from viz.centrality import compute_centrality
from viz.model import Corpus, Edge, Evidence
from viz.names import pinyin_initials, script_folding
from viz.select_entities import TYPES
from viz.style import read_style
from viz.vocabulary import read_vocabulary

__all__ = [
    "CHUNK",
    "core_block",
    "edges_block",
    "evidence_blocks",
    "measures_block",
    "section_path",
    "to_json",
    "words_block",
]

CHUNK: Final = 4000
"""Rows of evidence in one block."""

_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def to_json(value: object) -> str:
    """Compact JSON that is safe inside a script element: no ``<``, ``>``, ``&`` or line separators."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


@cache
def words_block() -> dict[str, list[str]]:
    """Words of the interface: key to Chinese and English."""
    import yaml

    text = files("viz").joinpath("assets", "words.yaml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = yaml.safe_load(text)
    return words


def core_block(corpus: Corpus, pages: tuple[str, ...]) -> dict[str, Any]:
    """Entities, files and looks.

    Args:
        corpus: What is shown.
        pages: Reader page of each file, empty where a file has none.
    """
    style = read_style()
    texts = [text for e in corpus.entities for text in (e.label, *e.aliases)]
    return {
        "types": TYPES,
        "entities": [
            [
                e.key,
                TYPES.index(e.type),
                e.label,
                e.english,
                e.traditional,
                e.aliases,
                e.hidden,
                pinyin_initials(e.label),
                dict(e.facts),
                e.indicators,
            ]
            for e in corpus.entities
        ],
        "files": [[f.name, page, f.documents] for f, page in zip(corpus.files, pages, strict=True)],
        "fold": script_folding(texts),
        "shapes": {name: look["shape"] for name, look in style["types"].items()},
        "relations": style["relations"],
        "dashes": {name: look["dash"] for name, look in style["families"].items()},
        "vocabulary": read_vocabulary(),
        "chunk": CHUNK,
        "evidence": len(corpus.evidence),
    }


def edges_block(corpus: Corpus) -> list[list[Any]]:
    """Edges as rows: subject, predicate, object, first evidence, count, documents, confidence."""
    return [
        [e.subject, e.predicate, e.object, e.first, e.count, e.documents, round(e.confidence, 2)]
        for e in corpus.edges
    ]


def measures_block(corpus: Corpus) -> dict[str, tuple[float, ...]]:
    """Name of each measure of centrality to its values by entity index; mere mentions do not count."""
    found = compute_centrality(
        len(corpus.entities),
        ((e.subject, e.object, _weight(corpus, e)) for e in corpus.edges if e.predicate != "mentions"),
    )
    return {"relations": found.degrees, "pagerank": found.pagerank, "betweenness": found.betweenness}


def _weight(corpus: Corpus, edge: Edge) -> int:
    """Number of passages that state a relation and do not deny it; 1 where the graph holds none."""
    passages = corpus.evidence[edge.first : edge.first + edge.count]
    return sum(passage.polarity == "positive" for passage in passages) or 1


def evidence_blocks(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Evidence in blocks of ``CHUNK`` rows, each with its own table of strings."""
    for start in range(0, len(corpus.evidence), CHUNK):
        strings: dict[str, int] = {}
        rows = [_row(corpus, item, strings) for item in corpus.evidence[start : start + CHUNK]]
        yield {"strings": list(strings), "rows": rows}


def section_path(corpus: Corpus, section: int) -> str:
    """Where a passage stands: the two nearest headings above it, outermost first."""
    names: list[str] = []
    while section >= 0 and len(names) < 2:
        node = corpus.sections[section]
        if node.titled and node.kind != "document":
            # The beginning of an article is said by the passage itself.
            heading = "" if node.kind == "article" and node.number else node.heading
            names.append(f"{node.number} {heading}".strip())
        section = node.parent
    return " › ".join(reversed(names))


def _row(corpus: Corpus, item: Evidence, strings: dict[str, int]) -> list[int | float]:
    def place(text: str) -> int:
        return strings.setdefault(text, len(strings))

    return [
        item.subject,
        place(item.predicate),
        item.object,
        item.file,
        item.start,
        item.end,
        place(item.sentence),
        place(section_path(corpus, item.section)),
        item.document,
        round(item.confidence, 2),
        place(item.rule),
        place(item.role),
        place(item.modality),
        place(item.polarity),
        place(item.action),
    ]
