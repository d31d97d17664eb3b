"""Asks a named question of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.names.lookup import base_of
from kg.query.labels import Labels
from kg.query.sparql import Table
from kg.questions.catalogue import bind_terms, get_question
from kg.questions.paths import join_steps
from kg.questions.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.sparql import Answer, Graph
    from kg.questions.catalogue import Question

__all__ = ["ask_question"]


def ask_question(
    graph: Graph,
    question: Question | str,
    values: Mapping[str, str] | None = None,
    *,
    labels: Labels | None = None,
) -> Answer:
    """Answer a named question.

    Args:
        graph: What to ask.
        question: A question, or the name of one that comes with the package.
        values: Parameter to value as people type it: a name, alias or IRI of an entity, a year, a word.
        labels: Labels looked up so far.

    Raises:
        UnknownQuestionError: If there is none of that name.
        ParameterError: If a parameter is unknown, missing or of the wrong kind.
        UnknownNameError: If no entity has a name.
        AmbiguousNameError: If several have it.
        QueryError: If the graph cannot answer.

    Example:
        ``ask_question(open_local(Path("out")), "dependencies", {"system": "国家数据共享交换平台"})``
    """
    if isinstance(question, str):
        question = get_question(question)
    answer = graph.ask(bind_terms(question, terms_of(graph, question, values or {})))
    if question.paths and isinstance(answer, Table):
        return join_steps(answer, question.paths, labels or Labels(graph, base=base_of(graph)))
    return answer
