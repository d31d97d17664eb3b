"""The command that takes texts to annotation tools and annotations back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.group import policy_kg

TEXT = "云岭省人民政府\n由省数据局牵头，依托国家电子政务外网，建设全省政务云平台。"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(policy_kg, ["annotate", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "任务.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def golds(folder: Path) -> list[dict[str, object]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.gold.json"))]


def test_texts_go_out_and_come_back(text: Path, tmp_path: Path) -> None:
    assert run(text, "-f", "gold", "-o", tmp_path / "direct").exit_code == 0
    result = run(text, "-f", "webanno", "-o", tmp_path / "w")
    assert result.exit_code == 0 and "layers.json" in result.output
    back = run("--corrected", tmp_path / "w" / "任务.txt.tsv", "-f", "gold", "-o", tmp_path / "back")
    assert back.exit_code == 0, back.output
    (direct,), (returned,) = golds(tmp_path / "direct"), golds(tmp_path / "back")
    assert direct["file"] == returned["file"] == "任务.txt"
    assert direct["text"] == returned["text"] == TEXT
    assert direct["mentions"] == returned["mentions"]
    assert len(direct["relations"]) == len(returned["relations"]) > 0  # type: ignore[arg-type]


def test_label_studio_gives_gold_once_somebody_has_submitted(text: Path, tmp_path: Path) -> None:
    assert run(text, "-o", tmp_path / "l").exit_code == 0
    assert (tmp_path / "l" / "interface.xml").exists()
    tasks = tmp_path / "l" / "tasks.json"
    early = run("--corrected", tasks, "-f", "gold", "-o", tmp_path / "g")
    assert early.exit_code == 1 and "submit the tasks" in early.output
    content = json.loads(tasks.read_text(encoding="utf-8"))
    content[0]["annotations"] = [{"result": content[0]["predictions"][0]["result"]}]
    tasks.write_text(json.dumps(content), encoding="utf-8")
    assert run("--corrected", tasks, "-f", "gold", "-o", tmp_path / "g").exit_code == 0
    assert golds(tmp_path / "g")[0]["text"] == TEXT


def test_docbin_is_a_spacy_corpus(text: Path, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    assert run(text, "-f", "docbin", "-o", tmp_path).exit_code == 0
    (doc,) = DocBin().from_disk(tmp_path / "texts.spacy").get_docs(spacy.blank("zh").vocab)
    assert doc.text == TEXT
    assert ("全省政务云平台", "platform") in [(span.text, span.label_) for span in doc.spans["policy"]]


def test_relations_that_cannot_be_drawn_are_counted(tmp_path: Path) -> None:
    gold = {
        "file": "a.txt",
        "text": "全省政务云平台",
        "mentions": [{"type": "platform", "start": 0, "end": 7, "canonical": ["全省政务云平台"]}],
        "relations": [{"subject": "全省政务云平台", "predicate": "dependsOn", "object": "国家电子政务外网"}],
    }
    path = tmp_path / "a.gold.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    result = run("--corrected", path, "-f", "webanno", "-o", tmp_path / "w")
    assert result.exit_code == 0 and "1 relations left out" in result.stderr


def test_broken_annotations_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes("甲".encode("gb18030"))
    result = run("--corrected", path)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1 and "a.tsv" in result.stderr
