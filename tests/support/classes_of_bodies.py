"""When a word of a class bounds or tells a body: for each class, whether it holds in a phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.link.aliases import resolve_aliases
from extract.structure import parse_structure
from extract.tag.agencies import find_agencies
from extract.tag.agencies_context import read_settings
from extract.tag.candidate import Candidate
from extract.tag.citations import find_citations
from extract.tag.citations_numbers import find_numbers
from extract.tag.names import find_names


def bodies(phrase: str) -> dict[str, Candidate]:
    return {phrase[c.start : c.end]: c for c in find_agencies(phrase, parse_structure(phrase))}


def full_names(phrase: str) -> list[str]:
    return [name for c in find_agencies(phrase, parse_structure(phrase)) for name in c.names]


def systems(phrase: str) -> list[str]:
    return [name for c in find_names(phrase, parse_structure(phrase)) for name in c.names]


def of_a_place(phrase: str) -> bool:
    return read_settings(phrase, parse_structure(phrase))[0].place is not None


def begins_behind(phrase: str, word: str) -> bool:
    return any(phrase[:start].endswith(word) for start, _ in find_numbers(phrase))


BODIES: Mapping[str, Callable[[str, str], bool]] = {
    "bare_body": lambda phrase, _: not bodies(phrase),
    "bare_zone": lambda phrase, word: f"{word}管委会" in bodies(phrase),
    "before_number": begins_behind,
    "beside_school": lambda phrase, _: not bodies(phrase),
    "body_work": lambda phrase, _: len(set(full_names(phrase))) == 1,
    "building": lambda phrase, _: not any(body.endswith("中心") for body in bodies(phrase)),
    "built": lambda phrase, _: not bodies(phrase),
    "central": lambda phrase, _: not of_a_place(phrase),
    "channel": lambda phrase, _: not bodies(phrase),
    "every_level": lambda phrase, word: any(
        body.startswith(word) and c.collective for body, c in bodies(phrase).items()
    ),
    "founding": lambda phrase, _: len(bodies(phrase)) == 1,
    "joined_to": lambda phrase, _: not bodies(phrase),
    "lets_build": lambda phrase, _: not bodies(phrase),
    "national_start": lambda phrase, word: f"{word}数据专家委员会" in bodies(phrase),
    "newspaper": lambda phrase, _: not find_citations(phrase, parse_structure(phrase)),
    "no_meeting": lambda phrase, _: not bodies(phrase),
    "no_sign": lambda phrase, word: not any(body.startswith(word[-1]) for body in bodies(phrase)),
    "place_or_word": lambda phrase, _: not of_a_place(phrase),
    "police": lambda phrase, word: any(word in body for body in bodies(phrase)),
    "shared_work": lambda phrase, word: any(
        name.startswith("人口") and word in name for name in systems(phrase)
    ),
    "short_place": lambda phrase, word: full_names(phrase) == [f"合肥{word}"],
    "society": lambda phrase, word: any(body.startswith("中国") and word in body for body in bodies(phrase)),
    "store_word": lambda phrase, _: len(set(resolve_aliases(systems(phrase), "database").values())) == 1,
    "zone": lambda phrase, _: any(body.startswith("岭溪") for body in bodies(phrase)),
}
