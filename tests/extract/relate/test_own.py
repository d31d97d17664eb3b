"""What a text's own documents are called in its relations."""

from __future__ import annotations

import pytest

from extract.relate.own import carried_names


@pytest.mark.parametrize(
    ("carried", "own", "otherwise"),
    [
        ("市数据局清江市数据建设方案", "清江市数据建设方案", True),
        ("清江市数据建设方案", "清江市数据建设方案（2021—2025年）", True),
        ("清江市数据建设方案", "清江市数据建设方案", False),
        ("清江市数据建设方案", "建设方案", False),
    ],
)
def test_a_relayed_plan_is_named_without_its_body(carried: str, own: str, otherwise: bool) -> None:
    notice = f"清江市人民政府关于印发{carried}的通知"
    assert carried_names([notice, own]) == ["" if otherwise else carried, ""]
