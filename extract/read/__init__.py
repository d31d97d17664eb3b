"""Bytes of a file to its characters, untouched, with what the format says of itself."""
