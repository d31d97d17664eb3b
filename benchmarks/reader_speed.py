"""Characters a second of reading, normalising and structuring apart, beside OpenCC's own conversion.

    python benchmarks/reader_speed.py [FOLDER] [--megabytes 1 4 16] [--noise pdf_printed ...]

Texts are the passages of the tests, repeated with varied figures up to the size asked for, as
they are (``plain``), in traditional script, and in noisy forms.  Times are processor seconds, the median
of several runs; the ratio is normalising : OpenCC on the same text, run by turns, so that it holds on a
busy machine.  Rates are characters of the source a second; structuring is given the clean text.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

FORMS = ("plain", "traditional", "half_punctuation", "pdf_double_breaks", "pinyin_tones", "web_page")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "cases" / "passages")
    parser.add_argument("--megabytes", nargs="+", type=float, default=[1, 4, 16], help="sizes in MB of UTF-8")
    parser.add_argument(
        "--noise", nargs="+", default=list(FORMS), help="forms of tests/support/noise.py, or plain"
    )
    options = parser.parse_args()

    import noise
    import opencc

    from extract.normalise import normalise
    from extract.read import read_file
    from extract.structure import parse_structure

    convert = opencc.OpenCC("t2s").convert
    sources = [file.read_text(encoding="utf-8").strip() for file in sorted(options.folder.glob("*.txt"))]
    parse_structure(normalise("国(guó)家\n" + "\n".join(sources)).text)
    print(
        f"{'form':20}{'MB':>5}{'characters':>12}{'read/s':>14}{'normalise/s':>13}{'structure/s':>13}", end=""
    )
    print(f"{'OpenCC/s':>13}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        for form in options.noise:
            for size in options.megabytes:
                text = _grown(sources, noise.FORMS.get(form, str), int(size * 1_000_000))
                file.write_text(text, encoding="utf-8")
                clean = normalise(text).text
                seconds = _seconds(
                    max(3, int(16 / size)),
                    lambda file=file: read_file(file),
                    lambda text=text: normalise(text),
                    lambda clean=clean: parse_structure(clean),
                    lambda text=text: convert(text),
                )
                read, normalising, structuring, converting = (len(text) / each for each in seconds)
                print(
                    f"{form:20}{size:5.0f}{len(text):12,}{read:14,.0f}{normalising:13,.0f}{structuring:13,.0f}"
                    f"{converting:13,.0f}{converting / normalising:7.1f}",
                    flush=True,
                )


def _grown(sources: list[str], form: Callable[[str], str], size: int) -> str:
    """Repeat the sources, their figures varied, up to a number of UTF-8 bytes."""
    noisy = [form(source) for source in sources]
    pieces: list[str] = []
    total = turn = 0
    while total < size:
        piece = noisy[turn % len(noisy)].replace("5", str(turn % 9973))
        pieces.append(piece)
        total += len(piece.encode("utf-8"))
        turn += 1
    return "\n".join(pieces)


def _seconds(times: int, *steps: Callable[[], object]) -> list[float]:
    """Median processor seconds of each step, the steps run by turns."""
    taken: list[list[float]] = [[] for _ in steps]
    for _ in range(times):
        for step, seconds in zip(steps, taken, strict=True):
            started = time.process_time()
            step()
            seconds.append(time.process_time() - started)
    return [max(statistics.median(seconds), 1e-9) for seconds in taken]


if __name__ == "__main__":
    main()
