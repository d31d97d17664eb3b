"""Reports, commentaries and explanations, which are no documents of an authority."""

from __future__ import annotations

import pytest
from document_records import Expected, check_records, check_spans

CASES: dict[str, tuple[str, Expected]] = {
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
    check_records(text, expected)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_spans_point_at_what_they_name(text: str) -> None:
    check_spans(text)
