"""Short names find the full name that the same text uses; what is uncertain stays apart."""

from __future__ import annotations

import pytest

from extract.link.aliases import resolve_aliases

CASES = [
    ("platform", "国家电子政务外网 电子政务外网 政务外网", {"政务外网": "国家电子政务外网"}),
    ("platform", "国家公共数据开放平台 公共数据开放平台", {"公共数据开放平台": "国家公共数据开放平台"}),
    (
        "platform",
        "全国一体化政务服务平台 国家政务服务平台 政务服务平台",
        {"政务服务平台": "政务服务平台", "国家政务服务平台": "国家政务服务平台"},
    ),
    ("platform", "政务云平台体系 智能化政务云平台体系", {"智能化政务云平台体系": "政务云平台体系"}),
    ("platform", "国家电子政务网络 统一电子政务网络", {"统一电子政务网络": "国家电子政务网络"}),
    ("platform", "公共安全大数据平台 大数据平台", {"大数据平台": "大数据平台"}),
    ("platform", "清江市城市治理指挥调度平台 指挥调度平台", {"指挥调度平台": "清江市城市治理指挥调度平台"}),
    (
        "platform",
        "清江市政务服务平台 市政务服务平台 政务服务平台",
        {"市政务服务平台": "清江市政务服务平台", "政务服务平台": "清江市政务服务平台"},
    ),
    ("platform", "清江区政务云 云山区政务云 区政务云", {"区政务云": "区政务云"}),
    (
        "platform",
        "清江市综合指挥平台 云岭省应急综合指挥平台 综合指挥平台",
        {"综合指挥平台": "综合指挥平台"},
    ),
    (
        "platform",
        "城市信息模型（CIM）基础平台 CIM基础平台 城市信息模型基础平台",
        {"CIM基础平台": "城市信息模型（CIM）基础平台"},
    ),
    (
        "platform",
        "国家政务服务平台 国家政务服务平台投诉建议系统 投诉建议系统",
        {"投诉建议系统": "国家政务服务平台投诉建议系统"},
    ),
    (
        "platform",
        "投诉建议系统 国家政务服务平台 国家政务服务平台投诉建议系统",
        {"投诉建议系统": "投诉建议系统"},
    ),
    ("database", "国家人口基础信息库 人口信息库", {"人口信息库": "国家人口基础信息库"}),
    (
        "database",
        "企业信用主题库 企业信用基础库",
        {"企业信用基础库": "企业信用基础库", "企业信用主题库": "企业信用主题库"},
    ),
]


@pytest.mark.parametrize(("kind", "names", "wanted"), CASES, ids=[c[1] for c in CASES])
def test_aliases(kind: str, names: str, wanted: dict[str, str]) -> None:
    found = resolve_aliases(names.split(), kind)
    assert {name: found[name] for name in wanted} == wanted


def test_every_name_is_mapped_and_canonical_names_stay() -> None:
    names = ["国家电子政务外网", "政务外网", "省电子证照库", "电子证照库"]
    found = resolve_aliases(names, "platform")
    assert set(found) == set(names)
    assert all(found[found[name]] == found[name] for name in names)


def test_names_that_the_text_sets_against_each_other_stay_apart() -> None:
    names = ["国家应急指挥平台", "应急指挥平台"]
    assert resolve_aliases(names, "platform")["应急指挥平台"] == "国家应急指挥平台"
    apart = {("应急指挥平台", "国家应急指挥平台")}
    assert resolve_aliases(names, "platform", apart)["应急指挥平台"] == "应急指挥平台"


def test_many_names_take_time_in_proportion() -> None:
    names = [f"国家第{i}号业务监督平台" for i in range(20_000)] + [
        f"第{i}号业务监督平台" for i in range(20_000)
    ]
    found = resolve_aliases(names, "platform")
    assert found["第7号业务监督平台"] == "国家第7号业务监督平台"
