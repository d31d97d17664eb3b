"""Where a page has run several paragraphs into one line: …意见国发〔2022〕14号各省：…。一、总体要求…."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.structure.places import opens_with_place
from extract.words import any_of, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["run_in_cuts"]

_HEAD_LINES: Final = 12
_LONGEST_HEADING: Final = 60
_CN: Final = "一二三四五六七八九十"
_NUMBER: Final = r"[一-龥]{1,8}[〔［\[【（(](?:19|20)\d\d[〕］\]】）)]第?\d{1,5}号"
_DATE: Final = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"


@cache
def _numbered() -> re.Pattern[str]:
    """A number that opens a paragraph, right behind the end of a sentence."""
    return re.compile(
        r"[。！？][”）]?(?P<mark>"
        rf"[{_CN}]{{1,3}}、|（[{_CN}]{{1,3}}）、?|(?P<digit>\d{{1,2}})[.．、]"
        rf"|第[{_CN}百零]{{1,6}}[章节](?![的、中至])|第[{_CN}百零]{{1,6}}条(?![第的规所中至和或、，以])"
        r")(?=[一-龥“])"
    )


@cache
def _headed() -> re.Pattern[str]:
    """A heading that its first subdivision follows without a stop: 一、建设目标（一）…."""
    return re.compile(
        rf"^(?:[{_CN}]{{1,3}}、[^。，；：！？（）|\n]{{2,30}}(?=（一）[一-龥])"
        rf"|第[{_CN}百零]{{1,6}}章[^。，；：！？|\n第]{{2,20}}(?=第[{_CN}百零]{{1,6}}[条节][一-龥]))",
        re.MULTILINE,
    )


@cache
def _last_words() -> str:
    """The words with which titles end, as alternatives."""
    return "|".join(map(re.escape, longest_first(row["word"] for row in load_table("structure_titles"))))


@cache
def _titled() -> re.Pattern[str]:
    """A title with its number right behind it, both at the head of a line."""
    return re.compile(
        r"(?P<title>(?:[^。，；：！？|《》\n]|《[^《》\n]{2,80}》){4,120}?"
        rf"(?:{_last_words()})[”]?(?:（[^（）\n]{{2,16}}）)?)"
        rf"(?P<number>（?(?!的){_NUMBER}）?)(?P<rest>(?![、，的和等精文》]).*)"
    )


@cache
def _numbered_line() -> re.Pattern[str]:
    """A number before the addressees or before the title of a notice, on a line of their own."""
    notice = rf"[一-龥、]{{4,40}}?(?:关于|印发)[^。；：]{{4,120}}(?:{_last_words()})$"
    return re.compile(rf"{_NUMBER}(?=各[^。：；]{{2,300}}：|{notice})")


@cache
def _of_years() -> re.Pattern[str]:
    """A plan's title that ends in its years, with the first sentence right behind it."""
    return re.compile(
        rf"[^。，；：！？|《》\n]{{4,60}}?(?:{_last_words()})（\d{{4}}年?[—－-]\d{{4}}年?）"
        rf"(?!{any_of('after_plan')})(?=[一-龥“][^。|]{{10,}}。)"
    )


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(r"各[^。：；]{2,300}：(?=[一-龥《])")


@cache
def _labelled() -> re.Pattern[str]:
    """A label of the page's own table, its colon lost, before a title or number."""
    labels = "|".join(map(re.escape, longest_first(row["label"] for row in load_table("structure_fields"))))
    return re.compile(
        rf"(?:{labels}|摘要)(?=[一-龥]{{2,40}}?关于[^。；：]{{4,120}}(?:{_last_words()})(?:[^一-龥]|$|{_NUMBER})|{_NUMBER})"
    )


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(rf"{any_of('first_sentence')}|关于对?《")


_DIGIT: Final = re.compile(r"(\d{1,2})[.．、]")
_TWICE: Final = re.compile(r"(?P<once>[^。；|]{8,90}?)(?P=once)[|\s]*")
_QUOTED: Final = re.compile(r"《([^《》]{8,80})》")


def run_in_cuts(text: str) -> tuple[int, ...]:
    """Find the places inside the lines of a clean text at which a paragraph begins.

    Args:
        text: Clean text.

    Returns:
        Offsets in order, none at the head of a line: numbers of sections behind the end of a sentence,
        and, in the first lines, what stands behind a title: its repetition, number, addressees.
    """
    return tuple(sorted({*_number_cuts(text), *_head_cuts(text)}))


def _number_cuts(text: str) -> Iterator[int]:
    last, line_end, row = 0, -1, False
    for match in _numbered().finditer(text):
        at = match.start("mark")
        if at > line_end:
            line_end = text.find("\n", at)
            line_end = line_end if line_end >= 0 else len(text)
            start = text.rfind("\n", 0, at) + 1
            last, row = _first_number(text, start), "|" in text[start:line_end]
        if row:
            continue
        if digit := match["digit"]:
            if int(digit) != last + 1:
                continue
            last = int(digit)
        else:
            last = 0
        yield at
        if headed := _headed().match(text[at : at + _LONGEST_HEADING]):
            yield at + headed.end()
    for headed in _headed().finditer(text):
        yield headed.end()


def _first_number(text: str, start: int) -> int:
    """The number with which a line begins, so that the next one may go on from it; else 0."""
    match = _DIGIT.match(text, start)
    return int(match[1]) if match else 0


def _head_cuts(text: str) -> Iterator[int]:
    start = 0
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        yield from (start + at for at in _line_cuts(line))
        start += len(line) + 1


def _line_cuts(line: str) -> Iterator[int]:
    if label := _labelled().match(line):
        yield label.end()
        yield from (label.end() + at for at in _line_cuts(line[label.end() :]))
        return
    if twice := _TWICE.fullmatch(line):
        yield twice.end("once")
        return
    if numbered := _numbered_line().match(line):
        yield (at := numbered.end())
        if addressed := _addressed().match(line, at):
            yield addressed.end()
        return
    if opens_with_place(line) and (of_years := _of_years().match(line)):
        yield of_years.end()
        return
    titled = None if _sentence().match(line) else _titled().fullmatch(line)
    if titled is None:
        return
    yield titled.end("title")
    at = titled.end("number")
    if at == len(line):
        return
    yield at
    if addressed := _addressed().match(line, at):
        yield (at := addressed.end())
    for named in {*_QUOTED.findall(line[at:])}:
        again = re.search(rf"(?<=。)({_DATE})?({re.escape(named)})(?![》）])", line[at:])
        if again:
            yield from (
                at + place for place in {again.start(), again.start(2), again.end()} if at + place < len(line)
            )
