"""Bodies of the centre, found by name: ministries, party bodies, institutions, and their departments."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.alternation import alternation
from extract.tag.folding import guarded
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WITH_DEPARTMENTS = {"party", "court", "council", "government", "ministry", "bureau", "institution"}

__all__ = ["fields_pattern", "find_national", "head_guards", "shared_names", "verb_openings"]


@cache
def fields_pattern() -> str:
    """Return the pattern of one field of public business (发展, 市场监管), the longest or none."""
    return f"(?>{guarded(alternation(row['field'] for row in load_table('agency_fields')))})"


@cache
def head_guards() -> Mapping[str, str]:
    """Return for each head of a department the characters that make it another word."""
    return {row["head"]: row["never_before"] for row in load_table("agency_heads")}


@cache
def shared_names() -> Mapping[str, str]:
    """Return the short names that mean a body of the centre only in a text of the centre."""
    rows = [*load_table("former_agencies"), *load_table("agencies")]
    return {short: row["name"] for row in rows for short in row["shared"].split("|") if short}


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    names = {row["phrase"]: ("", "none") for row in load_table("agency_not")}
    for table in ("former_agencies", "agencies"):
        for row in load_table(table):
            for said in (row["name"], *row["short"].split("|")):
                if said:
                    names[said] = (row["name"], row.get("kind", "former"))
    return names


@cache
def _pattern() -> re.Pattern[str]:
    guards = "".join(f"(?<!{head}(?=[{never}]))" for head, never in head_guards().items() if never)
    return re.compile(alternation(_names()) + guards)


@cache
def _department() -> re.Pattern[str]:
    field = fields_pattern()
    return re.compile(
        rf"办公厅(?:秘书局|电子政务办公室|政府信息与政务公开办公室)?|秘书局|电子政务办(?![法理公])"
        rf"|(?:电子政务|政府信息与政务公开)?办公室|驻[\u3400-\u9fff]{{2,6}}?(?:特派员)?办事处"
        rf"|[\u3400-\u9fff]{{2,3}}(?:监管局|督察局|监管办公室)"
        rf"|{field}(?:[和与]?{field}){{0,4}}(?:司(?![法令机长])|局(?![面部限势])|办公室"
        rf"|(?<!数据)(?<!服务)中心(?![城任工环化区镇])|委员会|研究院|研究所)"
        rf"|(?P<free>[^\W\da-zA-Z和与及由会同等的在对向为将把按以]{{2,8}}(?:(?<!公)司(?![法令机长])"
        rf"|(?<!数据)(?<!指挥)(?<!服务)中心(?![城任工环化区镇])))"
    )


@cache
def _composed() -> re.Pattern[str]:
    field = fields_pattern()
    return re.compile(
        rf"中国{field}(?:[和与]?{field}){{0,5}}(?:(?<!数据)中心|{any_of('society')})"
        rf"|国家{field}(?:[和与]?{field}){{0,5}}(?:研究院|研究所|(?<=信息)中心|(?<=研究)中心)"
        rf"|国网[\u3400-\u9fff]{{2,6}}?(?:供电|电力)(?:有限)?公司"
        rf"|国务院{field}(?:[和与]?{field}){{0,5}}(?<!管理)委员会(?:办公室)?"
    )


@cache
def verb_openings() -> frozenset[str]:
    """Return the first two characters of every verb: what a name hardly begins with."""
    return frozenset(row["verb"][:2] for row in load_table("verbs"))


def _office(said: str) -> str:
    return said + "公室" if said.endswith("办") else said


def find_national(text: str) -> Iterator[Found]:
    """Find the bodies of agencies.tsv and former_agencies.tsv, with the department that follows (高技术司).

    Args:
        text: Clean text.

    Yields:
        Finds in order; phrases of agency_not.tsv as kind ``none``.
    """
    for match in _composed().finditer(text):
        yield Found(match.start(), match.end(), "institution", match.group(), "national", score=0.85)
    names, department = _names(), _department()
    for match in _pattern().finditer(text):
        said, start, end = match.group(), match.start(), match.end()
        name, kind = names[said]
        if kind == "none":
            yield Found(start, end, f"not:{said}", said, "none")
            continue
        within = department.match(text, end) if kind in _WITH_DEPARTMENTS else None
        doubtful = within and (
            (within["free"] and not text.startswith("司长", within.end())) or within.group()[-1] in "心会院所"
        )
        if within and not (doubtful and within.group()[:2] in verb_openings()):
            yield Found(start, within.end(), f"department:{name}", name + _office(within.group()), "national")
        else:
            yield Found(start, end, f"agency:{name}", name, "national")
