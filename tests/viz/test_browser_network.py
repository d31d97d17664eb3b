"""The network page, driven as a person does."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Download, Page

PLATFORM = "全国一体化治理平台"
KEY = quote(f"platform/{PLATFORM}", safe="")


def visible(page: Page) -> int:
    return int(page.evaluate("policyNetwork.body.data.nodes.length"))


def edges(page: Page) -> int:
    return int(page.evaluate("policyNetwork.body.data.edges.length"))


def entity_id(site: Path, name: str) -> int:
    """Number of an entity, as the page's own data say."""
    text = (site / "network.html").read_text(encoding="utf-8")
    found = re.search(r'id="block-core">(.*?)</script>', text)
    assert found is not None
    return [row[2] for row in json.loads(found[1])["entities"]].index(name)


def saved(download: Download) -> bytes:
    return download.path().read_bytes()


def test_labels_legend_search_and_click(visit: Any) -> None:
    page = visit.go("network.html")
    assert page.locator("#legend-types .check").count() == 6
    page.locator("#search").fill("全国一体化")
    page.locator("#search-list li").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel .entity-name", has_text=PLATFORM).wait_for()
    # Click the node itself, somewhere else first.
    page.evaluate("policyNetwork.unselectAll()")
    page.locator("#panel .close").click()
    assert page.locator("#panel").is_hidden()
    page.wait_for_timeout(600)
    spot = page.evaluate(
        """name => {
          const node = Object.values(policyNetwork.body.nodes).find((n) => n.options.label === name);
          const at = policyNetwork.canvasToDOM(policyNetwork.getPosition(node.id));
          const box = document.querySelector('#canvas canvas').getBoundingClientRect();
          return {x: at.x + box.x, y: at.y + box.y};
        }""",
        PLATFORM,
    )
    page.mouse.click(spot["x"], spot["y"])
    panel = page.locator("#panel")
    panel.locator(".entity-name", has_text=PLATFORM).wait_for()
    assert "一体化平台" in panel.inner_text()
    assert "依托" in panel.inner_text()
    assert "国家政务云" in panel.inner_text()
    panel.locator(".sentence", has_text="建设全国一体化治理平台，依托国家政务云").first.wait_for()


def test_click_on_an_edge_shows_its_passage(visit: Any, site: Path) -> None:
    page = visit.go("network.html")
    page.wait_for_timeout(400)
    spot = page.evaluate(
        """issuer => {
          const a = policyNetwork.getPosition(issuer);
          const edge = Object.values(policyNetwork.body.edges).find((e) => e.toId === issuer);
          const b = policyNetwork.getPosition(edge.fromId);
          const at = policyNetwork.canvasToDOM({x: a.x * .5 + b.x * .5, y: a.y * .5 + b.y * .5});
          const box = document.querySelector('#canvas canvas').getBoundingClientRect();
          return {x: at.x + box.x, y: at.y + box.y};
        }""",
        entity_id(site, "青岚省人民政府"),
    )
    page.mouse.move(spot["x"], spot["y"])
    page.locator(".vis-tooltip", has_text="发布机关").wait_for()
    page.mouse.click(spot["x"], spot["y"])
    page.locator("#panel .statement", has_text="发布机关").wait_for()
    page.locator("#panel .sentence", has_text="青岚省人民政府制定本方案").wait_for()


@pytest.mark.parametrize("query", ["国家政务云", "國家政務雲", "gjzwy", "National government", "国家 政务"])
def test_search_knows_scripts_initials_and_english(visit: Any, query: str) -> None:
    page = visit.go("network.html")
    page.locator("#search").fill(query)
    assert page.locator("#search-list li").first.inner_text().startswith("国家政务云")


def test_traditional_query_for_a_name_seen_only_in_simplified(visit: Any) -> None:
    page = visit.go("index.html")
    page.locator("#search").fill("數據共享提升")
    page.locator("#search-list li", has_text="数据共享提升工程").click()
    page.locator("h1", has_text="数据共享提升工程").wait_for()
    assert "entity.html" in page.url


def test_filters_hide_and_live_in_the_address(visit: Any) -> None:
    page = visit.go("network.html")
    all_nodes, all_edges = visible(page), edges(page)
    page.locator("#legend-types label", has_text="数据库").click()
    assert visible(page) < all_nodes
    assert "hide=database" in page.url
    page.locator("#filter-reset").click()
    assert visible(page) == all_nodes
    page.locator("#legend-relations label", has_text="属于").click()
    assert edges(page) < all_edges
    page.locator("#filter-reset").click()
    page.locator("#filter-documents label").first.click()
    narrowed = visible(page)
    assert 0 < narrowed < all_nodes
    address = page.url
    again = visit.go(address.rsplit("/", 1)[1])
    assert visible(again) == narrowed


@pytest.mark.parametrize(
    ("setting", "fewer"), [("conf=90", "edges"), ("deg=4", "nodes"), ("from=2024&to=2026", "nodes")]
)
def test_confidence_degree_and_year(visit: Any, setting: str, fewer: str) -> None:
    page = visit.go("network.html")
    before = visible(page), edges(page)
    page = visit.go(f"network.html#{setting}")
    after = visible(page), edges(page)
    assert after[0 if fewer == "nodes" else 1] < before[0 if fewer == "nodes" else 1]


def test_surroundings_grow_with_steps(visit: Any) -> None:
    page = visit.go(f"network.html#sel={KEY}")
    sizes = []
    for step in range(3):
        page.locator("#panel .tools button").nth(step).click()
        sizes.append(visible(page))
    assert 1 < sizes[0] < sizes[1] <= sizes[2]
    page.locator("#ego-note button").click()
    assert visible(page) > sizes[0]


def test_what_does_not_touch_the_selection_steps_back(visit: Any) -> None:
    page = visit.go(f"network.html#sel={KEY}")
    faint = page.evaluate(
        """() => {
          const data = policyNetwork.body.data;
          const touching = new Set(data.edges.get().flatMap((e) =>
            policyNetwork.getSelectedNodes().some((id) => id === e.from || id === e.to) ? [e.from, e.to] : []));
          return data.nodes.get().map((n) => [touching.has(n.id), n.opacity === 1]);
        }"""
    )
    assert {True, False} == {near for near, _ in faint}
    assert all(near == clear for near, clear in faint)


def test_neighbours_stand_around_the_chosen_one(visit: Any) -> None:
    page = visit.go(f"network.html#sel={KEY}&ego={KEY}")
    angles = page.evaluate(
        """() => {
          const all = policyNetwork.getPositions();
          const [own] = policyNetwork.getSelectedNodes();
          const { clientWidth, clientHeight } = document.querySelector("#canvas");
          const wide = Math.min(1.3, Math.max(0.75, Math.sqrt(clientWidth / clientHeight)));
          const high = Math.min(1.1, Math.max(0.8, Math.sqrt(clientHeight / clientWidth)));
          return Object.entries(all).filter(([id]) => Number(id) !== own)
            .map(([, at]) => Math.atan2((at.y - all[own].y) / high, (at.x - all[own].x) / wide))
            .sort((a, b) => a - b);
        }"""
    )
    apart = [b - a for a, b in pairwise(angles)]
    assert len(angles) > 3
    assert min(apart) > 0.8 * 6.283 / len(angles)


def test_one_click_hides_a_family_of_relations(visit: Any) -> None:
    page = visit.go("network.html")
    before = edges(page)
    page.locator(".family-action .family-name").click()
    assert edges(page) < before
    assert page.locator(".family-action input:checked").count() == 0
    page.locator(".family-action .family-name").click()
    assert edges(page) == before


def test_parallel_relations_are_all_there_and_bend_apart(visit: Any) -> None:
    page = visit.go("network.html#rel=none")
    bends = page.evaluate(
        """() => {
          const pairs = {};
          for (const e of policyNetwork.body.data.edges.get()) {
            const key = [e.from, e.to].sort().join(' ');
            (pairs[key] = pairs[key] || []).push(e.smooth ? e.smooth.roundness : 0);
          }
          return Object.values(pairs).filter((list) => list.length > 1);
        }"""
    )
    assert bends
    assert all(len(set(bend)) == len(bend) for bend in bends)


def test_export_of_what_is_visible(visit: Any) -> None:
    page = visit.go("network.html#hide=goal,database")
    count = visible(page)
    found = {}
    for button in page.locator("#export button").all():
        with page.expect_download() as waiting:
            button.click()
        found[waiting.value.suggested_filename] = saved(waiting.value)
    assert set(found) == {"network.png", "network.svg", "network.csv", "network.json"}
    assert found["network.png"].startswith(b"\x89PNG")
    assert found["network.svg"].decode("utf-8").count("<title>") >= count
    assert ">平台系统<" in found["network.svg"].decode("utf-8"), "a saved picture has its legend"
    assert ">数据库<" not in found["network.svg"].decode("utf-8")
    data = json.loads(found["network.json"])
    assert len(data["nodes"]) == count
    rows = list(csv.reader(io.StringIO(found["network.csv"].decode("utf-8-sig"))))
    assert len(rows) == len(data["edges"]) + 1
    assert not any(row[0] == "goal" or row[3] == "goal" for row in rows)


def test_keyboard_reaches_an_entity_without_the_canvas(visit: Any) -> None:
    page = visit.go("network.html")
    page.keyboard.press("/")
    page.keyboard.type("gjzwy")
    page.keyboard.press("Enter")
    page.locator("#panel .entity-name", has_text="国家政务云").wait_for()
    page.locator("#visible-count").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#panel .entity-name").inner_text() != "国家政务云"


def test_positions_do_not_depend_on_filters_or_reload(visit: Any, site: Path) -> None:
    read = "JSON.stringify(policyNetwork.getPositions())"
    first = visit.go("network.html").evaluate(read)
    assert visit.go("network.html").evaluate(read) == first


def test_buttons_stand_below_the_picture(visit: Any) -> None:
    page = visit.go("network.html")
    picture, buttons = (page.locator(name).bounding_box() for name in ("#canvas", "#export"))
    assert picture["y"] + picture["height"] <= buttons["y"]


def test_names_of_surroundings_hide_no_node(visit: Any) -> None:
    page = visit.go(f"network.html#sel={KEY}&ego={KEY}")
    named, hidden = page.evaluate(
        """() => {
          const all = policyNetwork.body.data.nodes.get();
          const named = all.filter((node) => node.label).map(({ id, x, y, size, label, font }) => {
            const half = (label.length * font.size) / 2;
            const middle = font.vadjust < 0 ? y - size - font.size * 0.7 : y + size + font.size * 0.7;
            return { id, left: x - half, right: x + half, top: middle - font.size / 2, bottom: middle + font.size / 2 };
          });
          const hides = (box, { id, x, y }) =>
            box.id !== id && box.left < x && x < box.right && box.top < y && y < box.bottom;
          return [named.length, all.filter((node) => named.some((box) => hides(box, node))).map((node) => node.label)];
        }"""
    )
    assert named > 1
    assert hidden == []


def relation_names(svg: str) -> list[str]:
    """Names of relations drawn in a saved picture: the level texts in bold."""
    return re.findall(r'<text [^>]*font-weight="600"[^>]*>([^<]+)</text>', svg)


def test_relations_of_the_selection_have_their_names(visit: Any) -> None:
    page = visit.go(f"network.html#sel={KEY}&ego={KEY}")
    page.wait_for_timeout(300)
    with page.expect_download() as waiting:
        page.locator("#export button", has_text="SVG").click()
    names = relation_names(saved(waiting.value).decode("utf-8"))
    assert "依托" in names
    # All that touch it and no others: the picture of a neighbourhood has room for them.
    touching = page.evaluate(
        """() => {
          const [own] = policyNetwork.getSelectedNodes();
          return policyNetwork.body.data.edges.get().filter((e) => e.from === own || e.to === own).length;
        }"""
    )
    assert len(names) == touching


def test_names_stay_inside_the_picture(visitor: Any, site: Path) -> None:
    page = visitor(site, viewport={"width": 390, "height": 844}).go("network.html")
    page.wait_for_timeout(300)
    cut = page.evaluate(
        """() => {
          const { clientWidth } = document.querySelector("#canvas");
          const named = policyNetwork.body.data.nodes.get().filter((node) => node.label);
          return [named.length, named.filter(({ id, label, font }) => {
            const { x } = policyNetwork.canvasToDOM(policyNetwork.getPosition(id));
            const half = [...label].reduce((all, one) => all + (one < "\u2000" ? 0.58 : 1), 0) / 2;
            const reach = half * font.size * policyNetwork.getScale();
            return x - reach < 0 || x + reach > clientWidth;
          }).map((node) => node.label)];
        }"""
    )
    assert cut[0] > 5
    assert cut[1] == []


def test_saved_picture_is_as_strong_and_as_faint_as_the_drawn_one(visit: Any) -> None:
    page = visit.go(f"network.html#sel={KEY}")
    page.wait_for_timeout(300)
    with page.expect_download() as waiting:
        page.locator("#export button", has_text="SVG").click()
    svg = saved(waiting.value).decode("utf-8")
    faint = page.evaluate("policyNetwork.body.data.nodes.get().filter((n) => n.opacity < 1).length")
    assert faint > 0
    assert svg.count('opacity="0.3"') == faint
    assert len(set(re.findall(r'stroke-opacity="([\d.]+)"', svg))) > 1
