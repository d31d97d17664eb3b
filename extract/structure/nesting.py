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


def nest(text: str, markers: Sequence[Marker]) -> tuple[int, ...]:
    """Find the parent of each marker.

    Args:
        text: Clean text.
        markers: The markers of one document in order; besides the styles of ``RANKS`` these are
            ``box``, ``plain`` (a heading without number) and ``label`` (a heading that ends in a colon).

    Returns:
        For each marker the index of the marker that holds it, or -1.
    """
    following = _following(markers)
    parents: list[int] = []
    stack: list[tuple[int, float]] = []
    members: frozenset[int] = frozenset()
    for index, marker in enumerate(markers):
        if index not in members:
            box = next((at for at, (i, _) in enumerate(stack) if markers[i].style == "box"), -1)
            if box >= 0 and (marker.style not in _LEAVES or members):
                del stack[box:]
        rank = _make_room(index, markers, stack, following)
        if marker.style == "box":
            members = _box_members(text, index, markers, [i for i, _ in stack])
        parents.append(stack[-1][0] if stack else -1)
        stack.append((index, rank))
    return tuple(parents)


def _following(markers: Sequence[Marker]) -> list[int]:
    """Index of the next marker of the same style, or -1."""
    latest: dict[str, int] = {}
    following = [-1] * len(markers)
    for index in range(len(markers) - 1, -1, -1):
        following[index] = latest.get(markers[index].style, -1)
        latest[markers[index].style] = index
    return following


def _make_room(
    index: int, markers: Sequence[Marker], stack: list[tuple[int, float]], following: Sequence[int]
) -> float:
    """Close the sections that end where a marker begins; return the rank of the new one."""
    marker = markers[index]
    style = marker.style
    if style in {"dash", "label", "box"}:
        closed = {"dash": {"dash"}, "label": {"dash", "label"}, "box": {"dash", "circled", "label", "box"}}[
            style
        ]
        while stack and markers[stack[-1][0]].style in closed:
            stack.pop()
        return (stack[-1][1] if stack else 0.0) + 0.1
    rank = 5.0 if style == "plain" else float(RANKS[style])
    floor = next((at for at in range(len(stack) - 1, -1, -1) if markers[stack[at][0]].style == "box"), -1) + 1
    for at in range(len(stack) - 1, floor - 1, -1):
        if markers[stack[at][0]].style == style and (
            style != "decimal" or _same_depth(marker, markers[stack[at][0]])
        ):
            del stack[at:]
            return rank
    while (
        len(stack) > floor and stack[-1][1] >= rank and not _goes_on_after(index, markers, stack, following)
    ):
        stack.pop()
    return max(rank, stack[-1][1] + 0.01 if stack else rank)


def _same_depth(one: Marker, other: Marker) -> bool:
    return one.number.count(".") == other.number.count(".")


def _goes_on_after(
    index: int, markers: Sequence[Marker], stack: Sequence[tuple[int, float]], following: Sequence[int]
) -> bool:
    """Tell whether the innermost open list goes on after the new list, so that it holds it."""
    top = stack[-1][0]
    after = following[top]
    if markers[index].value != 1 or after < index or markers[after].value != markers[top].value + 1:
        return False
    if markers[top].value == 0:
        return False
    if len(stack) < 2:
        return True
    outer = following[stack[-2][0]]
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
