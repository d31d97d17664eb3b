"""Folders, patterns and links; names are unique."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.read.paths import find_files


def names(paths: list[Path | str]) -> list[str]:
    problems: list[ReadError] = []
    found = find_files(paths, problems.append)
    assert problems == []
    return [file.name for file in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", ".hidden/e.txt", ".f.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("文", encoding="utf-8")
    return tmp_path


def test_folder_is_sorted_and_hidden_files_are_left_out(folder: Path) -> None:
    assert names([folder]) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_pattern(folder: Path) -> None:
    assert names([f"{folder}/*.txt"])[-2:] == ["a.txt", "b.txt"]
    assert names([f"{folder}/**/[cd].txt"]) == ["c.txt", "d.txt"]


def test_relative_pattern(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert names(["sub/*.txt"]) == ["c.txt"]


def test_same_name_in_two_folders_is_told_apart(folder: Path) -> None:
    (folder / "sub/a.txt").write_text("文", encoding="utf-8")
    assert names([folder]) == ["a.txt", "b.txt", "sub/a.txt", "c.txt", "d.txt"]
    assert len(set(names([folder / "a.txt", folder / "sub/a.txt"]))) == 2


def test_file_given_twice_is_read_once(folder: Path) -> None:
    assert names([folder / "a.txt", folder, str(folder / "a.txt")]) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_link_loop_is_said_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "sub/loop").symlink_to(folder)
    problems: list[ReadError] = []
    found = find_files([folder], problems.append)
    assert [file.name for file in found] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert len(problems) == 1
    assert "leads back" in str(problems[0])


@pytest.mark.parametrize(("path", "problem"), [("empty", "holds no files"), ("*.pdf", "matches no file")])
def test_path_that_leads_to_nothing_is_said(folder: Path, path: str, problem: str) -> None:
    (folder / "empty").mkdir()
    problems: list[ReadError] = []
    assert find_files([folder / path], problems.append) == []
    assert [problem in str(error) for error in problems] == [True]


def test_standard_input() -> None:
    assert [(file.path, file.name) for file in find_files(["-", "-"], pytest.fail)] == [("-", "stdin")]
