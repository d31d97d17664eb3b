"""Processor seconds of each stage from text to records, run one after another as the pipeline runs them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from extract.garbage import collection_paused
from extract.mentions import collect_entities, place_mentions
from extract.normalise import normalise
from extract.pipeline import link_candidates
from extract.relate import find_relations
from extract.structure import parse_structure
from extract.tag.agencies import find_agencies
from extract.tag.citations import find_citations, own_document_name
from extract.tag.goals import find_goals
from extract.tag.names import find_names
from extract.tag.overlap import choose_candidates

__all__ = ["stage_seconds"]


@collection_paused()
def stage_seconds(text: str) -> dict[str, float]:
    """Return the processor seconds of each stage, by name, in order."""
    seconds: dict[str, float] = {}

    def timed(stage: str, run: Callable[..., Any], *arguments: Any) -> Any:
        start = time.process_time()
        result = run(*arguments)
        seconds[stage] = time.process_time() - start
        return result

    clean = timed("normalise", normalise, text)
    structure = timed("structure", parse_structure, clean.text, {})
    agencies = timed("tag: agencies", find_agencies, clean.text, structure)
    cited = timed("tag: documents", find_citations, clean.text, structure)
    ends = {agency.end for agency in agencies}
    names = timed("tag: platforms, databases, projects", find_names, clean.text, structure, ends)
    goals = timed("tag: goals", find_goals, clean.text, structure)
    chosen = timed("tag: choice", choose_candidates, (*cited, *agencies, *names, *goals))
    linked = timed("link", link_candidates, clean.text, chosen)
    mentions = timed("mentions", place_mentions, clean, structure, linked)
    own = [own_document_name(structure, index) for index in range(len(structure.documents))]
    timed("entities", collect_entities, clean, mentions, structure, own)
    timed("relate", find_relations, clean.text, structure, mentions, own, clean.to_source)
    return seconds
