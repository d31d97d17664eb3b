"""Compares designs that find names of platforms, databases and projects: rules, a CRF, both.

    pip install -r benchmarks/requirements.txt
    python benchmarks/designs.py              some minutes
    python benchmarks/designs.py --crossed    cross-validation on gold and tuned texts too, ten minutes more

Each design is trained (the rules: were tuned) on the shared gold and the tuned passages, and scored on
held-out passages, of which only totals are shown.  Cross-validation trains on two thirds of the gold and
tuned texts and scores the last third; the rules know all of these, so their row there is no fair comparison.

``one unit`` is the share of names that the design gives as one piece, whatever type; all else counts only
names with the right type and exact ends.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from character_crf import Crf, Span, train
from compare import gold_groups

TYPES = ("platform", "database", "project")
LONG = 1000
FOLDS = 3
SURE = 0.9


@dataclass(frozen=True)
class Text:
    """A gold text with its clean form, its names there, and the names that the rules find."""

    gold: Any
    clean: Any
    names: tuple[Span, ...]
    ruled: tuple[Span, ...]


Design = Callable[[Text], list[Span]]


def read_text(gold: Any) -> Text:
    from extract.normalise import normalise
    from extract.pipeline import extract_text
    from extract.records import SourceText

    clean = normalise(gold["text"])
    wanted = [m for m in gold["mentions"] if m["type"] in TYPES]
    names = {(*clean.to_clean(m["start"], m["end"]), m["type"]) for m in wanted}
    found = extract_text(SourceText(gold["file"], gold["file"], gold["text"])).mentions
    ruled = {(m.clean_start, m.clean_end, m.type) for m in found if m.type in TYPES}
    systems = {**gold, "mentions": wanted, "relations": []}
    return Text(systems, clean, tuple(sorted(names)), tuple(sorted(ruled)))


def score(texts: Sequence[Text], design: Design) -> tuple[str, ...]:
    """Cells of the table: one unit, precision, recall and F1 of typed names."""
    from kg.evaluate.scores import evaluate

    lines = []
    whole = of = 0
    for text in texts:
        spans = design(text)
        of += len(text.names)
        whole += len({_bare(text, s) for s in text.names} & {_bare(text, s) for s in spans})
        for start, end, kind in spans:
            s, e = text.clean.to_source(start, end)
            line = {"doc": text.gold["file"], "type": kind, "start": s, "end": e, "attrs": {}}
            lines.append({**line, "canonical": [text.clean.text[start:end]]})
    exact = evaluate([text.gold for text in texts], lines).measures.get(("exact", "all"))
    if exact is None or not lines:
        return (f"{whole / of:.2f}", "", "", "")
    return f"{whole / of:.2f}", f"{exact.precision:.3f}", f"{exact.recall:.3f}", f"{exact.f1:.3f}"


def _bare(text: Text, span: Span) -> tuple[int, int]:
    start, end = span[:2]
    while start < end and text.clean.text[start] in "“‘":
        start += 1
    while end > start and text.clean.text[end - 1] in "”’":
        end -= 1
    return start, end


def by_rules(text: Text) -> list[Span]:
    return list(text.ruled)


def by(crf: Crf) -> Design:
    return lambda text: [span for span, _ in crf.spans(text.clean.text, text.ruled)]


def with_additions(crf: Crf) -> Design:
    """What the rules find, and what the CRF is sure of where they find nothing."""

    def spans(text: Text) -> list[Span]:
        sure = [s for s, share in crf.spans(text.clean.text) if share >= SURE]
        free = [s for s in sure if all(s[1] <= r[0] or r[1] <= s[0] for r in text.ruled)]
        return sorted([*text.ruled, *free])

    return spans


def with_ends(crf: Crf) -> Design:
    """What the rules find, with the ends and type that the CRF gives where it is sure; else as above."""

    def spans(text: Text) -> list[Span]:
        sure = [s for s, share in crf.spans(text.clean.text) if share >= SURE]
        kept = [r for r in text.ruled if all(s[1] <= r[0] or r[1] <= s[0] for s in sure)]
        return sorted([*kept, *sure])

    return spans


def by_jieba(text: Text) -> list[Span]:
    """Words that jieba tags as nouns; it knows no types."""
    import jieba.posseg

    found, at = [], 0
    for word, tag in jieba.posseg.cut(text.clean.text):
        if tag.startswith("n"):
            found.append((at, at + len(word), "platform"))
        at += len(word)
    return found


def trained(texts: Sequence[Text]) -> dict[str, Design]:
    samples = [(t.clean.text, t.names, t.ruled) for t in texts]
    knowing = train(samples, lexicons=True, hints=False)
    return {
        "crf, characters": by(train(samples, lexicons=False, hints=False)),
        "crf, characters and lexicons": by(knowing),
        "crf on top of rules": by(train(samples, lexicons=True, hints=True)),
        "rules, and names the crf is sure of": with_additions(knowing),
        "rules, with ends the crf is sure of": with_ends(knowing),
    }


def of_fewer_texts(texts: Sequence[Text]) -> Iterator[tuple[str, Design]]:
    """What the CRF learns from parts of the texts: whether more of them would help."""
    for step, name in ((4, "a quarter"), (2, "half")):
        part = [(t.clean.text, t.names, t.ruled) for t in texts[::step]]
        yield (
            f"crf, characters and lexicons, {name} of the texts",
            by(train(part, lexicons=True, hints=False)),
        )


def rows(known: Sequence[Text], unseen: dict[str, Sequence[Text]]) -> Iterator[tuple[str, ...]]:
    designs = {"rules": by_rules, **trained(known), **dict(of_fewer_texts(known))}
    for name, design in designs.items():
        for group, texts in unseen.items():
            yield name, group, *score(texts, design), speed(texts, design, name)
    for group, texts in unseen.items():
        one_unit, *_ = score(texts, by_jieba)
        yield "jieba.posseg, nouns", group, one_unit, "", "", "", speed(texts, by_jieba, "jieba")


def crossed_rows(known: Sequence[Text]) -> Iterator[tuple[str, ...]]:
    folds = [[t for i, t in enumerate(known) if i % FOLDS == fold] for fold in range(FOLDS)]
    per_fold = [trained([t for other in folds if other is not fold for t in other]) for fold in folds]
    yield "rules", "gold and tuned", *score(known, by_rules), ""
    for name in per_fold[0]:
        pairs = zip(folds, per_fold, strict=True)
        chosen = {t.gold["file"]: designs[name] for fold, designs in pairs for t in fold}
        yield name, "gold and tuned, crossed", *score(known, lambda t, c=chosen: c[t.gold["file"]](t)), ""


def speed(texts: Sequence[Text], design: Design, name: str) -> str:
    """Characters a second of processor time, from the clean text; the rules find all six types meanwhile."""
    from extract.pipeline import tag_candidates
    from extract.structure import parse_structure
    from extract.tag.overlap import choose_candidates

    begin = time.process_time()
    for text in texts:
        if "rules" in name:
            choose_candidates(tag_candidates(text.clean.text, parse_structure(text.clean.text)))
        if name != "rules":
            design(text)
    spent = time.process_time() - begin
    return f"{sum(len(t.clean.text) for t in texts) / spent:,.0f}"


def main() -> None:
    groups = {name: [read_text(gold) for gold in texts] for name, texts in gold_groups().items()}
    known = [*groups.get("shared", []), *groups["tuned"]]
    held = groups["held_out"]
    unseen = {
        "held out, short": [t for t in held if len(t.gold["text"]) < LONG],
        "held out, long": [t for t in held if len(t.gold["text"]) >= LONG],
    }
    print("| design | texts | one unit | precision | recall | F1 | characters/s |")
    print(f"|{'---|' * 7}")
    for row in rows(known, unseen):
        print(f"| {' | '.join(row)} |", flush=True)
    if "--crossed" in sys.argv:
        for row in crossed_rows(known):
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
