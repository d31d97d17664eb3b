"""Which numbered paragraph stands inside which: the nesting of the markers of one document.

Styles have a usual order (一、 holds （一） holds 1.), which gives way where the numbers
themselves say otherwise: a list that goes on after another list holds that other list.
A box (专栏) numbers its items anew; after it the outer list goes on where it stopped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.structure.numbering import RANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.structure.numbering import Marker

__all__ = ["nest"]

_HORIZON: Final = 200
_LEAVES: Final = frozenset({"dash", "circled"})
_CLOSES: Final = {
    "dash": frozenset({"dash"}),
    "label": frozenset({"dash", "label"}),
    "box": frozenset({"dash", "circled", "digit_paren", "label", "box"}),
}
"""Styles without a rank of their own: they lie in the innermost section that is none of these."""


def nest(text: str, markers: Sequence[Marker]) -> tuple[int, ...]:
    """Find the parent of each marker.

    Args:
        text: Clean text.
        markers: The markers of one document in order; besides the styles of ``RANKS`` these are
            ``box``, ``plain`` (a heading without number) and ``label`` (a heading that ends in a colon).

    Returns:
        For each marker the index of the marker that holds it, or -1.
    """
    levels = _Levels(markers)
    parents: list[int] = []
    members: frozenset[int] = frozenset()
    for index, marker in enumerate(markers):
        if index not in members and (marker.style not in _LEAVES or members):
            levels.leave_box()
        rank = levels.make_room(index)
        parents.append(levels.innermost())
        if marker.style == "box":
            members = _box_members(text, index, markers, levels.open_markers())
        levels.enter(index, rank)
    return tuple(parents)


def _following(markers: Sequence[Marker]) -> list[int]:
    """Index of the next marker of the same style, or -1."""
    latest: dict[str, int] = {}
    following = [-1] * len(markers)
    for index in range(len(markers) - 1, -1, -1):
        following[index] = latest.get(markers[index].style, -1)
        latest[markers[index].style] = index
    return following


class _Levels:
    """The open sections while the markers are walked, each with its rank."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self._markers = markers
        self._following = _following(markers)
        self._stack: list[tuple[int, float]] = []
        self._proven: set[tuple[str, str]] = set()

    def innermost(self) -> int:
        """Index of the marker of the innermost open section, or -1."""
        return self._stack[-1][0] if self._stack else -1

    def open_markers(self) -> list[int]:
        """Indexes of the markers of the open sections, outermost first."""
        return [index for index, _ in self._stack]

    def enter(self, index: int, rank: float) -> None:
        """Open the section of a marker."""
        self._stack.append((index, rank))

    def leave_box(self) -> None:
        """Close the open box and all in it."""
        floor = self._floor()
        if floor:
            del self._stack[floor - 1 :]

    def make_room(self, index: int) -> float:
        """Close the sections that end where a marker begins; return the rank of its own."""
        marker, stack = self._markers[index], self._stack
        if marker.style in _CLOSES:
            while stack and self._style(-1) in _CLOSES[marker.style]:
                stack.pop()
            return (stack[-1][1] if stack else 0.0) + 0.1
        rank = 5.0 if marker.style == "plain" else RANKS[marker.style] + 0.1 * marker.number.count(".")
        floor = self._floor()
        for at in range(len(stack) - 1, floor - 1, -1):
            if self._style(at) == marker.style and stack[at][1] == rank:
                del stack[at:]
                return rank
        while len(stack) > floor and stack[-1][1] >= rank and not self._holds(index):
            stack.pop()
        if stack and stack[-1][1] >= rank:
            self._proven.add((self._style(-1), marker.style))
            return stack[-1][1] + 0.01
        return rank

    def _style(self, at: int) -> str:
        return self._markers[self._stack[at][0]].style

    def _floor(self) -> int:
        """How many open sections lie outside the innermost box and are it: 0 without a box."""
        for at in range(len(self._stack) - 1, -1, -1):
            if self._style(at) == "box":
                return at + 1
        return 0

    def _holds(self, index: int) -> bool:
        """Tell whether the innermost open list goes on after the new list, so that it holds it."""
        markers, top = self._markers, self._stack[-1][0]
        if (markers[top].style, markers[index].style) in self._proven:
            return True
        after = self._following[top]
        if markers[index].value != 1 or not markers[top].value or after < index:
            return False
        if markers[after].value != markers[top].value + 1:
            return False
        outer = self._following[self._stack[-2][0]] if len(self._stack) > 1 else -1
        return outer == -1 or outer > after


def _box_members(text: str, box: int, markers: Sequence[Marker], enclosing: Sequence[int]) -> frozenset[int]:
    """Indexes of the markers that belong to a box."""
    outer = {markers[i].style: i for i in enclosing}
    own: dict[str, int] = {}
    first: dict[str, int] = {}
    members: list[int] = []
    for index in range(box + 1, len(markers)):
        marker = markers[index]
        style, value = marker.style, marker.value
        if style == "box" or RANKS.get(style, 5) <= RANKS["cn_paren"]:
            break
        if style not in _LEAVES and style in outer:
            last = markers[outer[style]].value
            goes_on, in_box = value == last + 1, value == own.get(style, 0) + 1
            if goes_on and (
                not in_box or _is_outer(text, index, markers, outer[style], first.get(style, -1))
            ):
                break
            if not in_box and value != 1:
                break
        own[style] = value
        first.setdefault(style, index)
        members.append(index)
    return frozenset(members)


def _is_outer(text: str, index: int, markers: Sequence[Marker], outer: int, first: int) -> bool:
    """Decide a number that would fit both the box's list and the outer list."""
    style, last, previous = markers[index].style, markers[outer].value, markers[index].value
    for later in range(index + 1, min(len(markers), index + _HORIZON)):
        marker = markers[later]
        if marker.style == "box":
            previous = 0
        elif RANKS.get(marker.style, 5) <= RANKS["cn_paren"]:
            break
        elif marker.style == style:
            if marker.value != previous + 1:
                return marker.value > last + 1
            previous = marker.value
    if first < 0:
        return False
    looks = _look(text, markers[index])
    return looks == _look(text, markers[outer]) and looks != _look(text, markers[first])


def _look(text: str, marker: Marker) -> tuple[bool, bool]:
    """How a numbered paragraph is built: whether it has a body of its own, and inner labels."""
    stop = text.find("。", marker.words, marker.end)
    return 0 <= stop < marker.end - 1, text.find("：", marker.words, marker.end) >= 0
