"""The section tree, drawn one section a line: kind, number, heading; two blanks a level."""

from __future__ import annotations

import pytest

from extract.records import Structure
from extract.structure import parse_structure

SIGNS = {"document": "D", "chapter": "C", "article": "A", "heading": "H", "bullet": "B", "box": "X"}
SIGNS |= {"note": "N", "row": "R", "furniture": "F"}


def drawn(structure: Structure) -> str:
    return "\n".join(
        f"{'  ' * s.level}{SIGNS[s.kind]} {s.number} {s.heading}".rstrip() for s in structure.sections
    )


CASES = {
    "opinions: headings inline and on lines of their own": (
        """云岭省人民政府关于推进政务数据共享的意见
各市人民政府：
为推进共享，提出以下意见。
一、总体要求
（一）基本思路。坚持集约建设，统一标准。
（二）主要目标。
到2026年，省级平台全面贯通。
二、重点任务
（一）建好平台，管好数据。
统一入口。
1.升级省级平台。扩充容量。
2.贯通市级平台
按期完成对接。
（1）统一接口。统一格式。
（2）统一目录。统一编码。
①编码规则。
②更新规则。
（二）建好队伍。配齐人员。""",
        """D  云岭省人民政府关于推进政务数据共享的意见
  H 一 总体要求
    H 一 基本思路
    H 二 主要目标
  H 二 重点任务
    H 一 建好平台，管好数据
      H 1 升级省级平台
      H 2 贯通市级平台
        H 1 统一接口
        H 2 统一目录
          H ① 编码规则
          H ② 更新规则
    H 二 建好队伍""",
    ),
    "a long first sentence is body, not heading": (
        """云岭省数字政府建设规划
一、目标
（一）到2026年，全省政务服务事项全部接入统一平台，部门业务系统全部迁移上云，形成上下贯通、左右协同的数字治理格局，群众满意度稳步提高。""",
        """D  云岭省数字政府建设规划
  H 一 目标
    H 一""",
    ),
    "bullets with leads, with labels and without": (
        """云岭省数字政府建设规划
一、原则
——统筹推进。全省一盘棋。
——集约高效：减少重复建设。
——各地要按照全省统一部署，结合本地实际，分步推进各项工作。
二、路径""",
        """D  云岭省数字政府建设规划
  H 一 原则
    B  统筹推进
    B  集约高效
    B
  H 二 路径""",
    ),
    "box items number anew, the outer list goes on": (
        """云岭省数字政府建设规划
（一）夯实底座
1.建云。统一云资源。
专栏1云底座工程
1.扩容。扩大算力规模。
2.容灾。建设同城容灾。
2.建网。贯通四级网络。
专栏2网络工程
统一出口。合并各类出口，集中防护，按需扩容。
3.建库。完善基础数据。
（二）做优服务
1.一网通办。统一受理。""",
        """D  云岭省数字政府建设规划
  H 一 夯实底座
    H 1 建云
      X 专栏1 云底座工程
        H 1 扩容
        H 2 容灾
    H 2 建网
      X 专栏2 网络工程
        B  统一出口
    H 3 建库
  H 二 做优服务
    H 1 一网通办""",
    ),
    "a later descent shows which list a number belongs to": (
        """云岭省数字政府建设规划
（一）夯实底座
1.建云。统一资源。
专栏1云工程
1.扩容。扩大规模。
2.容灾。异地备份。
3.运维。统一值守。
2.建网。贯通网络。
专栏2网工程
1.骨干。扩大带宽。
3.建库。补齐数据。""",
        """D  云岭省数字政府建设规划
  H 一 夯实底座
    H 1 建云
      X 专栏1 云工程
        H 1 扩容
        H 2 容灾
        H 3 运维
    H 2 建网
      X 专栏2 网工程
        H 1 骨干
    H 3 建库""",
    ),
    "labels show that an ambiguous number is the outer list's": (
        """云岭省数字政府建设规划
（一）夯实底座
1.建云。建设目标：资源统一。建设内容：扩容。
专栏1云工程
1.扩容。扩大规模。
2.建网。建设目标：网络贯通。建设内容：提速。
（二）做优服务""",
        """D  云岭省数字政府建设规划
  H 一 夯实底座
    H 1 建云
      H  建设目标
      H  建设内容
      X 专栏1 云工程
        H 1 扩容
    H 2 建网
      H  建设目标
      H  建设内容
  H 二 做优服务""",
    ),
    "labels on lines of their own hold what follows": (
        """云岭省数字政府建设规划
（一）夯实底座
1.建云
建设目标：资源统一。
建设内容：分两步走。
（1）整合。清理存量。
（2）扩容。扩大规模。
2.建网
主要任务：
——贯通。连到乡镇。
——提速。扩大带宽。
责任单位：省大数据局""",
        """D  云岭省数字政府建设规划
  H 一 夯实底座
    H 1 建云
      H  建设目标
      H  建设内容
        H 1 整合
        H 2 扩容
    H 2 建网
      H  主要任务
        B  贯通
        B  提速
          H  责任单位""",
    ),
    "a list inside a list of usually deeper style": (
        """云岭省数字政府建设方案
1.建云
（一）清理。分类清理。
（二）整合。统一纳管。
2.建网
（一）提速。扩大带宽。""",
        """D  云岭省数字政府建设方案
  H 1 建云
    H 一 清理
    H 二 整合
  H 2 建网
    H 一 提速""",
    ),
    "plan with chapters, sections and decimal numbers": (
        """云岭省数字政府建设“十四五”规划
第一章现状
第一节成效
网络贯通。
第二节问题
一、基础薄弱。缺少统筹。
二、应用不深。缺少场景。
第二章任务
1.1建云
1.1.1扩容
1.1.2容灾
1.2建网""",
        """D  云岭省数字政府建设“十四五”规划
  C 第一章 现状
    C 第一节 成效
    C 第二节 问题
      H 一 基础薄弱
      H 二 应用不深
  C 第二章 任务
    H 1.1 建云
      H 1.1.1 扩容
      H 1.1.2 容灾
    H 1.2 建网""",
    ),
    "statute: chapters, articles, items, contents left out": (
        """云岭省公共数据条例
（2023年5月26日云岭省人民代表大会常务委员会通过）
目录
第一章总则
第二章附则
第一章总则
第一条为了规范公共数据管理，制定本条例。
第二条【定义】公共数据包括下列数据：
（一）履职中产生的数据；
（二）公共服务中产生的数据；
（三）其他数据。
第二条所称履职，包括受委托履职。
第二章附则
第三条本条例自2023年8月1日起施行。""",
        """D  云岭省公共数据条例
  F
  C 第一章 总则
    A 第一条
    A 第二条 定义
      H 一
      H 二
      H 三
  C 第二章 附则
    A 第三条""",
    ),
    "work list: rows with number and task": (
        """清江市数字政府重点任务清单
序号|任务|牵头单位|完成时限
1|升级共享平台|市数据局|2024年6月
2|建设人口库|市公安局|2024年9月
——说明。表中单位排名第一的为牵头单位。""",
        """D  清江市数字政府重点任务清单
  R 1 升级共享平台
  R 2 建设人口库
  B  说明""",
    ),
    "annexes with captions after the signature": (
        """云岭省数据局关于报送材料的通知
各市数据局：
请按时报送。
附件：1.任务表
2.名词解释
云岭省数据局
2024年5月6日
附件1
任务表
任务|责任单位
建云|市数据局
附件2名词解释
1.云平台。指统一的云。""",
        """D  云岭省数据局关于报送材料的通知
  N
  H 附件1 任务表
    R  建云
  H 附件2 名词解释
    H 1 云平台""",
    ),
    "page words inside a document stay body where they are sentences": (
        """云岭省数字政府建设方案
一、保障
技术支持：由省大数据中心组建专门队伍，为各市州提供全程指导。
1624517849952471.jpg
（一）培训。分批轮训。
二、宣传""",
        """D  云岭省数字政府建设方案
  H 一 保障
    F
    H 一 培训
  H 二 宣传""",
    ),
    "brackets that assign a task are no part of its heading": (
        """清江市数字政府工作要点
1.升级平台（3月底前，责任单位：市数据局）
2.建设数据库（含人口库）
3.贯通网络（市通信局牵头，市财政局配合）
附表：主要指标
指标|2020年|2025年
网办率|80%|95%""",
        """D  清江市数字政府工作要点
  H 1 升级平台
    H  责任单位
  H 2 建设数据库（含人口库）
  H 3 贯通网络
  H 附表 主要指标
    R  网办率""",
    ),
    "leads of sibling paragraphs": (
        """云岭省数字政府建设方案
一、基本原则
坚持统筹推进。发挥省级统筹作用，形成合力，避免重复。
坚持数据赋能。推动数据归集共享，支撑业务协同办理。
二、推进步骤
分三年实施。各年度任务由工作专班另行下达，并组织评估。""",
        """D  云岭省数字政府建设方案
  H 一 基本原则
    B  坚持统筹推进
    B  坚持数据赋能
  H 二 推进步骤""",
    ),
    "article: lines without stop are headings, page lines furniture": (
        """专家观点
数据共享为什么难
来源：岭南行政观察
数据共享的难点不在技术，而在职责。各部门担心数据交出去以后责任说不清。
先把职责说清楚
谁提供、谁使用、谁负责，要写进目录。目录更新了，责任才跟着更新。
一是定目录。目录要定期更新，更新的情况要公开通报。
二是定时限。每个环节都有时限，超期的要书面说明原因。
（作者系某大学教授）
扫一扫在手机上查看当前页面""",
        """D  数据共享为什么难
  F
  F
  H  先把职责说清楚
    B  一是定目录
    B  二是定时限
  N
  F""",
    ),
}


@pytest.mark.parametrize(("text", "tree"), CASES.values(), ids=CASES.keys())
def test_tree(text: str, tree: str) -> None:
    assert drawn(parse_structure(text)) == tree


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_tree_is_well_formed(text: str) -> None:
    structure = parse_structure(text)
    sections = structure.sections
    for index, section in enumerate(sections):
        assert 0 <= section.start <= section.heading_start <= section.heading_end <= section.end <= len(text)
        assert section.start < section.end
        if section.parent < 0:
            assert (section.kind, section.level) == ("document", 0)
        else:
            parent = sections[section.parent]
            assert section.parent < index
            assert section.level == parent.level + 1
            assert parent.start <= section.start and section.end <= parent.end
            assert parent.document == section.document
            assert text[section.heading_start : section.heading_end] == section.heading
    assert [s.start for s in sections] == sorted(s.start for s in sections)


def test_a_bullet_with_its_own_text_ends_with_its_paragraph() -> None:
    text = "云岭省建设规划\n一、目标\n——共享。数据全量归集。\n到2035年，全面建成。\n——协同。\n业务联动。\n二、保障"
    structure = parse_structure(text)
    places = {text[s.start : s.end]: structure.sections[s.section].heading for s in structure.sentences}
    assert places["数据全量归集。"] == "共享"
    assert places["到2035年，全面建成。"] == "目标"
    assert places["业务联动。"] == "协同"


def test_text_after_a_signature_stays_in_the_document() -> None:
    text = (
        "云岭省建设规划\n——共享。数据全量归集。\n云岭省数据局\n2024年5月6日\n补充说明如前。\n一、附则\n试行。"
    )
    sections = parse_structure(text).sections
    assert [(s.kind, s.parent) for s in sections] == [("document", -1), ("bullet", 0), ("heading", 0)]


def test_furniture_and_notes_do_not_hold_numbered_sections() -> None:
    text = "云岭省数字政府建设方案\n一、目标\n建成平台。\n（此件公开发布）\n上一篇\n下一篇"
    sections = parse_structure(text).sections
    assert [(s.kind, s.parent, text[s.start : s.end]) for s in sections[2:]] == [
        ("note", 0, "（此件公开发布）"),
        ("furniture", 0, "上一篇\n下一篇"),
    ]
