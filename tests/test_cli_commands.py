"""The commands on real work: the bundled examples, bad input, and what each prints and leaves behind."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.group import policy_kg

TEXT = "云岭省人民政府关于印发云岭省数据共享方案的通知\n\n依托国家电子政务外网，建设云岭省数据共享平台。\n"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(policy_kg, [str(a) for a in arguments], input=stdin, env={"LC_ALL": "C"})


def closing_table(done: Result) -> dict[str, str]:
    rows = (line.strip("│ ").split("│") for line in done.stdout.splitlines() if line.count("│") == 3)
    return {name.strip(): value.strip() for name, value in rows}


def test_build_leaves_everything_and_says_how_much(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("build", examples, "-o", out)
    assert done.exit_code == 0, done.output
    files = {"graph.ttl", "evidence.ttl", "graph.nq", "store", "texts", "site"}
    assert files <= {path.name for path in out.iterdir()}
    assert (out / "site" / "index.html").stat().st_size > 10_000
    table = closing_table(done)
    assert table["files"] == "10"
    assert {"platform", "database", "goal", "dependsOn", "issuedBy", "seconds"} <= set(table)


def test_build_reads_the_bundled_examples(tmp_path: Path, examples: Path) -> None:
    done = run("--lang", "zh", "build", "--examples", "--no-views", "-o", tmp_path)
    assert done.exit_code == 0
    assert {"实体", "平台", "依托", "发文机关", "秒"} <= set(closing_table(done))
    names = {json.loads(p.read_text(encoding="utf-8"))["file"] for p in (tmp_path / "texts").glob("*.json")}
    assert names == {path.name for path in examples.iterdir()}


def test_build_says_when_nothing_was_recognised(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("今天天气很好。\n", encoding="utf-8")
    done = run("build", str(text), "-o", str(tmp_path / "out"), "--no-views")
    assert done.exit_code == 0
    assert "nothing was recognised" in done.stderr
    text.write_text("建设云岭省政务云平台。\n", encoding="utf-8")
    done = run("build", str(text), "-o", str(tmp_path / "out"), "--no-views")
    assert "nothing was recognised" not in done.stderr


def test_second_build_reads_nothing_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ("build", tmp_path / "a.txt", "--no-views", "-o", tmp_path / "out")
    assert [closing_table(run(*arguments))["read anew"] for _ in range(2)] == ["1", "0"]


BAD_FILES = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "missing.txt": None,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_one_line_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    content = BAD_FILES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    done = run("build", tmp_path / name, tmp_path / "good.txt", "--no-views", "-o", tmp_path / "out")
    assert done.exit_code == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"skipped: {tmp_path / name}: ")
    assert ";" in line, "what to do about it"
    alone = run("build", tmp_path / name, "--no-views", "-o", tmp_path / "other")
    assert alone.exit_code == 1
    assert alone.stderr.startswith("error: ") and len(alone.stderr.splitlines()) == 1


def test_gb18030_is_read(tmp_path: Path) -> None:
    (tmp_path / "gb.txt").write_text(TEXT * 3, encoding="gb18030")
    done = run("tag", tmp_path / "gb.txt")
    assert done.exit_code == 0
    assert "国家电子政务外网" in done.stdout


def test_unwritable_output_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("build", tmp_path / "a.txt", "-o", tmp_path / "file" / "out")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1 and str(tmp_path / "file") in done.stderr


def test_failed_build_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    assert run("build", tmp_path / "a.txt", "--no-views", "-o", out).exit_code == 0
    before = (out / "graph.ttl").read_bytes()
    assert run("build", tmp_path / "missing.txt", "--no-views", "-o", out).exit_code == 1
    assert (out / "graph.ttl").read_bytes() == before


def test_tag_reads_standard_input() -> None:
    done = run("tag", "-", stdin=TEXT.encode("utf-8"))
    assert done.exit_code == 0, done.output
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    names = {name for line in lines if line["kind"] == "mention" for name in line["canonical"]}
    assert {"国家电子政务外网", "云岭省数据共享平台"} <= names
    assert any(line["kind"] == "relation" and line["predicate"] == "dependsOn" for line in lines)


def test_tag_writes_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("tag", tmp_path / "a.txt", "-o", tmp_path / "a.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["doc"] for line in lines} == {"a.txt"}


def test_page_of_nothing_but_furniture_is_named(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "page.txt").write_text("打印\n分享到：微信\n上一篇：无\n", encoding="utf-8")
    (texts / "plan.txt").write_text(TEXT, encoding="utf-8")
    done = run("tag", texts)
    assert done.exit_code == 0
    assert "page.txt: holds nothing but page furniture" in done.stderr
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {"plan.txt"}
    built = run("build", texts, "--no-views", "-o", tmp_path / "out")
    assert "page.txt: holds nothing but page furniture" in built.output
    assert closing_table(built)["files"] == "1"


def test_tag_of_nothing_readable_fails(tmp_path: Path) -> None:
    done = run("tag", tmp_path / "missing.txt")
    assert done.exit_code == 1
    assert done.stderr.startswith("skipped: ")


def test_evaluate_scores_its_own_gold(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run("tag", "-", stdin=TEXT.encode("utf-8")).stdout.splitlines()]
    mentions = [{**m, "opt": 0} for m in lines if m["kind"] == "mention"]
    gold = tmp_path / "a.gold.json"
    gold.write_text(json.dumps({"file": "a.txt", "text": TEXT, "mentions": mentions}), encoding="utf-8")
    done = run("evaluate", gold)
    assert done.exit_code == 0, done.output
    row = next(line for line in done.stdout.splitlines() if line.startswith("ALL"))
    assert row.split()[1:4] == ["1.00", "1.00", "1.000"]
    empty = run("evaluate", gold, "--predictions", "-", stdin=b"")
    assert next(x for x in empty.stdout.splitlines() if x.startswith("ALL")).split()[2] == "0.00"


def test_evaluate_tells_gains_and_losses(tmp_path: Path) -> None:
    name = "国家电子政务外网"
    start = TEXT.index(name)
    wanted = {"type": "platform", "start": start, "end": start + len(name), "surface": name}
    wanted |= {"canonical": [name], "opt": 0, "attrs": {}}
    gold = tmp_path / "a.gold.json"
    gold.write_text(json.dumps({"file": "a.txt", "text": TEXT, "mentions": [wanted]}), encoding="utf-8")
    (tmp_path / "old.jsonl").write_text("", encoding="utf-8")
    done = run("evaluate", gold, "--against", tmp_path / "old.jsonl")
    assert f"platform\tmissed -> right\ta.txt\t{name!r}" in done.stdout
    assert "losses: " in done.stdout


@pytest.mark.parametrize("command", ["validate", "view", "export"])
def test_no_graph_is_one_line(command: str, tmp_path: Path) -> None:
    done = run(command, "-g", tmp_path)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"error: {tmp_path}") and "policy-kg build" in done.stderr


def test_validate_finds_no_fault_in_the_examples(built: Path) -> None:
    done = run("validate", "-g", built)
    assert (done.exit_code, done.stdout) == (0, "")


def test_view_writes_where_it_is_told(built: Path, tmp_path: Path) -> None:
    done = run("view", "-g", built, "-o", tmp_path / "pages")
    assert done.exit_code == 0, done.output
    assert Path(done.stdout.strip()) == tmp_path / "pages" / "index.html"
    assert "云岭省政务云平台" in (tmp_path / "pages" / "network.html").read_text(encoding="utf-8")
    assert not (built / "site").exists()


def test_graph_folder_may_come_from_the_environment(built: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        policy_kg, ["view", "-o", str(tmp_path / "p")], env={**os.environ, "POLICY_KG_GRAPH": str(built)}
    )
    assert done.exit_code == 0, done.output


def test_export_streams_turtle_that_parses(built: Path) -> None:
    from rdflib import Graph

    done = run("export", "-g", built)
    assert done.exit_code == 0, done.output
    exported = set(Graph().parse(data=done.stdout, format="turtle"))
    assert exported >= set(Graph().parse(built / "graph.ttl"))


def test_export_writes_tables_into_a_folder(built: Path, tmp_path: Path) -> None:
    assert run("export", "-g", built, "-f", "csv", "-o", tmp_path / "tables").exit_code == 0
    assert "云岭省政务云平台" in (tmp_path / "tables" / "entities.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"), [(("-f", "csv"), 1), (("-f", "nonsense"), 2), (("-o", "/no/such/folder/x.ttl"), 1)]
)
def test_export_says_what_is_wrong(arguments: tuple[str, ...], code: int, built: Path) -> None:
    done = run("export", "-g", built, *arguments)
    assert done.exit_code == code
    assert code == 2 or len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o } LIMIT 1", "ASK { ?s ?p ?o }"])
def test_a_format_that_does_not_fit_the_answer_is_refused(query: str, built: Path) -> None:
    done = run("query", query, "-g", built, "-f", "turtle")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: turtle holds triples;")


def test_tables_are_not_written_over_a_file(built: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = run("export", "-g", built, "-f", "csv", "-o", tmp_path / "mine.txt")
    assert done.exit_code == 1
    assert "is a file" in done.stderr and "give a folder" in done.stderr
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_serving_nothing_shows_no_address(tmp_path: Path) -> None:
    done = run("serve", "-g", tmp_path)
    assert done.exit_code == 1
    assert "http://" not in done.output and "policy-kg build" in done.stderr


def test_every_unreadable_file_is_named_when_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("build", tmp_path / "missing.txt", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert done.exit_code == 1
    *skipped, last = done.stderr.splitlines()
    assert [line.partition(": ")[0] for line in skipped] == ["skipped", "skipped"]
    assert last == "error: nothing could be built: no text could be read; 2 files have problems"


def test_output_is_utf8_whatever_the_locale(built: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "kg", "search", "国家电子", "-g", str(built)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "国家电子政务外网" in done.stdout.decode("utf-8")
