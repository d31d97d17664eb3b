"""Documents: titles in 《》, numbers, own titles, and what short titles stand for."""

from __future__ import annotations

import time

import pytest

from extract.lexicon import load_table
from extract.records import PolicyDocument, Structure
from extract.structure import parse_structure
from extract.tag.citations import document_name, find_citations, own_document_name
from extract.tag.citations_numbers import find_numbers, plain_number

NOTHING = Structure((), (), (), ())


def structure_of(text: str, *documents: tuple[str, str], kind: str = "plan") -> Structure:
    """Documents (title, number) over the whole text; each title line where the text first has it."""
    built = []
    for title, number in documents:
        at, place = text.find(title), text.find(number)
        built.append(
            PolicyDocument(
                title,
                number,
                (),
                "",
                "",
                "",
                "",
                kind,
                0,
                len(text),
                at,
                at + len(title),
                place,
                place + len(number),
            )
        )
    return Structure(tuple(built), (), (), ())


def found(text: str, structure: Structure = NOTHING) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.names[0]) for c in find_citations(text, structure)]


CITED = [
    ("落实《数据共享规划》要求", [("数据共享规划", "数据共享规划")]),
    ("依据《“十五五”数据规划》", [("“十五五”数据规划", "十五五数据规划")]),
    ("《甲办法》《乙规定》同时废止", [("甲办法", "甲办法"), ("乙规定", "乙规定")]),
    ("《关于印发〈丙方案〉的通知》", [("关于印发〈丙方案〉的通知", "关于印发丙方案的通知")]),
    (
        "《关于印发《丙方案》的通知》",
        [("关于印发《丙方案》的通知", "关于印发丙方案的通知"), ("丙方案", "丙方案")],
    ),
    ("依照《数据安全法》处理", [("数据安全法", "中华人民共和国数据安全法")]),
    ("据《人民日报》报道", []),
    ("据《云岭经济参考报》和《清江日报》报道", []),
    ("《没有关上的标题", []),
    ("《》空的", []),
]


@pytest.mark.parametrize(("text", "expected"), CITED, ids=[row[0] for row in CITED])
def test_titles_in_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


SHORT = [
    ("《云溪市数据办法》（以下简称《办法》）施行。《办法》第三条", "云溪市数据办法"),
    ("《云溪市数据办法》施行。依据《办法》第三条", "云溪市数据办法"),
    ("《甲市数据办法》《乙市数据条例》施行。依据《条例》第三条", "乙市数据条例"),
    ("《云溪市数据规划（2024—2026年）》印发。《规划》提出", "云溪市数据规划（2024—2026年）"),
    ("依据《办法》第三条", "办法"),
]


@pytest.mark.parametrize(("text", "expected"), SHORT, ids=[row[0] for row in SHORT])
def test_a_short_title_has_the_name_of_the_long_one(text: str, expected: str) -> None:
    assert found(text)[-1][1] == expected


def test_titles_that_differ_in_a_dash_are_one() -> None:
    text = "《云溪市数据规划（2024-2026年）》印发，《云溪市数据规划（2024—2026 年）》要求"
    assert {name for _, name in found(text)} == {"云溪市数据规划（2024-2026年）"}
    text = "《云溪市数据规划（2024—2026年）》和《云溪市数据规划（2021—2023年）》"
    assert len({name for _, name in found(text)}) == 2


def test_a_number_before_a_title_that_heads_a_page_is_its_number() -> None:
    assert found("甲发〔2030〕5号《数据共享意见》")[0] == ("甲发〔2030〕5号", "数据共享意见")
    assert found("依据甲发〔2030〕5号《数据共享意见》")[0] == ("甲发〔2030〕5号", "甲发〔2030〕5号")


def test_a_title_behind_its_issuer_is_the_own_one() -> None:
    text = "云溪市政府办公室关于印发数据工作制度的通知\n现将《云溪市政府办公室数据工作制度》印发给你们。"
    text += "\n云溪市政府办公室\n2024年3月5日\n数据工作制度\n第一条　共享数据。"
    names = {name for said, name in found(text, parse_structure(text)) if said.endswith("数据工作制度")}
    assert names == {"数据工作制度"}


def test_a_short_title_is_the_own_document_before_a_cited_one() -> None:
    text = "云海省数据规划\n根据《国家数据规划》制定。《规划》提出"
    assert found(text, structure_of(text, ("云海省数据规划", "")))[-1] == ("规划", "云海省数据规划")


def test_a_title_without_issuer_is_the_one_with_issuer() -> None:
    text = "《国务院关于数据共享的意见》印发后，《关于数据共享的意见》提出"
    assert [name for _, name in found(text)] == ["国务院关于数据共享的意见"] * 2
    text = "《甲市关于数据共享的意见》和《乙市关于数据共享的意见》，《关于数据共享的意见》"
    assert found(text)[-1][1] == "关于数据共享的意见"


def test_own_titles_of_a_notice_and_its_plan() -> None:
    notice, plan = "甲部关于印发《数据共享工作规划》的通知", "数据共享工作规划"
    text = f"{notice}\n甲发〔2030〕5号\n现将规划印发。\n{plan}\n数据共享工作规划分三步。"
    structure = structure_of(text, (notice, "甲发〔2030〕5号"), (plan, ""))
    expected = [
        (notice, "甲部关于印发数据共享工作规划的通知"),
        (plan, plan),
        ("甲发〔2030〕5号", "甲部关于印发数据共享工作规划的通知"),
        (plan, plan),
        (plan, plan),
    ]
    assert found(text, structure) == expected


def test_a_headline_is_no_document_and_an_annex_label_no_title() -> None:
    headline = "我省召开数据共享推进会"
    assert found(headline, structure_of(headline, (headline, ""), kind="article")) == []
    annex = "附件1数据共享任务清单"
    assert found(annex, structure_of(annex, (annex, ""))) == [("数据共享任务清单", "数据共享任务清单")]


def test_own_document_name() -> None:
    structure = structure_of("", ("“数据”规划", "甲发〔2030〕5号"), ("", "乙发[2030]第6号"))
    assert [own_document_name(structure, i) for i in (0, 1)] == ["数据规划", "乙发〔2030〕6号"]
    with pytest.raises(IndexError):
        own_document_name(structure, 2)
    assert document_name("“十五五” 《规划》") == "十五五规划"


NUMBERS = [
    ("根据国发〔2022〕14号文件", ["国发〔2022〕14号"]),
    ("见发改办法规〔2024〕55号", ["发改办法规〔2024〕55号"]),
    ("（苏政办发[2030]7号）", ["苏政办发[2030]7号"]),
    ("按照发改办高技（2021）898号和财教〔2020〕3号", ["发改办高技（2021）898号", "财教〔2020〕3号"]),
    ("发文字号甲发〔2030〕5号", ["甲发〔2030〕5号"]),
    ("国务院令第711号公布", ["国务院令第711号"]),
    ("（省政府令第12号）", ["省政府令第12号"]),
    ("财政部公告2023年第12号", ["财政部公告2023年第12号"]),
    ("共有2022年14号线", []),
    ("第711号决议", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_numbers(text)] == expected


def test_a_number_has_the_name_of_the_title_beside_it() -> None:
    text = "《数据共享意见》（甲发〔2030〕5号）印发，甲发[2030]5号提出，乙发〔2030〕9号另行"
    assert found(text) == [
        ("数据共享意见", "数据共享意见"),
        ("甲发〔2030〕5号", "数据共享意见"),
        ("甲发[2030]5号", "数据共享意见"),
        ("乙发〔2030〕9号", "乙发〔2030〕9号"),
    ]


@pytest.mark.parametrize("said", ["甲发[2030]5号", "甲发（2030）第5号", "甲发〔2030〕5号"])
def test_a_number_is_written_in_one_way(said: str) -> None:
    assert plain_number(said) == "甲发〔2030〕5号"


def test_lexicon_rows_hold() -> None:
    for row in load_table("document_heads"):
        assert found(row["example"])[-1][1] == f"云溪新区数据{row['head']}", row
        assert found(row["counter"]) == [], row
    for row in load_table("laws"):
        assert found(row["example"])[0][1] == "中华人民共和国" + row["law"]
        assert not found(row["counter"])[0][1].startswith("中华人民共和国")
    for row in load_table("not_documents"):
        assert found(row["example"]) == []
        assert len(found(row["counter"])) == 1


HOSTILE = {
    "open": "《" * 100_000,
    "nested": "《甲《乙》" * 20_000,
    "long": ("《" + "甲" * 199) * 500,
    "short": "《规划》" * 20_000,
    "many": "".join(f"《关于事项{i}的通知》" for i in range(8_000)),
    "numbers": "国发〔2022〕1号" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_bounded(text: str) -> None:
    began = time.process_time()
    find_citations(text, NOTHING)
    assert time.process_time() - began < 5
