"""Rows of tables of tasks: ``序号|任务|责任单位|完成时限`` and the rows under it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.records.internal import internal_record
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.structure.paragraphs import Paragraph

__all__ = ["Row", "read_rows"]


@internal_record
class Row:
    """One row under a table's header.

    Attributes:
        number: The row's number as printed, may be empty.
        task: Span of the cell that names the task; empty if none does.
        duties: Spans of the cells that name who answers for it, each with its role as in ``Duty``.
    """

    number: str
    task: tuple[int, int]
    duties: tuple[tuple[int, int, str], ...]


@cache
def _columns() -> dict[str, str]:
    return {row["word"]: row["role"] for row in load_table("structure_columns")}


def read_rows(paragraphs: Sequence[Paragraph]) -> dict[int, Row]:
    """Read the rows of all tables; cells are parted by ``|``.

    Args:
        paragraphs: All paragraphs.

    Returns:
        Paragraph index to row; header rows are left out.
    """
    rows: dict[int, Row] = {}
    header: list[str] = []
    previous = -2
    for index, paragraph in enumerate(paragraphs):
        if "|" not in paragraph.text:
            continue
        cells = _cells(paragraph)
        if len([1 for start, end in cells if end > start]) < 2:
            continue
        if not paragraph.text.strip("|-—:： "):
            previous = index
            continue
        if index != previous + 1:
            header = []
        previous = index
        roles = [_column(paragraph.text[a - paragraph.start : b - paragraph.start]) for a, b in cells]
        if sum(map(bool, roles)) * 2 > len(roles):
            header = roles
        else:
            rows[index] = _row(paragraph, cells, header)
    return rows


def _column(words: str) -> str:
    """What a header cell says of its column; a year heads a column of values."""
    return _columns().get(words, "") or ("content" if _year().fullmatch(words) else "")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?:19|20)\d{{2}}年?{any_of('year_value')}?")


def _cells(paragraph: Paragraph) -> list[tuple[int, int]]:
    cells = []
    start = paragraph.start
    for piece in paragraph.text.split("|"):
        left = len(piece) - len(piece.lstrip())
        cells.append((start + left, start + max(left, len(piece.rstrip()))))
        start += len(piece) + 1
    if cells[0][0] == cells[0][1] and cells[-1][0] == cells[-1][1]:
        return cells[1:-1]
    return cells


def _row(paragraph: Paragraph, cells: Sequence[tuple[int, int]], header: Sequence[str]) -> Row:
    def words(cell: tuple[int, int]) -> str:
        return paragraph.text[cell[0] - paragraph.start : cell[1] - paragraph.start]

    roles = [*header, *[""] * (len(cells) - len(header))] if len(cells) >= len(header) else [""] * len(cells)
    number, task, duties = "", (paragraph.start, paragraph.start), []
    for cell, role in zip(cells, roles, strict=False):
        value = words(cell)
        if not number and (role == "number" or (not header and value.isdigit() and len(value) <= 3)):
            number = value
        elif task[0] == task[1] and value and (role == "task" or not header):
            task = cell
        elif role in {"lead", "cooperate", "responsible"} and value.strip("—-－/无 "):
            duties.append((*cell, role))
    if task[0] == task[1]:
        task = next(
            (cell for cell, role in zip(cells, roles, strict=False) if role == "content" and words(cell)),
            task,
        )
    return Row(number, task, tuple(duties))
