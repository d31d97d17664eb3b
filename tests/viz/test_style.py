"""Colours keep their contrast, differ for the colour-blind, and every word and colour is there."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import viz
from viz.blocks import words_block
from viz.style import read_style

ASSETS = Path(viz.__file__).parent / "assets"
SURFACES = {"light": ("#ffffff", "#f5f7f9"), "dark": ("#14181d", "#0e1216", "#181e24")}
# Machado, Oliveira and Fernandes 2009, severity 1.
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
}


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("group", ["types", "families"])
def test_graphics_keep_three_to_one(theme: str, group: str) -> None:
    for name, look in read_style()[group].items():
        for surface in SURFACES[theme]:
            assert contrast(look[theme], surface) >= 3, (name, surface)


def test_types_differ_in_shape() -> None:
    shapes = [look["shape"] for look in read_style()["types"].values()]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("kind", sorted(BLINDNESS))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_types_differ_for_the_colour_blind(theme: str, kind: str) -> None:
    def seen(colour: str) -> tuple[float, ...]:
        rgb = linear(colour)
        return tuple(
            max(0.0, sum(w * p for w, p in zip(row, rgb, strict=True))) ** (1 / 2.2)
            for row in BLINDNESS[kind]
        )

    for (a, x), (b, y) in itertools.combinations(read_style()["types"].items(), 2):
        gap = sum((p - q) ** 2 for p, q in zip(seen(x[theme]), seen(y[theme]), strict=True)) ** 0.5
        assert gap > 0.04, (a, b, gap)


def test_every_word_that_pages_ask_for_is_there_in_both_languages() -> None:
    words = words_block()
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(ASSETS.rglob("*.html")) + sorted(ASSETS.rglob("*.js"))
    )
    asked = set(re.findall(r'\bt\("(\w+)"', text)) | set(re.findall(r'data-t(?:-label)?="(\w+)"', text))
    assert asked <= set(words)
    assert all(len(row) == 2 and all(row) for row in words.values())
    style = read_style()
    for name in style["relations"]:
        assert f"rel_{name}" in words
        assert f"inv_{name}" in words
    assert all(f"family_{name}" in words for name in style["families"])
    assert all(f"type_{name}" in words for name in style["types"])


def test_no_word_is_left_over() -> None:
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(ASSETS.rglob("*"))
        if path.suffix in (".html", ".js")
    )
    prefixes = tuple(set(re.findall(r"[`\"](\w+_)(?:\$\{|\")", text)) | {"page_", "rel_", "inv_"})
    stray = [key for key in words_block() if not key.startswith(prefixes) and f'"{key}"' not in text]
    assert stray == []


def test_names_never_become_markup() -> None:
    for path in sorted((ASSETS / "js").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "DOMParser",
        ):
            assert word not in text, (path.name, word)
