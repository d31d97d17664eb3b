"""Paths, folders, patterns, archives and standard input to source texts, one after another."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extract.errors import ReadError
from extract.read import formats
from extract.read.archive import members
from extract.read.decode import decode
from extract.read.html import declared_encoding, read_html
from extract.read.ocr import recognised_picture
from extract.read.paths import Found, find_files
from extract.read.pdf import read_pdf
from extract.read.word import read_word
from extract.records import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["FileBytes", "file_bytes", "read_bytes", "read_file", "read_sources", "text_of_file"]

_LARGEST: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file before its format is looked at.

    Attributes:
        name: Its name, unique in the run; a member of an archive is ``archive.zip!inner/name.txt``.
        path: The path as the user gave it, for messages.
        data: Its bytes.
        archive: Path of the archive that it is a member of, or empty.
    """

    name: str
    path: str
    data: bytes
    archive: str = ""


def read_file(path: str | Path, *, encoding: str | None = None, ocr: bool = False) -> SourceText:
    """Read one file, whatever its format; ``-`` is standard input.

    Args:
        path: The file.
        encoding: Encoding of a text file, overriding its detection.
        ocr: Whether to recognise the characters of pictures and scanned pages, for which the extra
            ``policy-kg[ocr]`` must be installed.

    Returns:
        Its text with what the format says of it.

    Raises:
        ReadError: If it cannot be read, is empty, too large, damaged, or no text; also for an
            archive or a folder, which hold several files (``read_sources`` reads those).
    """
    given = str(path)
    if given == "-":
        data = sys.stdin.buffer.read(_LARGEST + 1)
        return text_of_file(FileBytes("stdin", "-", data), encoding=encoding, ocr=ocr)
    if Path(given).is_dir():
        raise ReadError(given, "is a folder", "pass its files, or use read_sources")
    return text_of_file(FileBytes(Path(given).name, given, file_bytes(given)), encoding=encoding, ocr=ocr)


def read_sources(
    paths: Iterable[str | Path],
    *,
    encoding: str | None = None,
    ocr: bool = False,
    skip: Callable[[str], bool] | None = None,
    on_problem: Callable[[ReadError], None],
) -> Iterator[SourceText]:
    """Read files, folders, patterns, zip archives and standard input (``-``).

    Args:
        paths: What to read; folders are searched through, hidden files left out.
        encoding: Encoding of text files, overriding its detection.
        ocr: Whether to recognise the characters of pictures and scanned pages.
        skip: Says of a path inside a folder whether to leave it out.
        on_problem: Called once for everything that cannot be read; the rest goes on.

    Yields:
        Source texts in the order of ``paths``, inside folders and archives by name.  Their
        names are unique: files of the same name are told apart by their folder.
    """
    for file in read_bytes(paths, skip=skip, on_problem=on_problem):
        try:
            yield text_of_file(file, encoding=encoding, ocr=ocr)
        except ReadError as error:
            on_problem(error)


def read_bytes(
    paths: Iterable[str | Path],
    *,
    skip: Callable[[str], bool] | None = None,
    on_problem: Callable[[ReadError], None],
) -> Iterator[FileBytes]:
    """Read the same files as ``read_sources``, but only their bytes; archives are opened."""
    for found in find_files(paths, on_problem, skip):
        try:
            if found.path == "-":
                yield FileBytes("stdin", "-", sys.stdin.buffer.read(_LARGEST + 1))
                continue
            data = file_bytes(found.path)
            if data.startswith(b"PK") and formats.media_type(data, found.path) == formats.ZIP:
                yield from _archive(data, found, on_problem)
            else:
                yield FileBytes(found.name, found.path, data)
        except ReadError as error:
            on_problem(error)


def _archive(data: bytes, found: Found, on_problem: Callable[[ReadError], None]) -> Iterator[FileBytes]:
    empty = True
    for inner, content in members(data, found.path, _LARGEST, on_problem):
        empty = False
        yield FileBytes(f"{found.name}!{inner}", f"{found.path}!{inner}", content, found.path)
    if empty:
        raise ReadError(found.path, "holds no file that could be read", "check the archive")


def file_bytes(path: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: If it is missing, no file, too large, or cannot be opened.
    """
    file = Path(path)
    try:
        if not file.exists() and not file.is_symlink():
            raise ReadError(path, "does not exist", "check the path")
        size = file.stat().st_size
        if not file.is_file():
            raise ReadError(path, "is neither a file nor a folder", "pass a file or a folder")
        if size > _LARGEST:
            raise ReadError(path, f"has {size / 1e6:.0f} MB, more than {_LARGEST / 1e6:.0f} MB", "split it")
        return file.read_bytes()
    except OSError as error:
        raise ReadError(
            path, f"cannot be opened ({error.strerror or error})", "check the path and its rights"
        ) from None
    except ValueError:
        raise ReadError(path, "is no valid path", "check the path") from None


def text_of_file(file: FileBytes, *, encoding: str | None = None, ocr: bool = False) -> SourceText:
    """Return the text of a file, whatever its format; of pictures and scans only with ``ocr``.

    Raises:
        ReadError: If it is empty, too large, damaged, an archive, or no text.
    """
    data, path = file.data, file.path
    if len(data) > _LARGEST:
        raise ReadError(path, f"has more than {_LARGEST / 1e6:.0f} MB", "split it")
    if not data.strip():
        raise ReadError(path, "is empty", "leave it out")
    kind = formats.media_type(data, path)
    if kind == formats.ZIP:
        raise ReadError(path, "is an archive inside an archive", "unpack it")
    used = ""
    if kind == formats.PDF:
        text, marks, metadata = read_pdf(data, path, ocr=ocr)
    elif kind in formats.PICTURES:
        if not ocr:
            raise ReadError(
                path, "is a picture: it has no text layer", "read it with --ocr, or recognise it first"
            )
        (text, marks), metadata = recognised_picture(data, path), {}
    elif kind == formats.DOCX:
        text, marks, metadata = read_word(data, path)
    elif kind == formats.HTML:
        page, used = _page(data, path, encoding)
        text, marks, metadata = read_html(page, path)
    else:
        text, used = decode(data, path, encoding)
        marks, metadata = (), {}
    if not text.strip(" \t\r\n\f\0\ufeff\u3000"):
        raise ReadError(path, "holds no text", "leave it out")
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(file.name, path, text, kind, used, digest, marks, metadata)


def _page(data: bytes, path: str, encoding: str | None) -> tuple[str, str]:
    declared = encoding or declared_encoding(data)
    if declared:
        try:
            return decode(data, path, declared)
        except ReadError:
            if encoding:
                raise
    return decode(data, path)
