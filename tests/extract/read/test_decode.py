"""Encodings are read off the bytes, or given."""

from __future__ import annotations

from pathlib import Path

import pytest
from noise import FORMS

from extract.errors import ReadError
from extract.read.decode import decode

SIMPLE = "国务院办公厅关于推进政务数据共享的意见，各地区要依托一体化平台，在年内完成数据目录的编制。" * 3
OLD = "行政院關於推動數位政府的計畫，各機關應於年度內完成資料庫的介接，並提供民眾使用。" * 3


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLE, "utf-8", "utf-8"),
        (SIMPLE, "utf-8-sig", "utf-8"),
        (SIMPLE, "utf-16", "utf-16"),
        (SIMPLE, "utf-16-le", "utf-16-le"),
        (SIMPLE, "utf-16-be", "utf-16-be"),
        (SIMPLE, "utf-32", "utf-32"),
        (SIMPLE, "gb18030", "gb18030"),
        (SIMPLE, "gbk", "gb18030"),
        (OLD, "big5", "big5"),
        (OLD, "utf-8", "utf-8"),
        ("plain ASCII", "ascii", "utf-8"),
    ],
)
def test_encoding_is_detected(text: str, codec: str, name: str) -> None:
    assert decode(text.encode(codec), "a.txt") == (text, name)


def test_short_gb18030_text_is_detected() -> None:
    assert decode("国家数据局的通知".encode("gb18030"), "a.txt")[0] == "国家数据局的通知"


def test_given_encoding_overrides_the_detection() -> None:
    assert decode(OLD.encode("big5"), "a.txt", "big5") == (OLD, "big5")
    assert decode(SIMPLE.encode("utf-8"), "a.txt", "latin-1")[0] != SIMPLE


def test_damaged_utf8_keeps_its_place() -> None:
    data = SIMPLE.encode("utf-8")
    text, name = decode(data[:30] + b"\xff" + data[30:], "a.txt")
    assert name == "utf-8"
    assert text == SIMPLE[:10] + "\ufffd" + SIMPLE[10:]


def test_text_with_some_nul_bytes_is_still_text() -> None:
    assert decode((SIMPLE + "\0\0" + SIMPLE).encode("utf-8"), "a.txt")[0].count("\0") == 2


@pytest.mark.parametrize(
    ("data", "encoding", "problem"),
    [
        (SIMPLE.encode("utf-8"), "klingon", "unknown encoding 'klingon'"),
        (SIMPLE.encode("utf-8"), "hex", "hex"),
        (SIMPLE.encode("gb18030"), "utf-8", "is not in the encoding utf-8"),
        (bytes(range(256)) * 40, None, "binary"),
        (b"\x00\x01\x02\x03" * 500, None, "binary"),
    ],
)
def test_what_cannot_be_decoded_is_said(data: bytes, encoding: str | None, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        decode(data, "folder/a.txt", encoding)
    assert caught.value.path == "folder/a.txt"
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_glossed_and_damaged_text_is_recognised(encoding: str) -> None:
    passage = (Path(__file__).parents[2] / "cases" / "passages" / "plan.txt").read_text(encoding="utf-8")
    noisy = FORMS["pinyin_damaged"](passage)
    text, found = decode(noisy.encode(encoding), "a.txt")
    assert (text, found) == (noisy, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_with_many_null_bytes_is_still_a_text(encoding: str) -> None:
    noisy = "。\0".join(["国务院办公厅关于加强数字政府建设的意见和通知"] * 40).replace("政", "政\0")
    assert decode(noisy.encode(encoding), "a.txt") == (noisy, encoding)
