"""Screenshots of every page of a site in both languages: ``python -m viz.screenshots SITE OUT``.

Needs playwright (a development dependency) and a Chromium, found as ``chromium`` on the path.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viz.errors import ViewError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

__all__ = ["CHROMIUM_ARGUMENTS", "open_browser", "take_screenshots"]

CHROMIUM_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_DESKTOP: Final = (1366, 820)
_PHONE: Final = (390, 844)
_LOG = logging.getLogger(__name__)


def open_browser(playwright: Playwright) -> Browser:
    """A headless Chromium that asks nothing of the network by itself.

    Raises:
        ViewError: If no Chromium is installed.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise ViewError("no Chromium on the path; install it, e.g. with: apt-get install chromium")
    return playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))


def take_screenshots(site: Path, out: Path) -> tuple[Path, ...]:
    """Photograph every page of a site: both languages, light and dark, on a desk, a phone and paper.

    Args:
        site: Folder that ``render_site`` wrote.
        out: Folder for the pictures, named ``<page>-<language>-<variant>.png``, ``….pdf`` for paper.

    Returns:
        Paths of the pictures, in order.

    Raises:
        ViewError: If ``site`` holds no home page or no Chromium is installed.
    """
    from playwright.sync_api import sync_playwright

    if not (site / "index.html").is_file():
        raise ViewError(f"{site}: no index.html; give the folder that the views were written to")
    out.mkdir(parents=True, exist_ok=True)
    taken = []
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        for variant, (width, height), theme in (
            ("desk", _DESKTOP, "light"),
            ("dark", _DESKTOP, "dark"),
            ("phone", _PHONE, "light"),
            ("print", _DESKTOP, "dark"),
        ):
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1)
            for name, address, whole in _addresses(site):
                for language in ("zh", "en"):
                    page.goto("about:blank")
                    mark = "&" if "#" in address else "#"
                    page.goto(f"{site.resolve().as_uri()}/{address}{mark}lang={language}&theme={theme}")
                    page.wait_for_selector("html[data-ready=yes]")
                    page.wait_for_timeout(600)
                    path = out / f"{name}-{language}-{variant}.{'pdf' if variant == 'print' else 'png'}"
                    if variant == "print":
                        page.pdf(path=path, prefer_css_page_size=True, print_background=True)
                    else:
                        page.screenshot(path=path, full_page=whole and variant != "dark")
                    taken.append(path)
            page.close()
        browser.close()
    return tuple(taken)


def _addresses(site: Path) -> Iterator[tuple[str, str, bool]]:
    """Name, address in the site, and whether the page is taken in full height."""
    yield "home", "index.html", True
    yield "network", "network.html", False
    yield "timeline", "timeline.html", True
    yield "matrix", "matrix.html", True
    yield "duties", "matrix.html#of=duties", True
    yield "compare", "compare.html", True
    yield "entities", "entity.html", False
    key = _busiest(site)
    if key:
        yield "entity", f"entity.html#id={key}", True
        yield "selected", f"network.html#sel={key}", False
        yield "surroundings", f"network.html#sel={key}&ego={key}", False
    for page in sorted((site / "read").glob("*.html"))[:3]:
        yield f"reader-{page.stem}", f"read/{page.name}", False


def _busiest(site: Path) -> str:
    """Key of the platform with most relations, as the home page's data say; empty where there is none."""
    import json
    import re
    from collections import Counter
    from urllib.parse import quote

    text = (site / "index.html").read_text(encoding="utf-8")
    blocks = {
        name: json.loads(found[1])
        if (found := re.search(rf'id="block-{name}">(.*?)</script>', text))
        else None
        for name in ("core", "edges")
    }
    if not blocks["core"] or not blocks["edges"]:
        return ""
    entities = blocks["core"]["entities"]
    counts = Counter(edge[2] for edge in blocks["edges"] if entities[edge[2]][0].startswith("platform/"))
    best = sorted(counts, key=lambda place: (-counts[place], place))
    return quote(entities[best[0]][0], safe="") if best else ""


def main(arguments: list[str]) -> int:
    """Take the screenshots that the command line asks for; 2 for wrong use, 1 where it fails."""
    if len(arguments) != 2:
        _LOG.error("usage: python -m viz.screenshots SITE OUT")
        return 2
    try:
        for path in take_screenshots(Path(arguments[0]), Path(arguments[1])):
            _LOG.info("%s", path)
    except ViewError as error:
        _LOG.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sys.exit(main(sys.argv[1:]))
