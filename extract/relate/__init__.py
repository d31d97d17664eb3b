"""Mentions of a passage to the relations it states."""

from __future__ import annotations

from extract.relate.find import find_relations

__all__ = ["find_relations"]
