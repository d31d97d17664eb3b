"""Every noisy form of a passage says the same: the entities and relations of the clean form.

Shares are pooled over the passages: what both forms say, of what either says.  With ``-s`` the table is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from annotated import load_passages
from noise import FORMS

from extract.pipeline import extract_text
from extract.records import SourceText

CASES = Path(__file__).parents[1] / "cases"
LEAST = 0.97

Facts = frozenset[tuple[object, ...]]


def passages(kind: str) -> dict[str, str]:
    if kind == "composed for the noise":
        return {
            p.name: p.read_text(encoding="utf-8").strip() for p in sorted((CASES / "passages").glob("*.txt"))
        }
    found = [p for p in load_passages(CASES / "annotated" / "tuned") if p["file"].startswith("v")]
    return {p["file"]: "\n".join(filter(str.strip, p["text"].splitlines())) for p in found}


def facts(name: str, text: str) -> tuple[Facts, Facts]:
    extraction = extract_text(SourceText(name, name, text))
    return (
        frozenset((e.type, e.name) for e in extraction.entities),
        frozenset((r.subject, r.predicate, r.object) for r in extraction.relations),
    )


@cache
def clean_facts(kind: str) -> Mapping[str, tuple[Facts, Facts]]:
    return {name: facts(name, text) for name, text in passages(kind).items()}


def compared(kind: str, form: str) -> Iterator[tuple[str, Facts, Facts]]:
    """Of each passage its name, what both forms say, and what only one of them says."""
    for name, text in passages(kind).items():
        for clean, noisy in zip(clean_facts(kind)[name], facts(name, FORMS[form](text)), strict=True):
            yield name, clean & noisy, clean ^ noisy


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["composed for the noise", "annotated, long"])
def test_noisy_form_says_the_same(kind: str, form: str) -> None:
    both = only_one = 0
    unlike: list[tuple[str, object]] = []
    for name, shared, apart in compared(kind, form):
        both += len(shared)
        only_one += len(apart)
        unlike += [(name, fact) for fact in sorted(apart, key=str)]
    share = both / (both + only_one)
    sys.stdout.write(f"\n{kind:24} {form:32} {both + only_one:4} {share:.3f} ")
    assert share >= LEAST, unlike


def test_passages_say_enough_to_compare() -> None:
    for kind, least in (("composed for the noise", 100), ("annotated, long", 200)):
        assert sum(len(part) for both in clean_facts(kind).values() for part in both) >= least
