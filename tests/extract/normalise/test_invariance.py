"""Every noisy form of a passage has the clean text of the passage itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from noise import FORMS, equal_share

from extract.normalise import normalise

PASSAGES = sorted((Path(__file__).parents[2] / "cases" / "passages").glob("*.txt"))
LEAST = 0.97


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_noisy_form_has_the_clean_text(form: str, passage: Path) -> None:
    source = passage.read_text(encoding="utf-8").strip()
    noisy = FORMS[form](source)
    expected = normalise(source).text
    found = normalise(noisy)
    assert equal_share(expected, found.text) >= LEAST, found.text
    assert normalise(found.text).text == found.text


@pytest.mark.parametrize("form", FORMS)
def test_form_is_noisy(form: str) -> None:
    sources = [path.read_text(encoding="utf-8").strip() for path in PASSAGES]
    assert any(FORMS[form](source) != source for source in sources)


def test_there_are_six_passages_of_a_page_each() -> None:
    assert len(PASSAGES) >= 6
    for path in PASSAGES:
        assert 600 <= len(path.read_text(encoding="utf-8")) <= 1500, path.name


def test_passages_themselves_are_clean() -> None:
    for path in PASSAGES:
        source = path.read_text(encoding="utf-8").strip()
        kept = normalise(source).text
        assert kept.replace("\n", "") == source.replace("\n", "").replace(" ", "").replace(
            "GB/T38664", "GB/T 38664"
        )
