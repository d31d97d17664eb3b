"""The site of a built graph: its files to download, beside the build and anywhere else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from small_graph import build_small

from kg.analysis import centrality
from kg.errors import StoreError
from kg.export.network import network
from kg.export.tables import table_names
from kg.views import render_views
from viz import ViewError


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("shown"))


def offered(site: Path) -> dict[str, Path]:
    """Names of the downloads of the home page and where their links lead."""
    found = re.search(r'id="block-home">(.*?)</script>', (site / "index.html").read_text(encoding="utf-8"))
    assert found is not None
    return {path.rsplit("/", 1)[-1]: site / path for path, *_ in json.loads(found[1])["downloads"]}


@pytest.mark.parametrize("elsewhere", [False, True])
def test_every_download_leads_to_a_file(out: Path, tmp_path: Path, elsewhere: bool) -> None:
    site = tmp_path / "public" if elsewhere else None
    render_views(out, site)
    links = offered(site or out / "site")
    wanted = {"graph.ttl", "evidence.ttl", "graph.nq", "graph.jsonld", "graph.gexf", "tables.zip"}
    assert set(links) == wanted
    assert all(path.stat().st_size > 0 for path in links.values())
    if site:
        assert all(path.resolve().is_relative_to(site.resolve()) for path in links.values())
    with ZipFile(links["tables.zip"]) as tables:
        assert tables.namelist() == [f"{name}.csv" for name in table_names()]
    assert json.loads(links["graph.jsonld"].read_bytes())


def test_pages_and_exports_give_the_same_measures(out: Path) -> None:
    render_views(out)
    text = (out / "site" / "network.html").read_text(encoding="utf-8")
    core, values = (
        json.loads(found[1])
        for name in ("core", "measures")
        if (found := re.search(rf'id="block-{name}">(.*?)</script>', text))
    )
    names = [row[2] for row in core["entities"]]
    shown = zip(values["relations"], values["pagerank"], values["betweenness"], strict=True)
    told = centrality(network(out))
    assert dict(zip(names, shown, strict=True)) == {
        entity.label: (entity.degree, entity.pagerank, entity.betweenness) for entity in told
    }


def test_what_a_build_did_not_write_is_not_offered(tmp_path: Path) -> None:
    out = build_small(tmp_path / "out")
    (out / "evidence.ttl").unlink()
    render_views(out)
    assert "evidence.ttl" not in offered(out / "site")


def test_same_graph_same_downloads(out: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        render_views(out, tmp_path / name)
    for path in sorted((tmp_path / "one").rglob("*.*")):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_a_site_that_cannot_be_written(out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ViewError, match="cannot be written"):
        render_views(out, tmp_path / "file")


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        render_views(tmp_path)
