"""Time to first paint and to a stable network, our page beside plain pyvis (physics on, as it comes).

Run from the repository's root: ``python benchmarks/views_speed.py [SIZES…]``.  Both pages are opened in the
same headless Chromium, one after the other, with the network off; pyvis' requests to its CDN therefore fail
at once, which is in its favour.  Stable means: no frame drawn for one second.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright
from rdflib import RDF, RDFS, Graph, Literal, Namespace

from viz import render_site
from viz.screenshots import open_browser

PKG = Namespace("https://w3id.org/policy-kg/ontology#")
BASE = Namespace("https://example.org/id/")
TYPES = ("Platform", "Database", "Agency", "Project", "Goal")
PREDICATES = ("dependsOn", "supports", "connectsTo", "partOf", "delivers")
PATIENCE = 90
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
# Asked again and again from outside, so that a page that blocks runs into our patience.
WATCH = """() => {
  if (typeof NETWORK === 'undefined' || !NETWORK.body) return false;
  if (!window.drawn) {
    window.drawn = [performance.now()];
    NETWORK.on('afterDrawing', () => window.drawn.push(performance.now()));
  }
  const last = window.drawn[window.drawn.length - 1];
  return performance.now() - last > 1000 && last / 1000;
}"""


def make_graph(size: int) -> tuple[Graph, list[tuple[int, int]]]:
    """A graph of ``size`` entities: documents as hubs, and as many relations between systems."""
    rng = random.Random(11)
    graph = Graph()
    documents = max(3, size // 60)
    pairs = []
    for number in range(size):
        kind = "Document" if number < documents else TYPES[number % len(TYPES)]
        node = BASE[f"{kind.lower()}/{number}"]
        graph.add((node, RDF.type, PKG[kind]))
        graph.add((node, RDFS.label, Literal(f"第{number}号政务信息平台", lang="zh")))
    nodes = sorted(graph.subjects(RDF.type), key=lambda node: int(str(node).rsplit("/", 1)[1]))
    for number in range(documents, size):
        ends = (rng.randrange(documents), number)
        graph.add((nodes[ends[0]], PKG[rng.choice(("builds", "improves", "uses"))], nodes[ends[1]]))
        other = (number, rng.randrange(documents, size))
        graph.add((nodes[other[0]], PKG[rng.choice(PREDICATES)], nodes[other[1]]))
        pairs += [ends, other]
    return graph, pairs


def write_pyvis(size: int, pairs: list[tuple[int, int]], path: Path) -> None:
    """The same nodes and edges as pyvis draws them by default, its scripts inside the page."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", height="800px")
    for number in range(size):
        net.add_node(number, label=f"第{number}号政务信息平台")
    for a, b in pairs:
        net.add_edge(a, b)
    path.write_text(net.generate_html(), encoding="utf-8")


def measure(browser: Browser, address: str, network: str) -> str:
    """First paint and stable time of one page in seconds, as a row of a table."""
    # Watching needs a script of our own, which the policy of our pages forbids.
    context = browser.new_context(viewport={"width": 1366, "height": 820}, offline=True, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    stable, paint = "never", "—"
    try:
        page.goto(address, wait_until="commit")
        watched = page.wait_for_function(WATCH.replace("NETWORK", network), polling=100)
        stable = f"{watched.json_value():.1f}"
        paint = f"{page.evaluate(PAINT):.1f}"
    except Error as error:
        stable = f"not in {PATIENCE} s" if "Timeout" in str(error) else str(error)[:60]
    return f"{paint:>8} {stable:>8}"


def main() -> int:
    """Print one row for each page and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 1000, 5000])
    sizes = parser.parse_args().sizes
    print(f"{'page':<22} {'nodes':>6} {'edges':>6} {'kB':>6} {'build s':>8} {'paint s':>8} {'stable s':>8}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            graph, pairs = make_graph(size)
            began = time.perf_counter()
            render_site(graph, Path(folder) / f"site{size}")
            built = time.perf_counter() - began
            ours = Path(folder) / f"site{size}" / "network.html"
            plain = Path(folder) / f"pyvis{size}.html"
            began = time.perf_counter()
            write_pyvis(size, pairs, plain)
            plain_built = time.perf_counter() - began
            rows = (
                ("policy-kg, as opened", ours, "", "policyNetwork", built),
                ("policy-kg, all nodes", ours, "#overview=off&deg=0", "policyNetwork", built),
                ("plain pyvis", plain, "", "network", plain_built),
            )
            for name, path, mark, network, seconds in rows:
                browser = open_browser(playwright)
                result = measure(browser, path.resolve().as_uri() + mark, network)
                browser.close()
                weight = path.stat().st_size // 1000
                print(
                    f"{name:<22} {size:>6} {len(pairs):>6} {weight:>6} {seconds:>8.1f} {result}", flush=True
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
