"""Records to RDF; store, queries, exports, endpoint and the command line.

Public functions, each imported from its module when it is first used:

``build_graph``   texts to a graph on disk
``open_graph``    that graph as an rdflib Dataset
``open_store``    that graph as a read-only Oxigraph store
``validate``      check a graph against the SHACL shapes
``export_graph``  write it in another format
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PUBLIC = {
    "build_graph": "kg.build",
    "export_graph": "kg.export",
    "open_graph": "kg.store",
    "open_store": "kg.store",
    "validate": "kg.shapes",
}

__all__ = ["build_graph", "export_graph", "open_graph", "open_store", "validate"]  # noqa: F822


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
