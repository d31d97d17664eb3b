"""Clean text to documents, section tree, boxes, sentences and responsibility notes."""

from __future__ import annotations

from extract.structure.parse import parse_structure

__all__ = ["parse_structure"]
