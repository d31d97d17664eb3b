"""The made-up policy texts of the views' sample: a national plan, a provincial plan and a noisy city notice.

``{type:name}`` in a text is a mention of the name, book-title marks left out; ``#`` opens a heading.  A
relation is ``(subject, predicate, object)``, ``self`` the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Paper:
    """A document, its file and its paragraphs: text and the relations it states."""

    title: str
    file: str
    level: str
    date: str
    number: str
    noisy: bool
    paragraphs: list[tuple[str, list[tuple[str, str, str]]]] = field(default_factory=list)


NATIONAL = Paper(
    "“云岭”国家数字治理规划",
    "national.txt",
    "central",
    "2021-03-18",
    "治发〔2021〕7号",
    False,
    [
        ("#一、总体部署", []),
        (
            "为落实{document:《公共数据管理条例》}，由{agency:国家数据治理局}牵头，制定本规划。",
            [("self", "basedOn", "document:公共数据管理条例"), ("self", "issuedBy", "agency:国家数据治理局")],
        ),
        ("{goal:到2025年，全国政务服务事项网上可办率达到95%以上}。", []),
        ("{goal:到2030年，建成协同高效的数字治理体系}。", []),
        ("#二、基础平台", []),
        (
            "建设{platform:全国一体化治理平台}，依托{platform:国家政务云}和{database:国家人口信息库}运行。",
            [
                ("self", "builds", "platform:全国一体化治理平台"),
                ("platform:全国一体化治理平台", "dependsOn", "platform:国家政务云"),
                ("platform:全国一体化治理平台", "dependsOn", "database:国家人口信息库"),
            ],
        ),
        (
            "完善{platform:国家政务云}，由{agency:国家信息中心}承担日常运行。",
            [
                ("self", "improves", "platform:国家政务云"),
                ("agency:国家信息中心", "responsibleFor", "platform:国家政务云"),
                ("platform:国家政务云", "hostedBy", "agency:国家信息中心"),
            ],
        ),
        ("#（一）数据资源", []),
        (
            "到2025年，建成{database:国家人口信息库}、{database:国家法人信息库}和{database:国家地理信息库}。",
            [
                ("self", "builds", "database:国家人口信息库"),
                ("self", "builds", "database:国家法人信息库"),
                ("self", "builds", "database:国家地理信息库"),
            ],
        ),
        (
            "实施{project:数据共享提升工程}，支撑{platform:全国一体化治理平台}与{platform:信用信息平台}互联互通。",
            [
                ("project:数据共享提升工程", "supports", "platform:全国一体化治理平台"),
                ("project:数据共享提升工程", "delivers", "platform:信用信息平台"),
                ("platform:全国一体化治理平台", "connectsTo", "platform:信用信息平台"),
                ("platform:全国一体化治理平台", "dependsOn", "platform:信用信息平台"),
            ],
        ),
        (
            "探索{platform:智能决策平台}，拓展{platform:信用信息平台}应用。",
            [("self", "explores", "platform:智能决策平台"), ("self", "extends", "platform:信用信息平台")],
        ),
    ],
)
PROVINCIAL = Paper(
    "青岚省数字政府建设方案",
    "provincial.txt",
    "province",
    "2022-05-06",
    "青政发〔2022〕11号",
    False,
    [
        ("#一、目标任务", []),
        (
            "根据{document:《“云岭”国家数字治理规划》}，{agency:青岚省人民政府}制定本方案。",
            [
                ("self", "basedOn", "document:“云岭”国家数字治理规划"),
                ("self", "issuedBy", "agency:青岚省人民政府"),
                ("self", "cites", "document:“云岭”国家数字治理规划"),
            ],
        ),
        ("{goal:到2023年，全省政务数据共享需求满足率达到99%}。", []),
        (
            "{goal:到2025年，省级事项全部接入{platform:青岚省一体化治理平台}}。",
            [("self", "builds", "platform:青岚省一体化治理平台")],
        ),
        ("#二、重点任务", []),
        (
            "建设{platform:青岚省一体化治理平台}，对接{platform:全国一体化治理平台}，由{agency:青岚省大数据局}负责。",
            [
                ("self", "builds", "platform:青岚省一体化治理平台"),
                ("platform:青岚省一体化治理平台", "connectsTo", "platform:全国一体化治理平台"),
                ("agency:青岚省大数据局", "responsibleFor", "platform:青岚省一体化治理平台"),
            ],
        ),
        (
            "整合{platform:信用信息平台}和{platform:国家政务云}资源，使用{database:国家人口信息库}。",
            [
                ("self", "integrates", "platform:信用信息平台"),
                ("self", "integrates", "platform:国家政务云"),
                ("self", "uses", "database:国家人口信息库"),
            ],
        ),
        (
            "建设{database:青岚省人口信息库}，作为{database:国家人口信息库}的组成部分。",
            [
                ("self", "builds", "database:青岚省人口信息库"),
                ("database:青岚省人口信息库", "partOf", "database:国家人口信息库"),
            ],
        ),
        (
            "{agency:青岚省公安厅}配合{agency:青岚省大数据局}实施{project:基层减负工程}。",
            [
                ("agency:青岚省大数据局", "responsibleFor", "project:基层减负工程"),
                ("agency:青岚省公安厅", "responsibleFor", "project:基层减负工程"),
                ("project:基层减负工程", "dependsOn", "platform:青岚省一体化治理平台"),
            ],
        ),
    ],
)
CITY = Paper("关于推进松原湾市数据平台建设的通知", "city noisy.txt", "city", "2022-11-20", "", True, [
    ("一、建设内容", []),
    ("为落实{document:《青岚省数字政府建设方案》}的要求，{agency:松原湾市人民政府}决定如下。", [
        ("self", "basedOn", "document:青岚省数字政府建设方案"), ("self", "issuedBy", "agency:松原湾市人民政府")]),
    ("完善{platform:松原湾市数据平台}的功能，接入{platform:青岚省一体化治理平台}。", [
        ("self", "improves", "platform:松原湾市数据平台"),
        ("platform:松原湾市数据平台", "connectsTo", "platform:青岚省一体化治理平台")]),
    ("{goal:到2024年，建成统一的市级数据资源体系}。", []),
    ("使用{platform:国家政务云}和{database:国家法人信息库}，建设{database:松原湾市地名信息库}。", [
        ("self", "uses", "platform:国家政务云"), ("self", "uses", "database:国家法人信息库"),
        ("self", "builds", "database:松原湾市地名信息库")]),
    ("{agency:松原湾市数据局}负责{platform:松原湾市数据平台}的运行，{agency:松原湾市财政局}保障经费。", [
        ("agency:松原湾市数据局", "responsibleFor", "platform:松原湾市数据平台")]),
])  # fmt: skip
PAPERS = (NATIONAL, PROVINCIAL, CITY)
