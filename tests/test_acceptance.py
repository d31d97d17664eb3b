"""What a user is promised, checked from the outside: commands in, files and lines out.

Here stands what no test of a single part covers.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.group import policy_kg

TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "extract",
    "kg",
    "ontology",
    "pyproject.toml",
    "tests",
    "viz",
}
QUESTIONS = {
    "dependencies": "国家电子政务外网",
    "documents": "",
    "due-by-year": "2025",
    "entities-by-documents": "",
    "goals-by-year": "",
    "shared-entities": "",
    "where-mentioned": "国家电子政务外网",
    "name-variants": "国家电子政务外网",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(policy_kg, [str(a) for a in arguments], env={"LC_ALL": "C"})


def tracked(root: Path) -> set[str]:
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout: what is tracked is not known")
    return {name.partition("/")[0] for name in done.stdout.decode("utf-8").split("\0") if name}


def test_the_top_level_is_what_was_agreed_and_little_else(root: Path) -> None:
    there = tracked(root)
    assert there >= TOP
    assert len(there - TOP) <= 8, sorted(there - TOP)
    assert "Apache License" in (root / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["run", "test"])
def test_make_needs_nothing_typed_before(root: Path, target: str) -> None:
    made = {line.partition(":")[0] for line in (root / "Makefile").read_text(encoding="utf-8").splitlines()}
    assert {target, ".venv/pyvenv.cfg"} <= made
    assert f"make {target}" in (root / "README.md").read_text(encoding="utf-8")


def test_the_real_texts_are_built_in_under_a_minute_with_a_closing_table(
    corpus: Path, tmp_path: Path
) -> None:
    started = time.process_time()
    done = run("build", corpus, "-o", tmp_path / "out", "--no-views")
    assert done.exit_code == 0, done.output
    assert time.process_time() - started < 60
    rows = dict(re.findall(r"│ +(.+?) +│ +([\d.,]+) │", done.stdout))
    assert (rows["files"], rows["files with problems"]) == ("5", "0")
    assert {"documents", "entities", "relations", "statements", "seconds"} <= set(rows)
    assert {"agency", "platform", "database", "project", "document", "goal"} <= set(rows)
    assert {"issuedBy", "basedOn", "dependsOn", "supports", "builds", "improves", "setsGoal"} <= set(rows)


def test_tag_prints_what_the_scorer_reads(corpus: Path, gold: Path, tmp_path: Path) -> None:
    score = gold.parent / "score" / "score.py"
    if not score.is_file():
        pytest.skip("the scorer (../shared/score) is not on this machine")
    annotated = gold / "004.gold.json"
    name = json.loads(annotated.read_text(encoding="utf-8"))["file"]
    done = run("tag", corpus / name)
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {name}
    (tmp_path / "found.jsonl").write_text(done.stdout, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(score), str(annotated), str(tmp_path / "found.jsonl"), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(told.stdout)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_named_question_comes_in_every_format(question: str, built: Path) -> None:
    values = [QUESTIONS[question]] if QUESTIONS[question] else []
    said = {form: run("query", question, *values, "-g", built, "-f", form) for form in ("csv", "json", "xml")}
    assert [done.exit_code for done in said.values()] == [0, 0, 0]
    rows = list(csv.reader(io.StringIO(said["csv"].stdout)))
    bindings = json.loads(said["json"].stdout)["results"]["bindings"]
    assert len(rows) - 1 == len(bindings) == said["xml"].stdout.count("<result>")
    table = run("query", question, *values, "-g", built, "-f", "table")
    assert table.exit_code == 0
    assert table.stderr.split()[0] == str(len(bindings))


def test_a_query_file_and_its_text_say_the_same(built: Path, tmp_path: Path) -> None:
    text = 'SELECT ?name { ?x a pkg:Platform ; rdfs:label ?name FILTER(LANG(?name) = "zh") } ORDER BY ?name'
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    answers = [run("query", asked, "-g", built).stdout for asked in (text, tmp_path / "mine.rq")]
    assert answers[0] == answers[1]
    assert "国家电子政务外网" in answers[0]


def test_exported_turtle_is_the_graph_with_its_run(built: Path, tmp_path: Path) -> None:
    from rdflib import RDF, Graph
    from rdflib.compare import isomorphic

    from ontology.terms import PKG

    assert run("export", "-g", built, "--format", "turtle", "-o", tmp_path / "g.ttl").exit_code == 0
    exported = Graph().parse(tmp_path / "g.ttl")
    for of_run in list(exported.subjects(RDF.type, PKG.Run)):
        exported.remove((of_run, None, None))
    assert isomorphic(exported, Graph().parse(built / "graph.ttl"))


def test_the_same_texts_give_the_same_files_from_anywhere(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = sorted(examples.iterdir())[:2]
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        assert run("build", *some, "-o", "out").exit_code == 0
    written = [
        {path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
        for out in (tmp_path / "one" / "out", tmp_path / "two" / "out")
    ]
    own = {path for path in written[0] if path.parts[0] not in ("store", "parts", ".lock")}
    assert {path.parts[0] for path in own} >= {"graph.ttl", "evidence.ttl", "graph.nq", "site", "texts"}
    assert [path for path in own if written[0][path] != written[1].get(path)] == []


def test_a_plan_named_only_in_the_title_of_its_notice_is_a_document(tmp_path: Path) -> None:
    text = (
        "云岭省人民政府关于印发云岭省数据共享方案的通知\n\n依托国家电子政务外网，建设云岭省数据共享平台。\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--no-views").exit_code == 0
    done = run("validate", "-g", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, "")
    assert run("show", "document/云岭省数据共享方案", "-g", tmp_path / "out").exit_code == 0
