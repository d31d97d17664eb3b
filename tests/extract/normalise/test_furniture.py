"""Page and web furniture goes; lines that only look like it stay."""

from __future__ import annotations

import pytest

from extract.lexicon import load_table
from extract.normalise import normalise

BODY = "各地区要依托一体化平台推进数据共享。"


@pytest.mark.parametrize("row", load_table("web_furniture"), ids=lambda row: row["example"])
def test_example_goes_and_counter_stays(row: dict[str, str]) -> None:
    assert normalise(f"{BODY}\n{row['example']}\n{BODY}").text == f"{BODY}\n{BODY}"
    assert row["counter"] in normalise(f"{BODY}\n{row['counter']}\n{BODY}").text


@pytest.mark.parametrize("row", load_table("web_furniture"), ids=lambda row: row["example"])
def test_traditional_form_goes_as_well(row: dict[str, str]) -> None:
    from noise import traditional

    assert normalise(f"{BODY}\n{traditional(row['example'])}\n{BODY}").text == f"{BODY}\n{BODY}"


@pytest.mark.parametrize(
    "number", ["—１１—", "— 3 —", "- 3 -", "－3－", "第3页", "第 3 页 共 10 页", "·3·", "Page 3 of 10"]
)
def test_page_number_goes(number: str) -> None:
    assert normalise(f"{BODY}\n\n{number}\n\n{BODY}").text == f"{BODY}\n{BODY}"


def test_bare_numbers_go_only_where_they_count_pages() -> None:
    pages = "\n".join(f"{BODY}\n{BODY}甲\n{BODY}乙\n{BODY}丙\n{BODY}丁\n{number}" for number in (7, 8, 9))
    assert not any(line.isdigit() for line in normalise(pages).text.split("\n"))
    table = "任务\n1\n建设平台\n2\n整合系统"
    assert normalise(table).text == table


def test_running_head_goes_but_the_title_stays() -> None:
    pages = [
        f"数字政府建设规划\n{BODY}{number}。\n{BODY}结尾{number}。\n- {number} -" for number in range(1, 6)
    ]
    lines = normalise("\n".join(pages)).text.split("\n")
    assert lines.count("数字政府建设规划") == 1
    assert lines[0] == "数字政府建设规划"
    pages = [f"政府公报2024年第{number}期\n{BODY}{number}。\n{BODY}结尾{number}。" for number in range(1, 6)]
    assert "公报" not in normalise("\f".join(pages)).text


def test_metadata_lines_stay_and_stand_alone() -> None:
    source = "发布时间：2024-05-06 来源：某省数据局 浏览次数：100 字体：[大 中 小] 打印\n索引号：0001/2024 发文机关：某省人民政府"
    assert (
        normalise(source).text
        == "发布时间：2024-05-06\n来源：某省数据局\n索引号：0001/2024\n发文机关：某省人民政府"
    )


def test_links_below_related_pages_go_up_to_the_next_sentence() -> None:
    source = f"{BODY}\n相关推荐\n某市召开动员会\n一图读懂规划\n{BODY}"
    assert normalise(source).text == f"{BODY}\n{BODY}"
    source = f"{BODY}\n相关链接\n一、总体要求\n建设平台"
    assert normalise(source).text == f"{BODY}\n一、总体要求\n建设平台"
