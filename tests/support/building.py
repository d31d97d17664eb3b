"""Builds of the sample extractions: what the tests of store, exports and questions stand on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factories import sample_extractions

from extract.records import Extraction, SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from kg.build.report import BuildReport


@cache
def _by_name() -> dict[str, Extraction]:
    return {extraction.source.name: extraction for extraction in sample_extractions()}


def extract_sample(source: SourceText) -> Extraction:
    """Stand in for the pipeline; fail, die or hang where the text asks for it."""
    if source.text == "raise":
        raise ValueError("this text cannot be read")
    if source.text == "die":
        import os

        os._exit(9)
    if source.text == "hang":
        import time

        time.sleep(60)
    return _by_name()[source.name]


def extract_copy(source: SourceText) -> Extraction:
    """Stand in for the pipeline: the same findings for every text; slow or greedy where it asks for it."""
    from dataclasses import replace

    if source.text.startswith("greedy"):
        return extract_copy(replace(source, text=source.text * 2_000_000_000))
    if source.text.startswith("slow"):
        import time

        time.sleep(60)
    sample = _by_name()["省方案.txt"]
    return replace(sample, source=replace(sample.source, name=source.name, path=source.path))


def copies(count: int) -> list[SourceText]:
    """Return texts for ``extract_copy``."""
    from dataclasses import replace

    source = _by_name()["省方案.txt"].source
    return [replace(source, name=f"{i:03}.txt", path=f"{i:03}.txt", sha256=f"{i:064}") for i in range(count)]


def sample_sources() -> list[SourceText]:
    """Return the source texts of the samples."""
    return [extraction.source for extraction in _by_name().values()]


def build_samples(out: Path, **options: object) -> BuildReport:
    """Build the samples, or the ``sources`` given, into ``out``."""
    from kg.build.run import build_graph

    given = {"sources": sample_sources(), "extract": extract_sample, **options}
    return build_graph([], out, **given)  # type: ignore[arg-type]
