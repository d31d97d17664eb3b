"""Colours, shapes and families of types and relations, read from ``viz/style.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from viz.errors import ViewError
from viz.select_entities import TYPES

__all__ = ["read_style", "style_variables"]


@cache
def read_style() -> dict[str, Any]:
    """The style file as it is.

    Raises:
        ViewError: If a type has no style or a relation names an unknown family.
    """
    import yaml

    style: dict[str, Any] = yaml.safe_load(files("viz").joinpath("style.yaml").read_text(encoding="utf-8"))
    missing = [name for name in TYPES if name not in style["types"]]
    stray = [name for name, family in style["relations"].items() if family not in style["families"]]
    if missing or stray:
        raise ViewError(f"viz/style.yaml: no style for {missing or stray}; add a row for each")
    return style


def style_variables(theme: str) -> str:
    """CSS variables ``--type-…`` and ``--family-…`` for the theme ``light`` or ``dark``."""
    style = read_style()
    rows = [f"--paper:{style['paper'][theme]}"]
    rows += [f"--type-{name}:{look[theme]}" for name, look in style["types"].items()]
    rows += [f"--family-{name}:{look[theme]}" for name, look in style["families"].items()]
    return ";".join(rows)
