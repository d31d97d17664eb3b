"""Writes ``reference/*.md`` from code and data: ``python docs/generate.py``; ``--check`` only compares."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

FOLDER = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """Return the text of every generated page by file name."""
    return {
        "commands.md": commands_page(),
        "lexicons.md": lexicons_page(),
        "ontology.md": ontology_page(),
        "questions.md": questions_page(),
        "python.md": python_page(),
        "records.md": records_page(),
    }


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(_cell(c) for c in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    """Return a cell as code; a bar in it is written so that every Markdown renderer shows just the bar."""
    if "|" not in text:
        return f"`{text}`" if text else ""
    return "<code>" + re.sub(r"[!-/:-@\[-`{-~]", lambda m: f"&#{ord(m[0])};", text) + "</code>"


def commands_page() -> str:
    """One section a command: the help as the terminal prints it, 100 columns wide."""
    from kg.cli.group import policy_kg
    from kg.export.write import FORMATS

    def help_of(command: click.Command, name: str) -> str:
        context = click.Context(
            command,
            info_name=name,
            terminal_width=100,
            max_content_width=100,
            help_option_names=["-h", "--help"],
        )
        context.meta["policy_kg.language"] = "en"
        with context:
            return command.get_help(context)

    context = click.Context(policy_kg, help_option_names=["-h", "--help"])
    parts = ["# Commands", "```text\n" + help_of(policy_kg, "policy-kg") + "\n```"]
    for name in policy_kg.list_commands(context):
        command = policy_kg.get_command(context, name)
        assert command is not None, f"commands.tsv names {name}, which has no module"
        parts += [f"## {name}", "```text\n" + help_of(command, f"policy-kg {name}") + "\n```"]
        if name == "export":
            formats = [(_code(f.name), _code(f.suffix) or "folder", f.says) for f in FORMATS.values()]
            parts += [table(("format", "file", "holds"), formats)]
    return "\n\n".join(parts) + "\n"


def lexicons_page() -> str:
    """One section a lexicon: its prose header, its columns, its size and its first rows."""
    from extract.lexicon import lexicon_names, lexicon_notes, load_table

    parts = [
        "# Lexicons",
        "What the extraction knows about the language of policies, as tables in `extract/lexicons/`. "
        "Every row has a phrase in which it must hold (`example`) and one in which it must not (`counter`).",
    ]
    for name in lexicon_names():
        rows = load_table(name)
        columns = tuple(rows[0])
        parts += [
            f"## {name}",
            re.sub(r"([*_<>\[\]])", r"\\\1", lexicon_notes(name)),
            "Its first rows:",
            table(columns, [tuple(_code(c.replace("`", "'")) for c in row.values()) for row in rows[:3]]),
        ]
    return "\n\n".join(parts) + "\n"


def ontology_page() -> str:
    """Classes and properties with both labels and comments."""
    from ontology import NAMESPACE
    from ontology.model import Term, load_ontology

    ontology = load_ontology()

    def short(iri: str) -> str:
        return _code(iri.removeprefix(NAMESPACE) if iri.startswith(NAMESPACE) else iri)

    def words(term: Term) -> tuple[str, str, str]:
        both = f"{term.labels['en']} · {term.labels['zh']}"
        return _code(term.name), both, f"{term.comments['en']} {term.comments['zh']}"

    classes = [(*words(t), ", ".join(map(short, t.parents))) for t in ontology.classes]
    properties = [
        (
            *words(t),
            ", ".join(map(short, filter(None, (t.domain, *t.subjects)))),
            ", ".join(map(short, filter(None, (t.range, *t.objects)))),
            ", ".join(map(short, t.parents)),
        )
        for t in ontology.properties
    ]
    return (
        "\n\n".join(
            [
                "# Ontology",
                f"{ontology.titles['en']} · {ontology.titles['zh']}, version {ontology.version}. "
                f"Namespace `{NAMESPACE}`, prefix `pkg:`.",
                f"## Classes ({len(classes)})",
                table(("class", "label", "meaning", "subclass of"), classes),
                f"## Properties ({len(properties)})",
                table(("property", "label", "meaning", "from", "to", "subproperty of"), properties),
            ]
        )
        + "\n"
    )


def questions_page() -> str:
    """One section a named question: its documentation and its SPARQL."""
    parts = [
        "# Questions",
        "The named questions of `policy-kg query NAME`, each one file in `kg/queries/`.",
    ]
    folder = files("kg") / "queries"
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".rq")), key=lambda p: p.name):
        text = path.read_text(encoding="utf-8").strip()
        head = [line for line in text.splitlines() if line.startswith("#")]
        body = "\n".join(text.splitlines()[len(head) :]).strip()
        prose = "\n".join(f"- {line.lstrip('# ')}" for line in head if line.lstrip("# "))
        parts += [f"## {path.name.removesuffix('.rq')}", prose, f"```sparql\n{body}\n```"]
    return "\n\n".join(parts) + "\n"


def records_page() -> str:
    """One section a record: its docstring and its fields."""
    from extract import records

    parts = ["# Records", inspect.cleandoc(records.__doc__ or "")]
    for name in records.__all__:
        item: Any = getattr(records, name)
        if not dataclasses.is_dataclass(item):
            parts += [f"## {name}", ", ".join(_code(str(value)) for value in item)]
            continue
        prose, _, attributes = inspect.cleandoc(item.__doc__ or "").partition("\nAttributes:\n")
        said = dict(re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", attributes, re.MULTILINE))
        rows = [(_code(f.name), _code(str(f.type)), said.get(f.name, "")) for f in dataclasses.fields(item)]
        parts += [f"## {name}", prose.strip(), table(("field", "type", "meaning"), rows)]
    return "\n\n".join(parts) + "\n"


MODULES = (
    "kg",
    "extract.pipeline",
    "extract.read",
    "extract.normalise",
    "extract.structure",
    "extract.lexicon",
    "ontology.model",
    "viz",
)


def python_page() -> str:
    """One section a module: its public functions and classes with their signatures and docstrings."""
    parts = [
        "# Python",
        "The public functions, each with its docstring. Offsets are code points, ends exclusive.",
    ]
    for name in MODULES:
        module = importlib.import_module(name)
        parts += [f"## {name}"]
        for public in module.__all__:
            item: Any = getattr(module, public)
            if not callable(item):
                continue
            head = f"### {name}.{public}"
            if inspect.isclass(item) and issubclass(item, Exception):
                parts += [head, inspect.cleandoc(item.__doc__ or "").splitlines()[0]]
                continue
            signature = re.sub(r"(: |-> )'([^']+)'", r"\1\2", f"{public}{inspect.signature(item)}")
            parts += [head, f"```python\n{_wrap(signature)}\n```"]
            parts += ["```text\n" + inspect.cleandoc(item.__doc__ or "") + "\n```"]
    return "\n\n".join(parts) + "\n"


def _wrap(signature: str) -> str:
    """Break a long signature after each argument."""
    if len(signature) <= 100:
        return signature
    name, _, rest = signature.partition("(")
    arguments, _, result = rest.rpartition(")")
    return f"{name}(\n    " + re.sub(r", (?=\*|\w+:)", ",\n    ", arguments) + f",\n){result}"


def main() -> int:
    """Write the pages, or with ``--check`` name those that are out of date."""
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8", newline="\n")
    print("out of date:" if "--check" in sys.argv else "written:", *(stale or ["nothing"]))
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
