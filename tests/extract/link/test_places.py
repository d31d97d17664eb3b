"""A place's own systems carry its name where a graph of many places is made."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_text
from extract.records import SourceText

HEAD = "云岭省人民政府关于加快数字政府建设的实施意见\n\n"
CASES = [
    ("升级省公共数据平台。", "云岭省公共数据平台"),
    ("完善全省一体化政务服务平台。", "云岭省一体化政务服务平台"),
    ("扩容省级政务云。", "云岭省省级政务云"),
    ("对接国家政务服务平台。", "国家政务服务平台"),
    ("优化清江市城市大脑。", "清江市城市大脑"),
    ("推广“云岭办”小程序。", "云岭办小程序"),
]


@pytest.mark.parametrize(("sentence", "name"), CASES, ids=[c[1] for c in CASES])
def test_localised_names(sentence: str, name: str) -> None:
    source = SourceText("a.txt", "a.txt", HEAD + sentence)
    names = {e.name for e in extract_text(source, localised=True).entities if e.type == "platform"}
    assert names == {name}


def test_the_name_of_the_text_becomes_an_alias() -> None:
    source = SourceText("a.txt", "a.txt", HEAD + "建设省公共数据平台。由省大数据局负责省公共数据平台运行。")
    extraction = extract_text(source, localised=True)
    entity = next(e for e in extraction.entities if e.type == "platform")
    assert entity.name == "云岭省公共数据平台"
    assert "省公共数据平台" in entity.aliases
    assert {r.object[1] for r in extraction.relations if r.object[0] == "platform"} <= {entity.name}


def test_without_being_asked_names_stay_as_the_text_has_them() -> None:
    source = SourceText("a.txt", "a.txt", HEAD + "升级省公共数据平台。")
    assert {e.name for e in extract_text(source).entities if e.type == "platform"} == {"省公共数据平台"}
