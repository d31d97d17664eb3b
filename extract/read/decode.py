"""Bytes to characters: the encoding is read off the bytes, or given, never guessed silently.

Looked at in this order: byte-order mark, strict UTF-8, UTF-16 without a mark, then GB18030
against Big5 by how many everyday Chinese characters each would give, then charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from extract.errors import ReadError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EVERYDAY = re.compile("[的一是在不了有和人为為与與及于於以等中国國务務政数數据據，。、]")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff，。、]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_EVERYDAY_SHARE = 0.04
_DAMAGE = 0.02
_ASK = "give the encoding with --encoding, for example gb18030, or save the file as UTF-8"


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode the bytes of a text file.

    Args:
        data: The bytes.
        path: The file, for messages.
        encoding: The encoding if known; overrides the detection.

    Returns:
        The characters, without a byte-order mark, and the name of the encoding.

    Raises:
        ReadError: If the encoding is unknown or does not fit, or the file is no text.
    """
    if encoding:
        return _given(data, path, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name.removesuffix("-sig")
    text, name = _detect(data, path)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > _DAMAGE * min(len(text), _SAMPLE) + 8 and _share(text) < _EVERYDAY_SHARE:
        raise ReadError(path, "is a binary file, not a text", "convert it to text, PDF, Word .docx or HTML")
    return text, name


def _given(data: bytes, path: str, encoding: str) -> tuple[str, str]:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(encoding)
    except LookupError:
        raise ReadError(
            path, f"unknown encoding {encoding!r}", "give a name such as utf-8 or gb18030"
        ) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise ReadError(path, f"is not in the encoding {encoding} (byte {at})", _ASK) from None
    if not isinstance(text, str):
        raise ReadError(path, f"{encoding!r} is no encoding of characters", _ASK)
    return text.removeprefix("\ufeff"), name


def _detect(data: bytes, path: str) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= _DAMAGE * len(damaged) and _share(damaged) >= _EVERYDAY_SHARE:
        return damaged, "utf-8"
    sample = data[:_SAMPLE]
    names = ["gb18030", "big5hkscs"]
    if len(data) % 2 == 0:
        names += ["utf-16-le", "utf-16-be"]
    scored = {name: _share(sample.decode(name, "ignore"), len(sample) / 2) for name in names}
    best = max(names, key=lambda name: scored[name])
    if scored[best] >= _EVERYDAY_SHARE:
        text = data.decode(best, "replace")
        if text.count("\ufffd") <= _DAMAGE * len(text) or _fits(data, best):
            return text, best.removesuffix("hkscs")
    return _by_statistics(data, path)


def _share(text: str, length: float = 0) -> float:
    """Share of everyday characters among the Chinese ones, of which a tenth of a text is the least to count.

    Among the Chinese ones, because glosses and stray bytes thin out a text that is read rightly.
    """
    sample = text[:_SAMPLE]
    chinese = len(_CHINESE.findall(sample))
    return len(_EVERYDAY.findall(sample)) / max(chinese, 0.1 * max(len(sample), length), 1)


def _fits(data: bytes, encoding: str) -> bool:
    """Whether every byte is in an encoding: signs of damage in the text are then its own."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _by_statistics(data: bytes, path: str) -> tuple[str, str]:
    if b"\0" in data[:_SAMPLE]:
        raise ReadError(path, "is a binary file, not a text", "convert it to text, PDF, Word .docx or HTML")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], threshold=0.1).best()
    if best is None or not re.search("[\u4e00-\u9fffA-Za-z]", str(best)):
        raise ReadError(path, "is in no encoding that can be recognised, or no text at all", _ASK)
    try:
        return data.decode(best.encoding, "replace"), best.encoding
    except LookupError:
        raise ReadError(path, "is in no encoding that can be recognised", _ASK) from None
