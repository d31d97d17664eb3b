"""Many sources, good and bad: one clear line for each bad one, and the rest goes on."""

from __future__ import annotations

import hashlib
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from files import pdf_bytes, scanned_pdf_bytes, word_bytes, zip_bytes

from extract.errors import ReadError
from extract.read import read_file, read_sources
from extract.records import SourceText

GOOD = "国家数据局负责推进数据共享。"


def read(*paths: Path | str) -> tuple[list[SourceText], list[ReadError]]:
    problems: list[ReadError] = []
    return list(read_sources(paths, on_problem=problems.append)), problems


def test_plain_text_is_untouched(tmp_path: Path) -> None:
    file = tmp_path / "某通知.txt"
    file.write_bytes(("\ufeff" + GOOD + "\r\n　結(jié)尾\n").encode())
    source = read_file(file)
    assert source.text == GOOD + "\r\n　結(jié)尾\n"
    assert (source.name, source.path, source.media_type, source.encoding) == (
        "某通知.txt",
        str(file),
        "text/plain",
        "utf-8",
    )
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.md", GOOD.encode(), "text/markdown"),
        ("a.pdf", pdf_bytes([[GOOD]]), "application/pdf"),
        (
            "a.docx",
            word_bytes([GOOD]),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a.html", f"<html><body><article><p>{GOOD * 5}</p></article></body></html>".encode(), "text/html"),
        (
            "b.html",
            f"<html><head><meta charset=gb2312></head><body><p>{GOOD * 5}</p></body></html>".encode("gbk"),
            "text/html",
        ),
        ("a.txt", GOOD.encode("gb18030"), "text/plain"),
        ("b.txt", GOOD.encode("utf-16"), "text/plain"),
    ],
)
def test_every_format_gives_its_text(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    (tmp_path / name).write_bytes(data)
    source = read_file(tmp_path / name)
    assert GOOD in source.text
    assert source.media_type == media


def test_zip_is_read_member_by_member(tmp_path: Path) -> None:
    files = {
        "甲/a.txt": GOOD.encode(),
        "乙/b.pdf": pdf_bytes([[GOOD]]),
        "__MACOSX/x": b"x",
        ".x": b"x",
        "z.txt": b"",
    }
    (tmp_path / "pack.zip").write_bytes(zip_bytes(files))
    sources, problems = read(tmp_path / "pack.zip")
    assert [source.name for source in sources] == ["pack.zip!乙/b.pdf", "pack.zip!甲/a.txt"]
    assert [error.path for error in problems] == [f"{tmp_path / 'pack.zip'}!z.txt"]


def test_member_names_in_a_chinese_code_page(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("AAAA.txt", GOOD)
    data = buffer.getvalue().replace(b"AAAA", "通知".encode("gbk"))
    (tmp_path / "a.zip").write_bytes(data)
    assert [source.name for source in read(tmp_path / "a.zip")[0]] == ["a.zip!通知.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(GOOD.encode())

    monkeypatch.setattr("sys.stdin", Input)
    sources, problems = read("-")
    assert [(source.name, source.text) for source in sources] == [("stdin", GOOD)]
    assert problems == []


def _bomb() -> bytes:
    return zip_bytes({"a.txt": b"0" * (80 << 20), "ok.txt": GOOD.encode()})


def _quiet_bomb() -> bytes:
    return zip_bytes({"a.txt": b"0" * (20 << 20), "ok.txt": GOOD.encode()})


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "is empty"),
    "blanks": ("a.txt", lambda: b" \n\t\r\n", "is empty"),
    "only marks": ("a.txt", lambda: "\ufeff\u3000\n".encode(), "holds no text"),
    "binary": ("a.dat", lambda: bytes(range(256)) * 50, "binary"),
    "program": ("a", lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 200, "binary"),
    "picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "picture"),
    "truncated zip": ("a.zip", lambda: zip_bytes({"a.txt": os.urandom(5000)})[:2000], "truncated zip"),
    "empty zip": ("a.zip", lambda: zip_bytes({}), "holds no file"),
    "zip bomb": ("a.zip", _bomb, "zip bomb"),
    "small zip bomb": ("a.zip", _quiet_bomb, "zip bomb"),
    "zip in a zip": (
        "a.zip",
        lambda: zip_bytes({"b.zip": zip_bytes({"a.txt": b"x"})}),
        "archive inside an archive",
    ),
    "password PDF": ("a.pdf", lambda: pdf_bytes([[GOOD]], password="x"), "password"),
    "scanned PDF": ("a.pdf", scanned_pdf_bytes, "no text layer"),
    "truncated PDF": ("a.pdf", lambda: pdf_bytes([[GOOD]])[:300], "damaged PDF"),
    "fake PDF": ("a.pdf", lambda: GOOD.encode(), "no PDF"),
    "fake docx": ("a.docx", lambda: GOOD.encode(), "no Word file"),
    "zip as docx": ("a.docx", lambda: zip_bytes({"a.txt": b"x"}), "no Word file"),
    "broken docx": ("a.docx", lambda: zip_bytes({"word/document.xml": b"<"}), "damaged Word file"),
    "old doc": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
    "empty page": ("a.html", lambda: b"<html><body></body></html>", "main text"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_is_one_clear_line_and_the_rest_goes_on(tmp_path: Path, case: str) -> None:
    name, make, problem = BAD[case]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "zz.txt").write_text(GOOD, encoding="utf-8")
    started = time.process_time()
    sources, problems = read(tmp_path)
    assert time.process_time() - started < 20
    assert sources[-1].name == "zz.txt"
    assert problem in "\n".join(str(error) for error in problems)
    assert len(problems) <= 2
    for error in problems:
        assert str(error).startswith(str(tmp_path))
        assert "\n" not in str(error)
        assert error.remedy


@pytest.mark.parametrize("path", ["missing.txt", "missing/folder", "a\0b.txt", "*.nothing"])
def test_path_that_is_not_there(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    sources, problems = read(f"{tmp_path}/{path}", tmp_path / "a.txt")
    assert [source.name for source in sources] == ["a.txt"]
    assert len(problems) == 1


def test_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    sources, problems = read(tmp_path)
    assert [source.name for source in sources] == ["a.txt"]
    assert [Path(error.path).name for error in problems] == ["gone.txt", "loop.txt"]


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="neither a file nor a folder"):
        read_file(tmp_path / "pipe")


def test_file_above_the_limit_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100_000_000)
    (tmp_path / "zz.txt").write_text(GOOD, encoding="utf-8")
    sources, problems = read(tmp_path)
    assert [source.name for source in sources] == ["zz.txt"]
    assert "has 100 MB, more than 67 MB; split it" in str(problems[0])


@pytest.mark.parametrize(
    "text", ["数据" * 25_000, "(" * 100_000, GOOD + "\0\0\0" + GOOD], ids=["line", "brackets", "nul"]
)
def test_odd_texts_are_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_file(tmp_path / "a.txt").text == text


def test_unknown_encoding_is_said_once_per_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    problems: list[ReadError] = []
    assert list(read_sources([tmp_path], encoding="klingon", on_problem=problems.append)) == []
    assert ["unknown encoding 'klingon'" in str(error) for error in problems] == [True]


def test_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)
