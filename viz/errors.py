"""What can go wrong while views are rendered.

``ViewError`` is the one class a caller needs to catch: its message says where, what, and what to do next.
"""

from __future__ import annotations

__all__ = ["ViewError"]


class ViewError(Exception):
    """A graph, a text or a style file from which no view can be made."""
