"""Extractions made by hand, without the pipeline: what the graph, the questions and the views are tested on.

``samples/*.txt`` hold invented policy texts with marks: ``⟦type:attributes|surface⟧`` is a mention,
``=LEVEL kind number | line`` opens a section, and the lines after ``%%`` are relations.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from extract.records import (
    ACTIONS,
    Entity,
    Extraction,
    Indicator,
    Mention,
    PolicyDocument,
    Relation,
    Section,
    Sentence,
    SourceText,
    Structure,
)

SAMPLES = Path(__file__).parent / "samples"
_QUOTES = re.compile("[“”‘’《》\\s]")
_INDICATOR = re.compile(
    r"(政务算力纳管率|按需共享率|办理时限|时延)(?:达到|压缩至|不超过)(\d+)(%|个工作日|毫秒)"
)


@dataclass
class _Draft:
    """A sample while it is read; offsets are clean."""

    text: str = ""
    documents: list[dict[str, str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)


def sample_extractions() -> tuple[Extraction, ...]:
    """A national plan with its notice, the plan again in traditional script, a provincial plan."""
    return (
        read_sample(
            "plan",
            "全国规划.txt",
            noise={"国家数据局": "国家\n数据局", "国家电子政务外网": "国家电子 政务外网"},
        ),
        read_sample(
            "plan", "規劃(繁體).html", traditional=True, skip_documents=1, noise={"平台": "平台(píng tái)"}
        ),
        read_sample("province", "省方案.txt"),
    )


def read_sample(
    sample: str,
    name: str,
    *,
    noise: dict[str, str] | None = None,
    traditional: bool = False,
    skip_documents: int = 0,
) -> Extraction:
    """Read a marked text.

    Args:
        sample: Name of the file in ``samples``, without suffix.
        name: Name that the source file shall have.
        noise: Clean words, and how the source prints each of them.
        traditional: Whether the source is in traditional script.
        skip_documents: How many documents at the beginning to leave out.
    """
    body, _, facts = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8").partition("%%\n")
    pieces = re.split(r"^(?=@document)", body, flags=re.M)[1:]
    draft = _read_body("".join(pieces[skip_documents:]))
    cleaned = _traditional(draft.text) if traditional else draft.text
    noise = {
        _traditional(k) if traditional else k: _traditional(v) if traditional else v
        for k, v in (noise or {}).items()
    }
    source, offset_map = _add_noise(cleaned, noise)

    def to_source(start: int, end: int) -> tuple[int, int]:
        at = lambda i: next(s + i - c for c, s, n in reversed(offset_map) if c <= i)  # noqa: E731
        return at(start), at(end - 1) + 1

    documents = _documents(draft)
    mentions = tuple(
        _mention(draft, mark, to_source) for mark in sorted(draft.marks, key=lambda m: (m[1], -m[2]))
    )
    types = {c: m.type for m in mentions for c in m.canonical}
    relations = tuple(
        relation
        for line in facts.splitlines()
        if (relation := _relation(draft, line.split("\t"), types, mentions, to_source)) is not None
    )
    return Extraction(
        source=SourceText(
            name=name,
            path=name,
            text=source,
            media_type="text/html" if name.endswith("html") else "text/plain",
            sha256=hashlib.sha256(source.encode()).hexdigest(),
            metadata={},
        ),
        cleaned=cleaned,
        simplified=draft.text,
        offset_map=offset_map,
        structure=Structure(documents, tuple(draft.sections), tuple(draft.sentences), ()),
        mentions=mentions,
        entities=_entities(mentions, documents, cleaned),
        relations=relations,
    )


def _traditional(text: str) -> str:
    import opencc

    converted = opencc.OpenCC("s2t").convert(text)
    assert len(converted) == len(text)
    return converted


def _read_body(body: str) -> _Draft:
    draft = _Draft()
    stack: list[int] = []
    for line in body.splitlines():
        if line.startswith("@document "):
            draft.documents.append(dict(pair.split("=", 1) for pair in line.split()[1:]))
            stack = []
            _open_section(draft, stack, 0, "document", "", line.rpartition("title=")[2])
            draft.documents[-1]["start"] = str(len(draft.text))
            continue
        if line.startswith("="):
            head, _, line = line.partition(" | ")
            level, kind, *number = head[1:].split()
            heading = re.sub("[⟦⟧]|[a-z]+:[^|]*\\|", "", re.search(r"\{(.+)\}", line)[1])  # type: ignore[index]
            _open_section(draft, stack, int(level), kind, "".join(number).strip("（）"), heading)
            line = line.replace("{", "").replace("}", "")
        _add_paragraph(draft, line, stack[-1])
    ends = _section_ends(draft)
    draft.sections = [_replace_end(draft, s, end) for s, end in zip(draft.sections, ends, strict=True)]
    return draft


def _open_section(draft: _Draft, stack: list[int], level: int, kind: str, number: str, heading: str) -> None:
    while stack and draft.sections[stack[-1]].level >= level:
        stack.pop()
    start = len(draft.text) + bool(draft.text)
    parent = stack[-1] if stack else -1
    stack.append(len(draft.sections))
    document = len(draft.documents) - 1
    draft.sections.append(Section(kind, number, heading, level, parent, document, start, start, start, start))


def _section_ends(draft: _Draft) -> list[int]:
    ends = [len(draft.text)] * len(draft.sections)
    for index, section in enumerate(draft.sections):
        for later in draft.sections[index + 1 :]:
            if later.level <= section.level:
                ends[index] = later.start - 1
                break
    return ends


def _replace_end(draft: _Draft, s: Section, end: int) -> Section:
    at = draft.text.find(s.heading, s.start)
    return Section(
        s.kind, s.number, s.heading, s.level, s.parent, s.document, s.start, end, at, at + len(s.heading)
    )


def _add_paragraph(draft: _Draft, line: str, section: int) -> None:
    if draft.text:
        draft.text += "\n"
    begin = len(draft.text)
    plain, opened = "", []
    for token in re.findall(r"⟦[a-z]+:[^|]*\||⟧|[^⟦⟧]+", line):
        if token.startswith("⟦"):
            opened.append((token[1:-1], begin + len(plain)))
        elif token == "⟧":
            attributes, start = opened.pop()
            draft.marks.append((attributes, start, begin + len(plain)))
        else:
            plain += token
    assert not opened, line
    draft.text += plain
    for sentence in re.finditer(r"[^。；]+[。；]?", plain):
        draft.sentences.append(Sentence(begin + sentence.start(), begin + sentence.end(), section))


def _add_noise(clean: str, noise: dict[str, str]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    source, runs, at = "", [], 0
    pattern = re.compile("|".join(map(re.escape, noise)) or r"(?!)")
    for match in [*pattern.finditer(clean), None]:
        end = match.start() if match else len(clean)
        if end > at:
            runs.append((at, len(source), end - at))
        source += clean[at:end]
        if match:
            printed = noise[match.group()]
            wanted = list(match.group())
            for offset, character in enumerate(printed):
                if wanted and character == wanted[0]:
                    wanted.pop(0)
                    runs.append((match.end() - len(wanted) - 1, len(source) + offset, 1))
            source += printed
            at = match.end()
    return source, tuple(runs)


def _documents(draft: _Draft) -> tuple[PolicyDocument, ...]:
    documents = []
    starts = [int(d["start"]) for d in draft.documents]
    for index, given in enumerate(draft.documents):
        start, end = starts[index], starts[index + 1] if index + 1 < len(starts) else len(draft.text)
        title_at = draft.text.index(given["title"], start)
        number = given.get("number", "")
        number_at = draft.text.find(number, start)
        number_at = start if number_at < 0 else number_at
        documents.append(
            PolicyDocument(
                title=given["title"],
                number=number,
                issuers=(given["issuer"],),
                addressees="各省、自治区、直辖市人民政府，国务院各部委" if given["kind"] == "notice" else "",
                date=given["date"],
                in_force=given.get("inforce", ""),
                validity="",
                kind=given["kind"],
                start=start,
                end=end,
                title_start=title_at,
                title_end=title_at + len(given["title"]),
                number_start=number_at,
                number_end=number_at + len(number),
                issued_by_notice=int(given.get("carried", "-1")) if len(starts) > 1 else -1,
            )
        )
    return tuple(documents)


def _sentence_at(draft: _Draft, start: int) -> int:
    return max(i for i, s in enumerate(draft.sentences) if s.start <= start)


def _mention(draft: _Draft, mark, to_source) -> Mention:  # type: ignore[no-untyped-def]
    attributes, start, end = mark
    kind, _, rest = attributes.partition(":")
    flags, _, given = rest.partition("=")
    surface = draft.text[start:end]
    names = tuple(_QUOTES.sub("", n) for n in (given or surface).split(";"))
    sentence = _sentence_at(draft, start)
    section = draft.sentences[sentence].section
    indicators = tuple(
        Indicator(
            m[1],
            "<=" if "限" in m[1] or "时延" in m[1] else ">=",
            m[2],
            m[3],
            start + m.start(),
            start + m.end(),
        )
        for m in _INDICATOR.finditer(surface)
    )
    return Mention(
        type=kind,
        start=to_source(start, end)[0],
        end=to_source(start, end)[1],
        clean_start=start,
        clean_end=end,
        surface=surface,
        canonical=names,
        sentence=sentence,
        section=section,
        document=draft.sections[section].document,
        rule=f"{kind}-sample",
        confidence=0.9 if given else 0.95,
        action=flags if flags in ACTIONS else "",
        year=flags if flags.isdigit() else "",
        collective=flags == "*",
        indicators=indicators if kind == "goal" else (),
    )


def _relation(draft, cells, types, mentions, to_source) -> Relation | None:  # type: ignore[no-untyped-def]
    subject, predicate, object_, snippet, cue, *options = cells
    if subject not in types or object_ not in types or snippet not in draft.text:
        return None
    sentence = _sentence_at(draft, draft.text.index(snippet))
    place = draft.sentences[sentence]
    start, end = to_source(place.start, place.end)
    more = dict(pair.split("=") for pair in options[0].split(";")) if options else {}
    find = lambda name: next(  # noqa: E731
        (i for i, m in enumerate(mentions) if name in m.canonical and m.sentence == sentence), -1
    )
    return Relation(
        subject=(types[subject], subject),
        predicate=predicate,
        object=(types[object_], object_),
        start=start,
        end=end,
        sentence=sentence,
        section=place.section,
        document=draft.sections[place.section].document,
        cue=cue,
        confidence=0.85,
        subject_mention=find(subject),
        object_mention=find(object_),
        **more,
    )


def _entities(mentions, documents, cleaned) -> tuple[Entity, ...]:  # type: ignore[no-untyped-def]
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for mention in mentions:
        for name in mention.canonical:
            surfaces, originals = found.setdefault((mention.type, name), (set(), set()))
            if len(mention.canonical) == 1:
                surfaces.add(mention.surface)
                original = cleaned[mention.clean_start : mention.clean_end]
                if original != mention.surface:
                    originals.add(original)
    for document in documents:
        found.setdefault(("document", _QUOTES.sub("", document.title)), (set(), set()))
    return tuple(
        Entity(
            type=kind,
            name=name,
            label=next((s for s in sorted(surfaces) if _QUOTES.sub("", s) == name), name),
            aliases=tuple(sorted(s for s in surfaces if _QUOTES.sub("", s) != name)),
            originals=tuple(sorted(originals)),
        )
        for (kind, name), (surfaces, originals) in sorted(found.items())
    )
