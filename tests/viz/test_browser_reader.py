"""From a quote to its place in the text, in three forms."""

from __future__ import annotations

from typing import Any

import pytest

CITY = "read/city-noisy.txt-f70a4500.html"
NAME = {"source": "松原灣市數據平臺", "cleaned": "松原灣市數據平臺", "simplified": "松原湾市数据平台"}


def on_screen(page: Any, selector: str) -> bool:
    return bool(
        page.evaluate(
            """selector => {
              const box = document.querySelector(selector).getBoundingClientRect();
              return box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
            }""",
            selector,
        )
    )


def test_quote_leads_to_highlighted_words_on_screen(visit: Any) -> None:
    page = visit.go("network.html")
    page.locator("#search").fill("松原湾市数据平台")
    page.keyboard.press("Enter")
    link = page.locator("#panel .passage .read").first
    link.click()
    page.wait_for_selector("html[data-ready=yes] .target")
    assert page.url.split("#")[0].endswith(CITY)
    assert on_screen(page, ".target")
    words = page.locator(".target").all_inner_texts()
    assert "松原灣市數據平臺" in "".join(words).replace("\n", "")


@pytest.mark.parametrize("form", ["source", "cleaned", "simplified"])
def test_highlights_stay_put_in_every_form(visit: Any, form: str) -> None:
    page = visit.go(CITY)
    page.locator("#forms button").nth(["source", "cleaned", "simplified"].index(form)).click()
    texts = page.evaluate(
        """() => [...document.querySelectorAll('.mention.type-platform')].map((e) => e.textContent)"""
    )
    joined = "".join(texts).replace("\n", "")
    assert joined.count(NAME[form]) == 2
    assert ("form=" in page.url) == (form != "source")


def test_target_is_kept_when_the_form_changes(visit: Any) -> None:
    page = visit.go(CITY)
    mention = page.locator(".mention.type-platform").first
    anchor = mention.get_attribute("id")
    page = visit.go(f"{CITY}#{anchor}")
    seen = "".join(page.locator(".target").all_inner_texts())
    assert seen.startswith("松原灣市")
    page.locator("#forms button").nth(2).click()
    assert "".join(page.locator(".target").all_inner_texts()).startswith("松原湾市")
    assert on_screen(page, ".target")
    assert anchor in page.url


def test_original_is_the_source_with_its_glosses(visit: Any) -> None:
    page = visit.go(CITY)
    text = page.locator("#text").inner_text()
    assert "的(de)" in text
    assert "首頁" in text
    dropped = page.locator(".dropped").all_inner_texts()
    assert "(de)" in dropped
    assert page.locator("#dropped-note").is_visible()
    page.locator("#forms button").nth(1).click()
    assert "(de)" not in page.locator("#text").inner_text()


def test_nested_spans_and_hover_card(visit: Any) -> None:
    page = visit.go("read/provincial.txt.html")
    inner = page.locator(".mention.type-goal .mention.type-platform").first
    assert inner.inner_text() == "青岚省一体化治理平台"
    inner.hover()
    card = page.locator("#card")
    card.wait_for()
    assert card.locator("section").count() == 2
    assert "青岚省一体化治理平台" in card.inner_text()
    card.locator("a").nth(1).click()
    page.wait_for_selector("html[data-ready=yes] #panel .entity-name")
    assert "network.html" in page.url
    assert "青岚省一体化治理平台" in page.locator("#panel .entity-name").inner_text()


def test_section_tree_moves_to_the_section(visit: Any) -> None:
    page = visit.go("read/national.txt.html")
    page.set_viewport_size({"width": 1280, "height": 300})
    page.locator("#tree button", has_text="数据资源").click()
    page.wait_for_timeout(900)
    line = page.locator("#text .line", has_text="（一）数据资源")
    assert line.evaluate("e => e.getBoundingClientRect().top") < 300


def test_types_can_be_hidden(visit: Any) -> None:
    page = visit.go("read/national.txt.html")
    assert page.locator(".mention.type-goal").count() == 2
    page.locator("#legend-types label", has_text="目标").click()
    assert page.locator(".mention.type-goal").count() == 0
    assert "hide=goal" in page.url
