"""Differences between two graphs, whatever their bases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_graph import NATIONAL, PROVINCE

from kg.build.run import build_graph
from kg.cli.group import policy_kg
from kg.diff import ChangedEntity, compare_graphs
from kg.query.sparql import open_local


@pytest.fixture(scope="module")
def outs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("diff")
    made = {}
    later = NATIONAL.replace("2021年6月1日", "2021年7月1日").replace("依托国家电子政务外网，", "")
    for name, texts, base in (
        ("old", {"a": NATIONAL}, "https://one.example/"),
        ("same", {"a": NATIONAL}, "https://two.example/"),
        ("new", {"a": later, "b": PROVINCE}, "https://one.example/"),
    ):
        texts_in = folder / name
        texts_in.mkdir()
        for file, text in texts.items():
            (texts_in / f"{file}.txt").write_text(text, encoding="utf-8")
        made[name] = folder / f"{name}-out"
        build_graph([texts_in], made[name], base=base)
    return made


def test_same_texts_do_not_differ(outs: dict[str, Path]) -> None:
    assert not compare_graphs(open_local(outs["old"]), open_local(outs["same"]), mentions=True)


def test_what_came_went_and_changed(outs: dict[str, Path]) -> None:
    told = compare_graphs(open_local(outs["old"]), open_local(outs["new"]))
    opinions = "document/国务院关于加快数字政务建设的意见"
    assert "platform/云岭省数据共享平台" in told.added
    assert told.removed == ()
    assert (
        "platform/云岭省数据共享平台",
        "dependsOn",
        "platform/国家数据共享交换平台",
    ) in told.relations_added
    assert (
        "platform/国家数据共享交换平台",
        "dependsOn",
        "platform/国家电子政务外网",
    ) in told.relations_removed
    assert ChangedEntity(opinions, "date_document", ("2021-06-01",), ("2021-07-01",)) in told.changed
    back = compare_graphs(open_local(outs["new"]), open_local(outs["old"]))
    assert (back.added, back.removed) == (told.removed, told.added)
    assert all(name != "mentions" for _, name, _ in told.relations_added)


def test_command(outs: dict[str, Path]) -> None:
    def run(*arguments: object) -> tuple[int, str]:
        done = CliRunner().invoke(policy_kg, ["diff", *map(str, arguments)])
        return done.exit_code, done.output

    assert run(outs["old"], outs["same"])[0] == 0
    code, text = run(outs["old"], outs["new"])
    assert code == 1
    assert "+ platform/云岭省数据共享平台" in text.splitlines()
    assert any(line.startswith("~ document/国务院") for line in text.splitlines())
    assert json.loads(run(outs["old"], outs["new"], "--json")[1])["removed"] == []
