"""The fingerprint knows every file that a graph depends on."""

from __future__ import annotations

from importlib.resources import files

from kg.build.fingerprint import _WRITERS, pipeline_fingerprint


def test_is_stable_and_hexadecimal() -> None:
    assert pipeline_fingerprint() == pipeline_fingerprint()
    assert int(pipeline_fingerprint(), 16) > 0


def test_the_named_modules_exist() -> None:
    for name in _WRITERS:
        named = files("kg") / name
        assert named.is_file() or named.is_dir(), name
