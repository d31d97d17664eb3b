"""A site is written over a site, and over nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from view_sample import make_sample

from viz import ViewError, render_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["index.html", "network.html"])
def test_foreign_pages_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<!doctype html><html lang=en><title>mine</title>", encoding="utf-8")
    with pytest.raises(ViewError, match=f"holds {name}, .*choose another folder"):
        render_site(make_sample().graph, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert "mine" in (tmp_path / name).read_text(encoding="utf-8")


def test_other_files_and_an_earlier_site_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    first = render_site(make_sample().graph, tmp_path, title="first")
    assert render_site(make_sample().graph, tmp_path, title="again").pages == first.pages
    assert "again" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(ViewError, match="it is a file"):
        render_site(make_sample().graph, tmp_path / "site")
