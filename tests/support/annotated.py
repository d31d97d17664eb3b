"""Load annotated passages: policy text with inline marks, and the relations that it states.

A file is a header of ``# key: value`` lines (id, kind, domain, note), the raw text, a line ``---``,
and the relations.  The README beside the passages shows the marks.  What is loaded has the shape of
the gold JSON files, so that one scorer reads both.

All offsets are Unicode code points of ``text``, end exclusive.  A malformed file raises
``AnnotationError`` with the file name and what is wrong.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NotRequired, TypedDict

TYPES = ("agency", "platform", "database", "project", "document", "goal")
ACTIONS = ("build", "improve", "extend", "integrate", "use", "explore", "exists")
KINDS = (
    "outline", "opinion", "pilot", "project-rules", "statute", "city-plan", "work-list",
    "box", "goals", "notice", "news", "traditional", "pdf",
)  # fmt: skip
ROLES = ("lead", "cooperate")
HEADER_KEYS = ("id", "kind", "domain", "note")

_SYSTEMS = frozenset({"platform", "database"})
_THINGS = _SYSTEMS | {"project"}
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "issuedBy": (frozenset({"document"}), frozenset({"agency"})),
    "basedOn": (frozenset({"document"}), frozenset({"document"})),
    "cites": (frozenset({"document"}), frozenset({"document"})),
    "dependsOn": (_THINGS | {"agency"}, _SYSTEMS),
    "supports": (_SYSTEMS, _SYSTEMS | {"goal"}),
    "connectsTo": (_SYSTEMS, _SYSTEMS | {"agency"}),
    "partOf": (_THINGS, _THINGS),
    "delivers": (frozenset({"project"}), _SYSTEMS),
    "responsibleFor": (frozenset({"agency"}), _THINGS | {"agency", "document"}),
    "hostedBy": (frozenset({"agency"}), frozenset({"agency"})),
}
"""Predicate -> the types that its subject and its object may have."""

_EDGE = " \t\r\n\u3000\xa0\u2003\"'“”‘’「」『』《》<>"
_GOAL_EDGE = _EDGE + "—-.。;；,，:："
_NOT_IN_NAMES = re.compile(r"[\s\u3000“”\"'‘’「」『』《》〈〉]")
_TOKEN = re.compile(r"⟦([^⟦⟧|→]*)\||→([^⟦⟧]*)⟧|⟧|[⟦→]")
_YEAR = re.compile(r"\d{4}")


class AnnotationError(ValueError):
    """A passage that breaks the format or contradicts itself."""


class Mention(TypedDict):
    """One marked span; ``start`` and ``end`` are trimmed of quotation marks and blanks, as in the gold."""

    type: str
    opt: int
    surface: str
    start: int
    end: int
    canonical: list[str]
    attrs: dict[str, str]


class Relation(TypedDict):
    """One relation between canonical names; ``role`` only on responsibleFor."""

    subject: str
    predicate: str
    object: str
    opt: int
    role: NotRequired[str]


class Passage(TypedDict):
    """One annotated passage in the shape of a gold file, with its header."""

    file: str
    text: str
    same: list[list[str]]
    mentions: list[Mention]
    relations: list[Relation]
    header: dict[str, str]


def load_passages(folder: Path) -> list[Passage]:
    """All passages of a folder, by file name."""
    return [load_passage(path) for path in sorted(folder.glob("*.txt"))]


def load_passage(path: Path) -> Passage:
    """One passage; ``file`` is the file's own name."""
    return parse_passage(path.read_text(encoding="utf-8"), path.name)


def parse_passage(marked: str, name: str) -> Passage:
    """Parse the content of a passage file called ``name``."""
    try:
        return _parse(marked, name)
    except AnnotationError as error:
        raise AnnotationError(f"{name}: {error}") from None


def _parse(marked: str, name: str) -> Passage:
    header, body = _split_header(marked)
    inline, found, tail = body.partition("\n---\n")
    if not found:
        raise AnnotationError("no line '---' between text and relations")
    text, mentions = _read_marks(inline + "\n")
    relations, same = _read_tail(tail)
    _check_relations(relations, same, mentions)
    return Passage(file=name, text=text, same=same, mentions=mentions, relations=relations, header=header)


def _split_header(marked: str) -> tuple[dict[str, str], str]:
    header: dict[str, str] = {}
    while marked.startswith("# "):
        line, _, marked = marked.partition("\n")
        key, colon, value = line[2:].partition(": ")
        if not colon or key not in HEADER_KEYS or key in header:
            raise AnnotationError(f"bad header line {line!r}")
        header[key] = value.strip()
    if missing := [key for key in HEADER_KEYS if key not in header]:
        raise AnnotationError(f"header lacks {', '.join(missing)}")
    if header["kind"] not in KINDS:
        raise AnnotationError(f"unknown kind {header['kind']!r}")
    return header, marked


def _read_marks(inline: str) -> tuple[str, list[Mention]]:
    """Take the marks out: the raw text, and the mentions in order of their start."""
    parts: list[str] = []
    length = 0
    spans: list[tuple[int, int, str, str]] = []
    stack: list[tuple[int, str]] = []
    at = 0
    for token in _TOKEN.finditer(inline):
        parts.append(inline[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token.group(1) is not None:
            stack.append((length, token.group(1)))
        elif token.group() in "⟦→":
            raise AnnotationError(f"stray {token.group()} near {inline[token.start() : at + 20]!r}")
        elif stack:
            start, label = stack.pop()
            spans.append((start, length, label, token.group(2) or ""))
        else:
            raise AnnotationError(f"⟧ closes nothing after {inline[max(0, at - 20) : at]!r}")
    if stack:
        raise AnnotationError(f"⟦{stack[-1][1]}| is never closed")
    text = "".join(parts) + inline[at:]
    mentions = [_mention(text, *span) for span in spans]
    return text, sorted(mentions, key=lambda m: (m["start"], -m["end"]))


def _mention(text: str, start: int, end: int, label: str, names: str) -> Mention:
    words = label.split()
    kind = words[0].removesuffix("?") if words else ""
    if kind not in TYPES:
        raise AnnotationError(f"unknown type in ⟦{label}|")
    attrs: dict[str, str] = {}
    for word in words[1:]:
        if word in ACTIONS and kind in _THINGS:
            attrs["action"] = word
        elif word == "collective" and kind == "agency":
            attrs["collective"] = "1"
        elif _YEAR.fullmatch(word) and kind == "goal":
            attrs["year"] = word
        else:
            raise AnnotationError(f"attribute {word!r} does not fit ⟦{label}|")
    edge = _GOAL_EDGE if kind == "goal" else _EDGE
    while start < end and text[start] in edge:
        start += 1
    while start < end and text[end - 1] in edge:
        end -= 1
    if start == end:
        raise AnnotationError(f"empty mention ⟦{label}|")
    surface = text[start:end]
    canonical = names.split("|") if names else [_NOT_IN_NAMES.sub("", surface)]
    for each in canonical:
        if not each or _NOT_IN_NAMES.search(each):
            raise AnnotationError(f"canonical name {each!r} is empty or holds marks or blanks")
    return Mention(
        type=kind, opt=int(words[0].endswith("?")), surface=surface, start=start, end=end,
        canonical=canonical, attrs=attrs,
    )  # fmt: skip


def _read_tail(tail: str) -> tuple[list[Relation], list[list[str]]]:
    relations: list[Relation] = []
    same: list[list[str]] = []
    for line in filter(None, map(str.strip, tail.splitlines())):
        if line.startswith("same: "):
            group = [part.strip() for part in line[6:].split(" = ")]
            if len(group) < 2 or not all(group):
                raise AnnotationError(f"bad group {line!r}")
            same.append(group)
        else:
            relations.append(_relation(line))
    return relations, same


def _relation(line: str) -> Relation:
    fields = [part.strip() for part in line.removeprefix("?").split(" | ")]
    if len(fields) not in (3, 4):
        raise AnnotationError(f"bad relation {line!r}")
    subject, predicate, target = fields[:3]
    if predicate not in ENDS:
        raise AnnotationError(f"unknown predicate in {line!r}")
    relation = Relation(subject=subject, predicate=predicate, object=target, opt=int(line.startswith("?")))
    if len(fields) == 4:
        if fields[3] not in ROLES or predicate != "responsibleFor":
            raise AnnotationError(f"bad role in {line!r}")
        relation["role"] = fields[3]
    return relation


def _check_relations(relations: list[Relation], same: list[list[str]], mentions: list[Mention]) -> None:
    types: dict[str, set[str]] = {}
    for mention in mentions:
        for name in mention["canonical"]:
            types.setdefault(name, set()).add(mention["type"])
    seen: set[tuple[str, str, str]] = set()
    for relation in relations:
        triple = (relation["subject"], relation["predicate"], relation["object"])
        for name, allowed in zip((triple[0], triple[2]), ENDS[triple[1]], strict=True):
            if not types.get(name, set()) & allowed:
                raise AnnotationError(f"{' | '.join(triple)}: no mention of {name!r} with a fitting type")
        if triple in seen or triple[0] == triple[2]:
            raise AnnotationError(f"{' | '.join(triple)}: repeated, or relates a name to itself")
        seen.add(triple)
    for group in same:
        if not any(name in types for name in group):
            raise AnnotationError(f"group {' = '.join(group)} names nothing in the passage")
