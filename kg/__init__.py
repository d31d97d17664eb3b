"""Records to RDF; store, queries, exports, endpoint and the command line.

Public functions, each imported from its module when it is first used:

``build_graph``      texts to a graph on disk
``summarise_graph``  what is in it, in one look
``ask``              the answer to a named question or a SPARQL query as a pandas data frame
``run_query``        the same as rows of plain values
``list_questions``   the named questions
``show_entity``      an entity with its relations and the passages that state them
``search_entities``  entities by words, in either script, or as pinyin
``open_graph``       the graph as an rdflib Dataset
``open_store``       the graph as a read-only Oxigraph store
``validate``         check a graph against the SHACL shapes
``export_graph``     write it in another format

>>> import kg, tempfile
>>> from importlib.resources import files
>>> folder = tempfile.TemporaryDirectory()
>>> plan = files("kg") / "examples" / "03_province_plan_traditional.txt"
>>> report = kg.build_graph([str(plan)], folder.name)
>>> kg.search_entities("gjdzzwww", folder.name)[0].label
'国家电子政务外网'
>>> rows = kg.run_query("dependencies", folder.name, {"system": "云岭省政务云平台"})
>>> [(row["from"], row["to"]) for row in rows]
[('云岭省政务云平台', '国家电子政务外网')]
>>> folder.cleanup()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.answers import ask, list_questions, run_query, search_entities, show_entity
    from kg.build.run import build_graph
    from kg.export.write import export_graph
    from kg.shapes import validate
    from kg.store import open_graph, open_store
    from kg.summary import summarise_graph

__all__ = [
    "ask",
    "build_graph",
    "export_graph",
    "list_questions",
    "open_graph",
    "open_store",
    "run_query",
    "search_entities",
    "show_entity",
    "summarise_graph",
    "validate",
]

_PUBLIC = {
    "ask": "kg.answers",
    "build_graph": "kg.build.run",
    "export_graph": "kg.export.write",
    "list_questions": "kg.answers",
    "open_graph": "kg.store",
    "open_store": "kg.store",
    "run_query": "kg.answers",
    "search_entities": "kg.answers",
    "show_entity": "kg.answers",
    "summarise_graph": "kg.summary",
    "validate": "kg.shapes",
}


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
