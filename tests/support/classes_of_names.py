"""When a word of a class bounds or tells a name: for each class, whether it holds in a phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.link.between import names_apart
from extract.structure import parse_structure
from extract.tag.candidate import Candidate
from extract.tag.components import find_components
from extract.tag.names import find_names
from extract.tag.quoted import find_quoted_apps
from extract.tag.reported import reported_spans
from extract.tag.titled import find_titled_projects

SERVICE = "云岭省信用服务平台"


def found(phrase: str) -> tuple[Candidate, ...]:
    return find_names(phrase, parse_structure(phrase))


def names(phrase: str) -> set[str]:
    return {name for candidate in found(phrase) for name in candidate.names}


def action(phrase: str) -> str:
    (candidate,) = found(phrase)
    return candidate.action


def titled(phrase: str) -> set[str]:
    text = f"云岭省数字政府建设方案\n{phrase}\n建设共享平台。"
    return {
        name for candidate in find_titled_projects(text, parse_structure(text)) for name in candidate.names
    }


def apart(phrase: str) -> set[tuple[str, str]]:
    """Which names are two things, of a national system and the last one."""
    spans = ((0, "国家政务平台"), (phrase.rfind("政务平台"), "政务平台"))
    return names_apart(
        phrase,
        [Candidate("platform", at, at + len(name), (name,), "name.platform", 0.9) for at, name in spans],
        ("platform",),
    )


def refused(phrase: str) -> bool:
    """Whether nothing is an app."""
    return not find_quoted_apps(phrase)


NAMES: Mapping[str, Callable[[str, str], bool]] = {
    "action_name": lambda phrase, word: any(name.endswith(f"{word}行动管理平台") for name in names(phrase)),
    "actor": lambda phrase, word: SERVICE in names(phrase),
    "app_end": lambda phrase, word: not refused(phrase),
    "app_kind": lambda phrase, word: not refused(phrase),
    "app_like": lambda phrase, _: len(found(phrase)) > 1,
    "app_use": lambda phrase, word: not refused(phrase),
    "app_verb": lambda phrase, word: not refused(phrase),
    "application": lambda phrase, word: refused(phrase),
    "apps_of_a_kind": lambda phrase, _: not refused(phrase),
    "bare_noun": lambda phrase, word: SERVICE in names(phrase),
    "category": lambda phrase, word: not names(phrase),
    "component": lambda phrase, _: len(list(find_components(phrase, ()))) == 2,
    "counted_thing": lambda phrase, _: not names(phrase),
    "describing": lambda phrase, word: action(phrase) == "build",
    "drafting": lambda phrase, word: not names(phrase),
    "framing": lambda phrase, word: action(phrase) == "build",
    "governs_project": lambda phrase, word: names(phrase) == {"护苗工程"},
    "inner_system": lambda phrase, word: not names(phrase),
    "letting": lambda phrase, word: SERVICE in names(phrase),
    "linked_network": lambda phrase, word: not any(name.endswith("网络") for name in names(phrase)),
    "local_level": lambda phrase, _: bool(apart(phrase)),
    "moving": lambda phrase, word: action(phrase) == "integrate",
    "national_compound": lambda phrase, word: not any(name.startswith("国家") for name in names(phrase)),
    "no_action": lambda phrase, word: action(phrase) == "",
    "no_app": lambda phrase, _: refused(phrase),
    "no_component": lambda phrase, word: len(list(find_components(phrase, ()))) == 1,
    "nominal": lambda phrase, word: any(word in name for name in names(phrase)),
    "organ": lambda phrase, word: not names(phrase),
    "outside_project": lambda phrase, word: not names(phrase),
    "pending": lambda phrase, word: action(phrase) == "",
    "project_end": lambda phrase, word: bool(titled(phrase)),
    "project_lead": lambda phrase, word: titled(phrase) == {"岭上清源工程"},
    "project_manner": lambda phrase, word: titled(phrase) == {"岭上清源工程"},
    "report_heading": lambda phrase, word: bool(reported_spans(phrase, parse_structure(phrase))),
    "report_sign": lambda phrase, word: bool(reported_spans(phrase, parse_structure(phrase))),
    "service_end": lambda phrase, word: refused(phrase),
    "service_start": lambda phrase, word: refused(phrase),
    "shared_head": lambda phrase, word: any(
        name.startswith("人口") and word in name for name in names(phrase)
    ),
    "set_apart": lambda phrase, _: bool(apart(phrase)),
    "set_apart_afar": lambda phrase, _: bool(apart(phrase)),
    "several_projects": lambda phrase, _: not titled(phrase),
    "slogan": lambda phrase, word: refused(phrase),
    "subject": lambda phrase, word: SERVICE in names(phrase),
    "topic": lambda phrase, word: f"{word}服务平台" in names(phrase),
    "upkeep": lambda phrase, word: action(phrase) != "integrate",
}
