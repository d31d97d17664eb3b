"""The cost of a character does not grow with the text."""

from __future__ import annotations

import importlib.util
import time
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.pipeline import extract_text
from extract.records import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL, _LARGE = 40_000, 160_000
_MOST = 1.35
_ROUNDS = 6
_LETTERS = "安宝昌长东丰福广海河和华吉建江景开兰林龙明南宁平"


def _varied(root: Path, size: int) -> str:
    """The project's passages again and again, with other places, numbers and names each time."""
    spec = importlib.util.spec_from_file_location("speed_texts", root / "benchmarks" / "speed_texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text: str = module.compose(3 * size)
    return text


def _new_names(root: Path, size: int) -> str:
    """A text in which each line brings names that no other has, short and quoted ones among them."""
    line = (
        "推进江南省{0}业务管理平台（以下简称“{0}平台”）建设，由{0}中心、{0}用户中心组成。"
        "登录“{0}通办”办理，{0}平台与江南省{0}数据库对接。江南省{0}事务管理局负责。\n"
    )
    count = size // len(line.format("江安海"))
    return "".join(line.format("".join(letters)) for letters in islice(product(_LETTERS, repeat=3), count))


def _seconds(text: str) -> float:
    """Processor seconds of one extraction."""
    start = time.process_time()
    extract_text(SourceText("text", "text", text))
    return time.process_time() - start


@pytest.mark.parametrize("write", [_varied, _new_names])
def test_a_character_costs_the_same_in_a_longer_text(root: Path, write: Callable[[Path, int], str]) -> None:
    small, large = write(root, _SMALL), write(root, _LARGE)
    extract_text(SourceText("warm", "warm", small[:4_000]))
    least_small = least_large = float("inf")
    growth = float("inf")
    for _ in range(_ROUNDS):  # other work on the machine only ever makes a run longer
        least_small, least_large = min(least_small, _seconds(small)), min(least_large, _seconds(large))
        growth = (least_large / len(large)) / (least_small / len(small))
        if growth < _MOST:
            break
    assert growth < _MOST, f"a character of the longer text costs {growth:.2f} times as much"
