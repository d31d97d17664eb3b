"""Bytes of a file to its characters, untouched, with what the format says of itself."""

from __future__ import annotations

from extract.read.sources import FileBytes, file_bytes, read_bytes, read_file, read_sources, text_of_file

__all__ = ["FileBytes", "file_bytes", "read_bytes", "read_file", "read_sources", "text_of_file"]
