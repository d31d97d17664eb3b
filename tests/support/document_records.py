"""Checks of the records of documents: what is asserted is named in the row, the rest is free."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.structure import parse_structure

Expected = list[dict[str, object]]


def check_records(text: str, expected: Expected) -> None:
    """Compare the named fields of each document, and how many there are."""
    documents = parse_structure(text).documents
    found = [
        {key: getattr(document, key) for key in wanted}
        for document, wanted in zip(documents, expected, strict=False)
    ]
    assert found == expected
    assert len(documents) == len(expected)


def check_spans(text: str) -> None:
    """Compare title, number and issuers with the places that the records give for them."""
    structure = parse_structure(text)
    for index, document in enumerate(structure.documents):
        assert 0 <= document.start <= document.end <= len(text)
        if document.title_end > document.title_start:
            line = text[document.title_start : document.title_end].replace("\n", "")
            assert line.removesuffix("（已废止）") == document.title
        printed = text[document.number_start : document.number_end].replace("\n", "").replace("（第", "第")
        assert printed == document.number
        names = {re.sub("第.{1,3}届", "", text[a:b]) for a, b in document.issuer_spans}
        assert set(document.issuers) <= names
        root = next(section for section in structure.sections if section.document == index)
        assert (root.kind, root.start, root.end) == ("document", document.start, document.end)
    regions = [(d.start, d.end) for d in structure.documents]
    assert regions[0][0] == 0 and regions[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(regions))
