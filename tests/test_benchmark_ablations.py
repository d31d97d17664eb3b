"""Every part that benchmarks/ablations.py switches off exists, and comes back."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TEXT = "依托省政务云，建设防汛平台。该平台由省水利厅运维，不得与互联网连接。"


@pytest.fixture(scope="module")
def parts(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("ablation_parts", root / "benchmarks" / "ablation_parts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["ablation_parts"] = module
    spec.loader.exec_module(module)
    return module


def test_every_part_can_be_switched_off(parts: ModuleType) -> None:
    for part in parts.PARTS:
        with parts.switched_off(part):
            pass
    assert len({(part.group, part.name) for part in parts.PARTS}) == len(parts.PARTS)


def test_without_anaphors_nothing_is_taken_up_again(parts: ModuleType) -> None:
    extract = importlib.import_module("extract")
    part = next(p for p in parts.PARTS if "taken up" in p.name)
    with parts.switched_off(part):
        assert not any("anaphor" in r.cue for r in extract.read_text(TEXT).relations)
    assert any("anaphor" in r.cue for r in extract.read_text(TEXT).relations)
