"""Named questions: SPARQL files whose first comment lines say what they answer and what they take.

A parameter stands in the query as ``VALUES ?name { default }``, where ``UNDEF`` means
any; there may be several defaults.  A value takes the place of the default as a
checked term, never as text, so the file is a query that runs anywhere as it is, and
nothing a user types becomes syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kg.query.errors import ParameterError, QuerySyntaxError, UnknownQuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Parameter", "Question", "bind_terms", "get_question", "load_questions", "parse_question"]

_FIELD: Final = re.compile(r"#\s*(id|title|title-zh|answers|answers-zh|param|example|paths)\s*:\s*(.*\S)\s*")
_PARAM: Final = re.compile(
    r"(?P<name>\w+) (?P<kind>[\w|-]+)(?: (?P<need>optional|= (?P<default>\S+)))? -- (?P<en>.+?) -- (?P<zh>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes.

    Attributes:
        name: Name of the variable.
        kind: An entity type, ``entity``, ``system``, ``year``, ``number``, ``relation``, ``type``, or words
            to choose from with ``|`` between them.
        default: Value as a user would type it; empty if there is none.
        optional: Whether it may be left out without a default, which means any.
        label: What it is, by language (``en``, ``zh``).
    """

    name: str
    kind: str
    default: str
    optional: bool
    label: Mapping[str, str]

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return not self.optional and not self.default


@dataclass(frozen=True, slots=True)
class Question:
    """A documented query.

    Attributes:
        id: Its name.
        title: One line, by language (``en``, ``zh``).
        answers: What the rows tell, by language.
        parameters: What it takes, in order.
        example: Values of an example call, as typed.
        paths: Names of the columns start, from and to where rows are steps of paths; else empty.
        text: The SPARQL text, header included.
    """

    id: str
    title: Mapping[str, str]
    answers: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    example: str
    paths: tuple[str, ...]
    text: str


@cache
def load_questions() -> Mapping[str, Question]:
    """Return all questions that come with the package, by id."""
    folder = files("kg") / "queries"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".rq"))
    read = (parse_question((folder / name).read_text(encoding="utf-8"), name) for name in names)
    return {question.id: question for question in read}


def get_question(name: str) -> Question:
    """Return a question that comes with the package.

    Raises:
        UnknownQuestionError: If there is none of that name.
    """
    questions = load_questions()
    if name not in questions:
        raise UnknownQuestionError(name, tuple(get_close_matches(name, questions, 2)))
    return questions[name]


def read_question(path: Path) -> Question:
    """Read a question of the user from a file; a header is welcome but not needed.

    Raises:
        QuerySyntaxError: If the file is no UTF-8 text, or a line of its header is wrong.
    """
    try:
        return parse_question(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise QuerySyntaxError(f"{path}: expected UTF-8 text ({error.reason})") from None


def parse_question(text: str, file: str) -> Question:
    """Read a question from the text of its file; ``file`` is named in errors.

    Raises:
        QuerySyntaxError: If a line of the header is wrong.
    """
    fields: dict[str, str] = {"id": file.removesuffix(".rq")}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        match = _FIELD.fullmatch(line)
        if match is None:
            continue
        name, value = match.groups()
        if name == "param":
            parameters.append(_parameter(value, f"{file}:{number}"))
        else:
            fields[name] = value
    for parameter in parameters:
        if not re.search(_marker(parameter.name), text):
            raise QuerySyntaxError(f"{file}: no VALUES ?{parameter.name} {{ … }} to bind the parameter in")
    title = fields.get("title", fields["id"])
    answers = fields.get("answers", "")
    return Question(
        id=fields["id"],
        title={"en": title, "zh": fields.get("title-zh", title)},
        answers={"en": answers, "zh": fields.get("answers-zh", answers)},
        parameters=tuple(parameters),
        example=fields.get("example", ""),
        paths=tuple(fields.get("paths", "").split()),
        text=text,
    )


def bind_terms(question: Question, terms: Mapping[str, str]) -> str:
    """Return the text of a question with terms in the places of its parameters.

    Args:
        question: What to bind in.
        terms: Parameter to term in N-Triples form, as a term object writes itself.

    Raises:
        ParameterError: If a required parameter has no term.
    """
    text = question.text
    for parameter in question.parameters:
        marker = _marker(parameter.name)
        if term := terms.get(parameter.name):
            bound = f"VALUES ?{parameter.name} {{ {term} }}"
            text = re.sub(marker, lambda _, bound=bound: bound, text)  # type: ignore[misc]
        elif parameter.required:
            raise ParameterError(f"{question.id}: needs {parameter.name} ({parameter.kind})")
        elif parameter.optional:
            text = re.sub(rf"\s*VALUES \?{parameter.name} \{{ UNDEF \}}", "", text)
    return text


def _marker(name: str) -> str:
    return rf"VALUES \?{name} \{{ [^{{}}]* \}}"


def _parameter(value: str, where: str) -> Parameter:
    match = _PARAM.fullmatch(value)
    if match is None:
        raise QuerySyntaxError(
            f"{where}: expected '# param: name kind [optional|= default] -- English -- 中文'"
        )
    return Parameter(
        name=match["name"],
        kind=match["kind"],
        default=match["default"] or "",
        optional=match["need"] == "optional",
        label={"en": match["en"], "zh": match["zh"]},
    )
