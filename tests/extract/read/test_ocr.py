"""Character recognition: off unless asked for, said where it is missing, page and box of every line."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from files import scanned_pdf_bytes

from extract.errors import ReadError
from extract.read import read_file
from extract.read.ocr import Box, join_pages, lines_of

FONTS = sorted(Path("/usr/share/fonts").rglob("Noto*CJK*.ttc"))
PNG = b"\x89PNG\r\n\x1a\n\xff\x00"
LINES = ["云岭省人民政府关于推进数据共享的意见", "依托国家电子政务外网，建设省公共数据平台。"]


def test_boxes_side_by_side_are_one_line_and_the_rest_goes_down() -> None:
    boxes = [
        Box(300, 102, 420, 120, "责任单位"),
        Box(60, 200, 300, 220, "第二行"),
        Box(60, 100, 180, 121, "任务"),
        Box(180, 101, 240, 120, "清单"),
        Box(100, 150, 300, 170, "起首"),
        Box(0, 0, 9, 9, " "),
    ]
    assert lines_of(boxes) == [
        ("任务清单 责任单位", Box(60, 100, 420, 121, "任务清单 责任单位")),
        ("  起首", Box(100, 150, 300, 170, "  起首")),
        ("第二行", Box(60, 200, 300, 220, "第二行")),
    ]
    assert lines_of([]) == []


def test_every_line_has_page_and_box() -> None:
    line = ("甲乙", Box(1.2, 2, 30, 40.7, "甲乙"))
    text, marks = join_pages([[line, line], [], [line]], "a.pdf")
    assert text == "甲乙\n甲乙\f\f甲乙"
    assert [(mark.start, mark.words) for mark in marks] == [
        (0, "page 1"),
        (0, "page 1, box 1,2,30,41"),
        (3, "page 1, box 1,2,30,41"),
        (6, "page 2"),
        (7, "page 3"),
        (7, "page 3, box 1,2,30,41"),
    ]
    assert text[7:] == "甲乙"


def test_pages_without_a_line_are_said() -> None:
    with pytest.raises(ReadError, match="shows no text"):
        join_pages([[], []], "a.png")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", PNG), ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 60), ("a.pdf", scanned_pdf_bytes())],
)
def test_recognition_is_off_unless_asked_for(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=r"no text layer.*--ocr"):
        read_file(tmp_path / name)


@pytest.mark.parametrize(("name", "data"), [("a.png", PNG), ("a.pdf", scanned_pdf_bytes())])
def test_missing_extra_is_said(
    name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.read import ocr

    monkeypatch.setitem(sys.modules, "rapidocr", None)
    ocr._engine.cache_clear()
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=r"not installed.*policy-kg\[ocr\]"):
        read_file(tmp_path / name, ocr=True)


def picture(lines: list[str]) -> bytes:
    images = pytest.importorskip("PIL.Image")
    from PIL import ImageDraw, ImageFont

    if not FONTS:
        pytest.skip("no Chinese font to draw a page with")
    font = ImageFont.truetype(str(FONTS[0]), 32)
    image = images.new("RGB", (900, 300), "white")
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text((60, 60 + 70 * number), line, fill="black", font=font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("form", ["PNG", "PDF"])
def test_scan_is_read_without_network(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rapidocr", reason="the extra policy-kg[ocr] is not installed")
    import socket

    from PIL import Image

    def refuse(*_: object) -> None:
        raise OSError("recognition must not open connections")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    file = tmp_path / f"a.{form.lower()}"
    with Image.open(io.BytesIO(picture(LINES))) as image:
        image.save(file, form)
    source = read_file(file, ocr=True)
    assert [line.strip() for line in source.text.split("\n")] == LINES
    assert source.element_at(len(LINES[0]) + 2).startswith("page 1, box ")


def test_damaged_picture_is_said(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="the extra policy-kg[ocr] is not installed")
    (tmp_path / "a.png").write_bytes(PNG)
    with pytest.raises(ReadError, match="damaged picture"):
        read_file(tmp_path / "a.png", ocr=True)
