"""Entities by their names: looked up exactly, or searched by words, script and pinyin."""
