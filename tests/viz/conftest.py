"""Sites rendered once and a headless Chromium that reports every request and every console message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from view_hostile import make_hostile
from view_sample import make_sample

from viz import Download, render_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@dataclass
class Visit:
    """An open page and what it did that it should not."""

    page: Page
    site: Path
    problems: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address of the site and wait until it is ready."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.site.as_uri()}/{address}")
        self.page.wait_for_selector("html[data-ready=yes]")
        return self.page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    sample = make_sample()
    (folder / "graph.ttl").write_text("# empty\n", encoding="utf-8")
    downloads = (Download("../graph.ttl", "Turtle", ("说明", "note")),)
    texts = sample.write_texts(folder / "texts")
    render_site(sample.graph, folder / "site", texts_dir=texts, downloads=downloads, title="测试图谱")
    return folder / "site"


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    sample = make_hostile()
    texts = sample.write_texts(folder / "texts")
    title = "<script>window.hacked=1</script>"
    downloads = (Download("x/<img onerror=1>.ttl", "<b>Turtle</b>", ("<i>note</i>",) * 2),)
    render_site(sample.graph, folder / "site", texts_dir=texts, downloads=downloads, title=title)
    return folder / "site"


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Callable[..., BrowserContext]:
    """Browser contexts by their settings: making one takes longer than most tests."""
    made: dict[str, BrowserContext] = {}

    def context(**settings: Any) -> BrowserContext:
        options: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN", **settings}
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(**options)
            made[key].set_default_timeout(20_000)
        return made[key]

    return context


@pytest.fixture
def visit(contexts: Callable[..., BrowserContext], site: Path) -> Iterator[Visit]:
    yield from _visit(contexts(), site)


@pytest.fixture
def hostile(contexts: Callable[..., BrowserContext], hostile_site: Path) -> Iterator[Visit]:
    yield from _visit(contexts(), hostile_site)


@pytest.fixture
def visitor(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visit]]:
    """Open a site with settings of one's own: viewport, language, colour scheme."""
    opened: list[Iterator[Visit]] = []

    def start(folder: Path, **settings: Any) -> Visit:
        opened.append(_visit(contexts(**settings), folder))
        return next(opened[-1])

    yield start
    for one in opened:
        assert next(one, None) is None


def _visit(context: BrowserContext, folder: Path) -> Iterator[Visit]:
    """A page in the Chinese interface; leaving it fails if it asked for anything or complained."""
    seen = Visit(context.new_page(), folder)
    own = folder.as_uri()
    seen.page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((own, "data:", "blob:", "about:"))
            else seen.problems.append(f"request {request.url}")
        ),
    )
    seen.page.on("console", lambda message: seen.problems.append(f"console {message.type}: {message.text}"))
    seen.page.on("pageerror", lambda error: seen.problems.append(f"error {error}"))
    seen.page.on("dialog", lambda dialog: (seen.problems.append("dialog"), dialog.dismiss()))
    yield seen
    problems = list(seen.problems)
    if seen.page.url.startswith("file:"):
        seen.page.evaluate("localStorage.clear()")
    seen.page.close()
    assert problems == []
