"""Texts of a build as the reader takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from viz import ViewError
from viz.texts import page_name, read_texts


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("plan.txt", "plan.txt.html"),
        ("规划-1.pdf", "规划-1.pdf.html"),
        ("a.zip!b/c.txt", "a.zip-b-c.txt-6e4ce7e7.html"),
    ],
)
def test_page_names(file: str, page: str) -> None:
    assert page_name(file).rsplit("-", 1)[0] == page.rsplit("-", 1)[0]


@pytest.mark.parametrize("file", ["../../x", "/etc/passwd", "a b", "?#%", "x" * 500, "文" * 300, "..", ""])
def test_page_names_stay_in_their_folder(file: str) -> None:
    name = page_name(file)
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name.encode("utf-8")) <= 255
    assert page_name(file + "x") != name


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"file": "a"}',
        '{"file":"a","source":"","cleaned":"","simplified":"","offset_map":[[1]]}',
    ],
)
def test_a_broken_text_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(ViewError, match=r"bad\.json"):
        list(read_texts(tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ViewError, match="nowhere"):
        list(read_texts(tmp_path / "nowhere"))
