"""Whose folder it is: pages are written over earlier pages of ours, never over somebody else's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from viz.errors import ViewError
from viz.pages import PAGES

__all__ = ["check_site_folder"]

_MARK: Final = 'data-page="home" data-root=""'
"""Stands in the first tag of every home page of ours, see ``assets/page.html``."""

_WRITTEN: Final = (
    "index.html",
    *(f"{page.name}.html" for page in PAGES if page.name not in ("home", "reader")),
)


def check_site_folder(out: Path) -> None:
    """Make sure that pages written to ``out`` replace nothing but what was written there as a site before.

    Raises:
        ViewError: If ``out`` is a file, or holds other things under names that a site has.
    """
    if out.exists() and not out.is_dir():
        raise ViewError(f"{out}: cannot be written (it is a file); choose another folder")
    if not _is_ours(out) and (there := [name for name in _WRITTEN if (out / name).exists()]):
        raise ViewError(
            f"{out}: holds {', '.join(there)}, which the views did not write and would replace; "
            "choose another folder"
        )


def _is_ours(folder: Path) -> bool:
    try:
        with (folder / "index.html").open(encoding="utf-8", errors="replace") as page:
            return _MARK in page.read(400)
    except OSError:
        return False
