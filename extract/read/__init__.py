"""Bytes of a file to its characters, untouched, with what the format says of itself."""

from __future__ import annotations

from extract.read.sources import read_file, read_sources

__all__ = ["read_file", "read_sources"]
