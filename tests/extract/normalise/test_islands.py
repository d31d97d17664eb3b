"""Stray symbols go from pages with damaged glosses, and only from those."""

from __future__ import annotations

import pytest

from extract.normalise import normalise

GLOSSED = "省(shěng)政(zhèng)府(fǔ)要(yào)加(jiā)强(qiáng)统筹。"


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("建设国务★∑院客户端", "建设国务院客户端"),
        ("完善政务数据體φλ(tǐ)系", "完善政务数据体系"),
        ("《管理办法(fǎ)≥→∞ 》印发", "《管理办法》印发"),
        ("加强数→₩★据汇聚", "加强数据汇聚"),
    ],
)
def test_islands_go(noisy: str, clean: str) -> None:
    assert normalise(GLOSSED + noisy).text.endswith(clean)


def test_twin_signs_always_go() -> None:
    assert normalise("数字政府@@治理@@@@平台，联系a@b.cn").text == "数字政府治理平台，联系a@b.cn"


@pytest.mark.parametrize("text", ["申请→受理→办结", "达到≥90%", "★重点任务", "数据（★）项目"])
def test_meaningful_symbols_stay_on_clean_pages(text: str) -> None:
    assert normalise(text).text == text
