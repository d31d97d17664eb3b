"""The administrative divisions of China: which names a text's places may have.

A place that no list knows (a province made up for an exercise, a county renamed since)
can be added for one text; see ``read_place``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.records.internal import internal_record

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "SUFFIXES",
    "Division",
    "known_places",
    "level_of",
    "province_of_sign",
    "read_place",
    "short_places",
]

SUFFIXES = "省市县区州盟旗"
_LONGEST = 15


@internal_record
class Division:
    """A place with the divisions it lies in.

    Attributes:
        name: Full name.
        level: ``province``, ``city`` or ``county``.
        province: Full name of its province (its own, if it is one); empty if unknown or ambiguous.
        city: Full name of its prefecture (its own, if it is one); empty if none, unknown or ambiguous.
    """

    name: str
    level: str
    province: str = ""
    city: str = ""

    @property
    def full(self) -> str:
        """The name that is told from namesakes: of a district with its city, else the name."""
        outer = self.city or (self.province if self.province.endswith("市") else "")
        return outer + self.name if self.level == "county" and self.name.endswith("区") else self.name


def level_of(name: str) -> str:
    """Tell the level of a place that no list knows from the end of its name."""
    if name.endswith(("省", "自治区", "特别行政区")):
        return "province"
    return "city" if name.endswith(("市", "州", "盟", "地区")) else "county"


@cache
def known_places() -> Mapping[str, Division]:
    """Return every division by full name; of namesakes (朝阳区) only what they share is kept."""
    rows = load_table("divisions")
    names = {row["code"]: row["name"] for row in rows}
    places: dict[str, Division] = {}
    for row in rows:
        name, code, level = row["name"], row["code"], row["level"]
        province = names[code[:2]]
        city = name if level == "city" else names.get(code[:4], "") if level == "county" else ""
        other = places.get(name)
        if other:
            province = province if other.province == province else ""
            city = city if other.city == city else ""
        places[name] = Division(name, level, province, city)
        if level == "city" and name.endswith("自治州"):
            places[row["short"] + "州"] = places[name]
    return places


@cache
def short_places() -> Mapping[str, Division]:
    """Return provinces and prefectures by the name without suffix (浙江, 杭州, 广西)."""
    found = {row["short"]: known_places()[row["name"]] for row in load_table("divisions") if row["short"]}
    found.pop("朝阳", None)
    return found


@cache
def _signs() -> Mapping[str, str]:
    return {row["sign"]: row["name"] for row in load_table("divisions") if row["sign"]}


def province_of_sign(sign: str) -> str:
    """Return the province whose document numbers open with a character (苏), or an empty string."""
    return _signs().get(sign, "")


def read_place(
    text: str, end: int, extra: Mapping[str, Division], depth: int = 3
) -> tuple[int, Division] | None:
    """Read the chain of full place names that ends at an offset.

    Args:
        text: Clean text.
        end: Clean offset, exclusive, where the chain ends.
        extra: Places that this text knows beside the listed ones.
        depth: How many names a chain may have at most.

    Returns:
        Where the chain (浙江省杭州市) begins and its last division, with what the chain says of
        the divisions above it; None if no full name ends there.
    """
    if not end or not depth or text[end - 1] not in SUFFIXES:
        return None
    listed = known_places()
    for start in range(max(0, end - _LONGEST), end - 1):
        name = text[start:end]
        place = listed.get(name) or extra.get(name)
        if not place or text[start - 1 : start + 1] in short_places():
            continue  # 肥城市 is no place in 合肥城市大脑
        above = read_place(text, start, extra, depth - 1)
        if above and above[1].level != place.level:
            outer = above[1]
            province = outer.name if outer.level == "province" else outer.province or place.province
            city = outer.name if outer.level == "city" else place.city
            return above[0], Division(place.name, place.level, province, city)
        return start, place
    return None
