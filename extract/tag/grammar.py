"""The lexicons of names compiled to regular expressions, once per process."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.lexicon import load_table
from extract.records.internal import internal_record
from extract.tag.endings import Ending
from extract.tag.folding import fold, guarded, openings
from extract.words import longest_first, words_of

__all__ = ["Grammar", "Head", "VerbGroup", "grammar"]

_DENG = r"(?<![高平中初同相优均对])等(?!级|保|值|候|同)"
_CONJUNCTION = (
    r"、|(?<![共饱缓温总])和(?!谐|平|睦|解)|(?<![参给赋])与(?!否|会)|(?<!以)及(?!时|其|格)|或者?|暨"
)


_ASIDE = re.compile(r"\(\?<?[!=].*?\)")
_VERB_CLASSES = (
    "governs_project",
    "outside_project",
    "nominal",
    "letting",
    "framing",
    "describing",
    "drafting",
)

_LEVELS = "[省市县区州]（[省市县区州盟旗、]{1,5}）(?!.?[级委政])"
"""A level of several names inside a name: 城市云脑区（市）中枢."""


@internal_record
class Head:
    """A word that ends names, what such a name is, and what it needs before it.

    Attributes:
        word: The head.
        type: Entity type of its names.
        alone: ``yes`` if it names something alone, ``any`` if with any modifier, empty otherwise.
        modifier: What the words before it must end with, if anything in particular.
    """

    word: str
    type: str
    alone: str
    modifier: re.Pattern[str] | None = None


@internal_record
class VerbGroup:
    """Adverbs and verbs that stand together before a name.

    Attributes:
        hard: Whether one of the verbs always ends what precedes a name.
        adverb: Whether the group begins with an adverb or modal verb.
        verb: The last verb.
        action: The last verb's action, or empty.
        light: Whether the last verb says little by itself.
        classes: The classes of words that the last verb belongs to, of those that tell verbs apart.
    """

    hard: bool
    adverb: bool
    verb: str
    action: str
    light: bool = False
    classes: frozenset[str] = frozenset()


def _alternatives(words: list[str]) -> str:
    return fold(longest_first(words))


@internal_record
class Grammar:
    """Compiled lexicons of the noun phrase that names a system, store or programme."""

    head: re.Pattern[str]
    heads: dict[str, Head]
    edge: re.Pattern[str]
    verb: re.Pattern[str]
    verbs: dict[str, tuple[bool, str, bool]]
    noun_end: Ending
    determiner: re.Pattern[str]
    indefinite: frozenset[str]
    indefinite_inside: re.Pattern[str]
    generic: re.Pattern[str]
    scope: re.Pattern[str]
    place: re.Pattern[str]
    not_entities: frozenset[str]
    not_endings: re.Pattern[str]
    district: re.Pattern[str]
    apps: re.Pattern[str]
    place_mark: re.Pattern[str]
    places: frozenset[str]
    place_bracket: re.Pattern[str]
    manner: re.Pattern[str]
    programmes: re.Pattern[str]

    def generic_words(self, modifier: str) -> int | None:
        """Count the words of a modifier that has only words that name nothing; None if it has others."""
        where = count = 0
        while where < len(modifier):
            m = self.generic.match(modifier, where)
            if not m:
                return None
            where, count = m.end(), count + 1
        return count

    def only_generic(self, modifier: str) -> bool:
        """Whether a modifier has at most one word, and that names nothing."""
        count = self.generic_words(modifier)
        return count is not None and count < 2


def _said_length(pattern: str) -> tuple[int, str]:
    """Sorts patterns by what they match, the longest first, whatever they look at around it."""
    return -len(_ASIDE.sub("", pattern)), pattern


def _short_places() -> set[str]:
    """Names of provinces and cities as brackets have them: 国家（贵州）枢纽节点."""
    return {r["short"] for r in load_table("divisions") if r["short"]}


def _action_name() -> str:
    """Verbs that end the name of a project inside another name: 职业技能提升行动管理平台."""
    verbs = fold(words_of("action_name"))
    return f"{verbs}(?:专项)?行动|(?:提升|促进|强化)(?:工程(?!建设)|计划)"


@cache
def grammar() -> Grammar:
    """Compile the lexicons of names.

    Raises:
        extract.errors.LexiconError: If a lexicon is malformed.
    """
    head_rows = load_table("name_heads")
    by_length = sorted(head_rows, key=lambda r: (-len(r["head"]), r["head"]))
    head = fold([r["head"] + (f"(?!{r['blocked_after']})" if r["blocked_after"] else "") for r in by_length])
    verb_rows = load_table("verbs")
    verb = fold(sorted((r["verb"] for r in verb_rows), key=_said_length))
    adverb = _alternatives([r["adverb"] for r in load_table("adverbs")])
    breaks = "|".join(r["pattern"] for r in load_table("left_breaks") if not r["pattern"].startswith("等"))
    bracket = f"（{_alternatives(sorted(_short_places()))}）"
    fixed = _alternatives([r["phrase"] for r in load_table("fixed_compounds")])
    block = (
        rf"“[^”\n]{{1,20}}”|（[A-Za-z][A-Za-z0-9+&. -]{{0,20}}）|{bracket}|{_action_name()}|{fixed}|{_LEVELS}"
    )
    verbs = f"(?=[{openings(f'{adverb}|{verb}')}])(?:{guarded(adverb)})*(?:{guarded(verb)})+"
    edge = (
        rf"(?P<block>{guarded(block)})|(?P<verb>{verbs})"
        rf"|(?P<deng>{_DENG})"
        rf"|(?P<stop>{guarded(f'{breaks}|[（）“”]')})"
        rf"|(?P<conjunction>{_CONJUNCTION})"
    )
    det_rows = load_table("determiners")
    scopes = load_table("scope_prefixes")
    vetoes = load_table("not_entities")
    generic = _alternatives([r["word"] for r in load_table("generic_words")])
    return Grammar(
        head=re.compile(f"(?:{head})"),
        heads={
            r["head"]: Head(
                r["head"], r["type"], r["alone"], re.compile(r["modifier"] + "$") if r["modifier"] else None
            )
            for r in head_rows
        },
        edge=re.compile(guarded(edge)),
        verb=re.compile(verb),
        verbs={
            re.sub(r"\(\?!.*?\)", "", r["verb"]): (r["edge"] == "hard", r["action"], bool(r["light"]))
            for r in verb_rows
        },
        noun_end=Ending(longest_first([r["word"] for r in load_table("noun_ends")]), closing="”"),
        determiner=re.compile(rf"(?:{fold(sorted((r['word'] for r in det_rows), key=_said_length))}|\d+个)"),
        indefinite=frozenset(_ASIDE.sub("", r["word"]) for r in det_rows if r["indefinite"]),
        indefinite_inside=re.compile(
            _alternatives([r["word"] for r in det_rows if r["indefinite"] == "anywhere"])
        ),
        generic=re.compile(f"(?:{generic})"),
        scope=re.compile(f"(?:{_alternatives([r['word'] for r in scopes])})"),
        place=re.compile(f"(?:{_alternatives([r['word'] for r in scopes if r['kind'] == 'place'])})"),
        not_entities=frozenset(r["phrase"] for r in vetoes if r["match"] == "exact"),
        not_endings=re.compile(
            f"(?:{_alternatives([r['phrase'] for r in vetoes if r['match'] == 'suffix'])})$"
        ),
        programmes=re.compile(_alternatives([r["name"] for r in load_table("named_programmes")])),
        district=re.compile(
            _alternatives([r["name"] for r in load_table("divisions") if r["level"] in ("province", "city")])
        ),
        place_mark=re.compile(_alternatives([r["mark"] for r in load_table("place_marks")])),
        places=frozenset(_short_places()),
        place_bracket=re.compile(bracket),
        manner=re.compile(f"(?:{_alternatives([r['word'] for r in scopes if r['kind'] == 'manner'])})*"),
        apps=re.compile(_alternatives([r["name"] for r in load_table("known_apps")])),
    )


@lru_cache(maxsize=4096)
def verb_group(text: str) -> VerbGroup:
    """Read the words of a verb group.

    Args:
        text: The group as the edge pattern found it.
    """
    rules = grammar()
    found = [m.group() for m in rules.verb.finditer(text)]
    hard = any(rules.verbs[v][0] for v in found)
    describing = words_of("describing")
    while len(found) > 1 and found[-1] in describing and rules.verbs[found[-2]][1]:
        found.pop()
    tried = any(rules.verbs[v][1] == "explore" for v in found[:-1])
    return VerbGroup(
        hard=hard,
        adverb=not text.startswith(found[0]),
        verb=found[-1],
        action="explore" if tried and rules.verbs[found[-1]][1] else rules.verbs[found[-1]][1],
        light=rules.verbs[found[-1]][2],
        classes=frozenset(name for name in _VERB_CLASSES if found[-1] in words_of(name)),
    )
