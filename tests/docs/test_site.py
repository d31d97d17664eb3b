"""The documentation as HTML opens from disk: it builds without a complaint, and its search needs no server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from documentation import DOCS, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built pages."""
    pytest.importorskip("zensical")
    copy = tmp_path_factory.mktemp("documentation")
    shutil.copytree(DOCS, copy / "docs")
    shutil.copy(ROOT / "mkdocs.yml", copy)
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "build" / "docs"


@pytest.mark.parametrize(
    ("start", "words", "found"),
    [
        ("how-to/use-python.html", "judgement", "how-to/settle-a-merge.html"),
        ("zh/index.html", "判定合并", "zh/how-to/settle-a-merge.html"),
    ],
)
def test_search_works_from_disk(site: Path, browser: Browser, start: str, words: str, found: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / start).as_uri())
    page.click(".md-search__button")
    page.keyboard.type(words)
    page.wait_for_selector(f"a[href*='{found}']:has(mark), a[href*='{found}'] h2", timeout=20_000)
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:", "about:"))] == []
