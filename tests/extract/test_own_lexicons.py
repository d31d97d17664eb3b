"""Rows of one's own: they add to the bundled ones or take some away, a wrong one is named, a build knows them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import LexiconError
from extract.lexicon import load_table, own_lexicons, use_lexicons

TEXT = "由云研会牵头，建设云岭省政务数智舱。云岭省城运平台立足于国家电子政务外网。"
TABLES = {
    "agencies": "name\tshort\tkind\n雲嶺數智研究會\t雲研會\tsociety\n",
    "name_heads": "# heads that only we have\nhead\ttype\talone\n数智舱\tplatform\tany\n",
    "relation_cues": "id\tpredicate\tpattern\nmine.rests\tdependsOn\t{S:subject}{.}{0,4}立足于{S:object}\n",
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.tsv").write_text("\ufeff" + text, encoding="utf-8")
    (folder / "README.txt").write_text("not a table", encoding="utf-8")
    return folder


def table_with(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], ...]:
    """Read a table anew, past the cache that the process keeps."""
    monkeypatch.setenv("POLICY_KG_LEXICONS", str(folder))
    return tuple(map(dict, load_table.__wrapped__(name)))


def test_rows_add_to_the_bundled_ones_in_simplified_script(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = {name: tuple(map(dict, load_table(name))) for name in ("agencies", "relation_cues", "verbs")}
    *agencies, last = table_with(mine, "agencies", monkeypatch)
    assert tuple(agencies) == bundled["agencies"]
    assert {column: cell for column, cell in last.items() if cell} == {
        "name": "云岭数智研究会",
        "short": "云研会",
        "kind": "society",
    }
    cue = table_with(mine, "relation_cues", monkeypatch)[-1]
    assert cue["confidence"] == min(row["confidence"] for row in bundled["relation_cues"])
    assert table_with(mine, "verbs", monkeypatch) == bundled["verbs"]


def test_rows_take_away_bundled_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = list(map(dict, load_table("agencies")))
    helpers = {(row["class"], row["word"]) for row in load_table("relation_words")}
    (tmp_path / "agencies.tsv").write_text(
        "name\tshort\tkind\n-財政部\t\t\n财政部\t财部\tministry\n", "utf-8"
    )
    *kept, last = table_with(tmp_path, "agencies", monkeypatch)
    assert kept == [row for row in bundled if row["name"] != "财政部"] and len(kept) == len(bundled) - 1
    assert (last["name"], last["short"]) == ("财政部", "财部")
    (tmp_path / "relation_words.tsv").write_text("class\tword\n-HELP\t协办\n", "utf-8")
    words = {(row["class"], row["word"]) for row in table_with(tmp_path, "relation_words", monkeypatch)}
    assert helpers - words == {("HELP", "协办")}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "agencies",
            "name\tkind\n甲会\tclub\n",
            "agencies.tsv:2: kind cannot be 'club'; it is one of bureau",
        ),
        (
            "agencies",
            "name\tkind\n甲会 society\n",
            "agencies.tsv:2: expected 2 cells, found 1; separate them",
        ),
        ("agencies", "name\tkind\n\tsociety\n", "agencies.tsv:2: the column 'name' is empty; fill it"),
        ("agencies", "name\tsort\n甲会\tx\n", "agencies.tsv:1: no column 'sort' here; the columns are name"),
        ("agencies", "# only words\n", "agencies.tsv:1: expected a header row"),
        ("agencis", "name\n甲会\n", "agencis.tsv: no lexicon has this name; did you mean agencies"),
        ("left_breaks", "pattern\n(甲\n", "left_breaks.tsv:2: pattern is no regular expression"),
        (
            "relation_cues",
            "id\tpredicate\tpattern\nx\tdependsOn\t{NOSUCH}甲\n",
            "pattern has {NOSUCH}, which no",
        ),
        ("relation_cues", "id\tpredicate\tpattern\tconfidence\nx\tdependsOn\t甲\thigh\n", "cannot be 'high'"),
        ("agencies", "name\n-甲会\n", "agencies.tsv:2: no bundled row has 甲会; policy-kg lexicons prints"),
        ("agencies", "name\tkind\n-财政部\tsociety\n", "no bundled row has 财政部 and society"),
        ("agencies", "name\n-\n", "agencies.tsv:2: names no row; write the cell"),
        ("relation_words", "class\n-HELP\n", "relation_words.tsv:2: takes away every row of HELP; leave one"),
        ("divisions", "code\n-11\n", "divisions.tsv:2: takes away rows that others need by their code"),
    ],
)
def test_what_does_not_fit_is_named(
    name: str, text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        own_lexicons_of(tmp_path, monkeypatch)
    assert said in str(caught.value)


def own_lexicons_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_KG_LEXICONS", str(folder))
    for path in own_lexicons():
        load_table.__wrapped__(path.stem)


def test_a_folder_without_tables_and_other_encodings_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LexiconError, match="expected a folder with tables"):
        own_lexicons_of(tmp_path / "nowhere", monkeypatch)
    (tmp_path / "agencies.tsv").write_bytes("name\n云研会\n".encode("gb18030"))
    with pytest.raises(LexiconError, match="is not UTF-8"):
        own_lexicons_of(tmp_path, monkeypatch)


def test_lexicons_cannot_change_under_way(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICY_KG_LEXICONS", raising=False)
    assert load_table("agencies")
    with pytest.raises(LexiconError, match="have been read already"):
        use_lexicons(mine)
    assert "POLICY_KG_LEXICONS" not in os.environ


def run(folder: Path, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        check=False,
    )


def test_texts_are_read_with_them(mine: Path) -> None:
    done = run(mine.parent, "tag", "-", "--lexicons", "mine", given=TEXT)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    names = {tuple(line["canonical"]) for line in lines if line["kind"] == "mention"}
    assert {("云岭数智研究会",), ("云岭省政务数智舱",)} <= names
    stated = {(r["subject"], r["predicate"], r["object"]) for r in lines if r["kind"] == "relation"}
    assert {
        ("云岭数智研究会", "responsibleFor", "云岭省政务数智舱"),
        ("云岭省城运平台", "dependsOn", "国家电子政务外网"),
    } <= stated


def test_a_build_knows_them_and_its_processes_too(mine: Path) -> None:
    folder = mine.parent
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    texts = ("build", "a.txt", "b.txt", "-o", "out", "--no-views")

    def read_anew(*more: str) -> str:
        done = run(folder, *texts, *more)
        assert done.returncode == 0, done.stderr
        return next(line for line in done.stdout.splitlines() if "read anew" in line).split()[-2]

    mine_too = ("--lexicons", "mine", "-j", "2")
    assert [read_anew(), read_anew(), read_anew(*mine_too), read_anew(*mine_too)] == ["2", "0", "2", "0"]
    assert "云岭省政务数智舱" in (folder / "out" / "graph.ttl").read_text(encoding="utf-8")
    done = run(folder, *texts, "--lexicons", "nowhere")
    assert done.returncode == 1 and "nowhere: expected a folder" in done.stderr
