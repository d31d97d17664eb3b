"""A modifier that a coordination states once."""

from __future__ import annotations

import pytest

from extract.link.neighbours import shared_modifier_name


@pytest.mark.parametrize(
    ("left", "right", "known", "name"),
    [
        ("政务内网文件交换系统", "数据共享平台", {"政务内网数据共享平台"}, "政务内网数据共享平台"),
        ("政务内网文件交换系统", "数据共享平台", {"国家数据共享平台"}, "数据共享平台"),
        ("政务内网文件交换系统", "数据共享平台", set(), "数据共享平台"),
        ("省级人口库", "法人库", {"省级法人库", "省法人库"}, "省级法人库"),
    ],
)
def test_shared_modifier(left: str, right: str, known: set[str], name: str) -> None:
    assert shared_modifier_name(left, right, known) == name
