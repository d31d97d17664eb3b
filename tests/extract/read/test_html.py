"""HTML pages: the main text and what the page says of itself."""

from __future__ import annotations

import pytest

from extract.errors import ReadError
from extract.lexicon import load_table
from extract.read.html import declared_encoding, read_html

PARAGRAPHS = [
    "各市人民政府，省政府各部门、各直属单位：",
    "经省人民政府同意，现将《某省公共数据共享工作方案》印发给你们，请结合实际认真组织实施，重要情况及时报告。",
    "一、总体要求",
    "以数据为关键要素，建设统一的电子证照库，支撑政务服务平台运行。到2027年，基本建成整体协同的数字政府。",
    "某省人民政府办公厅",
]
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>某省公共数据共享工作方案_某省人民政府</title>
<meta name="ArticleTitle" content="某省公共数据共享工作方案"><meta name="PubDate" content="2024-05-06 10:00">
<meta name="ContentSource" content="省政府办公厅"></head><body>
<div class="nav"><a href="/">首页</a><a href="/x">政务公开</a><a href="/y">互动交流</a></div>
<table><tr><td>索 引 号：</td><td>0001/2024-12</td><td>主题分类：</td><td>科技</td></tr>
<tr><td>发文机关：</td><td>某省人民政府办公厅</td><td>成文日期：</td><td>2024年05月01日</td></tr>
<tr><td>发文字号：</td><td>某政办发〔2024〕8号</td><td>有 效 性：</td><td>有效</td></tr></table>
<div id="zoom">{"".join(f"<p>　　{paragraph}</p>" for paragraph in PARAGRAPHS)}
<table><tr><td>任务</td><td>责任单位</td></tr><tr><td>建设电子证照库</td><td>省数据局</td></tr></table></div>
<div class="share">分享到：<a>微信</a></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="1">省政府召开常务会议</a></li></ul></div>
<div class="comments"><p>网友评论：写得好</p></div><div class="footer">版权所有 某省人民政府</div></body></html>"""


def test_main_text_stays_and_the_page_around_it_goes() -> None:
    text, _, _ = read_html(PAGE, "a.html")
    lines = [line.strip() for line in text.split("\n")]
    assert [line for line in PARAGRAPHS if line not in lines] == []
    assert "任务 | 责任单位" in lines
    assert "建设电子证照库 | 省数据局" in lines
    assert lines[0] == "某省公共数据共享工作方案"
    for furniture in ("首页", "分享到", "省政府召开常务会议", "版权所有", "网友评论"):
        assert furniture not in text


def test_every_block_is_named() -> None:
    text, marks, _ = read_html(PAGE, "a.html")
    named = {text[mark.start :].split("\n")[0].strip(): (mark.kind, mark.label) for mark in marks}
    assert named["某省公共数据共享工作方案"] == ("heading", "title")
    assert [named[paragraph][0] for paragraph in PARAGRAPHS] == ["paragraph"] * len(PARAGRAPHS)
    assert named["建设电子证照库 | 省数据局"][1].endswith("第2行")
    starts = [mark.start for mark in marks]
    assert starts == sorted(set(starts))
    assert all(start == 0 or text[start - 1] in "\n " for start in starts)


def test_headings_and_items_are_named_and_no_sign_is_left() -> None:
    items = "".join(f"<li>{name}的建设任务由各地区各部门分别承担并按期完成</li>" for name in "甲乙")
    body = f"<h2>一、总体要求</h2>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}<ul>{items}</ul><p>⁂ 完</p>"
    text, marks, _ = read_html(f"<html><body><article>{body}</article></body></html>", "a.html")
    kinds = [(mark.kind, mark.label) for mark in marks]
    assert kinds[0] == ("heading", "h2")
    assert ("item", "2") in kinds
    assert text.count("⁂") == 1
    assert "⸎" not in text


def test_page_metadata_are_kept() -> None:
    assert read_html(PAGE, "a.html")[2] == {
        "title": "某省公共数据共享工作方案",
        "date": "2024-05-06",
        "source": "省政府办公厅",
        "index": "0001/2024-12",
        "subject": "科技",
        "issuer": "某省人民政府办公厅",
        "date_signed": "2024-05-01",
        "number": "某政办发〔2024〕8号",
        "validity": "有效",
    }


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        ("<table><tr><td><p>", "</p><p>", "</p></td></tr></table>"),
        ("<div class='content'>　　", "<br>　　", "</div>"),
        ("<div id='UCAP-CONTENT'><div><span>", "</span></div><div><span>", "</span></div></div>"),
    ],
    ids=["table", "breaks", "blocks"],
)
def test_paragraphs_stay_apart_however_they_are_set(before: str, between: str, after: str) -> None:
    page = f"<html><body>{before}{between.join(PARAGRAPHS)}{after}</body></html>"
    assert [line.strip() for line in read_html(page, "a.html")[0].split("\n")] == PARAGRAPHS


def test_title_tag_serves_where_there_is_no_other() -> None:
    page = PAGE.replace('<meta name="ArticleTitle" content="某省公共数据共享工作方案">', "")
    assert read_html(page, "a.html")[2]["title"] == "某省公共数据共享工作方案"


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html>", "<html><body><nav><a>首页</a></nav></body></html>"]
)
def test_page_without_text_is_said(page: str) -> None:
    with pytest.raises(ReadError, match=r"main text|no page"):
        read_html(page, "a.html")


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ReadError, match="nested deeper"):
        read_html("<html><body>" + "<div>" * 100_000 + "文", "a.html")


@pytest.mark.parametrize(
    ("declared", "name"), [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("big5", "big5")]
)
def test_declared_encoding(declared: str, name: str) -> None:
    assert (
        declared_encoding(f'<meta http-equiv="x" content="text/html; charset={declared}">'.encode()) == name
    )
    assert declared_encoding(b"<html>") is None


@pytest.mark.parametrize(
    "row", [row for row in load_table("structure_fields") if row["html"]], ids=lambda row: row["label"]
)
def test_labels_in_a_table_of_the_page_are_its_metadata(row: dict[str, str]) -> None:
    def told(cell: str) -> dict[str, str]:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        page = f"<html><body><table><tr><td>{cell}</td></tr></table><div id='zoom'>{paragraphs}</div></body></html>"
        return read_html(page, "a.html")[2]

    assert row["html"] in told(row["example"])
    assert row["html"] not in told(row["counter"])
