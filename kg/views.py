"""The HTML views of a built graph: the store asked by the views' own queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import open_store

if TYPE_CHECKING:
    import pyoxigraph

    from viz import SiteReport

__all__ = ["render_views"]

_DOWNLOADS = (
    ("graph.ttl", "Turtle", "ontology, entities, relations · 本体、实体与关系"),
    ("evidence.ttl", "Turtle", "mentions and assertions · 提及与断言"),
    ("graph.nq", "N-Quads", "everything · 全部"),
)


def render_views(out: Path, site: Path | None = None) -> SiteReport:
    """Render the views of the graph in an output folder.

    Args:
        out: Folder that a build has written.
        site: Folder for the pages; ``out/site`` by default.

    Returns:
        What was written.

    Raises:
        StoreError: If there is no graph in ``out``.
        ViewError: If it holds nothing to show, or the pages cannot be written.
    """
    from viz import Download, render_site

    downloads = [
        Download(f"../{name}", label, note) for name, label, note in _DOWNLOADS if (out / name).exists()
    ]
    return render_site(
        _ask(open_store(out)),
        site or out / "site",
        texts_dir=out / "texts" if (out / "texts").is_dir() else None,
        downloads=downloads if site is None else (),
    )


def _ask(store: pyoxigraph.Store) -> Callable[[str], Iterator[Mapping[str, str]]]:
    from pyoxigraph import QuerySolutions

    def ask(text: str) -> Iterator[Mapping[str, str]]:
        solutions = store.query(text, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions), "the views only select"
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: value.value for name in names if (value := solution[name]) is not None}

    return ask
