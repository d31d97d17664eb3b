"""Home, timeline, matrix, comparison, entity page; language, theme, phone and paper."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pypdfium2
import pytest
from view_sample import make_sample

from viz import render_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = (
    "index.html", "network.html", "timeline.html", "matrix.html", "matrix.html#of=duties", "compare.html",
    "entity.html", "read/national.txt.html",
)  # fmt: skip


def entity(name: str) -> str:
    return f"entity.html#id={quote(name, safe='')}"


@pytest.mark.parametrize("page_name", PAGES)
def test_every_page_opens_from_disk_without_a_word(visit: Any, page_name: str) -> None:
    page = visit.go(page_name)
    assert page.locator("h1").count() == 1
    assert page.locator("[data-t]").evaluate_all("all => all.filter((e) => !e.textContent).length") == 0


def test_home_counts_documents_shared_and_downloads(visit: Any) -> None:
    page = visit.go("index.html")
    assert "12" in page.locator("#counts .card", has_text="平台系统").inner_text()
    rows = page.locator("#documents tbody tr").all_inner_texts()
    assert len(rows) == 3
    assert "治发〔2021〕7号" in rows[0]
    assert "公共数据管理条例" in rows[0]
    assert page.locator("#shared li").first.inner_text().startswith("国家政务云")
    link = page.locator("#downloads a")
    assert link.get_attribute("href") == "../graph.ttl"
    page.locator("#documents th button", has_text="日期").click()
    page.locator("#documents th button", has_text="日期").click()
    assert "松原湾市" in page.locator("#documents tbody tr").first.inner_text()
    with page.expect_download() as waiting:
        page.locator("#documents button", has_text="CSV").click()
    saved = waiting.value.path().read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(saved)))) == 4


def test_timeline_by_year_level_and_click_to_quote(visit: Any) -> None:
    page = visit.go("timeline.html")
    years = page.locator(".year h2").all_inner_texts()
    assert [year[:4] for year in years] == ["2023", "2024", "2025", "2030"]
    assert "建设" in page.locator("#year-2025").inner_text()
    page.locator("#choose-level").select_option("province")
    assert page.locator(".year").count() == 2
    assert "level=province" in page.url
    page.locator("#chart .mark").last.click()
    sheet = page.locator("#sheet")
    sheet.locator(".sentence").first.wait_for()
    assert "青岚省一体化治理平台" in sheet.inner_text()
    page.keyboard.press("Escape")
    for kind in ("PNG", "SVG", "CSV"):
        with page.expect_download() as waiting:
            page.locator("#export button", has_text=kind).click()
        assert waiting.value.path().stat().st_size > 100


def test_matrix_cells_sort_filter_and_quote(visit: Any) -> None:
    page = visit.go("matrix.html")
    row = page.locator("table.grid tbody tr", has_text="国家政务云")
    assert [cell.inner_text() for cell in row.locator("td").all()] == ["完善", "整合", "使用"]
    row.locator(".cell").nth(1).click()
    page.locator("#sheet .sentence", has_text="整合信用信息平台").wait_for()
    page.locator("#sheet .close").click()
    page.locator("#row-types label", has_text="平台系统").click()
    assert page.locator("table.grid tbody tr", has_text="国家政务云").count() == 0
    page.locator("#choices button").nth(1).click()
    page.locator("#matrix-find").fill("基层减负")
    assert page.locator("table.grid tbody tr").count() == 1
    assert page.locator("table.grid tbody .cell").count() == 2


def test_comparison_of_a_national_and_a_provincial_document(visit: Any) -> None:
    page = visit.go("compare.html")
    assert "国家数字治理规划" in page.locator("#choose-a option:checked").inner_text()
    assert "青岚省" in page.locator("#choose-b option:checked").inner_text()
    changed = page.locator(".compare-group", has_text="共有但要求不同").locator("tr", has_text="国家政务云")
    assert [tag.inner_text() for tag in changed.locator(".tag").all()] == ["完善", "整合"]
    aligned = page.locator(".compare-group", has_text="可能的上下级对应")
    assert "青岚省一体化治理平台" in aligned.inner_text()
    assert "对接" in aligned.inner_text()
    changed.locator(".tag").first.click()
    page.locator("#sheet .sentence", has_text="完善国家政务云").wait_for()
    page.locator("#sheet .close").click()
    page.locator("#swap").click()
    assert "青岚省" in page.locator("#choose-a option:checked").inner_text()


def test_entity_page_has_names_network_relations_and_mentions(visit: Any) -> None:
    page = visit.go(entity("platform/国家政务云"))
    head = page.locator(".entity-head").inner_text()
    assert "National government cloud" in head
    assert "國家政務雲" in head
    assert page.locator("svg.ego a").count() > 4
    assert "要求完善它的文件" in page.locator(".relations").inner_text()
    assert page.locator(".mentions details").count() == 3
    page.locator("svg.ego a", has_text="国家信息中心").click()
    page.locator("h1", has_text="国家信息中心").wait_for()


def test_goal_shows_its_indicator(visit: Any) -> None:
    page = visit.go("entity.html#type=goal")
    page.locator("tbody a", has_text="网上可办率").click()
    page.locator(".facts", has_text="网上可办率 ≥ 95%").wait_for()


def test_language_switch_is_kept_on_the_way(visit: Any) -> None:
    page = visit.go("index.html")
    assert page.locator("nav a").first.inner_text() == "总览"
    page.locator("#language").click()
    assert page.locator("nav a").first.inner_text() == "Home"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("nav a").nth(2).click()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.locator("h1").inner_text() == "Timeline"


def test_title_follows_the_language_where_none_is_given(tmp_path: Path, visitor: Callable[..., Any]) -> None:
    render_site(make_sample().graph, tmp_path)
    page = visitor(tmp_path).go("index.html")
    assert page.locator(".brand").inner_text() == page.locator("h1").inner_text() == "政策实体知识图谱"
    assert page.title() == "总览 · 政策实体知识图谱"
    page.locator("#language").click()
    assert page.locator(".brand").inner_text() == page.locator("h1").inner_text() == "Policy knowledge graph"
    assert page.title() == "Home · Policy knowledge graph"


def test_own_title_stays_in_both_languages(visit: Any) -> None:
    page = visit.go("read/national.txt.html#lang=en")
    assert page.title() == "“云岭”国家数字治理规划 · 测试图谱"


def test_dark_mode_by_button_and_by_system(visit: Any, visitor: Callable[..., Any], site: Path) -> None:
    page = visit.go("network.html")
    paper = "getComputedStyle(document.querySelector('.stage')).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").click()
    assert page.evaluate(paper) != light
    dark = visitor(site, color_scheme="dark").go("network.html")
    assert dark.evaluate(paper) == page.evaluate(paper)


@pytest.mark.parametrize("page_name", [*PAGES, entity("platform/国家政务云")])
def test_phone_width_needs_no_sideways_scrolling(
    visitor: Callable[..., Any], site: Path, page_name: str
) -> None:
    page = visitor(site, viewport={"width": 390, "height": 844}).go(page_name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_print_leaves_out_the_controls(visit: Any) -> None:
    page = visit.go("read/national.txt.html")
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator("#text").is_visible()


def test_headings_on_paper_are_words(visit: Any) -> None:
    """Browsers leave buttons out where they repeat the head of a table on the next page."""
    page = visit.go("matrix.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("table.grid thead button").count() == 0
    assert "国家数字治理规划" in page.locator("table.grid thead").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("table.grid thead button").count() > 3


def test_timeline_lanes_stand_under_their_level(visit: Any) -> None:
    page = visit.go("timeline.html")
    words = page.locator("#chart svg text").all_text_contents()
    assert words.index("国家") < words.index("省级") < words.index("市级")
    assert {"发布", "目标", "有期限的任务"} <= set(words)
    lanes = page.locator("#chart svg .mark").count()
    page.locator("label", has_text="仅有期限内容的文件").click()
    assert "due=only" in page.url
    assert page.locator("#chart svg .mark").count() == lanes


def test_columns_run_from_the_state_to_the_city(visit: Any) -> None:
    page = visit.go("matrix.html")
    assert page.locator("table.grid thead .level").all_inner_texts() == ["国家", "省级", "市级"]


def test_paper_is_light_whatever_the_screen(visit: Any) -> None:
    page = visit.go("network.html#theme=dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_paper_has_the_passages_that_are_open(visit: Any) -> None:
    page = visit.go(entity("platform/国家政务云"))
    assert page.locator(".edge[open] .passage").count()
    with closing(pypdfium2.PdfDocument(page.pdf())) as paper:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "置信" in text
    assert "在原文中查看" not in text  # paper has no links


@pytest.mark.parametrize("of", ["", "#of=duties"])
def test_matrix_on_a_phone_lists_only_what_is_filled(
    visitor: Callable[..., Any], site: Path, of: str
) -> None:
    page = visitor(site, viewport={"width": 390, "height": 844}).go(f"matrix.html{of}")
    assert page.locator("table.grid").count() == 0
    rows = page.locator(".grid-list > li")
    assert rows.count() > 0
    assert all(row.locator(".grid-line .cell").count() > 0 for row in rows.all())
    order = page.get_by_label("排序")
    order.select_option(index=order.locator("option").count() - 1)
    column = order.locator("option").last.inner_text()
    assert rows.first.locator(".grid-line .name", has_text=column.split("“")[1][:6]).count() == 1
    rows.first.locator(".cell").first.click()
    page.locator("#sheet h3").first.wait_for()


def test_nothing_on_paper_asks_for_a_click(visit: Any) -> None:
    for name in ("matrix.html", "timeline.html"):
        page = visit.go(name)
        page.emulate_media(media="screen")
        assert "点击" in page.locator(".lead").inner_text()
        page.emulate_media(media="print")
        assert "点击" not in page.locator("main").inner_text()
    page = visit.go(f"network.html#sel={quote('platform/国家政务云', safe='')}")
    page.emulate_media(media="print")
    assert page.locator("#panel .tools").is_hidden()


def test_english_names_stand_below_the_names_and_are_saved(visit: Any) -> None:
    page = visit.go("entity.html")
    row = page.locator("tbody tr", has_text="国家政务云").first
    assert "National government" in row.locator("td").first.inner_text()
    assert "英文名" not in page.locator("thead").inner_text()
    with page.expect_download() as waiting:
        page.get_by_text("存为 CSV").click()
    head = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()[0]
    assert "英文名" in head


def test_nothing_is_cut_on_paper(visit: Any) -> None:
    page = visit.go("timeline.html")
    page.emulate_media(media="print")
    cut = "list => list.filter((one) => one.scrollHeight > one.clientHeight + 2).length"
    assert page.locator(".clamp").count() > 0
    assert page.locator(".clamp").evaluate_all(cut) == 0


def test_years_of_the_timeline_fit_on_a_phone(visitor: Callable[..., Any], site: Path) -> None:
    page = visitor(site, viewport={"width": 390, "height": 844}).go("timeline.html")
    chart = page.locator("#chart")
    assert chart.evaluate("box => box.scrollWidth - box.clientWidth") <= 1
