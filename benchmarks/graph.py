"""A graph of a million triples from text: build, named questions, exports; rdflib in memory beside it.

    python benchmarks/graph.py --variants 40 --out build/big

Texts are the bundled examples under other names of places, so that every variant has entities of its
own.  All numbers of one run stand in one table; compare the ratios, not the seconds of two machines.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kg.build.run import build_graph
from kg.export.write import export_graph
from kg.query.sparql import LocalGraph, Table, open_local
from kg.questions.catalogue import bind_terms, get_question, load_questions
from kg.questions.terms import terms_of

EXAMPLES = Path(__file__).resolve().parent.parent / "kg" / "examples"
FIRST = "东南西北长安永宁江河山川林海石金银玉"
SECOND = "平远阳阴泉溪洲浦岭原陵台"
VALUES = {
    "system": "国家数据共享交换平台",
    "whole": "全国一体化政务服务平台",
    "entity": "国家电子政务外网",
    "subject": "国家数据共享交换平台",
    "document": "云岭省数字政府建设实施方案",
    "old": "清江市数字政府建设行动计划（2022—2025年）",
    "new": "清江市数字政府建设行动计划（2024年修订）",
}
RDFLIB_QUESTIONS = (
    "documents",
    "support",
    "offices",
    "projects-deliver",
    "who-issued-what",
    "parts-of-system",
)


def write_texts(folder: Path, variants: int) -> int:
    """Write the variants of all examples and return how many characters they have."""
    folder.mkdir(parents=True, exist_ok=True)
    places = [(one + two, two + one) for one in FIRST for two in SECOND][: variants - 1]
    characters = 0
    for number, (province, city) in enumerate([("云岭", "清江"), *places]):
        for source in sorted(EXAMPLES.iterdir()):
            text = source.read_text(encoding="utf-8")
            for old, new in (("云岭", province), ("雲嶺", province), ("清江", city)):
                text = text.replace(old, new)
            characters += len(text)
            (folder / f"{number:03}_{source.name}").write_text(text, encoding="utf-8")
    return characters


def question_texts(graph: LocalGraph) -> Iterator[tuple[str, str]]:
    """Yield the id and the bound text of every question."""
    for name, question in load_questions().items():
        values = {p.name: VALUES[p.name] for p in question.parameters if p.required}
        yield name, bind_terms(question, terms_of(graph, question, values))


def time_questions(graph: LocalGraph) -> list[tuple[str, float, int]]:
    """Return for each question its name, the best of three times in milliseconds, and the number of rows."""
    timed = []
    for name, text in question_texts(graph):
        times, rows = [], 0
        for _ in range(3):
            started = time.process_time()
            answer = graph.ask(text)
            assert isinstance(answer, Table)
            rows = len(list(answer.rows))
            times.append(time.process_time() - started)
        timed.append((name, min(times) * 1000, rows))
    return timed


RDFLIB = """
import sys, time
from pathlib import Path
from rdflib import Dataset
sys.path.insert(0, sys.argv[2])
from graph import RDFLIB_QUESTIONS, question_texts
from kg.query.sparql import open_local
out = Path(sys.argv[1])
started = time.process_time()
data = Dataset()
data.parse(out / "graph.nq", format="nquads")
print("load", time.process_time() - started, flush=True)
texts = dict(question_texts(open_local(out)))
for name in RDFLIB_QUESTIONS:
    started = time.process_time()
    rows = len(list(data.query(texts[name])))
    print(name, time.process_time() - started, rows, flush=True)
"""


def time_rdflib(out: Path, limit: float) -> dict[str, float]:
    """Return the seconds that rdflib in memory takes for loading and some questions, as far as it gets."""
    command = [sys.executable, "-c", RDFLIB, str(out), str(Path(__file__).parent)]
    try:
        text = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False).stdout
    except subprocess.TimeoutExpired as error:
        text = (error.stdout or b"").decode() if isinstance(error.stdout, bytes) else ""
    return {line.split()[0]: float(line.split()[1]) for line in text.splitlines()}


def main() -> None:
    """Run everything and print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--variants", type=int, default=40)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--rdflib", type=float, default=0.0, help="seconds to give rdflib; 0 leaves it out")
    given = parser.parse_args()
    characters = write_texts(given.out / "texts_in", given.variants)
    report = build_graph([given.out / "texts_in"], given.out / "graph", jobs=given.jobs)
    graph = open_local(given.out / "graph")
    print(f"{report.files} texts, {characters:,} characters, {report.triples:,} triples", flush=True)
    print(f"build: {report.seconds:.1f} s", flush=True)
    for form in ("nquads", "turtle", "ntriples"):
        started = time.process_time()
        target = io.BytesIO()
        export_graph(given.out / "graph", target, format=form)
        print(
            f"export {form}: {time.process_time() - started:.2f} s, {len(target.getvalue()):,} bytes",
            flush=True,
        )
    slow = time_rdflib(given.out / "graph", given.rdflib) if given.rdflib else {}
    if "load" in slow:
        print(f"rdflib: load {slow['load']:.1f} s", flush=True)
    print("question | ms | rows | rdflib ms\n--- | ---: | ---: | ---:")
    for name, milliseconds, rows in sorted(time_questions(graph), key=lambda row: -row[1]):
        beside = f"{slow[name] * 1000:,.0f}" if name in slow else ""
        print(f"{get_question(name).id} | {milliseconds:,.1f} | {rows} | {beside}", flush=True)


if __name__ == "__main__":
    main()
