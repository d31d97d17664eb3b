"""Contrast, labels and roles of every page, checked with axe-core where it is installed.

axe-core is not part of this project: ``.ci/run`` installs it into ``build/axe`` where npm is there.  To use
another one, set ``AXE_CORE`` to its ``axe.min.js``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

AXE = Path(os.environ.get("AXE_CORE", "build/axe/node_modules/axe-core/axe.min.js"))
PAGES = (
    "index.html", "network.html", "timeline.html", "matrix.html", "compare.html", "entity.html",
    "entity.html#id=platform%2F%E5%9B%BD%E5%AE%B6%E6%94%BF%E5%8A%A1%E4%BA%91",
    "network.html#sel=platform%2F%E5%9B%BD%E5%AE%B6%E6%94%BF%E5%8A%A1%E4%BA%91",
    "read/city-noisy.txt-f70a4500.html#m-30-80", "read/provincial.txt.html", "matrix.html#of=duties",
)  # fmt: skip


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: npm install --prefix build/axe axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(
    visitor: Callable[..., Any], site: Path, address: str, locale: str, scheme: str
) -> None:
    # The page's own policy forbids foreign scripts, as it should: axe comes in past it.
    seen = visitor(site, color_scheme=scheme, locale=locale, bypass_csp=True)
    page = seen.go(address)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
    )
    found = [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in result["violations"]
        for node in violation["nodes"][:4]
    ]
    assert found == []
