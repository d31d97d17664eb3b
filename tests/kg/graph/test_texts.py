"""The JSON of a text holds its forms and the way between them."""

from __future__ import annotations

import json

import pytest
from factories import sample_extractions

from kg.graph.facts import Naming
from kg.graph.texts import text_file_name, text_json


@pytest.mark.parametrize("index", range(3))
def test_forms_and_offsets(index: int) -> None:
    extraction = sample_extractions()[index]
    told = json.loads(text_json(extraction, Naming()))
    assert told["source"] == extraction.source.text
    assert len(told["cleaned"]) == len(told["simplified"])
    for clean, source, length in told["offset_map"]:
        assert told["cleaned"][clean : clean + length] == told["source"][source : source + length]
    for document in told["documents"]:
        assert told["simplified"][document["start"] : document["end"]]
        assert "/document/" in document["iri"]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("甲.txt", "甲.txt.json"),
        ("a.zip!b/甲 1.txt", "a.zip!b%2F甲%201.txt.json"),
        ("a:b*.txt", "a%3Ab%2A.txt.json"),
    ],
)
def test_file_name(file: str, name: str) -> None:
    assert text_file_name(file) == name


def test_long_file_names_fit_a_file_system() -> None:
    names = {text_file_name("甲" * 300 + tail) for tail in "ab"}
    assert len(names) == 2
    assert all(len(name.encode()) < 255 for name in names)
