"""A read-only SPARQL 1.1 endpoint over a graph, with pages for people.

``make_app``  the ASGI application, for any server
``serve``     that application on uvicorn, on the loopback address
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["make_app", "serve"]  # noqa: F822

_PUBLIC = {"make_app": "kg.serve.app", "serve": "kg.serve.run"}


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
