r"""Lets through only queries that read this store: no updates, no other servers, no graphs from elsewhere.

Two readers look at the text.  rdflib parses it and its algebra is walked; a small
reader of our own goes over the bare words, with strings, IRIs and comments taken
out the way Oxigraph sees them.  Either can refuse.  What the two would see
differently is refused or made equal first: ``\u`` escapes of ASCII characters
(rdflib undoes them before parsing, Oxigraph inside strings only) and carriage
returns (they end a comment for Oxigraph, not for rdflib).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from kg.query.errors import QuerySyntaxError, RefusedQueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["LONGEST", "check_query"]

LONGEST: Final = 100_000
"""Most characters that a query may have."""

_DEEPEST: Final = 100
_HALF: Final = re.compile("[\ud800-\udfff]")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = "INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH"
_HIDDEN: Final = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n\r]*",
    re.DOTALL,
)
_BARE: Final = re.compile(rf"(?<![?$:@\w%.\\-])(SERVICE|FROM|{_UPDATES})(?![\w:%.-])", re.IGNORECASE)
_REMEDY: Final = "ask only for what is in the store"


def check_query(text: str, graphs: Collection[str] = ()) -> str:
    """Return the query as it may be run, with line ends made equal.

    Args:
        text: A SPARQL query.
        graphs: IRIs of the graphs in the store, which FROM and FROM NAMED may name.

    Raises:
        QuerySyntaxError: If it is no SPARQL 1.1 query, or too long or too deep to be one.
        RefusedQueryError: If it would change data, ask another server, or read graphs from elsewhere.
    """
    if len(text) > LONGEST:
        raise QuerySyntaxError(f"the query has {len(text)} characters; at most {LONGEST} are read")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check_escapes(text)
    bare = _HIDDEN.sub(lambda match: " " * len(match.group()), text)
    _check_depth(bare)
    words = {match.group(1).upper() for match in _BARE.finditer(bare)}
    if "SERVICE" in words:
        raise RefusedQueryError(f"SERVICE asks another server, which is not allowed; {_REMEDY}")
    if words & set(_UPDATES.split("|")) and _is_update(text):
        raise RefusedQueryError("this is an update; the graph is only read here")
    named = set(_check_algebra(text))
    if "FROM" in words and not named:
        raise RefusedQueryError(f"FROM is not allowed here; {_REMEDY}")
    if foreign := sorted(named - set(graphs)):
        raise RefusedQueryError(f"FROM <{foreign[0]}> names no graph of the store; {_REMEDY}")
    return text


def _check_escapes(text: str) -> None:
    if _HALF.search(text):
        raise QuerySyntaxError("the query holds half a character, which no text may hold")
    for match in _ESCAPE.finditer(text):
        code = int(match[1] or match[2], 16)
        if code < 0x80 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise RefusedQueryError(f"{match.group()} is not allowed in a query; write the character itself")


def _check_depth(bare: str) -> None:
    depth = 0
    for bracket in re.findall(r"[{}()\[\]]", bare):
        depth += 1 if bracket in "{([" else -1
        if depth > _DEEPEST:
            raise QuerySyntaxError(f"the query is nested more than {_DEEPEST} deep")


def _is_update(text: str) -> bool:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parseUpdate(text)
    except (ParseException, RecursionError):
        return False
    return True


def _check_algebra(text: str) -> Iterator[str]:
    """Yield the graphs that the query names with FROM; refuse every SERVICE."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    from kg.rdf.ntriples import PREFIXES

    try:
        tree = parseQuery(text)
        query = translateQuery(tree, initNs=dict(PREFIXES))
    except ParseBaseException as error:
        raise QuerySyntaxError(
            f"no SPARQL query: line {error.lineno}, column {error.col}: {error.msg}"
        ) from None
    except RecursionError:
        raise QuerySyntaxError("the query is nested too deep") from None
    except Exception as error:  # rdflib raises bare Exceptions for unknown prefixes and the like
        raise QuerySyntaxError(f"no SPARQL query: {' '.join(str(error).split())}") from None
    yield from _walk([*tree, query.algebra])


def _walk(root: Any) -> Iterator[str]:
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, CompValue):
            if id(node) in seen:
                continue
            seen.add(id(node))
            if node.name == "ServiceGraphPattern":
                raise RefusedQueryError(f"SERVICE asks another server, which is not allowed; {_REMEDY}")
            if node.name == "DatasetClause":
                yield from (str(node[name]) for name in ("default", "named") if name in node)
            waiting.extend(node.values())
        elif isinstance(node, dict):
            waiting.extend(node.values())
        elif isinstance(node, list | tuple | set | frozenset) or type(node).__name__ == "ParseResults":
            waiting.extend(node)
