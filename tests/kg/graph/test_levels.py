"""Each row of the table of levels holds in its example and not in its counter-example."""

from __future__ import annotations

import re

import pytest

from kg.graph.levels import level_of, level_rows


@pytest.mark.parametrize(("pattern", "level", "example", "counter"), level_rows())
def test_row(pattern: str, level: str, example: str, counter: str) -> None:
    assert re.match(pattern, example)
    assert level_of(example) == level
    assert level_of(counter) != level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("国务院关于加强数字政府建设的指导意见", "central"),
        ("云岭省人民政府办公厅关于支持青禾县发展的通知", "province"),
        ("云岭省白石市数据局", "city"),
        ("上海市临江区人民政府", "county"),
        ("内蒙古自治区人民政府", "province"),
        ("城市管理局", ""),
        ("各地区各部门", ""),
        ("关于促进县域经济发展的意见", ""),
        ("", ""),
    ],
)
def test_names(name: str, level: str) -> None:
    assert level_of(name) == level
