"""Zip archives: their members one by one, within limits that a zip bomb runs into."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from extract.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["members"]

_MOST_MEMBERS: Final = 10_000
_MOST_TOTAL: Final = 1 << 30
_MOST_RATIO: Final = 400
_RATIO_FROM: Final = 4 << 20
_UTF8_NAME: Final = 0x800


def members(
    data: bytes, path: str, largest: int, on_problem: Callable[[ReadError], None]
) -> Iterator[tuple[str, bytes]]:
    """Unpack the files of a zip archive.

    Args:
        data: The archive's bytes.
        path: The archive, for messages.
        largest: Most bytes of one member.
        on_problem: Called for every member that cannot be read; the rest goes on.

    Yields:
        Name inside the archive and bytes, sorted by name; hidden files and folders left out.

    Raises:
        ReadError: If the archive is damaged or unpacks to more than the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError):
        raise ReadError(path, "is a damaged or truncated zip archive", "fetch it again") from None
    with archive:
        listed = sorted((_name(info), info) for info in archive.infolist() if not info.is_dir())
        if len(listed) > _MOST_MEMBERS:
            raise ReadError(path, f"holds {len(listed)} files, more than {_MOST_MEMBERS}", "split it")
        if sum(info.file_size for _, info in listed) > _MOST_TOTAL:
            raise ReadError(path, "unpacks to more than 1 GB", "unpack it and pass the folder")
        for name, info in listed:
            if any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
                continue
            try:
                yield name, _unpack(archive, info, f"{path}!{name}", largest)
            except ReadError as error:
                on_problem(error)


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, largest: int) -> bytes:
    if info.flag_bits & 1:
        raise ReadError(path, "is protected by a password", "pack it without a password")
    suspicious = info.file_size > _RATIO_FROM and info.file_size > _MOST_RATIO * max(info.compress_size, 1)
    if info.file_size > largest or suspicious:
        raise ReadError(
            path, f"unpacks to {info.file_size >> 20} MB: a zip bomb or too large", "leave it out"
        )
    try:
        with archive.open(info) as member:
            data = member.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise ReadError(path, "is damaged inside the archive", "fetch the archive again") from None
    if len(data) > largest:
        raise ReadError(path, "is larger than its archive says: a zip bomb", "leave it out")
    return data
