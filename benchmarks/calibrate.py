"""Measures how often each rule and cue is right on the annotated texts, and writes it into the lexicons.

    python benchmarks/calibrate.py            print reliability tables: what is promised against what holds
    python benchmarks/calibrate.py --update   write confidences of cues and rules first

The share of right ones is measured on the passages under tests/cases/annotated/tuned and, where the folder
is there, ../shared/gold, and smoothed by adding a few of the average kind.  Rules do worse on texts that
nobody tuned on: one factor for mentions and one for relations lowers all shares so that as many as promised
are right in the passages under held_out, of which nothing but these two numbers is used, and none is ever
listed.  What is optional in the annotations counts neither way.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSAGES = ROOT / "tests" / "cases" / "annotated"
SHARED = ROOT.parent / "shared" / "gold"
LEXICONS = ROOT / "extract" / "lexicons"
CUES = ("anaphors", "relation_cues")
ADDED = 3
HIGHEST = 0.99
BINS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
NOTHING = "—"
LONGEST = 30
HEADER = """\
# How often each rule that finds mentions is right: measured, and written, by benchmarks/calibrate.py.
# rule: what stands in a mention's rule, or before its colon; * is for rules that found nothing there.
# confidence: how often it is right in texts that nobody tuned on.
# right: how many it found rightly, by exact span and type, in the annotated texts.  of: how many in all.
# example: the shortest name that it found rightly.  counter: one that it found wrongly; — for none.
rule\tconfidence\tright\tof\texample\tcounter
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention or relation that was found.

    Attributes:
        kind: ``mention`` or ``relation``.
        rule: Family of the rule, the cue, or the way in which an end of the relation was taken up.
        confidence: What the lexicons promise.
        right: Whether the annotations want it.
        words: The name.
    """

    kind: str
    rule: str
    confidence: float
    right: bool
    words: str


def gold_texts(group: str) -> list[Mapping[str, Any]]:
    """The annotated texts of ``tuned`` (with the shared gold) or ``held_out``."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    from annotated import load_passages  # type: ignore[import-not-found]

    from kg.evaluate.scores import read_gold

    texts = list(load_passages(PASSAGES / group))
    if group == "tuned" and SHARED.is_dir():
        texts += [read_gold(path) for path in sorted(SHARED.glob("*.gold.json"))]
    return texts


def promises(name: str, column: str) -> dict[str, float]:
    """Confidence by rule or cue, as the lexicons have it now; empty before the first ``--update``."""
    from extract.lexicon import lexicon_names, load_table

    rows = load_table(name) if name in lexicon_names() else ()
    return {row[column]: float(row["confidence"]) for row in rows}


def judged(texts: Iterable[Mapping[str, Any]]) -> Iterator[Judged]:
    """What the pipeline finds in the texts, judged; what is optional there is left out."""
    from extract.pipeline import extract_text
    from extract.records import SourceText

    for gold in texts:
        found = extract_text(SourceText(gold["file"], gold["file"], gold["text"]))
        yield from _judged_mentions(gold, found.mentions)
        yield from _judged_relations(gold, found.relations)


def _judged_mentions(gold: Mapping[str, Any], mentions: Iterable[Any]) -> Iterator[Judged]:
    from kg.evaluate.measures import overlap, trim_span

    text, promised = gold["text"], promises("rule_confidence", "rule")
    places = [
        (bool(m["opt"]), m["type"], trim_span(text, (m["start"], m["end"]), m["type"]))
        for m in gold["mentions"]
    ]
    wanted, optional = ([place[1:] for place in places if place[0] is opt] for opt in (False, True))
    for m in mentions:
        span = trim_span(text, (m.start, m.end), m.type)
        right = (m.type, span) in wanted
        if right or not any(kind == m.type and overlap(span, other) > 0 for kind, other in optional):
            rule = m.rule.split(":")[0]
            sure = promised.get(rule, promised.get("*", m.confidence))
            yield Judged("mention", rule, sure, right, "".join(m.surface.split()))


def _judged_relations(gold: Mapping[str, Any], relations: Iterable[Any]) -> Iterator[Judged]:
    from kg.evaluate.measures import NameTable

    if not gold.get("relations"):
        return
    names = NameTable(gold["mentions"], gold.get("same", ()))

    def triple(subject: str, predicate: str, target: str) -> tuple[str, str, str]:
        ends = names.canonical_of_any_type(subject), names.canonical_of_any_type(target)
        first, last = sorted(ends) if predicate == "connectsTo" else ends
        return first, predicate, last

    rows = [
        (triple(r["subject"], r["predicate"], r["object"]), bool(r.get("opt"))) for r in gold["relations"]
    ]
    wanted, optional = ({t for t, opt in rows if opt is which} for which in (False, True))
    for r in relations:
        found = triple(r.subject[1], r.predicate, r.object[1])
        if r.polarity == "positive" and (found in wanted or found not in optional):
            way = r.cue.partition("+")[2] or r.cue  # what was taken up counts for how, not for what was said
            yield Judged("relation", way, r.confidence, found in wanted, " | ".join(found))


def shares(items: Iterable[Judged]) -> dict[str, tuple[float, int, int]]:
    """Smoothed confidence, right ones and all of each rule; ``*`` is the average."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for item in items:
        for rule in (item.rule, "*"):
            right[rule] += item.right
            every[rule] += 1
    average = (right["*"] + 1) / (every["*"] + 2)
    return {
        rule: (
            min(HIGHEST, (right[rule] + ADDED * average) / (every[rule] + ADDED)),
            right[rule],
            every[rule],
        )
        for rule in sorted(every)
    }


def calibrated(items: Sequence[Judged], unseen: Sequence[Judged]) -> dict[str, tuple[float, int, int]]:
    """Shares of rules as measured on the one, lowered by what holds of the other."""
    measured = shares(items)
    promised = sum(measured.get(item.rule, measured["*"])[0] for item in unseen)
    factor = min(1.0, sum(item.right for item in unseen) / promised)
    return {rule: (sure * factor, right, of) for rule, (sure, right, of) in measured.items()}


def write_rules(items: Sequence[Judged], measured: Mapping[str, tuple[float, int, int]]) -> None:
    """Write ``rule_confidence.tsv``."""
    samples: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for item in items:
        for rule in (item.rule, "*"):
            samples[rule, item.right].add(item.words)

    def sample(rule: str, *, right: bool) -> str:
        fits = (words for words in samples[rule, right] if len(words) <= LONGEST)
        return min(fits, key=lambda words: (len(words), words), default=NOTHING)

    rows = (
        f"{rule}\t{sure:.2f}\t{right}\t{of}\t{sample(rule, right=True)}\t{sample(rule, right=False)}\n"
        for rule, (sure, right, of) in measured.items()
    )
    (LEXICONS / "rule_confidence.tsv").write_text(HEADER + "".join(sorted(rows)), encoding="utf-8")


def write_cues(lexicon: str, measured: Mapping[str, tuple[float, int, int]]) -> None:
    """Write the column ``confidence`` of a lexicon with ids; those that found nothing get the average."""
    path = LEXICONS / f"{lexicon}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    head = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    column = lines[head].split("\t").index("confidence")
    for number, line in enumerate(lines[head + 1 :], head + 1):
        cells = line.split("\t")
        cells[column] = f"{measured.get(cells[0], measured['*'])[0]:.2f}"
        lines[number] = "\t".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def reliability(items: Iterable[Judged]) -> Iterator[str]:
    """Lines of a table: of what was promised so much, how much is right."""
    promised: defaultdict[int, list[Judged]] = defaultdict(list)
    for item in items:
        promised[sum(item.confidence >= least for least in BINS[1:-1])].append(item)
    yield "| promised | number | mean promise | right |"
    yield "|---|---:|---:|---:|"
    for number, group in sorted(promised.items()):
        mean = sum(item.confidence for item in group) / len(group)
        right = sum(item.right for item in group) / len(group)
        yield f"| {BINS[number]:.2f} to {BINS[number + 1]:.2f} | {len(group)} | {mean:.2f} | {right:.2f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write where ``--update`` is given, and print the tables."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--update", action="store_true", help="write the confidences into the lexicons")
    if parser.parse_args(arguments).update:
        found, other = list(judged(gold_texts("tuned"))), list(judged(gold_texts("held_out")))
        for kind in ("mention", "relation"):
            items = [item for item in found if item.kind == kind]
            measured = calibrated(items, [item for item in other if item.kind == kind])
            if kind == "mention":
                write_rules(items, measured)
            else:
                for lexicon in CUES:
                    write_cues(lexicon, measured)
        print(f"measured {len(found)} findings; run again for the tables of what is now promised")
        return 0
    for group in ("tuned", "held_out"):
        items = list(judged(gold_texts(group)))
        for kind in ("mention", "relation"):
            print(f"\n{group}: {kind}s\n", *reliability(i for i in items if i.kind == kind), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
