"""Frames a second of the network page while it is panned, zoomed and a node is dragged, as a person does.

Run from the repository's root: ``python benchmarks/views_frames.py [SIZES…]``.  Real mouse events go to a
headless Chromium for ``SECONDS`` each; the page counts its animation frames and its drawings, and how long a
drawing takes.  An empty page gets the same events in the same run: it says what the machine allows at that
moment.  Plain pyvis (physics on, as it comes) is measured at the smallest size only, where it reacts at all.
Headless Chromium here draws without a GPU, so a person's browser is faster.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright
from views_speed import make_graph, write_pyvis

from viz import render_site
from viz.screenshots import open_browser

SECONDS = 4.0
WATCH = """NETWORK => {
  window.seen = { frames: [], draws: [], took: [] };
  const tick = (now) => { seen.frames.push(now); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  const net = window[NETWORK];
  if (!net) return;
  let began = 0;
  net.on("beforeDrawing", () => { began = performance.now(); });
  net.on("afterDrawing", () => {
    seen.draws.push(performance.now());
    seen.took.push(performance.now() - began);
  });
}"""
READ = """() => {
  const { frames, draws, took } = window.seen;
  const gaps = frames.slice(1).map((at, place) => at - frames[place]);
  return { frames: frames.length, draws: draws.length, took, gaps };
}"""
CLEAR = "() => { for (const list of Object.values(window.seen)) list.length = 0; }"
# A node near the middle of what is drawn, on the screen.
NODE = """NETWORK => {
  const net = window[NETWORK];
  const box = document.querySelector("canvas").getBoundingClientRect();
  const found = Object.entries(net.getPositions())
    .map(([id, at]) => net.canvasToDOM(at))
    .map(({ x, y }) => {
      const far = Math.hypot(x - box.width / 2, y - box.height / 2);
      return { x: x + box.x, y: y + box.y, far };
    })
    .sort((a, b) => a.far - b.far);
  return found[0];
}"""


def circle(middle: tuple[float, float], radius: float) -> Iterator[tuple[float, float]]:
    """Points on a circle, without end."""
    step = 0
    while True:
        yield middle[0] + radius * math.cos(step / 12), middle[1] + radius * math.sin(step / 12)
        step += 1


def drag(page: Page, start: tuple[float, float]) -> int:
    """Hold the button and move in circles; the number of events."""
    page.mouse.move(*start)
    page.mouse.down()
    until = time.monotonic() + SECONDS
    sent = 0
    for x, y in circle((start[0] - 80, start[1]), 80):
        page.mouse.move(x, y)
        sent += 1
        if time.monotonic() > until:
            break
    page.mouse.up()
    return sent


def zoom(page: Page, start: tuple[float, float]) -> int:
    """Turn the wheel in and out; the number of events."""
    page.mouse.move(*start)
    until = time.monotonic() + SECONDS
    turn = 0
    while time.monotonic() < until:
        page.mouse.wheel(0, -120 if turn % 16 < 8 else 120)
        turn += 1
    return turn


def measure(page: Page, gesture: Callable[[], int]) -> str:
    """Events, frames and drawings a second, milliseconds a drawing, the longest stretch without a frame."""
    page.evaluate(CLEAR)
    began = time.monotonic()
    sent = gesture()
    seconds = time.monotonic() - began
    seen = page.evaluate(READ)
    page.wait_for_timeout(500)
    took = f"{median(seen['took']):>9.1f}" if seen["took"] else f"{'—':>9}"
    return (
        f"{sent / seconds:>9.0f} {seen['frames'] / seconds:>9.0f} {seen['draws'] / seconds:>9.0f} {took}"
        f" {max(seen['gaps'], default=0):>9.0f}"
    )


def rows_of(page: Page, address: str, network: str, patience: float) -> Iterator[tuple[str, str]]:
    """A row for each gesture on one page."""
    page.goto(address, wait_until="commit")
    if network:
        page.wait_for_function(f"window.{network} && {network}.body", polling=200, timeout=patience * 1000)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH, network)
    node = page.evaluate(NODE, network) if network else {"x": 700, "y": 400}
    corner = (430.0, 130.0)
    yield "pan", measure(page, lambda: drag(page, corner))
    if network:
        node = page.evaluate(NODE, network)
    yield "drag a node", measure(page, lambda: drag(page, (node["x"], node["y"])))
    yield "zoom", measure(page, lambda: zoom(page, (760.0, 430.0)))


def main() -> int:
    """Print one row for each page, size and gesture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 2000])
    sizes = parser.parse_args().sizes
    print(f"load {os.getloadavg()[0]:.1f}")
    columns = f"{'events/s':>9} {'frames/s':>9} {'draws/s':>9} {'ms/draw':>9} {'gap ms':>9}"
    print(f"{'page':<22} {'nodes':>6} {'gesture':<12} {columns}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        pages = [("empty page", 0, "data:text/html,<canvas>", "")]
        for size in sizes:
            graph, pairs = make_graph(size)
            render_site(graph, Path(folder) / f"site{size}")
            ours = (Path(folder) / f"site{size}" / "network.html").as_uri()
            pages.append(("policy-kg", size, f"{ours}#overview=off", "policyNetwork"))
            if size == min(sizes):
                write_pyvis(size, pairs, Path(folder) / "pyvis.html")
                pages.append(("plain pyvis", size, (Path(folder) / "pyvis.html").as_uri(), "network"))
        for name, size, address, network in pages:
            browser = open_browser(playwright)
            # Watching needs a script of our own, which the policy of our pages forbids.
            context = browser.new_context(
                viewport={"width": 1366, "height": 820}, offline=True, bypass_csp=True
            )
            page = context.new_page()
            page.set_default_timeout(90_000)
            try:
                for gesture, row in rows_of(page, address, network, 90):
                    print(f"{name:<22} {size:>6} {gesture:<12} {row}", flush=True)
            except Exception as error:  # a page that blocks is a result
                print(f"{name:<22} {size:>6} {str(error).splitlines()[0][:60]}", flush=True)
            browser.close()
    print(f"load {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
