"""Blocks of code that are not run are checked: commands exist, data parse, rows are rows of our tables.

``console`` speaks to servers of others: its ``policy-kg`` commands must exist with these options. ``turtle`` and
``json`` must parse, ``tsv`` rows must be rows of a table of ours.
"""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import click
import pytest
from documentation import BLOCKS, CHECKED, PAGES, ROOT, Block, name_of


def blocks(*languages: str) -> list[object]:
    return [pytest.param(block, id=block.where) for block in BLOCKS if block.language in languages]


def test_every_block_is_checked_somehow() -> None:
    assert [b.where for b in BLOCKS if b.language not in CHECKED] == []
    assert [b.where for b in BLOCKS if b.language == "console" and b.page.parent == ROOT] == []


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_for_other_servers_exist(block: Block) -> None:
    from kg.cli.group import policy_kg

    for line in block.script.replace("\\\n", " ").splitlines():
        word, *arguments = shlex.split(line, comments=True) or [""]
        if word == "policy-kg":
            group = click.Context(policy_kg, **policy_kg.context_settings)
            command = policy_kg.get_command(group, arguments[0])
            assert command is not None, line
            command.make_parser(click.Context(command, parent=group)).parse_args(arguments[1:])


@pytest.mark.parametrize("block", blocks("turtle", "json"))
def test_data_parses(block: Block) -> None:
    import rdflib

    if block.language == "json":
        assert json.loads(block.script)
    else:
        assert len(rdflib.Graph().parse(data=block.script, format="turtle")) > 0


@pytest.mark.parametrize("block", blocks("tsv"))
def test_rows_are_rows_of_a_table(block: Block) -> None:
    shown = [tuple(row.items()) for row in csv.DictReader(block.script.splitlines(), dialect="excel-tab")]
    assert shown
    tables = [*(ROOT / "extract" / "lexicons").glob("*.tsv"), *(ROOT / "kg").rglob("*.tsv")]
    assert any(all(row in _cells(path, shown[0]) for row in shown) for path in tables)


def _cells(path: Path, like: tuple[tuple[str, str], ...]) -> set[tuple[tuple[str, str], ...]]:
    """Return the rows of a table, cut down to the columns of ``like``; none where a column is not there."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    columns = [name for name, _ in like]
    rows = list(csv.DictReader(lines, dialect="excel-tab"))
    if not rows or not set(columns) <= set(rows[0]):
        return set()
    return {tuple((name, row[name] or "") for name in columns) for row in rows}


def test_commands_that_pages_name_exist() -> None:
    from kg.cli.group import policy_kg

    known = set(policy_kg.list_commands(click.Context(policy_kg)))
    inline = [(name_of(page), page.read_text(encoding="utf-8")) for page in PAGES]
    named = {(name, command) for name, text in inline for command in re.findall(r"`policy-kg ([a-z]+)", text)}
    for block in BLOCKS:
        called = re.findall(r"(?:^|[|;] *)policy-kg ([a-z]+)", block.script, re.MULTILINE)
        named |= {(block.where, command) for command in called if block.language in ("sh", "console")}
    assert len(named) > 20
    assert [pair for pair in sorted(named) if pair[1] not in known] == []
