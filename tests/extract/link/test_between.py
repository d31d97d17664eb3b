"""What the words between two names say about them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extract.link.between import defined_names, names_apart
from extract.pipeline import extract_text
from extract.records import SourceText

KINDS = ("platform", "database", "project")


@dataclass(frozen=True)
class Place:
    type: str
    start: int
    end: int
    names: tuple[str, ...]


def places(text: str, *names: str) -> list[Place]:
    found, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(Place("platform", start, at, (name,)))
    return found


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("将公共数据平台接入国家公共数据平台。", True),
        ("公共数据平台应当具备目录发布、查询检索等功能，并做好与国家公共数据平台的对接。", True),
        ("公共数据平台建成后，国家公共数据平台同步升级。", False),
        ("公共数据平台建成。做好与国家公共数据平台的对接。", False),
    ],
)
def test_a_name_joined_to_its_longer_form_is_another_thing(text: str, apart: bool) -> None:
    pairs = names_apart(text, places(text, "公共数据平台", "国家公共数据平台"), KINDS)
    assert (pairs == {("公共数据平台", "国家公共数据平台")}) is apart


def test_other_names_far_apart_are_not_compared() -> None:
    text = "城市运行平台应当具备分析、预警、处置等多种功能，并做好与应急指挥系统的对接。"
    assert names_apart(text, places(text, "城市运行平台", "应急指挥系统"), KINDS) == set()


def test_a_short_name_that_the_text_introduces() -> None:
    text = "国家智慧教育公共服务平台（以下简称“智慧教育平台”）上线。"
    found = defined_names(text, places(text, "国家智慧教育公共服务平台", "智慧教育平台"), KINDS)
    assert found == {("platform", "智慧教育平台"): "国家智慧教育公共服务平台"}


def test_a_gloss_introduces_nothing() -> None:
    text = "国家智慧教育公共服务平台（含智慧教育平台）上线。"
    assert defined_names(text, places(text, "国家智慧教育公共服务平台", "智慧教育平台"), KINDS) == {}


def test_what_is_introduced_goes_before_what_merely_looks_alike() -> None:
    text = (
        "国家智慧教育公共服务平台（以下简称智慧教育平台）由教育部主管。各地建设省级智慧教育平台。"
        "学籍系统为智慧教育平台提供数据。"
    )
    mentions = extract_text(SourceText("a.txt", "a.txt", text)).mentions
    names = [m.canonical for m in mentions if m.surface == "智慧教育平台"]
    assert names == [("国家智慧教育公共服务平台",)] * 2


def test_a_bare_name_beside_a_national_and_a_local_one_is_neither() -> None:
    text = "建设地方数据共享平台，与国家数据共享平台对接。各地使用数据共享平台。"
    named = places(text, "国家数据共享平台", "数据共享平台")
    assert ("数据共享平台", "国家数据共享平台") in names_apart(text, named, KINDS)
    text = "完善国家数据共享平台。各部门使用数据共享平台。"
    assert names_apart(text, places(text, "国家数据共享平台", "数据共享平台"), KINDS) == set()
