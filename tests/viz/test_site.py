"""The folder of pages as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from view_sample import make_sample

import viz.site
from viz import Download, ViewError, render_site


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_graph_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        sample = make_sample()
        render_site(sample.graph, tmp_path / name, texts_dir=sample.write_texts(tmp_path / "texts"))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_report_says_what_was_written(tmp_path: Path) -> None:
    sample = make_sample()
    report = render_site(sample.graph, tmp_path / "site", texts_dir=sample.write_texts(tmp_path / "texts"))
    assert report.pages[0].name == "index.html"
    assert len(report.pages) == 9
    assert report.size == sum(
        path.stat().st_size for path in (tmp_path / "site").rglob("*") if path.is_file()
    )
    assert report.entities > 40


def test_pages_refer_to_nothing_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        head = text.split('<script type="application/json"')[0]
        assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", head)
        assert "@import" not in head
        assert "url(" not in head


def test_without_texts_there_are_no_readers(tmp_path: Path, visitor: Callable[..., Any]) -> None:
    report = render_site(make_sample().graph, tmp_path / "site")
    assert not any(path.parent.name == "read" for path in report.pages)
    page = visitor(tmp_path / "site").go(
        "entity.html#id=platform%2F%E5%9B%BD%E5%AE%B6%E6%94%BF%E5%8A%A1%E4%BA%91"
    )
    page.locator(".passage").first.wait_for()
    assert page.locator(".read").count() == 0


@pytest.mark.parametrize(
    "path", ["https://example.org/x", "javascript:alert(1)", "/etc/passwd", "data:text/html,x"]
)
def test_downloads_stay_on_the_disk(tmp_path: Path, path: str) -> None:
    with pytest.raises(ViewError, match="relative path"):
        render_site(make_sample().graph, tmp_path, downloads=(Download(path, "x"),))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ViewError, match="cannot be written"):
        render_site(make_sample().graph, tmp_path / "file" / "site")


def test_large_blocks_lie_in_files_and_load_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visitor: Callable[..., Any]
) -> None:
    monkeypatch.setattr(viz.site, "_INLINE_BYTES", 0)
    monkeypatch.setattr("viz.blocks.CHUNK", 7)
    sample = make_sample()
    folder = tmp_path / "site"
    render_site(sample.graph, folder, texts_dir=sample.write_texts(tmp_path / "texts"))
    assert len(list((folder / "data").glob("evidence-*.js"))) > 5
    assert "'strict-dynamic'" in (folder / "network.html").read_text(encoding="utf-8")
    assert "'strict-dynamic'" not in (folder / "read" / "national.txt.html").read_text(encoding="utf-8")
    page = visitor(folder).go("network.html")
    page.locator("#search").fill("gjzwy")
    page.locator("#search-list li").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel .sentence").first.wait_for()
    for name in ("timeline.html", "matrix.html", "compare.html", "entity.html", "index.html"):
        visitor(folder).go(name)


def test_many_entities_start_as_an_overview(tmp_path: Path, visitor: Callable[..., Any]) -> None:
    sample = make_sample()
    for number in range(2020):
        sample.triple(f"platform:{number}号平台", "partOf", f"platform:{number // 60}号总平台")
    render_site(sample.graph, tmp_path / "site")
    page = visitor(tmp_path / "site").go("network.html")
    count = "policyNetwork.body.data.nodes.length"
    before = page.evaluate(count)
    assert 3 < before < 300
    note = page.locator("#ego-note")
    assert "概览" in note.inner_text()
    note.locator("button").click()
    assert page.evaluate(count) > 2000
    note.locator("button", has_text="折叠").click()
    assert page.evaluate(count) == before
    # Each community says its number of members; the largest also say their names.
    names = page.evaluate("policyNetwork.body.data.nodes.get().map((node) => node.label || '')")
    assert all(name.split("\n")[-1].isdigit() for name in names if name)
    assert sum("号总平台" in name.replace("\n", "") for name in names) > 3
    page.locator("#visible-count").click()
    page.locator("#visible-list .row").first.click()
    assert page.evaluate(count) > before
    assert "open=" in page.url
    # Members of an opened community stand beside each other, around its best connected one.
    spread = page.evaluate(
        """() => {
          const all = policyNetwork.body.data.nodes.get().filter((node) => typeof node.id === "number");
          const [x, y] = ["x", "y"].map((axis) => all.map((node) => node[axis]));
          return [all.length, Math.max(...x) - Math.min(...x), Math.max(...y) - Math.min(...y)];
        }"""
    )
    assert spread[0] > 30
    assert max(spread[1:]) < 36 * 2.5 * spread[0] ** 0.5
    page.locator("#search").fill("1777号平台")
    page.locator("#search-list li").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel .entity-name", has_text="1777号平台").wait_for()
    assert page.evaluate(
        "Object.values(policyNetwork.body.nodes).some((n) => n.options.label === '1777号平台')"
    )
