"""Words of the ontology and of names that the pages order or choose by, read from ``viz/vocabulary.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["read_vocabulary"]


@cache
def read_vocabulary() -> dict[str, Any]:
    """The vocabulary file as it is."""
    import yaml

    text = files("viz").joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    vocabulary: dict[str, Any] = yaml.safe_load(text)
    return vocabulary
