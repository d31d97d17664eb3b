"""Notices, orders and letters, and the documents that they carry."""

from __future__ import annotations

import pytest
from document_records import Expected, check_records, check_spans

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

CASES: dict[str, tuple[str, Expected]] = {
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
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, expected: Expected) -> None:
    check_records(text, expected)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_spans_point_at_what_they_name(text: str) -> None:
    check_spans(text)
