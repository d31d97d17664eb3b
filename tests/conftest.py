"""Fixtures that several test modules share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long byte strings after their argument: what is in them (the time in a zip) must not name a test."""
    return argname if isinstance(val, bytes) and len(val) > 20 else None


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real texts that lies beside the checkout; skip where there is none."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the real texts (../shared/corpus) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """Return the folder of gold annotations that lies beside the checkout; skip where there is none."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("the gold annotations (../shared/gold) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of bundled example texts."""
    return ROOT / "kg" / "examples"


@pytest.fixture(scope="session")
def built(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of the bundled examples, without views; never write into it."""
    from kg.build.run import build_graph

    out = tmp_path_factory.mktemp("built")
    build_graph([examples], out)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium; skip where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if shutil.which("chromium") is None:
        pytest.skip("no chromium on the path: nothing is opened in a browser")
    from viz.screenshots import open_browser

    with sync_api.sync_playwright() as playwright:
        started = open_browser(playwright)
        yield started
        started.close()
