"""Stable IRIs for entities, files, mentions and assertions.

The same name always gives the same IRI and two names never share one.  Only what
an IRI forbids is percent-encoded, so Chinese names stay readable; long names keep
a readable beginning and end in a hash of the whole name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

from kg.errors import BaseIriError
from ontology import DEFAULT_BASE

__all__ = ["Iris", "digest", "encode", "entity_key"]

_LONGEST: Final = 80
_READABLE: Final = 24

# All that RFC 3987 does not allow in a path segment, and "%" and "~": the first
# would make an encoded name ambiguous, the second marks hashed names.  White space
# of any script is encoded too: some parsers stop at it.
_FORBIDDEN: Final = re.compile(
    "[^A-Za-z0-9._!$&'()*+,;=:@"
    "\u00a0-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd\\-]|\\s"
)
_NAME_MARKS: Final = re.compile("[\\s\u200b\ufeff“”\"'‘’「」『』《》<>＂＇]+")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "surrogatepass"))


def digest(*parts: str, size: int = 12) -> str:
    """Return a hex hash of ``size`` bytes over the parts; their boundaries count."""
    state = blake2b(digest_size=size)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def encode(segment: str) -> str:
    """Return ``segment`` as one path segment of an IRI, percent-encoding only what must be.

    Example:
        >>> encode("“互联网+监管”系统/1")
        '“互联网+监管”系统%2F1'
    """
    encoded = _FORBIDDEN.sub(_percent, segment)
    # A segment of dots would be resolved away by clients.
    return encoded if encoded.strip(".") else encoded.replace(".", "%2E")


def entity_key(name: str) -> str:
    """Return the key of a name: without quotation marks, book title marks and white space, in NFC.

    Example:
        >>> entity_key("《“十四五”推进国家政务信息化规划》")
        '十四五推进国家政务信息化规划'
    """
    return unicodedata.normalize("NFC", _NAME_MARKS.sub("", name))


def _readable(name: str, hashed: bool) -> str:
    if not hashed and len(name) <= _LONGEST:
        return encode(name)
    return f"{encode(name[:_READABLE])}~{digest(name)}"


@lru_cache(maxsize=65_536)
def _entity(base: str, kind: str, name: str) -> str:
    return f"{base}{kind}/{_readable(unicodedata.normalize('NFC', name), kind == 'goal')}"


@lru_cache(maxsize=256)
def _segment(file: str) -> str:
    return _readable(file, hashed=False)


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints all IRIs under one base.

    Args:
        base: Absolute IRI that ends in ``/``.

    Raises:
        BaseIriError: If ``base`` is no such IRI.

    Example:
        >>> Iris().entity("platform", "国家电子政务外网")
        'https://w3id.org/policy-kg/id/platform/国家电子政务外网'
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.base)
        except ValueError:
            raise BaseIriError(self.base) from None
        absolute = parts.scheme and (parts.netloc or parts.scheme == "urn") and self.base.endswith("/")
        if not absolute or re.search(r'[\x00-\x20<>"{}|\\^`#?]', self.base):
            raise BaseIriError(self.base)

    def entity(self, kind: str, name: str) -> str:
        """Return the IRI of an entity by its type (lower case) and canonical name."""
        return _entity(self.base, kind, name)

    def indicator(self, goal: str, *parts: str) -> str:
        """Return the IRI of an indicator of the goal with the canonical name ``goal``."""
        return f"{self.base}indicator/{digest(goal, *parts)}"

    def graph(self, file: str) -> str:
        """Return the IRI of the named graph that holds what ``file`` says."""
        return f"{self.base}graph/{self.file_segment(file)}"

    def expression(self, file: str) -> str:
        """Return the IRI of the text read from ``file``."""
        return f"{self.base}expression/{self.file_segment(file)}"

    def source_file(self, file: str) -> str:
        """Return the IRI of the file itself."""
        return f"{self.base}file/{self.file_segment(file)}"

    def section(self, file: str, index: int) -> str:
        """Return the IRI of a section by its index in the file's section tree."""
        return f"{self.base}section/{self.file_segment(file)}/{index}"

    def mention(self, file: str, start: int, end: int, kind: str) -> str:
        """Return the IRI of a mention by its source offsets (code points, end exclusive) and type."""
        return f"{self.base}mention/{self.file_segment(file)}/{start}-{end}-{kind}"

    def target(self, file: str, start: int, end: int) -> str:
        """Return the IRI of a place in a file's text, in source offsets (code points, end exclusive)."""
        return f"{self.base}target/{self.file_segment(file)}/{start}-{end}"

    def assertion(self, file: str, *parts: str) -> str:
        """Return the IRI of an assertion, hashed from what makes it unique in its file."""
        return f"{self.base}assertion/{self.file_segment(file)}/{digest(*parts)}"

    def run(self, fingerprint: str) -> str:
        """Return the IRI of an extraction run."""
        return f"{self.base}run/{encode(fingerprint)}"

    def file_segment(self, file: str) -> str:
        """Return a file name as one path segment; slashes inside archive members are encoded."""
        return _segment(file)
