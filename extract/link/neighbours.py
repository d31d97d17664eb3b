"""A modifier that a coordination states once: 政务内网电子文件交换系统和数据共享交换平台."""

from __future__ import annotations

from collections.abc import Container

__all__ = ["shared_modifier_name"]

_LEAST = 2


def shared_modifier_name(left: str, right: str, known: Container[str]) -> str:
    """Give the right name of a coordination the modifier of the left one, where the text knows that name.

    Args:
        left: Name of the first thing.
        right: Name of the second as it stands.
        known: All names that the text uses.

    Returns:
        The fuller name, or ``right``.

    Example:
        >>> shared_modifier_name("政务内网文件系统", "数据平台", ["政务内网数据平台"])
        '政务内网数据平台'
    """
    for cut in range(len(left) - 1, _LEAST - 1, -1):
        if (name := left[:cut] + right) in known:
            return name
    return right
