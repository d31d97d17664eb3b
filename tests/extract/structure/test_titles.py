from __future__ import annotations

import pytest

from extract.structure import parse_structure
from extract.structure.paragraphs import split_paragraphs
from extract.structure.titles import carried_titles, plain_title, read_title, told_title


@pytest.mark.parametrize(
    ("lines", "title", "kind", "official"),
    [
        ("国务院关于加强数据共享的指导意见", None, "opinions", True),
        (
            "国务院关于加强\n数据共享的\n指导意见\n各省：",
            "国务院关于加强数据共享的指导意见",
            "opinions",
            True,
        ),
        (
            "云岭省财政厅\n云岭省数据局\n关于公布目录的通知",
            "云岭省财政厅云岭省数据局关于公布目录的通知",
            "notice",
            True,
        ),
        ("云岭省“十四五”数字政府\n建设规划", "云岭省“十四五”数字政府建设规划", "plan", False),
        ("云岭省公共数据条例", None, "law", False),
        ("云岭省政务云平台管理办法（试行）", None, "measures", False),
        (
            "云岭省政务云平台管理办法\n（征求意见稿）",
            "云岭省政务云平台管理办法（征求意见稿）",
            "measures",
            False,
        ),
        ("云岭省数字政府三年行动计划（2024—2026年）", None, "plan", False),
        ("云岭省政务云整合实施方案", None, "plan", False),
        ("政务数据共享责任清单", None, "list", False),
        ("中华人民共和国国务院令", None, "notice", True),
        ("云岭省数据局公告2024年第3号", None, "notice", True),
        ("关于云岭省数据条例的政策解读", None, "article", True),
        (
            "云岭省数字政府建设总体规划\n（2024—2026年）实施方案",
            "云岭省数字政府建设总体规划（2024—2026年）实施方案",
            "plan",
            False,
        ),
        ("关于加强数字政府建设的若干举措", None, "measures", True),
        ("徐汇区关于加快推进\n政务云整合的工作方案", "徐汇区关于加快推进政务云整合的工作方案", "plan", True),
        ("关于印发《政务云”一网”方案》的通知", None, "notice", True),
        (
            "云岭省人民政府关于转发\n云岭省数据局关于公布目录意见的通知",
            "云岭省人民政府关于转发云岭省数据局关于公布目录意见的通知",
            "notice",
            True,
        ),
    ],
)
def test_reads(lines: str, title: str | None, kind: str, official: bool) -> None:
    paragraphs = split_paragraphs(lines)
    found = read_title(paragraphs, 0, len(paragraphs))
    assert found is not None
    assert (found.text, found.kind, found.official) == (title or lines, kind, official)


@pytest.mark.parametrize(
    "lines",
    [
        "云岭省印发《公共数据管理办法》",
        "云岭省出台公共数据管理办法",
        "省政务服务平台新版上线",
        "更多方式分享\n云岭省人民政府办公厅关于公布目录的通知",
        "云岭省人民政府\n云岭省人民政府关于公布目录的通知",
        "网站无障碍\n云岭省人民政府办公厅\n关于公布目录的通知",
        "公开信息\n四川省政务云整合实施方案",
        "云岭省人民政府\n首页>>公开信息\n关于公布目录的通知",
        "云数发〔2024〕3号《云岭省数据局关于公布目录的通知》",
        "一、总体方案",
        "（一）完善管理办法",
        "专栏1共享方案",
        "现将《公共数据管理办法》印发给你们。",
        "各市要制定方案，落实办法",
        "2024年5月8日\n云岭省政务云方案",
        "云岭省数据局\n政务云管理办法",
        "了解更多，关注我们\n国务院关于加强共享的意见",
        "（此件公开发布）\n云岭省政务云方案",
    ],
)
def test_is_no_title(lines: str) -> None:
    paragraphs = split_paragraphs(lines)
    assert read_title(paragraphs, 0, len(paragraphs)) is None


@pytest.mark.parametrize(
    ("title", "carried"),
    [
        ("云岭省关于印发《公共数据办法》的通知", ("公共数据办法",)),
        ("云岭省关于印发《公共数据办法》和《数据目录指南》的通知", ("公共数据办法", "数据目录指南")),
        ("云岭省关于印发《落实〈数据条例〉实施方案》的通知", ("落实〈数据条例〉实施方案",)),
        ("云岭省关于印发数字政府建设规划的通知", ("数字政府建设规划",)),
        ("云岭省转发省数据局关于加强共享意见的通知", ("省数据局关于加强共享意见",)),
        ("云岭省关于公布试点名单的通知", ()),
        ("云岭省关于加强共享的意见", ()),
    ],
)
def test_carried(title: str, carried: tuple[str, ...]) -> None:
    assert carried_titles(title) == carried


def test_plain_title_compares_across_spellings() -> None:
    assert plain_title("《“十四五”数字规划（试行）》") == plain_title("“十四五” 数字规划") == "十四五数字规划"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("云岭省关于加强共享的通知_云岭省人民政府网", "云岭省关于加强共享的通知"),
        ("云岭省关于加强共享的通知 - 云岭省数据平台", "云岭省关于加强共享的通知"),
        ("云岭省关于加强共享的通知", "云岭省关于加强共享的通知"),
        ("", None),
        ("新闻中心", None),
        ("云岭省出台数据办法", None),
    ],
)
def test_told_title(words: str, title: str | None) -> None:
    found = told_title(words, 0)
    assert (found.text if found else None) == title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("江苏省2025年数据质量工作要点", "plan"),
        ("2025年数据质量工作要点", "plan"),
        ("江苏省2025年数据质量报告", "other"),
        ("数据质量工作要点", "article"),  # no place, no year: the headline of any text
        ("数据质量2025年报告", "article"),
    ],
)
def test_what_a_place_puts_out_for_a_year_needs_no_further_sign(title: str, kind: str) -> None:
    text = f"{title}\n坚持集约建设，统一标准。\n一、总体要求\n扩充容量，统一目录。"
    assert parse_structure(text).documents[0].kind == kind


def test_a_title_that_brackets_follow_without_end() -> None:
    """Nested quantifiers would try every way to cut the brackets: more than any time allows."""
    assert read_title(split_paragraphs("云岭省公共数据管理办法" + "[附]" * 40 + "甲"), 0, 1) is None
