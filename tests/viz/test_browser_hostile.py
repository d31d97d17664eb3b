"""Names and quotes made to run a script change nothing but what is shown."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from view_hostile import HOSTILE

PAGES = (
    "index.html", "network.html#rel=none", "timeline.html", "matrix.html", "matrix.html#of=duties",
    "compare.html", "entity.html", "entity.html#type=goal",
)  # fmt: skip


def unharmed(page: Any) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, object, embed, main script, main style").count() == 0
    assert page.evaluate("[...document.links].filter((a) => a.protocol === 'javascript:').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page_name", PAGES)
def test_no_page_runs_a_name(hostile: Any, page_name: str) -> None:
    page = hostile.go(page_name)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    page.wait_for_timeout(200)
    unharmed(page)


@pytest.mark.parametrize("name", HOSTILE)
def test_entity_page_shows_the_name_as_it_is(hostile: Any, name: str) -> None:
    page = hostile.go("entity.html#type=platform")
    address = page.evaluate(
        """name => {
          const link = [...document.querySelectorAll('tbody td:first-child .name')].find((e) => e.textContent === name);
          return link.closest('a').href;
        }""",
        name,
    )
    page.goto(address)
    page.locator(".entity-head h1").wait_for()
    assert page.locator("h1").evaluate("e => e.textContent") == name
    unharmed(page)


def test_reader_of_a_hostile_text(hostile: Any) -> None:
    pages = sorted((hostile.site / "read").glob("*.html"))
    assert len(pages) == 2
    for path in pages:
        page = hostile.go(f"read/{quote(path.name)}")
        for number in range(3):
            page.locator("#forms button").nth(number).click()
            page.locator(".mention").first.hover()
            page.locator("#card").wait_for()
            unharmed(page)
    assert HOSTILE[0] in page.locator("#text").inner_text()


def test_panel_search_and_tooltip(hostile: Any) -> None:
    page = hostile.go("network.html#rel=none")
    for query in ("<img", "javascript", "script", "长长长"):
        page.locator("#search").fill(query)
        page.locator("#search-list li").first.wait_for()
        page.keyboard.press("Enter")
        page.locator("#panel .entity-name").wait_for()
        page.wait_for_timeout(500)
        box = page.locator("#canvas canvas").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(250)
    unharmed(page)
    with page.expect_download() as waiting:
        page.locator("#export button", has_text="CSV").click()
    table = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "\n=cmd" not in table
    assert ",=cmd" not in table


def test_hand_written_addresses(hostile: Any) -> None:
    for address in (
        "entity.html#id=%E0%A4%A",
        "network.html#sel=<img src=x onerror=window.hacked=1>&ego=__proto__&steps=999&conf=x&deg=-1",
        "matrix.html#of=constructor&types=__proto__&sort=x",
        "compare.html#a=x&b=y&type=z",
        "timeline.html#level=<b>&doc=x&kind=y",
        "index.html#documents-sort=constructor:down&documents-find=%3Cimg%3E",
    ):
        unharmed(hostile.go(address))


def test_policy_is_strict(hostile: Any) -> None:
    for path in hostile.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        policy = text.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
        assert policy.startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe" not in policy
        assert "http:" not in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "<script>window.hacked" not in text
