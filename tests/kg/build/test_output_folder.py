"""Output folders: nobody else's files are lost, and what a build wrote is never read as a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.output_folder import is_output
from kg.build.run import build_graph
from kg.errors import BuildError, NothingBuiltError

TEXT = "依托国家电子政务外网，建设云岭省数据共享平台。\n"


def text_in(folder: Path, name: str = "a.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(TEXT, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("name", ["texts/mine.txt", "site/index.html", "graph.ttl", "store/data", "parts/x"])
def test_a_folder_that_holds_other_things_is_refused(tmp_path: Path, name: str) -> None:
    text, mine = text_in(tmp_path / "in"), text_in((tmp_path / name).parent, Path(name).name)
    with pytest.raises(BuildError, match=f"holds {name.partition('/')[0]}, .*choose another folder"):
        build_graph([text], tmp_path)
    assert mine.read_text(encoding="utf-8") == TEXT
    assert not (tmp_path / ".lock").exists()


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    text = text_in(tmp_path)
    with pytest.raises(BuildError, match="it is a file"):
        build_graph([text], text)


def test_what_a_build_wrote_is_not_read_as_a_text(tmp_path: Path) -> None:
    text_in(tmp_path)
    reports = [build_graph([tmp_path], out) for out in (tmp_path, tmp_path / "out", tmp_path / "out")]
    assert [(report.files, report.problems) for report in reports] == [(1, ())] * 3
    assert is_output(str(tmp_path / "out" / "texts"))
    assert not is_output(str(tmp_path / "in" / "texts"))


def test_files_that_a_user_puts_beside_the_texts_stay(tmp_path: Path) -> None:
    build_graph([text_in(tmp_path / "in")], tmp_path / "out")
    note = text_in(tmp_path / "out" / "texts", "note.txt")
    build_graph([text_in(tmp_path / "in", "b.txt")], tmp_path / "out")
    assert note.exists()


def test_a_failed_first_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingBuiltError) as raised:
        build_graph([tmp_path / "missing.txt", tmp_path / "gone.txt"], tmp_path / "out")
    assert [Path(problem.path).name for problem in raised.value.problems] == ["missing.txt", "gone.txt"]
    assert not (tmp_path / "out").exists()
