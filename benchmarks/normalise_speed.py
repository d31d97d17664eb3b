"""Characters a second of reading and normalising, beside OpenCC's own conversion of the same text.

    python benchmarks/normalise_speed.py [FOLDER] [--megabytes 1 4 16] [--noise pdf_printed ...]

Texts are the passages of the tests, repeated with varied figures up to the size asked for, as
they are (``plain``), in traditional script, and in noisy forms.  Times are processor seconds; the
ratio is normalising : OpenCC on the same text in the same run, so that it holds on a busy machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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

    convert = opencc.OpenCC("t2s").convert
    normalise("国(guó)家")
    sources = [file.read_text(encoding="utf-8").strip() for file in sorted(options.folder.glob("*.txt"))]
    print(
        f"{'form':20}{'MB':>5}{'characters':>12}{'read/s':>12}{'normalise/s':>13}{'OpenCC/s':>12}{'ratio':>7}"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        for form in options.noise:
            for size in options.megabytes:
                text = _grown(sources, noise.FORMS.get(form, str), int(size * 1_000_000))
                file.write_text(text, encoding="utf-8")
                reading, normalising, converting = (
                    _rate(step, argument, len(text))
                    for step, argument in ((read_file, file), (normalise, text), (convert, text))
                )
                print(
                    f"{form:20}{size:5.0f}{len(text):12,}{reading:12,.0f}{normalising:13,.0f}{converting:12,.0f}"
                    f"{converting / normalising:7.1f}",
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


def _rate(step: Callable[[Any], object], argument: object, size: int) -> float:
    """The better of two runs, in characters per processor second."""
    seconds = []
    for _ in range(2):
        started = time.process_time()
        step(argument)
        seconds.append(time.process_time() - started)
    return size / max(min(seconds), 1e-9)


if __name__ == "__main__":
    main()
