"""Every view by keyboard alone."""

from __future__ import annotations

from typing import Any

HELD = "document.activeElement"


def test_a_text_is_one_stop_and_arrows_go_from_highlight_to_highlight(visit: Any) -> None:
    page = visit.go("read/provincial.txt.html")
    assert page.locator("#text .mention[tabindex='0']").count() == 1
    page.locator("#forms button").last.focus()
    page.keyboard.press("Tab")
    first = page.evaluate(f"{HELD}.id")
    assert first == page.locator("#text .mention[tabindex]").first.get_attribute("id")
    assert page.evaluate(f"getComputedStyle({HELD}).outlineStyle") == "solid"
    page.locator("#card").wait_for()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{HELD}.id") == page.locator("#text .mention[tabindex]").nth(1).get_attribute("id")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{HELD}.closest('#card') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(f"{HELD}.id") == first
    page.keyboard.press("Tab")
    assert page.evaluate(f"{HELD}.closest('#text') === null")


def test_filters_keep_the_keyboard_when_the_page_is_drawn_anew(visit: Any) -> None:
    page = visit.go("network.html")
    box = page.locator("#legend-types input").nth(2)
    box.focus()
    for hidden in (True, False):
        page.keyboard.press("Space")
        assert ("hide=database" in page.url) == hidden
        assert page.evaluate(f"{HELD}.closest('label').textContent").startswith("数据库")


def test_panel_takes_the_keyboard_and_escape_closes_it(visit: Any) -> None:
    page = visit.go("network.html")
    page.keyboard.press("/")
    page.keyboard.type("gjzwy")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{HELD}.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{HELD}.className") == "close"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert "sel=" not in page.url


def test_marks_of_the_timeline_open_by_space_and_give_the_keyboard_back(visit: Any) -> None:
    page = visit.go("timeline.html")
    page.locator("#chart .mark").first.focus()
    for key in ("Space", "Enter"):
        page.keyboard.press(key)
        page.locator("#sheet .sentence").first.wait_for()
        page.keyboard.press("Escape")
        assert page.locator("#sheet").is_hidden()
        assert page.evaluate(f"{HELD}.classList.contains('mark')")
