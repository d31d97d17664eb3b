"""The subject of a connection that a later clause states: the counterpart of what it names."""

from __future__ import annotations

import pytest
from marked import triples

JOINED = ("升级[S {own}]，完善[S 人口数据库]，实现与[S {other}]级联贯通", "connectsTo")


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("市一体化数据平台", "省一体化数据平台"),
        ("杭州市公共数据平台", "浙江省公共数据平台"),
        ("省级政务数据平台", "国家政务数据平台"),
    ],
)
def test_counterparts_of_two_levels_are_joined(own: str, other: str) -> None:
    text, predicate = JOINED
    found = triples(text.format(own=own, other=other))
    assert {t for t in found if t[1] == predicate} == {(min(own, other), predicate, max(own, other))}


def test_without_a_counterpart_the_nearest_is_joined() -> None:
    text, _ = JOINED
    found = triples(text.format(own="市城市管理平台", other="省应急指挥系统"))
    assert found == {("人口数据库", "connectsTo", "省应急指挥系统")}


def test_a_subject_of_the_same_clause_stays() -> None:
    found = triples("升级[S 市公共数据平台]，推动[S 人口数据库]与[S 省公共数据平台]对接")
    assert found == {("人口数据库", "connectsTo", "省公共数据平台")}
