"""Answers for Python programs and notebooks: rows of plain values, data frames, portraits of entities.

Every function takes the folder of a graph, or a graph that is open already.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.query.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pandas import DataFrame

    from kg.names.search import Hit
    from kg.query.labels import Labels
    from kg.query.sparql import Answer, Graph, Table, Term
    from kg.questions.catalogue import Question
    from kg.show import Portrait

__all__ = ["Value", "ask", "list_questions", "open_labelled", "run_query", "search_entities", "show_entity"]

Value = str | int | float | bool | None
"""What a cell of an answer holds; years are whole numbers, an unbound variable is None."""

_BATCH: Final = 500
_WHOLE: Final = frozenset({"integer", "int", "long", "nonNegativeInteger", "gYear"})
_FRACTION: Final = frozenset({"decimal", "double", "float"})


def run_query(
    question: str,
    graph: str | Path | Graph = "out",
    values: Mapping[str, object] | None = None,
    *,
    language: str = "zh",
    iris: bool = False,
) -> list[dict[str, Value]]:
    """Answer a named question or a SPARQL query.

    Args:
        question: Name of a question (``list_questions``), or SPARQL text.
        graph: Folder that a build has written, or an open graph.
        values: Parameters of a named question: any name of an entity, a year, a word.
        language: Language of labels, ``zh`` or ``en``.
        iris: Whether cells hold IRIs in place of labels.

    Returns:
        A dictionary per row; an ASK query gives one row with the column ``answer``.

    Raises:
        QueryError: If it cannot be answered; the message says what to do.

    Example:
        ``run_query("due-by-year", "out", {"year": 2025})``
    """
    from kg.query.sparql import Table, Truth

    asked, labels = open_labelled(graph, language)
    answer = _answer(asked, question, values or {}, labels)
    if isinstance(answer, Truth):
        return [{"answer": answer.value}]
    if not isinstance(answer, Table):
        raise QueryError("expected SELECT or ASK; for triples use kg.open_graph and rdflib")
    return list(_rows(answer, labels, "" if iris else language))


def ask(
    question: str, graph: str | Path | Graph = "out", /, *, language: str = "zh", **values: object
) -> DataFrame:
    """Answer a named question or a SPARQL query as a pandas DataFrame, with labels in place of IRIs.

    Args:
        question: Name of a question, or SPARQL text.
        graph: Folder that a build has written, or an open graph.
        language: Language of labels, ``zh`` or ``en``.
        values: Parameters of a named question.

    Raises:
        QueryError: If it cannot be answered, or pandas is not installed.

    Example:
        ``ask("due-by-year", "out", year=2025)``
    """
    try:
        import pandas
    except ImportError:
        raise QueryError(
            "data frames need pandas: pip install 'policy-kg[pandas]'; kg.run_query gives rows without it"
        ) from None
    from kg.query.sparql import Table

    asked, labels = open_labelled(graph, language)
    answer = _answer(asked, question, values, labels)
    if not isinstance(answer, Table):
        raise QueryError("expected a question or a SELECT query")
    return pandas.DataFrame(list(_rows(answer, labels, language)), columns=list(answer.columns))


def show_entity(name: str, graph: str | Path | Graph = "out", *, language: str = "zh") -> Portrait:
    """Return all that a graph knows of an entity: names, relations, and the passages that state them.

    Args:
        name: Any of its names, ``type/name``, or its IRI.
        graph: Folder that a build has written, or an open graph.
        language: Language of labels, ``zh`` or ``en``.

    Raises:
        UnknownNameError: If no entity has that name; the message lists near ones.
        AmbiguousNameError: If several have it; the message lists them.
    """
    from kg.names.lookup import find_entity
    from kg.show import describe

    asked, labels = open_labelled(graph, language)
    return describe(asked, find_entity(asked, name), labels)


def search_entities(
    words: str, graph: str | Path | Graph = "out", *, types: Collection[str] | None = None, limit: int = 20
) -> list[Hit]:
    """Find entities by words of their names, in either script, as pinyin or as pinyin initials.

    Args:
        words: What to look for; blanks separate words.
        graph: Folder that a build has written, or an open graph.
        types: Entity types that will do; all if not given.
        limit: Most hits to return.
    """
    from extract.records import ENTITY_TYPES
    from kg.names.search import search

    asked, _ = open_labelled(graph, "zh")
    return search(asked, words, types=types or ENTITY_TYPES, limit=limit)


def list_questions() -> Mapping[str, Question]:
    """Return the named questions by name, each with its title, parameters and SPARQL text."""
    from kg.questions.catalogue import load_questions

    return load_questions()


def open_labelled(graph: str | Path | Graph, language: str) -> tuple[Graph, Labels]:
    """Return a graph, opened if it is a folder, and its labels in a language.

    Raises:
        StoreError: If there is no graph in the folder.
    """
    from kg.names.lookup import base_of
    from kg.query.labels import Labels
    from kg.query.sparql import open_local

    opened = open_local(Path(graph)) if isinstance(graph, str | Path) else graph
    return opened, Labels(opened, language, base_of(opened))


def _answer(graph: Graph, question: str, values: Mapping[str, object], labels: Labels) -> Answer:
    from kg.query.guard import check_query
    from kg.questions.ask import ask_question

    if "{" not in question:
        given = {name: str(value) for name, value in values.items()}
        return ask_question(graph, question, given, labels=labels)
    if values:
        raise QueryError(f"SPARQL text takes no values ({', '.join(values)}); write them into it")
    return graph.ask(check_query(question))


def _rows(table: Table, labels: Labels, language: str) -> Iterator[dict[str, Value]]:
    """Yield rows of plain values, with labels and words of a language, or with IRIs where it is empty."""
    import pyoxigraph

    from kg.query.words import word

    rows = iter(table.rows)
    while batch := list(islice(rows, _BATCH)):
        if language:
            labels.load(t.value for row in batch for t in row if isinstance(t, pyoxigraph.NamedNode))
        for row in batch:
            cells = dict(
                zip(table.columns, (_value(t, labels if language else None) for t in row), strict=True)
            )
            if language:
                cells |= {n: word(n, c, language) for n, c in cells.items() if isinstance(c, str)}
            yield cells


def _value(term: Term | None, labels: Labels | None) -> Value:
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return labels.of(term.value) if labels else term.value
    if not isinstance(term, pyoxigraph.Literal):
        return None if term is None else str(term)
    kind = term.datatype.value.rpartition("#")[2]
    try:
        if kind in _WHOLE:
            return int(term.value)
        if kind in _FRACTION:
            return float(term.value)
    except ValueError:
        return term.value
    return term.value in ("true", "1") if kind == "boolean" else term.value
