"""What the words between two names of one kind say about them: set apart, or one the other's short form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["Spanned", "defined_names", "names_apart"]

_NATIONAL = re.compile(r"^(?:国家|全国)")
_NEAR, _FAR = 8, 120
_DEFINED = re.compile(r"[”》]?（(?:以下|下文)?(?:简称|统称|称)(?:为|：|:)?“?")


class Spanned(Protocol):
    """A place that names things of one kind."""

    @property
    def type(self) -> str:
        """Entity type."""

    @property
    def start(self) -> int:
        """Clean offset."""

    @property
    def end(self) -> int:
        """Clean offset, exclusive."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the things."""


def names_apart(text: str, places: Sequence[Spanned], kinds: Collection[str]) -> set[tuple[str, str]]:
    """Pairs of names that the text joins, or of which it also has a local one: they cannot be one thing.

    Args:
        text: Clean text.
        places: All places, in order of start.
        kinds: Types to look at.
    """
    pairs: set[tuple[str, str]] = set()
    for last, new in _neighbours(places, kinds):
        if _is_against(text, last, new):
            pairs.update((a, b) for a in last.names for b in new.names)
    for earlier, new in _topics(places, kinds):
        if _is_longer(earlier, new) and _joined().fullmatch(text, earlier.end, new.start):
            pairs.update((a, b) for a in earlier.names for b in new.names)
    names = {name for place in places if place.type in kinds for name in place.names}
    for full in names:
        short = _NATIONAL.sub("", full)
        if (
            short in names
            and short != full
            and re.search(f"{any_of('local_level')}的?{re.escape(short)}", text)
        ):
            pairs.add((short, full))
    return pairs


def defined_names(text: str, places: Sequence[Spanned], kinds: Collection[str]) -> dict[tuple[str, str], str]:
    """Short names that the text introduces by 以下简称, by type, with the full name of each.

    Args:
        text: Clean text.
        places: All places, in order of start.
        kinds: Types to look at.

    Returns:
        ``(type, short name)`` to full name; of several definitions the first.
    """
    found: dict[tuple[str, str], str] = {}
    for full, short in _neighbours(places, kinds):
        if len(full.names) == len(short.names) == 1 and _DEFINED.fullmatch(text, full.end, short.start):
            found.setdefault((short.type, short.names[0]), full.names[0])
    return found


@cache
def _against() -> re.Pattern[str]:
    """What sets two neighbours apart."""
    return re.compile(
        rf"[^，。；：！？\n]{{0,8}}(?:与|和|、|同|向|{any_of('set_apart')})[^，。；：！？\n]{{0,2}}"
    )


@cache
def _joined() -> re.Pattern[str]:
    """What sets a name and its own longer form apart, from afar."""
    return re.compile(rf"[^。；！？\n]{{0,120}}(?:与|同|{any_of('set_apart_afar')})")


def _neighbours(places: Sequence[Spanned], kinds: Collection[str]) -> Iterator[tuple[Spanned, Spanned]]:
    last: Spanned | None = None
    for new in places:
        if new.type in kinds:
            if last is not None and last.type == new.type:
                yield last, new
            last = new


def _is_against(text: str, last: Spanned, new: Spanned) -> bool:
    """Whether the words between join two things; a name and its own longer form count from afar."""
    if _against().fullmatch(text, last.end, new.start):
        return True
    return _is_longer(last, new) and _joined().fullmatch(text, last.end, new.start) is not None


def _is_longer(one: Spanned, other: Spanned) -> bool:
    """Whether a name of one is a longer form of a name of the other."""
    return any(a != b and (a.endswith(b) or b.endswith(a)) for a in one.names for b in other.names)


def _topics(places: Sequence[Spanned], kinds: Collection[str]) -> Iterator[tuple[Spanned, Spanned]]:
    """Each place with those of its kind that stand shortly before it, the last one left out."""
    for number, new in enumerate(places):
        if new.type in kinds:
            for earlier in places[max(0, number - _NEAR) : max(0, number - 1)]:
                if earlier.type == new.type and new.start - earlier.end < _FAR:
                    yield earlier, new
