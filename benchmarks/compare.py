"""Reports what a change gains and loses on the gold texts, mention by mention and relation by relation.

    python benchmarks/compare.py             compare this checkout with the frozen baseline
    python benchmarks/compare.py --update    freeze this checkout as the new baseline

Gold texts are the annotated passages under tests/cases/annotated and, where the folder is there,
../shared/gold.  With ``--fail`` any loss makes the exit code 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / "benchmarks" / "baseline.json"
PASSAGES = ROOT / "tests" / "cases" / "annotated"
GOAL_WORDS = 12
END_WORDS = 40
UNSEEN = (
    "held_out",
    "blind",
)  # counted, never listed or written out: nobody reads these while changing a rule
SHARED = ROOT.parent / "shared" / "gold"

if TYPE_CHECKING:
    from kg.evaluate.scores import Finding, Gold


def gold_groups() -> dict[str, list[Gold]]:
    """The gold texts by group: one for each folder of passages, one for the shared gold."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    from annotated import load_passages  # type: ignore[import-not-found]

    from kg.evaluate.scores import read_gold

    groups: dict[str, list[Any]] = {}
    for folder in sorted(path for path in PASSAGES.iterdir() if path.is_dir()):
        groups[folder.name] = load_passages(folder)
    if SHARED.is_dir():
        groups["shared"] = [read_gold(path) for path in sorted(SHARED.glob("*.gold.json"))]
    return {name: texts for name, texts in groups.items() if texts}


def predictions(texts: Sequence[Gold]) -> Iterator[Any]:
    """What the pipeline extracts from the gold texts."""
    from extract.pipeline import extract_text
    from extract.records import SourceText
    from kg.jsonlines import line_objects

    for text in texts:
        yield from line_objects(extract_text(SourceText(text["file"], text["file"], text["text"])))


def shortened(finding: Finding) -> Finding:
    """The finding with the first words of a goal, or of a long end of a relation: enough to know it by."""
    limit = GOAL_WORDS if finding.kind.startswith("goal") else END_WORDS
    words = " | ".join(part[:limit] for part in finding.words.split(" | "))
    return replace(finding, words=words)


def sealed(finding: Finding) -> Finding:
    """The finding with a digest for its words: enough to compare, nothing to read."""
    return replace(finding, words=hashlib.sha256(finding.words.encode()).hexdigest()[:12])


def read_baseline(path: Path) -> list[Finding]:
    """The findings that were frozen."""
    from kg.evaluate.scores import Finding

    return [Finding(*row) for row in json.loads(path.read_text(encoding="utf-8"))]


def write_baseline(path: Path, findings: Sequence[Finding]) -> None:
    """Freeze findings, one a line, so that a diff of the file reads."""
    rows = (json.dumps(astuple(finding), ensure_ascii=False) for finding in sorted(findings))
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


def change_lines(findings: Sequence[Finding], sign: str, unseen: Container[str]) -> Iterator[str]:
    """One line a change under a count for each kind; documents nobody may look at are only counted."""
    counts = Counter(finding.kind for finding in findings)
    for kind in sorted(counts):
        yield f"{sign}{counts[kind]} {kind}"
        for finding in findings:
            if finding.kind == kind and finding.document not in unseen:
                place = f" [{finding.start}, {finding.end})" if finding.start >= 0 else ""
                yield f"    {finding.document}{place} {finding.outcome}: {finding.words!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the exit code is 1 where ``--fail`` is given and something is lost."""
    from kg.evaluate.scores import evaluate
    from kg.evaluate.text import compare_findings, score_table

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--update", action="store_true", help="freeze this checkout as the baseline")
    parser.add_argument("--fail", action="store_true", help="exit with 1 where something is lost")
    parser.add_argument("--baseline", type=Path, default=BASELINE, help="the file with the frozen findings")
    options = parser.parse_args(arguments)
    findings: list[Finding] = []
    unseen: set[str] = set()
    for name, texts in gold_groups().items():
        report = evaluate(texts, predictions(texts))
        if name in UNSEEN:
            unseen.update(report.documents)
        findings += map(sealed if name in UNSEEN else shortened, report.findings)
        _, *table = score_table(report).splitlines()
        print(f"{name}: {len(texts)} texts", *table, "", sep="\n")
    if options.update:
        write_baseline(options.baseline, findings)
        print(f"froze {len(findings)} findings in {options.baseline.name}")
        return 0
    if not options.baseline.is_file():
        print(f"{options.baseline.name} is missing: freeze one with --update", file=sys.stderr)
        return 2
    documents = {finding.document for finding in findings}
    frozen = [finding for finding in read_baseline(options.baseline) if finding.document in documents]
    changes = compare_findings(frozen, findings)
    print(f"{len(changes.gains)} gains, {len(changes.losses)} losses")
    for found, sign in ((changes.gains, "+"), (changes.losses, "-")):
        print(*change_lines(found, sign, unseen), sep="\n")
    return 1 if options.fail and changes.losses else 0


if __name__ == "__main__":
    sys.exit(main())
