"""Apps, codes and programmes named without a head noun: “浙里办”, 健康码, 数字中国."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract.tag.actions import find_action
from extract.tag.alternation import alternation
from extract.tag.candidate import Candidate
from extract.tag.edges import clause_start, left_edge
from extract.tag.grammar import grammar
from extract.tag.repeats import find_repeats
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = ["find_quoted_again", "find_quoted_apps"]


_HEAD = re.compile(r"”(?:(?:微信公众号|移动端)(?![建一-龥]{0,2}设)|\d\.\d(?:版本?)?)")
_APP_WORD = re.compile("”?(?:应用|公众号|服务号)?")
_USED_BEHIND = re.compile(r"应用(?!场景|水平|于|试点|示范)|公众号|小程序|App|APP|平台|系统")
_COMPANY = re.compile("”?[一-龥]{0,6}(?:集团|公司)")
_OPENING = re.compile("“(?P<name>[^“”]{2,8})”")
_ROW = re.compile("“[^“”]{2,8}”(?:[、和与]?“[^“”]{2,8}”)+")


def _behind(name: str) -> str:
    """Match an opening quotation mark behind a word of a class; the mark comes first, as it is found fast."""
    return "“(?:" + "|".join(f"(?<={re.escape(word)}“)" for word in words_of(name)) + ")"


@cache
def _quoted_app() -> re.Pattern[str]:
    said = "[^“”\\n，。；、]"
    return re.compile(
        rf"{_behind('app_kind')}(?P<apposed>{said}{{2,8}})”"
        rf"|{_behind('app_use')}(?P<used>{said}{{3,6}})”"
        rf"|{_behind('app_verb')}(?P<latin>[\u3400-\u9fffA-Za-z]{{0,6}}[A-Za-z]{{3,6}}[\u3400-\u9fff]{{0,2}})”(?![平系工行])"
        rf"|“(?P<name>{said}{{1,5}}{any_of('app_end')}|{said}{{2,9}}(?:在线|(?<![业应新金才值用条务])链))”"
        rf"|“(?P<applied>(?!{any_of('no_app')}){said}{{1,7}}[^“”\n，。；、杯])”"
        rf"(?:应用(?!{any_of('application')})|(?:微信|政务)?(?:公众号|服务号)|移动端(?!建设))"
    )


@cache
def _apps_behind() -> re.Pattern[str]:
    """What sums up a list of apps: “…”、“…”等便民应用."""
    return re.compile(f"等{any_of('apps_of_a_kind')}?(?:应用(?!场景)|移动端|小程序|公众号|App|APP)")


@cache
def _app_like() -> re.Pattern[str]:
    return re.compile(f".*{any_of('app_like')}")


@cache
def _service() -> re.Pattern[str]:
    """A way of serving people that texts quote, and no system: “一网通办”, “最多跑一次”."""
    start = f"[一全异跨就][网站窗门事件城省国市程域地区近]+|{any_of('service_start')}"
    return re.compile(f"(?:{start}).*|.{{0,2}}朵云|.*{any_of('service_end')}|应.尽.")


@cache
def _slogan() -> re.Pattern[str]:
    """Begins what is quoted behind a system and said of it, not its name: 系统“迁移上云”, 平台“三个一”."""
    return re.compile(rf"[一二三四五六七八九十两\d]+[个大项张网]|{any_of('slogan')}")


@cache
def _used_before() -> re.Pattern[str]:
    return re.compile(rf"{any_of('app_verb')}\Z")


def find_quoted_apps(text: str) -> tuple[Candidate, ...]:
    """Find apps and codes that stand without a head noun.

    Args:
        text: Clean, simplified text.

    Returns:
        Candidates of type ``platform`` or ``project``.
    """
    rules = grammar()
    found: dict[tuple[int, int], Candidate] = {}
    for m in rules.apps.finditer(text):
        if _COMPANY.match(text, m.end()):
            continue
        found[m.span()] = Candidate("platform", m.start(), m.end(), (m.group(),), "name.app", 0.9)
    for m in rules.programmes.finditer(text):
        found[m.span()] = Candidate("project", m.start(), m.end(), (m.group(),), "name.programme", 0.7)
    names: dict[str, None] = {}
    for m in _quoted_app().finditer(text):
        group = m.lastgroup or "name"
        name = m[group]
        if m.span(group) in found or name in names or len(name) < 2 + (group != "apposed"):
            continue
        if _service().fullmatch(name) or (group == "apposed" and _slogan().match(name)):
            continue
        if group == "name" and name.endswith(("办", "通", "云")) and not _is_app(text, m.span(), name):
            continue
        names[name] = None
    names.update(dict.fromkeys(_beside(text, {*names, *(c.names[0] for c in found.values())})))
    places = find_repeats(text, [f"“{name}”" for name in names])
    for name in names:
        for at in places[f"“{name}”"]:
            span = (at + 1, at + 1 + len(name))
            found[span] = Candidate("platform", *span, (name,), "name.quoted", 0.7)
    return tuple(_with_action(text, _with_head(text, c)) for _, c in sorted(found.items()))


def _with_head(text: str, candidate: Candidate) -> Candidate:
    """An app's name with the head or the version behind it: “清江办”移动端, “清江通”4.0."""
    start, end = candidate.start, candidate.end
    if text[start - 1 : start] != "“" or not (head := _HEAD.match(text, end)):
        return candidate
    names = tuple(name + head.group()[1:] for name in candidate.names)
    return replace(candidate, start=start - 1, end=head.end(), names=names)


def _beside(text: str, apps: Container[str]) -> Iterator[str]:
    """Names quoted right beside an app that are shaped like one: “德阳办”“蓉易办”."""
    for row in _ROW.finditer(text):
        listed = _OPENING.findall(row.group())
        told = _apps_behind().match(text, row.end())
        if told or any(name in apps for name in listed):
            for name in listed:
                like = told or _app_like().fullmatch(name)
                if name not in apps and like and not _service().fullmatch(name):
                    yield name


def _is_app(text: str, quotes: tuple[int, int], name: str) -> bool:
    """Whether a name in 办, 通 or 云 is an app's: by its place, or by what is done with it (开发“企服通”)."""
    start, end = quotes
    return bool(
        grammar().place_mark.match(name)
        or _used_before().search(text, max(0, start - 2), start)
        or _USED_BEHIND.match(text, end)
    )


def find_quoted_again(text: str, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Find what a text quotes alone after it has named it before a head: “粤治慧”基础平台, then “粤治慧”.

    Args:
        text: Clean, simplified text.
        found: Names found by their heads.

    Returns:
        Candidates of type ``platform`` that no name of ``found`` covers.
    """
    rules = grammar()
    names: set[str] = set()
    for c in found:
        start = c.start - (text[c.start] != "“")
        m = _OPENING.match(text, start, c.end) if c.type == "platform" and len(c.names) == 1 else None
        if m and not _service().fullmatch(m["name"]):
            name = m["name"]
            if _app_like().fullmatch(name) or rules.place_mark.match(name):
                names.add(name)
    taken = {c.start for c in found} | {c.start - 1 for c in found}
    if not names:
        return ()
    pattern = re.compile(f"“({alternation(names)})”")
    again = (m for m in pattern.finditer(text) if m.start() not in taken and m.end() - 1 not in taken)
    return tuple(
        _with_action(text, Candidate("platform", *m.span(1), (m[1],), "name.quoted", 0.7)) for m in again
    )


def _with_action(text: str, candidate: Candidate) -> Candidate:
    low = clause_start(text, candidate.start)
    phrase = left_edge(text, low, candidate.start, kind=candidate.type)
    if text[candidate.start - 1 : candidate.start] == "“":
        phrase = left_edge(text, low, candidate.start - 1, kind=candidate.type)
    word = _APP_WORD.match(text, candidate.end)
    end = word.end() if word else candidate.end
    return replace(candidate, action=find_action(text, end, phrase, reported=False))
