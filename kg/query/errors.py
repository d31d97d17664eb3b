"""Errors of questions and queries.

GraphError
└── QueryError               a question or query cannot be answered
    ├── QuerySyntaxError     the text is no SPARQL query
    ├── RefusedQueryError    it is one, but would change data or leave the store
    ├── UnknownQuestionError there is no question of that name
    ├── ParameterError       a parameter is missing, unknown or of the wrong kind
    ├── UnknownNameError     no entity has that name, or none of the type asked for
    ├── AmbiguousNameError   several entities have that name; lists them
    └── EndpointError        another server did not answer as a SPARQL server does
"""

from __future__ import annotations

from kg.errors import GraphError

__all__ = [
    "AmbiguousNameError",
    "EndpointError",
    "ParameterError",
    "QueryError",
    "QuerySyntaxError",
    "RefusedQueryError",
    "UnknownNameError",
    "UnknownQuestionError",
]

_CHOICES = 8


class QueryError(GraphError):
    """A question or query cannot be answered; the message is one line."""


class QuerySyntaxError(QueryError):
    """The text is no SPARQL 1.1 query."""


class RefusedQueryError(QueryError):
    """The query would change data, read files or ask another server."""


class UnknownQuestionError(QueryError):
    """There is no question of that name.

    Args:
        name: What was asked for.
        close: Names of questions that come near.
    """

    wrong_use = True

    def __init__(self, name: str, close: tuple[str, ...] = ()) -> None:
        self.name, self.close = name, close
        near = f"; did you mean {' or '.join(close)}?" if close else ""
        super().__init__(f"{name!r} is neither a question, a file nor SPARQL{near}; see policy-kg questions")


class ParameterError(QueryError):
    """A parameter is missing, unknown or of the wrong kind."""

    wrong_use = True


class UnknownNameError(QueryError):
    """No entity has that name, or none of the types that will do.

    Args:
        name: What was asked for.
        close: Names that come near.
        others: What has the name but is of another type, such as ``agency/国务院``.
    """

    def __init__(self, name: str, close: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> None:
        self.name, self.close, self.others = name, close, others
        problem = f"no entity is called {name!r}"
        if others:
            problem = f"{name!r} is of a type that is not asked for here: {', '.join(others[:_CHOICES])}"
        near = f"; near it: {', '.join(close)}" if close else ""
        super().__init__(f"{problem}{near}; try policy-kg search")


class AmbiguousNameError(QueryError):
    """Several entities have that name.

    Args:
        name: What was asked for.
        choices: What would be understood instead, such as ``platform/国家电子政务外网``.
    """

    def __init__(self, name: str, choices: tuple[str, ...]) -> None:
        self.name, self.choices = name, choices
        more = f" and {len(choices) - _CHOICES} more" if len(choices) > _CHOICES else ""
        super().__init__(
            f"{name!r} is the name of several entities; say which: {', '.join(choices[:_CHOICES])}{more}"
        )


class EndpointError(QueryError):
    """Another server did not answer as a SPARQL server does.

    Args:
        url: The address asked.
        problem: What came instead of an answer.
    """

    def __init__(self, url: str, problem: str) -> None:
        self.url = url
        super().__init__(f"{url}: {problem}")
