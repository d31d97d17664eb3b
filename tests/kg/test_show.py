"""What show tells of an entity, with the evidence in the right places."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from small_graph import TEXTS

from kg.cli.group import policy_kg
from kg.names.lookup import find_entity
from kg.query.errors import UnknownNameError
from kg.query.labels import Labels
from kg.query.sparql import LocalGraph
from kg.show import describe, first_evidence

HUB = "国家数据共享交换平台"
PKG = "https://w3id.org/policy-kg/ontology#"


def test_everything_is_told(small: LocalGraph) -> None:
    told = describe(small, find_entity(small, HUB), Labels(small))
    assert (told.type, told.label, told.type_label) == ("platform", HUB, "平台")
    related = {(r.relation, r.forward): r.name for r in told.relations}
    assert related["dependsOn", True] == "国家电子政务外网"
    assert related["responsibleFor", False] == "国家信息中心"
    assert related["supports", False] == "国家企业档案数据库"
    assert told.mentions == 6
    assert {label for _, label in told.documents} == {
        "国务院关于加快数字政务建设的意见",
        "云岭省数字政务实施方案",
    }


def test_quotes_stand_where_they_say(small: LocalGraph) -> None:
    told = describe(small, find_entity(small, HUB), Labels(small))
    seen = 0
    for related in told.relations:
        assert related.evidence, related
        for evidence in related.evidence:
            assert " ".join(TEXTS[evidence.file][evidence.start : evidence.end].split()) == evidence.quote
            seen += 1
    assert seen >= 6


def test_goal_has_statement_year_and_indicators(small: LocalGraph) -> None:
    goal = find_entity(small, "到2025年，建成国家数据共享交换平台，政务服务事项网上可办率达到90%以上")
    attributes = dict(describe(small, goal, Labels(small)).attributes)
    assert attributes["目标年份"] == ("2025",)
    assert attributes["包含指标"] == ("政务服务事项网上可办率 >= 90%",)


def test_names_of_every_kind(small: LocalGraph) -> None:
    told = describe(small, find_entity(small, "国家电子政务外网"), Labels(small))
    assert ("國家電子政務外網", "traditional") in told.names


def test_unknown_entity(small: LocalGraph) -> None:
    for iri in ("https://w3id.org/policy-kg/id/platform/x", "no iri"):
        with pytest.raises(UnknownNameError):
            describe(small, iri, Labels(small))


def test_first_evidence_of_relation_and_of_mention(small: LocalGraph) -> None:
    hub, network = find_entity(small, HUB), find_entity(small, "国家电子政务外网")
    document = find_entity(small, "国务院关于加快数字政务建设的意见")
    stated = first_evidence(small, hub, PKG + "dependsOn", network)
    assert stated is not None and "依托国家电子政务外网" in stated.quote
    named = first_evidence(small, document, PKG + "mentions", network)
    assert named is not None and named.file == "1_national.txt"
    assert first_evidence(small, network, PKG + "dependsOn", hub) is None


def test_command(small_out: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(policy_kg, ["--lang", "zh", "show", *arguments, "-g", str(small_out)])
        return done.exit_code, done.output

    code, text = run(HUB)
    assert code == 0
    assert "依托" in text and "1_national.txt:" in text and "责任机构" in text
    assert "1_national.txt:" not in run(HUB, "--quotes", "0")[1]
    code, text = run("没有")
    assert code == 1 and len(text.splitlines()) == 1
