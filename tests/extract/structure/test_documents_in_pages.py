"""What the page around a document tells of it: labels, tables, headlines, marks of repeal."""

from __future__ import annotations

import pytest
from document_records import Expected, check_records, check_spans

CASES: dict[str, tuple[str, Expected]] = {
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
    "labels in brackets with values on lines of their own; who posts a statute does not issue it": (
        """·[发布机构]
·清江市数据局
·[成文日期]
·2024-03-01
云岭省数据条例
第一条为了规范管理，制定本条例。""",
        [{"title": "云岭省数据条例", "issuers": (), "date": "2024-03-01", "kind": "law"}],
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
    "order on a page of the body that posts it": (
        """发布机构：清江市自然资源局
文号：云岭省人民政府令第312号
云岭省政务数据管理办法
第一条 政务数据应当共享。""",
        [{"number": "云岭省人民政府令第312号", "issuers": ("云岭省人民政府",)}],
    ),
    "table whose entries are bullets": (
        """●发文字号：云数发〔2024〕3号
——发文机构：云岭地区行署
云岭省数据局关于公布目录的通知
现将目录公布。""",
        [{"title": "云岭省数据局关于公布目录的通知", "number": "云数发〔2024〕3号"}],
    ),
    "title of the table alone": (
        """文号：云政发〔2024〕3号
名称：云岭省人民政府关于公布目录的通知
现将目录公布，请遵照执行，各部门要做好落实。""",
        [
            {
                "title": "云岭省人民政府关于公布目录的通知",
                "issuers": ("云岭省人民政府",),
                "issuer_spans": ((18, 25),),
            }
        ],
    ),
    "column of a site before the title": (
        """【数字云岭】云岭省数字经济发展规划（2021—2025年）
2023-06-15
为加快数字经济发展，制定本规划。""",
        [{"title": "云岭省数字经济发展规划（2021—2025年）", "title_start": 6}],
    ),
    "masthead above the title": (
        """云岭省财政厅主管云岭省数据中心承办
云岭省财政厅关于公布目录的通知
云财〔2024〕3号""",
        [{"title": "云岭省财政厅关于公布目录的通知", "issuers": ("云岭省财政厅",)}],
    ),
    "slogan of the site above the title": (
        """专注政务信息化，服务数字云岭
云岭省人民政府关于推进政务数据共享的意见
岭政发〔2022〕14号
各市人民政府：
为推进共享，提出意见。""",
        [{"title": "云岭省人民政府关于推进政务数据共享的意见", "number": "岭政发〔2022〕14号"}],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, expected: Expected) -> None:
    check_records(text, expected)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_spans_point_at_what_they_name(text: str) -> None:
    check_spans(text)
