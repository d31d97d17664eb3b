"""When the views are drawn: not where nothing that they show has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.build.fingerprint import program_fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["draw_views"]


def draw_views(out: Path, shown: str, views: Callable[[Path], Any], begin: Callable[[], None]) -> None:
    """Draw the views, unless the last ones show the same graph and were drawn by the same program.

    Args:
        out: The output folder.
        shown: What its files show.
        views: Draws the views of the folder.
        begin: Called before.
    """
    marker = out / ".drawn"
    drawer = f"{getattr(views, '__module__', '')}.{getattr(views, '__qualname__', repr(views))}"
    state = f"{shown} {drawer} {program_fingerprint()}"
    try:
        if marker.read_text(encoding="utf-8") == state and (out / "site" / "index.html").exists():
            return
    except OSError:
        pass
    begin()
    marker.unlink(missing_ok=True)
    views(out)
    marker.write_text(state, encoding="utf-8")
