"""Where a text speaks from: the place whose ``省发展改革委`` or ``市财政局`` it means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from itertools import compress, count
from operator import add, attrgetter
from typing import TYPE_CHECKING

from extract.records.internal import internal_record
from extract.tag.agencies_national import verb_openings
from extract.tag.agencies_open import edges
from extract.tag.alternation import alternation
from extract.tag.divisions import (
    Division,
    known_places,
    level_of,
    province_of_sign,
    read_place,
    short_places,
)
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.records import PolicyDocument, Structure

__all__ = ["Setting", "read_settings", "setting_at"]

_LONGEST_HEADING = 50
_LONGEST_NAME = 6
_NAME = re.compile(r"([\u3400-\u9fff]{1,10}?(?:自治区|自治州|省|市|县|区|州|盟|旗))")
_OPENING = re.compile(
    r"(?:^|[\n，。；：、（由])([\u3400-\u9fff]{2,3}[市县区州])"
    r"(?=(?:人民)?政府|委|[\u3400-\u9fff]{2,10}?[局厅委])"
    r"|《([\u3400-\u9fff]{2,3}省)(?!级)"
)
_NOT_NAMES = re.compile(
    r"^(?:自治|为|按|将|请|和|与|及|向|是|等|会|第|全|本|有|该|我|跨|外|设|由|经|报|在|对|以|省|市|县|区)|全|地区|社区|园区|辖区|城市|各|级|直辖|[由的将把从]"
)
_OF_A_CITY = re.compile(r"(?:^|[\n、，。；：（由经报])市(?:委|(?:人民)?政府|[\u3400-\u9fff]{2,10}?[局委办])")
_OF_A_PROVINCE = re.compile(_OF_A_CITY.pattern.replace("市", "省").replace("局委办", "厅局委办"))
_OUTWEIGHS = 3
_start = attrgetter("start")
_SIGN = re.compile(r"^([\u3400-\u9fff])(?:政|府|委|办|发改|数|财|厅|人)")


@internal_record
class Setting:
    """The place that one region of a text speaks from.

    Attributes:
        start: First clean offset of the region.
        end: End of the region, exclusive.
        place: The issuer's division; None for a text of the centre or one that does not say.
        extra: Places the text names that no list knows, by name.
    """

    start: int
    end: int
    place: Division | None
    extra: Mapping[str, Division]

    def division(self, sign: str) -> str:
        """Return the full name of the place that ``省``, ``市``, ``县`` … stands for, or an empty string."""
        place = self.place
        if place is None:
            return ""
        if sign in {"省", "自治区"}:
            return place.province
        if place.level == "county" and place.name.endswith(sign):
            return place.full  # 市 in the text of a city of county level
        if sign in {"市", "州", "盟", "自治州"}:
            municipal = place.province.endswith("市") and sign == "市"
            return place.city or (place.province if municipal else "")
        if sign == "区" and place.level == "province" and place.province.endswith("自治区"):
            return place.province
        return ""


def setting_at(settings: Sequence[Setting], at: int) -> Setting:
    """Return the setting of the region that holds a clean offset; the last one where none does."""
    region = bisect_right(settings, at, key=_start) - 1
    return settings[region] if region >= 0 and at < settings[region].end else settings[-1]


def read_settings(text: str, structure: Structure) -> tuple[Setting, ...]:
    """Tell the place of every document of a text, from issuers, title, number and first lines.

    Args:
        text: Clean text.
        structure: Its structure.

    Returns:
        One setting per document, in order; one for the whole text if it has none.
    """
    extra = _unlisted(text, structure)
    regions = structure.documents
    if not regions:
        place = _from_text(text[:300], extra) or _only_place(text, extra)
        return (Setting(0, len(text), place, extra),)
    found = [_place(text, document, extra) for document in regions]
    for i, document in enumerate(regions):
        if found[i] is None and 0 <= document.issued_by_notice < len(found):
            found[i] = found[document.issued_by_notice]
    return tuple(Setting(d.start, d.end, p, extra) for d, p in zip(regions, found, strict=True))


def _place(text: str, document: PolicyDocument, extra: Mapping[str, Division]) -> Division | None:
    for said in (*document.issuers, document.title):
        place = _from_name(said, extra)
        if place or _central(said):
            return place
    sign = _SIGN.match(document.number)
    province = province_of_sign(sign.group(1)) if sign else ""
    if province:
        return known_places()[province]
    head = _from_text(text[document.start : document.start + 300], extra)
    return head or _only_place(text[document.start : document.end], extra)


@cache
def _places() -> tuple[re.Pattern[str], frozenset[str]]:
    """The names that tell where a text speaks from, as a pattern, and the two characters each begins with."""
    names = {name for name, place in known_places().items() if place.level == "county" and len(name) > 2}
    names |= {name for name in short_places() if name not in words_of("place_or_word")}
    return re.compile(alternation(names)), frozenset(name[:2] for name in names)


def _said_places(text: str) -> Iterator[str]:
    """The names in order, the longest at a place; at most places two characters tell that there is none."""
    pattern, openings = _places()
    reach = 0
    for at in compress(count(), map(openings.__contains__, map(add, text, text[1:]))):
        if at >= reach and (match := pattern.match(text, at)):
            reach = match.end()
            yield match.group()


def _only_place(text: str, extra: Mapping[str, Division]) -> Division | None:
    """The lowest place that a text without issuer names, if it names but one of each level."""
    counts = Counter(_said_places(text))
    most = max(counts.values(), default=0)
    named = {name for name, times in counts.items() if times * _OUTWEIGHS > most}
    levels: dict[str, set[Division]] = {"province": set(), "city": set(), "county": set()}
    places = [short_places().get(name) or known_places()[name] for name in sorted(named)]
    for place in (*places, *extra.values()):
        levels[place.level].add(place)
    provinces = {p.province for group in levels.values() for p in group if p.province}
    municipal = levels["city"] | {p for p in levels["province"] if p.name.endswith("市")}
    if len(provinces) > 1 and len(municipal) == 1 and _OF_A_CITY.search(text):
        return None if _OF_A_PROVINCE.search(text) else min(municipal, key=lambda place: place.name)
    if len(provinces) != 1:
        return None
    province, city = min(provinces), {p.name for p in levels["city"]}
    if len(levels["county"]) == 1 and len(city) < 2:
        county = min(levels["county"], key=lambda place: place.name)
        return Division(county.name, "county", province, min(city, default=county.city))
    name = min(city) if len(city) == 1 else province
    return known_places().get(name) or extra.get(name)


def _from_name(said: str, extra: Mapping[str, Division]) -> Division | None:
    """The place that a title or an issuer's name opens with, whole chain."""
    said = said.lstrip("《“关于印发中共")
    best = None
    for match in _NAME.finditer(said[:24]):
        if match.start() and (best is None or match.start() > 12):
            break
        chain = read_place(said, match.end(), extra)
        if chain and chain[0] == 0:
            best = chain[1]
    if best:
        return best
    return next((short_places()[said[:n]] for n in (4, 3, 2) if said[:n] in short_places()), None)


@cache
def _central_opening() -> re.Pattern[str]:
    ministry = r"[\u3400-\u9fff]{2,9}(?:部|总局|总署)(?:$|[关印、 ])"
    return re.compile(rf"[《“]?(?:{any_of('central')}|{ministry})")


def _central(said: str) -> bool:
    return bool(_central_opening().match(said))


def _from_text(head: str, extra: Mapping[str, Division]) -> Division | None:
    """The first place that one of the opening lines begins with."""
    for line in head.split("\n"):
        if len(line) > _LONGEST_HEADING:
            continue
        if _central(line):
            return None
        place = _from_name(line, extra)
        if place:
            return place
    return None


def _has_verb(name: str) -> bool:
    return bool(edges().match(name)) or any(
        name[at : at + 2] in verb_openings() for at in range(len(name) - 1)
    )


def _unlisted(text: str, structure: Structure) -> Mapping[str, Division]:
    """Names of places that stand where only a place can stand and are on no list."""
    said = [name for d in structure.documents for name in (d.title, *d.issuers)]
    names = {m.group(1) for title in said for m in [_NAME.match(title.lstrip("《“"))] if m}
    names |= {m.group(1) or m.group(2) for m in _OPENING.finditer(text)}
    unlisted = (n for n in names if 2 < len(n) < _LONGEST_NAME and n not in known_places())
    fresh = sorted(n for n in unlisted if not _NOT_NAMES.search(n) and not _has_verb(n))
    province = next((n for n in fresh if level_of(n) == "province"), "")
    extra: dict[str, Division] = {}
    for name in fresh:
        level = level_of(name)
        upper = name if level == "province" else province
        extra[name] = Division(name, level, upper, name if level == "city" else "")
    return extra
