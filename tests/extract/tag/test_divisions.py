"""Places: chains of names, namesakes, names that no list knows."""

from __future__ import annotations

import pytest

from extract.tag.divisions import Division, known_places, level_of, province_of_sign, read_place, short_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由浙江省", (1, "浙江省", "浙江省", "")),
        ("在浙江省杭州市西湖区", (1, "西湖区", "浙江省", "杭州市")),
        ("恩施州", (0, "恩施土家族苗族自治州", "湖北省", "恩施土家族苗族自治州")),
        ("内蒙古自治区", (0, "内蒙古自治区", "内蒙古自治区", "")),
        ("鼓楼区", (0, "鼓楼区", "", "")),
        ("云溪市", (0, "云溪市", "云海省", "云溪市")),
        ("建设城市", None),
        ("杭州", None),
        ("", None),
    ],
)
def test_read_place(text: str, expected: tuple[int, str, str, str] | None) -> None:
    extra = {"云溪市": Division("云溪市", "city", "云海省", "云溪市")}
    place = read_place(text, len(text), extra)
    assert (place and (place[0], place[1].name, place[1].province, place[1].city)) == expected


def test_a_chain_ends_after_three_names() -> None:
    text = "浙江省杭州市" * 1_000
    place = read_place(text, len(text), {})
    assert place is not None
    assert place[0] == len(text) - 9


def test_the_table_has_every_level() -> None:
    levels = [place.level for place in known_places().values()]
    assert levels.count("province") == 34
    assert levels.count("city") > 330
    assert levels.count("county") > 2_700


def test_short_names_and_signs() -> None:
    assert short_places()["广西"].name == "广西壮族自治区"
    assert short_places()["伊犁"].province == "新疆维吾尔自治区"
    assert province_of_sign("苏") == "江苏省"
    assert province_of_sign("国") == ""


@pytest.mark.parametrize(
    ("name", "level"),
    [("云海省", "province"), ("云溪市", "city"), ("云溪区", "county"), ("某某自治区", "province")],
)
def test_level_of(name: str, level: str) -> None:
    assert level_of(name) == level


def test_a_district_is_told_from_namesakes_by_its_city() -> None:
    assert Division("西湖区", "county", "浙江省", "杭州市").full == "杭州市西湖区"
    assert Division("浦东新区", "county", "上海市").full == "上海市浦东新区"
    assert Division("桐庐县", "county", "浙江省", "杭州市").full == "桐庐县"
