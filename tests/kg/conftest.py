"""The small graph that tests of questions, search and endpoint ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_graph import build_small

from kg.query import LocalGraph, open_local


@pytest.fixture(scope="session")
def small_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of composed texts; never write into it."""
    return build_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def small(small_out: Path) -> LocalGraph:
    """Return the graph of composed texts, for questions."""
    return open_local(small_out)
