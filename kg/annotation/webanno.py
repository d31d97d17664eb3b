"""Annotations as WebAnno TSV 3.3, which INCEpTION imports and exports.

``kg.annotation.webanno_read`` reads it.
Two layers of our own carry mentions and relations; INCEpTION needs them in the project first
(``layers_json``).  Sentences are the lines of the text and cover all of it, so that its blanks are kept.
Offsets are UTF-16 units.  A relation whose ends are not both marked has no place in this format.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

from extract.records import ACTIONS, ENTITY_TYPES, PREDICATES
from kg.annotation.annotations import relation_ends
from kg.annotation.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.annotation.annotations import Annotation, Marked

__all__ = ["MENTION", "MENTION_FEATURES", "RELATION", "RELATION_FEATURES", "layers_json", "webanno_tsv"]

MENTION: Final = "webanno.custom.PolicyMention"
"""Layer of the mentions."""
MENTION_FEATURES: Final = ("kind", "canonical", "action", "year", "collective", "optional")
"""Features of a mention; several canonical names stand one after another with `` / `` between them."""
RELATION: Final = "webanno.custom.PolicyRelation"
"""Layer of the relations, drawn from subject to object."""
RELATION_FEATURES: Final = ("predicate", "subject", "object", "optional")
"""Features of a relation; subject and object are the names it was stated with."""

_SENTENCE: Final = re.compile(r"\S[^\n]*(?:\s*\n\s*|\Z)")
_TOKEN: Final = re.compile(r"[A-Za-z0-9]+|\S")
_ESCAPES: Final = {"\\": "\\\\", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\b": "\\b"}
_RESERVED: Final = re.compile(r"->|[\\\[\]|_;*\t\n]")


def layers_json() -> str:
    """Return both layers with their tag sets, to import into an INCEpTION project."""
    tags = {"kind": ENTITY_TYPES, "action": ACTIONS, "predicate": PREDICATES}
    common = {"enabled": True, "built_in": False, "readonly": False, "cross_sentence": True}
    span = {
        "name": MENTION,
        "uiName": "Policy mention",
        "type": "span",
        "anchoring_mode": "CHARACTERS",
        "overlap_mode": "ANY_OVERLAP",
        "features": [_feature(name, tags.get(name, ())) for name in MENTION_FEATURES],
    }
    relation = {
        "name": RELATION,
        "uiName": "Policy relation",
        "type": "relation",
        "overlap_mode": "ANY_OVERLAP",
        "attach_type": {"name": MENTION},
        "features": [_feature(name, tags.get(name, ())) for name in RELATION_FEATURES],
    }
    return json.dumps([span | common, relation | common], ensure_ascii=False, indent=1) + "\n"


def webanno_tsv(annotation: Annotation) -> str:
    """Return one annotated text as WebAnno TSV 3.3."""
    units = Utf16(annotation.text)
    rows = _Rows(annotation)
    lines = [
        "#FORMAT=WebAnno TSV 3.3",
        f"#T_SP={MENTION}|{'|'.join(MENTION_FEATURES)}",
        f"#T_RL={RELATION}|{'|'.join(RELATION_FEATURES)}|BT_{MENTION}",
        "",
    ]
    for number, (start, end, tokens) in enumerate(rows.sentences, 1):
        lines.append("")
        lines += [f"#Text={_escape_text(line)}" for line in annotation.text[start:end].split("\n")]
        for place, (first, last) in enumerate(tokens, 1):
            cells = [f"{number}-{place}", f"{units.units(first)}-{units.units(last)}"]
            cells.append(_escape_text(annotation.text[first:last]).replace("\n", "\\n"))
            lines.append("\t".join([*cells, *rows.cells(first), ""]))
    return "\n".join(lines) + "\n"


def _feature(name: str, tags: Sequence[str]) -> dict[str, Any]:
    feature: dict[str, Any] = {
        "name": name,
        "uiName": name,
        "type": "uima.cas.String",
        "enabled": True,
        "visible": name in ("kind", "canonical", "predicate"),
    }
    if tags:
        feature["tag_set"] = {
            "name": f"policy-kg {name}",
            "language": "en",
            "create_tag": False,
            "tags": [{"tag_name": tag} for tag in tags],
        }
    return feature


class _Rows:
    """What stands in the rows of the tokens of one text."""

    def __init__(self, annotation: Annotation) -> None:
        self._mentions = annotation.mentions
        cuts = sorted({c for m in annotation.mentions for c in (m.start, m.end)})
        self.sentences = [
            (s, e, list(_tokens(annotation.text, s, e, cuts))) for s, e in _sentences(annotation.text)
        ]
        self._labels = {
            first: f"{number}-{place}"
            for number, (_, _, tokens) in enumerate(self.sentences, 1)
            for place, (first, _) in enumerate(tokens, 1)
        }
        firsts = sorted(self._labels)
        covered = [
            firsts[bisect_right(firsts, m.start - 1) : bisect_right(firsts, m.end - 1)]
            for m in self._mentions
        ]
        self._at: dict[int, list[int]] = {first: [] for first in firsts}
        for index, tokens in enumerate(covered):
            for first in tokens:
                self._at[first].append(index)
        unclear = [len(t) > 1 or any(len(self._at[first]) > 1 for first in t) for t in covered]
        self._ids = [count * flag for count, flag in zip(accumulate(unclear), unclear, strict=True)]
        self._arcs: dict[int, list[tuple[tuple[str, ...], str]]] = {}
        for stated, ends in zip(annotation.relations, relation_ends(annotation), strict=True):
            if ends and all(covered[end] for end in ends):
                subject, object_ = ends
                values = (stated.predicate, stated.subject, stated.object, "1" if stated.optional else "")
                ids = (self._ids[subject], self._ids[object_])
                source = self._labels[covered[subject][0]] + (f"[{ids[0]}_{ids[1]}]" if any(ids) else "")
                self._arcs.setdefault(covered[object_][0], []).append((values, source))

    def cells(self, first: int) -> Iterator[str]:
        """Yield the cells of the token that begins at ``first``, behind its own three."""
        here = self._at[first]
        values = [_values(self._mentions[index]) for index in here]
        suffixes = [f"[{self._ids[index]}]" if self._ids[index] else "" for index in here]
        for column in range(len(MENTION_FEATURES)):
            yield "|".join(_escape(v[column]) + s for v, s in zip(values, suffixes, strict=True)) or "_"
        arcs = self._arcs.get(first, ())
        for column in range(len(RELATION_FEATURES)):
            yield "|".join(_escape(arc[column]) for arc, _ in arcs) or "_"
        yield "|".join(source for _, source in arcs) or "_"


def _values(mention: Marked) -> tuple[str, ...]:
    found = mention.attributes
    kept = (found.get("action", ""), found.get("year", ""), found.get("collective", ""))
    return (mention.type, " / ".join(mention.canonical), *kept, "1" if mention.optional else "")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans that cover the text: lines that hold something, each with the blanks up to the next one."""
    for index, match in enumerate(_SENTENCE.finditer(text)):
        yield (match.start() if index else 0), match.end()


def _tokens(text: str, start: int, end: int, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield characters and Latin words, cut where a mention begins or ends; blanks at the start are one."""
    if text[start].isspace():
        yield start, start + len(text[start:end]) - len(text[start:end].lstrip())
    for match in _TOKEN.finditer(text, start, end):
        inside = cuts[bisect_right(cuts, match.start()) : bisect_left(cuts, match.end())]
        yield from pairwise((match.start(), *inside, match.end()))


def _escape(value: str) -> str:
    """Escape a value; an empty one is written as ``*``."""
    return _RESERVED.sub(lambda m: {"\t": "\\t", "\n": "\\n"}.get(m[0], "\\" + m[0]), value) or "*"


def _escape_text(text: str) -> str:
    if not any(char < " " or char == "\\" for char in text):
        return text
    return "".join(
        _ESCAPES.get(char) or (f"\\{char}" if char < " " and not "\b" <= char <= "\r" else char)
        for char in text
    )
