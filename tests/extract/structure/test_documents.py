"""The record of a document: parts, title, issuers, date; and what a file's metadata adds."""

from __future__ import annotations

import pytest
from document_records import Expected, check_records, check_spans

from extract.records import PolicyDocument
from extract.structure import parse_structure

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
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, expected: Expected) -> None:
    check_records(text, expected)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_spans_point_at_what_they_name(text: str) -> None:
    check_spans(text)


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
