"""Declares the small records that stages make by the thousand and that never leave the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

__all__ = ["internal_record"]

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def internal_record(cls: type[_T]) -> type[_T]:
    """Make a class a dataclass with slots that only the type checker knows to be immutable.

    A frozen dataclass sets every field through ``object.__setattr__`` and takes seven times as long to make.
    Equality and hash are by value, as of a frozen one.

    Example:
        >>> @internal_record
        ... class Span:
        ...     start: int
        ...     end: int
        >>> Span(1, 2) == Span(1, 2), len({Span(1, 2), Span(1, 2)})
        (True, 1)
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
