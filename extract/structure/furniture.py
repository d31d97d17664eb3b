"""Lines of web pages and reprints around a document: site columns, sources, shares, file links."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import load_table
from extract.words import any_of

__all__ = ["is_furniture", "is_note"]


def _printed(place: str) -> str:
    rows = load_table("structure_furniture")
    return "|".join(sorted(re.escape(row["words"]) for row in rows if row["place"] == place))


@cache
def _furniture() -> re.Pattern[str]:
    start, whole = _printed("start"), _printed("whole")
    return re.compile(
        rf"(?:{start})|(?:(?:{whole})[>|\s]*)+$|[\w\-（）()“”]*\.(?:pdf|docx?|xlsx?|wps|ofd|jpe?g|png|gif|zip|rar)$"
        rf"|.{{0,80}}的{any_of('linked_file')}\.(?:pdf|docx?|wps|ofd)$|https?://\S+$"
        r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:来源.*)?$|[（(]\d{1,6}[）)]$"
        rf"|{any_of('page_count')}(?:次数|量)?[：:（(]?\s*\d+\s*[）)]?次?$|\S{{0,12}}>\S{{0,20}}>?.{{0,60}}$",
        re.IGNORECASE,
    )


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        rf"{_printed('note')}|[（(](?:此件|此文|本件).{{0,16}}[）)]$|.{{2,40}}\d{{4}}年\d{{1,2}}月\d{{1,2}}日(?:印发|翻印|发)$"
        rf"|[（(](?:{any_of('author')}|文/).{{0,120}}[）)]$|[（(]?联系(?:电话|人).{{0,60}}$"
    )


def is_furniture(line: str) -> bool:
    """Tell a line that belongs to the page around a document."""
    return _furniture().match(line) is not None


def is_note(line: str) -> bool:
    """Tell a note at the foot of a document: who gets copies, who printed it, who wrote the article."""
    return len(line) <= 300 and _note().match(line) is not None
