"""How central entities are, in the network and in the list of entities."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest


def highest(site: Path, measure: str) -> str:
    """Name of the entity with the highest value, as the page's own data say."""
    text = (site / "network.html").read_text(encoding="utf-8")
    core, values = (
        json.loads(found[1])
        for name in ("core", "measures")
        if (found := re.search(rf'id="block-{name}">(.*?)</script>', text))
    )
    place = max(range(len(values[measure])), key=values[measure].__getitem__)
    return str(core["entities"][place][2])


@pytest.mark.parametrize("measure", ["relations", "pagerank", "betweenness"])
def test_nodes_are_as_large_as_the_chosen_measure_says(visit: Any, site: Path, measure: str) -> None:
    page = visit.go("network.html")
    sizes = "policyNetwork.body.data.nodes.get().map((node) => [node.size, node.label])"
    before = page.evaluate(sizes)
    page.locator("#node-size").select_option(measure)
    after = page.evaluate(sizes)
    assert (after == before) == (measure == "relations")
    assert max(after)[1][:6] == highest(site, measure)[:6]
    assert ("size=" in page.url) == (measure != "relations")
    page.locator("#visible-count").click()
    first = page.locator("#visible-list .row").first
    assert highest(site, measure) in first.inner_text()
    page.locator("#filter-reset").click()
    assert page.evaluate(sizes) == before
    assert page.locator("#node-size").input_value() == "relations"


def test_an_entity_tells_its_measures_and_its_place_among_all(visit: Any, site: Path) -> None:
    page = visit.go("entity.html#entities-sort=pagerank:down&lang=en")
    row = page.locator("tbody tr").first
    assert highest(site, "pagerank") in row.inner_text()
    share = row.locator('td[data-label="PageRank"]').inner_text()
    row.locator("a").first.click()
    page.locator(".entity-head .facts").wait_for()
    facts = page.locator(".entity-head .facts").inner_text()
    assert re.search(rf"PageRank\s+{re.escape(share)} \(no\. 1 of \d+\)", facts)
    assert "Betweenness" in facts
