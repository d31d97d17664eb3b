"""The arithmetic of benchmarks/calibrate.py."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def calibrate(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate", root / "benchmarks" / "calibrate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["calibrate"] = module
    spec.loader.exec_module(module)
    return module


def found(module: ModuleType, rule: str, right: int, wrong: int, sure: float = 0.9) -> list[object]:
    return [module.Judged("relation", rule, sure, number < right, "名") for number in range(right + wrong)]


def test_shares_are_smoothed_towards_the_average(calibrate: ModuleType) -> None:
    shares = calibrate.shares(found(calibrate, "much", 90, 10) + found(calibrate, "little", 0, 1))
    assert shares["much"][1:] == (90, 100)
    assert shares["much"][0] == pytest.approx(0.9, abs=0.01)
    assert 0.5 < shares["little"][0] < 0.75, "one wrong finding says little"


def test_promises_hold_on_unseen_texts_as_a_whole(calibrate: ModuleType) -> None:
    unseen = found(calibrate, "a", 6, 4) + found(calibrate, "b", 8, 2)
    shares = calibrate.calibrated(found(calibrate, "a", 95, 5) + found(calibrate, "b", 100, 0), unseen)
    assert (10 * shares["a"][0] + 10 * shares["b"][0]) / 20 == pytest.approx(0.7)
    assert shares["a"][0] < shares["b"][0]


def test_nothing_is_raised_where_unseen_texts_fare_better(calibrate: ModuleType) -> None:
    measured = found(calibrate, "a", 5, 5)
    assert calibrate.calibrated(measured, found(calibrate, "a", 9, 0))["a"] == calibrate.shares(measured)["a"]


def test_the_table_counts_by_promise(calibrate: ModuleType) -> None:
    items = found(calibrate, "a", 3, 1, sure=0.92) + found(calibrate, "b", 1, 1, sure=0.5)
    assert list(calibrate.reliability(items))[2:] == [
        "| 0.00 to 0.60 | 2 | 0.50 | 0.50 |",
        "| 0.90 to 0.95 | 4 | 0.92 | 0.75 |",
    ]
