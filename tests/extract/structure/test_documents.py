"""The record of each document: what is asserted is named in the row, the rest is free."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from extract.records import PolicyDocument
from extract.structure import parse_structure

NOTICE = """云岭省人民政府办公厅关于印发《云岭省政务云整合实施方案》的通知
岭政办发〔2024〕8号
各市（州）人民政府，省政府各部门：
《云岭省政务云整合实施方案》已经省政府同意，现印发给你们。
云岭省人民政府办公厅
2024年3月5日
（此件公开发布）
"""
ORDER = """云岭省人民政府令
第312号
《云岭省政务数据管理办法》已经省人民政府常务会议通过，现予公布，自2023年9月1日起施行。
省长李明远
2023年6月12日
"""

Expected = list[dict[str, object]]
CASES: dict[str, tuple[str, Expected]] = {
    "opinions with all parts": (
        """云岭省人民政府关于推进政务数据共享的意见
岭政发〔2022〕14号
各市（州）人民政府，省政府各部门、各直属机构：
为推进共享，提出以下意见。
一、总体要求
统一标准。
云岭省人民政府
2022年6月6日""",
        [
            {
                "title": "云岭省人民政府关于推进政务数据共享的意见",
                "number": "岭政发〔2022〕14号",
                "issuers": ("云岭省人民政府",),
                "addressees": "各市（州）人民政府，省政府各部门、各直属机构",
                "date": "2022-06-06",
                "kind": "opinions",
                "validity": "",
                "in_force": "",
            }
        ],
    ),
    "title over three lines, joint issuers, date in Chinese numerals": (
        """省发展和改革委员会
省财政厅省大数据局
关于加快公共数据平台建设的若干意见
岭发改数据[2023]45号
为加快平台建设，提出以下意见。
省发展和改革委员会省财政厅省大数据局
二〇二三年三月二日""",
        [
            {
                "title": "省发展和改革委员会省财政厅省大数据局关于加快公共数据平台建设的若干意见",
                "number": "岭发改数据[2023]45号",
                "issuers": ("省发展和改革委员会", "省财政厅", "省大数据局"),
                "date": "2023-03-02",
            }
        ],
    ),
    "notice and plan": (
        NOTICE + "云岭省政务云整合实施方案\n为整合政务云，制定本方案。\n一、目标\n到2025年底完成。",
        [
            {
                "title": "云岭省人民政府办公厅关于印发《云岭省政务云整合实施方案》的通知",
                "kind": "notice",
                "issued_by_notice": -1,
                "date": "2024-03-05",
            },
            {
                "title": "云岭省政务云整合实施方案",
                "kind": "plan",
                "issued_by_notice": 0,
                "number": "",
                "issuers": ("云岭省人民政府办公厅",),
                "date": "2024-03-05",
            },
        ],
    ),
    "plan after the word annex, its title over two lines with the years, its own date": (
        NOTICE + "附件\n云岭省政务云整合\n实施方案\n（2024—2026年）\n2024年2月\n一、目标\n到2025年底完成。",
        [
            {"kind": "notice"},
            {
                "title": "云岭省政务云整合实施方案（2024—2026年）",
                "kind": "plan",
                "issued_by_notice": 0,
                "date": "2024-02",
            },
        ],
    ),
    "notice that names the plan without 《》": (
        """清江市人民政府关于印发清江市“十四五”数字政府建设规划的通知
各区人民政府：
现印发给你们。
清江市人民政府
2021年9月8日
清江市“十四五”数字政府建设规划
一、现状
基础良好。""",
        [
            {"kind": "notice", "date": "2021-09-08"},
            {"title": "清江市“十四五”数字政府建设规划", "kind": "plan", "issued_by_notice": 0},
        ],
    ),
    "notice with two carried documents": (
        """云岭省数据局关于印发《云岭省公共数据开放办法》《云岭省公共数据目录指南》的通知
岭数〔2024〕3号
各市数据局：
现印发给你们。
云岭省数据局
2024年1月2日
云岭省公共数据开放办法
第一条为了开放，制定本办法。
云岭省公共数据目录指南
一、目的
规范目录编制。""",
        [
            {"kind": "notice", "issued_by_notice": -1},
            {"title": "云岭省公共数据开放办法", "kind": "measures", "issued_by_notice": 0},
            {"title": "云岭省公共数据目录指南", "kind": "other", "issued_by_notice": 0},
        ],
    ),
    "two notices in one file": (
        """云岭省数据局关于开展数据试点的通知
岭数〔2024〕1号
各市数据局：
请组织申报。
云岭省数据局
2024年1月2日
云岭省数据局关于公布数据试点名单的通知
岭数〔2024〕7号
各市数据局：
现予公布。
云岭省数据局
2024年6月3日""",
        [
            {"number": "岭数〔2024〕1号", "date": "2024-01-02", "issued_by_notice": -1},
            {"number": "岭数〔2024〕7号", "date": "2024-06-03", "issued_by_notice": -1},
        ],
    ),
    "order and measures": (
        ORDER
        + "云岭省政务数据管理办法\n第一条为了规范管理，制定本办法。\n第二条本办法自2023年9月1日起施行。",
        [
            {
                "title": "云岭省人民政府令",
                "number": "云岭省人民政府令第312号",
                "issuers": ("云岭省人民政府",),
                "date": "2023-06-12",
                "kind": "notice",
            },
            {
                "title": "云岭省政务数据管理办法",
                "kind": "measures",
                "issued_by_notice": 0,
                "in_force": "2023-09-01",
                "date": "2023-06-12",
            },
        ],
    ),
    "order with its number in brackets": (
        """中华人民共和国国务院令（第912号）
《公共数据条例》已经通过，现予公布，自2035年8月1日起施行。
总理张三
2035年5月28日
公共数据条例
第一条为了共享，制定本条例。""",
        [
            {"number": "中华人民共和国国务院令第912号", "date": "2035-05-28"},
            {"title": "公共数据条例", "kind": "law", "in_force": "2035-08-01"},
        ],
    ),
    "statute with its date in brackets under the title": (
        """云岭省公共数据条例
（2024年3月29日云岭省第十四届人民代表大会常务委员会第八次会议通过）
第一条为了规范公共数据管理，制定本条例。
第二条本条例自2024年7月1日起施行。原《云岭省数据暂行办法》自2010年1月1日起施行，同时废止。""",
        [
            {
                "kind": "law",
                "date": "2024-03-29",
                "in_force": "2024-07-01",
                "number": "",
                "issuers": ("云岭省人民代表大会常务委员会",),
            }
        ],
    ),
    "statute with its date under the title, without brackets": (
        """清江市数据条例
2023年11月25日清江市第八届人民代表大会常务委员会第三十次会议通过
第一章总则
第一条为了规范数据处理活动，制定本条例。""",
        [{"date": "2023-11-25", "issuers": ("清江市人民代表大会常务委员会",), "kind": "law"}],
    ),
    "plan sent by a letter without a title": (
        """各县（区）人民政府，市政府各部门：
《清江市数字政府工作要点》已经市政府同意，现印发给你们，请认真贯彻执行。
清江市政务服务和数据管理局
2023年3月7日
清江市数字政府工作要点
一、优化服务
建设市政务服务平台。""",
        [
            {
                "title": "清江市数字政府工作要点",
                "date": "2023-03-07",
                "issuers": ("清江市政务服务和数据管理局",),
                "addressees": "各县（区）人民政府，市政府各部门",
            }
        ],
    ),
    "page whose date stands under a label of its own": (
        """清江市公共数据开放方案
时间：
2024-03-26
文章来源：
清江市数据局
为推进开放，制定本方案。
一、开放平台
建设市公共数据开放平台。""",
        [{"title": "清江市公共数据开放方案", "date": "2024-03-26", "issuers": ()}],
    ),
    "page whose date stands in the line of its source": (
        """清江市公共数据开放方案
来源：清江日报 更新：2024-03-26 08:30
为推进开放，制定本方案。""",
        [{"title": "清江市公共数据开放方案", "date": "2024-03-26"}],
    ),
    "time of a meeting is no date of the document": (
        """清江市数据局关于召开数据工作会议的通知
清数〔2024〕3号
各县（区）数据局：
现将会议事项通知如下。
时间：另行通知。
清江市数据局
2024年5月6日""",
        [{"date": "2024-05-06", "addressees": "各县（区）数据局"}],
    ),
    "repealed, in force some days after publication": (
        """云岭省政务信息系统管理办法（已废止）
岭政发(2012)33号
第一条为了管理，制定本办法。
第二条本办法自发布之日起30日后施行。
云岭省人民政府
2012年4月1日""",
        [
            {
                "title": "云岭省政务信息系统管理办法",
                "validity": "repealed",
                "number": "岭政发(2012)33号",
                "date": "2012-04-01",
                "in_force": "2012-05-01",
            }
        ],
    ),
    "in force from publication; other documents' dates do not count": (
        """云岭省数据局关于加强目录管理的通知
岭数〔2020〕9号
各市数据局：
《云岭省数据条例》自2019年5月1日起施行。本通知自印发之日起施行。
云岭省数据局
2020年4月1日""",
        [{"in_force": "2020-04-01", "validity": ""}],
    ),
    "table of a web page": (
        """索引号：000014349/2024-00021
主题分类：综合政务
发文机关：云岭省人民政府办公厅
成文日期：2024年2月19日
标题：云岭省人民政府办公厅关于推进数据共享的意见
发文字号：岭政办发〔2024〕9号
发布日期：2024年3月1日
有效性：已失效
云岭省人民政府办公厅关于推进数据共享的意见
各市人民政府：
现提出意见。
一、目标
到2026年，平台建成。""",
        [
            {
                "title": "云岭省人民政府办公厅关于推进数据共享的意见",
                "number": "岭政办发〔2024〕9号",
                "date": "2024-02-19",
                "issuers": ("云岭省人民政府办公厅",),
                "validity": "repealed",
            }
        ],
    ),
    "table with values on lines of their own, title only there": (
        """发布机构：
云岭省数据局
文号：
岭数〔2024〕5号
标题：
云岭省数据局关于加强数据质量管理的通知
各市数据局：
请加强管理。""",
        [
            {
                "title": "云岭省数据局关于加强数据质量管理的通知",
                "number": "岭数〔2024〕5号",
                "issuers": ("云岭省数据局",),
                "kind": "notice",
            }
        ],
    ),
    "notice of which only the label in the page's table tells the title": (
        """发文字号：岭数〔2024〕6号
标题：云岭省数据局关于印发云岭省数据质量行动方案的通知
各市数据局：
现将《云岭省数据质量行动方案》印发给你们。
云岭省数据局
2024年3月5日
云岭省数据质量行动方案
为提高数据质量，制定本方案。""",
        [
            {
                "title": "云岭省数据局关于印发云岭省数据质量行动方案的通知",
                "number": "岭数〔2024〕6号",
                "issuers": ("云岭省数据局",),
            },
            {"title": "云岭省数据质量行动方案", "number": "", "issued_by_notice": 0},
        ],
    ),
    "labels in brackets with values on lines of their own; who posts a statute does not issue it": (
        """·[发布机构]
·清江市数据局
·[成文日期]
·2024-03-01
云岭省数据条例
第一条为了规范管理，制定本条例。""",
        [{"title": "云岭省数据条例", "issuers": (), "date": "2024-03-01", "kind": "law"}],
    ),
    "years and last words of a title on a line of their own, date behind the number": (
        """云岭省人民政府办公厅
关于印发云岭省数据规划
（2023—2025年）的通知
岭政办发〔2023〕82号  2023年12月28日
各市人民政府：
《云岭省数据规划（2023—2025年）》已经省政府同意，现印发给你们。
云岭省数据规划
（2023—2025年）
为加强管理，制定本规划。""",
        [
            {
                "title": "云岭省人民政府办公厅关于印发云岭省数据规划（2023—2025年）的通知",
                "number": "岭政办发〔2023〕82号",
                "date": "2023-12-28",
            },
            {"title": "云岭省数据规划（2023—2025年）", "issued_by_notice": 0},
        ],
    ),
    "letter without title, signed by several bodies": (
        """各市人民政府：
现将《云岭省信用信息行动方案》印发给你们。
云岭省发展和改革委员会
云岭省财政厅
中国人民银行云岭中心支行
2022年5月24日
云岭省信用信息行动方案
为加强管理，制定本方案。""",
        [{"issuers": ("云岭省发展和改革委员会", "云岭省财政厅", "中国人民银行云岭中心支行")}],
    ),
    "order in the bracket under the title": (
        """公共数据条例
（2007年4月5日中华人民共和国国务院令第492号公布）
第一条为了共享，制定本条例。""",
        [{"number": "中华人民共和国国务院令第492号", "issuers": ("中华人民共和国国务院",)}],
    ),
    "letterhead": (
        """云岭省人民政府办公厅文件
岭政办发〔2024〕8号
云岭省人民政府办公厅
关于做好目录编制工作的通知
各市人民政府：
请按时编制。
云岭省人民政府办公厅
2024年3月5日
抄送：省委各部门。
云岭省人民政府办公厅2024年3月6日印发""",
        [
            {
                "title": "云岭省人民政府办公厅关于做好目录编制工作的通知",
                "number": "岭政办发〔2024〕8号",
                "issuers": ("云岭省人民政府办公厅",),
                "date": "2024-03-05",
            }
        ],
    ),
    "no signature: the date of printing at the foot": (
        """云岭省人民政府办公厅关于做好目录编制工作的通知
各市人民政府：
请按时编制。各部门要做好以下工作：
一、及时更新
按季更新。
云岭省人民政府办公厅2024年3月6日印发""",
        [{"date": "2024-03-06", "addressees": "各市人民政府"}],
    ),
    "a lead-in to a list is no line of addressees": (
        """云岭省人民政府办公厅关于做好目录编制工作的通知
各部门要做好以下工作：
一、及时更新
按季更新。""",
        [{"addressees": "", "kind": "notice", "date": ""}],
    ),
    "the headline names who issued a document that does not": (
        """中共云岭省委云岭省人民政府印发《数字云岭建设布局规划》
近日，规划全文公布，各地区各部门将结合实际认真贯彻落实。
数字云岭建设布局规划
（2023年2月27日）
为加快建设，制定本规划。
一、目标
到2025年，基础夯实。""",
        [
            {
                "title": "数字云岭建设布局规划",
                "issuers": ("中共云岭省委", "云岭省人民政府"),
                "date": "2023-02-27",
                "kind": "plan",
            }
        ],
    ),
    "report that gives the full text of a document": (
        """中共云岭省委办公厅云岭省人民政府办公厅印发《关于加强数据治理的意见》
本报讯近日，中共云岭省委办公厅、云岭省人民政府办公厅印发了《关于加强数据治理的意见》，并发出通知。
《关于加强数据治理的意见》全文如下。
为加强治理，现提出如下意见。
一、总体要求
坚持统筹。""",
        [
            {
                "title": "关于加强数据治理的意见",
                "kind": "opinions",
                "issuers": ("中共云岭省委办公厅", "云岭省人民政府办公厅"),
                "date": "",
            }
        ],
    ),
    "issuer and month under the title": (
        """云岭省数字政府总体规划
（2021—2025年）
云岭省人民政府
2021年9月
前言
本规划依据国家部署编制。
第一章现状
平台初步建成。""",
        [
            {
                "title": "云岭省数字政府总体规划（2021—2025年）",
                "issuers": ("云岭省人民政府",),
                "date": "2021-09",
            }
        ],
    ),
    "reply to a request": (
        """云岭省人民政府关于同意设立数据试验区的批复
岭政复〔2024〕5号
清江市人民政府：
你市《关于设立数据试验区的请示》收悉。现批复如下：
一、同意设立。
二、加强管理。
云岭省人民政府
2024年4月1日""",
        [
            {
                "title": "云岭省人民政府关于同意设立数据试验区的批复",
                "addressees": "清江市人民政府",
                "kind": "other",
                "number": "岭政复〔2024〕5号",
                "date": "2024-04-01",
            }
        ],
    ),
    "a page says that a text has been changed since": (
        """效力状态：已被修改
施行日期：2019年3月1日
云岭省政务数据管理办法（2018年修订）
第一条为了管理，制定本办法。""",
        [{"validity": "revised", "in_force": "2019-03-01", "title": "云岭省政务数据管理办法（2018年修订）"}],
    ),
    "headline and abstract of a reprint are not the title": (
        """新闻动态
云岭省数据局印发《云岭省公共数据目录指南》
指南提出，到2026年，全省公共数据目录实现统一编制、统一发布。
来源：岭南行政观察
2024-02-03 10:15
云岭省数据局关于印发《云岭省公共数据目录指南》的通知
岭数〔2024〕3号
各市数据局：
现印发给你们。
云岭省数据局
2024年1月2日
云岭省公共数据目录指南
一、目的
规范目录编制。""",
        [
            {"title": "云岭省数据局关于印发《云岭省公共数据目录指南》的通知", "date": "2024-01-02"},
            {"title": "云岭省公共数据目录指南", "issued_by_notice": 0},
        ],
    ),
    "slogan of the site above the title": (
        """专注政务信息化，服务数字云岭
云岭省人民政府关于推进政务数据共享的意见
岭政发〔2022〕14号
各市人民政府：
为推进共享，提出意见。""",
        [{"title": "云岭省人民政府关于推进政务数据共享的意见", "number": "岭政发〔2022〕14号"}],
    ),
    "news report": (
        """首页>新闻
云岭省政务服务平台注册用户突破千万
来源：岭南日报
2024-05-06
记者从发布会上获悉，云岭省政务服务平台注册用户已突破一千万，接入事项两千余项。
责任编辑：王某""",
        [
            {
                "title": "云岭省政务服务平台注册用户突破千万",
                "kind": "article",
                "date": "",
                "issuers": (),
                "number": "",
            }
        ],
    ),
    "report on a document that came out": (
        """云岭省出台公共数据管理办法
近日，云岭省出台《云岭省公共数据管理办法》，明确了数据归集、共享、开放的程序和责任。""",
        [{"title": "云岭省出台公共数据管理办法", "kind": "article"}],
    ),
    "commentary without a title": (
        """峰会资讯
数据共享的难点不在技术，而在职责。各部门担心数据交出去以后责任说不清，因此要先把职责写进目录。
先把职责说清楚
谁提供、谁使用、谁负责，要写进目录。目录更新了，责任才跟着更新。""",
        [{"title": "", "kind": "article", "issuers": ()}],
    ),
    "explanation of a document": (
        """关于云岭省公共数据管理办法的政策解读
一、背景
办法于2024年1月2日由云岭省数据局印发。""",
        [{"kind": "article", "date": "", "issuers": ()}],
    ),
    "nothing but furniture": ("首页\n上一篇\n下一篇", [{"title": "", "kind": "article"}]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, expected: Expected) -> None:
    documents = parse_structure(text).documents
    found = [
        {key: getattr(document, key) for key in wanted}
        for document, wanted in zip(documents, expected, strict=False)
    ]
    assert found == expected
    assert len(documents) == len(expected)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_spans_point_at_what_they_name(text: str) -> None:
    structure = parse_structure(text)
    for index, document in enumerate(structure.documents):
        assert 0 <= document.start <= document.end <= len(text)
        if document.title_end > document.title_start:
            line = text[document.title_start : document.title_end].replace("\n", "")
            assert line.removesuffix("（已废止）") == document.title
        printed = text[document.number_start : document.number_end].replace("\n", "").replace("（第", "第")
        assert printed == document.number
        names = {re.sub("第.{1,3}届", "", text[a:b]) for a, b in document.issuer_spans}
        assert set(document.issuers) <= names
        root = next(section for section in structure.sections if section.document == index)
        assert (root.kind, root.start, root.end) == ("document", document.start, document.end)
    regions = [(d.start, d.end) for d in structure.documents]
    assert regions[0][0] == 0 and regions[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(regions))


def only(text: str, metadata: dict[str, str]) -> PolicyDocument:
    documents = parse_structure(text, metadata).documents
    assert len(documents) == 1
    return documents[0]


def test_metadata_fill_what_the_text_lacks() -> None:
    told = {
        "title": "云岭省数据局关于加强数据质量管理的通知_云岭省数据局网",
        "issuer": "云岭省数据局",
        "date": "2024-05-06",
    }
    document = only("各市数据局：\n请加强管理，按季通报。", told)
    assert document.title == "云岭省数据局关于加强数据质量管理的通知"
    assert (document.kind, document.issuers, document.date) == ("notice", ("云岭省数据局",), "2024-05-06")
    assert document.title_start == document.title_end == 0


def test_text_outranks_metadata() -> None:
    text = "云岭省数据局关于加强管理的通知\n各市数据局：\n请加强管理。\n云岭省数据局\n2024年5月6日"
    document = only(text, {"title": "通知公告", "issuer": "网站编辑部", "date": "2024-05-20"})
    assert document.title == "云岭省数据局关于加强管理的通知"
    assert (document.issuers, document.date) == (("云岭省数据局",), "2024-05-06")


def test_headline_of_an_article_from_metadata() -> None:
    text = "专家观点\n共享难在哪里\n数据共享的难点不在技术，而在职责，各部门担心责任说不清。"
    document = only(text, {"title": "共享难在哪里"})
    assert (document.title, document.kind) == ("共享难在哪里", "article")
    assert text[document.title_start : document.title_end] == "共享难在哪里"
