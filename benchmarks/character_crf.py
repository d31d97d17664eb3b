"""A linear-chain CRF over characters that marks names of platforms, databases and projects.

The rival of the rules in ``designs.py``: each character of a clean sentence gets a label (outside, begin,
inside or end of a name of one type) by the characters around it and, where asked for, by the lexicons
of the rules or by what the rules themselves say.
"""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

__all__ = ["Crf", "Span", "train"]

Span = tuple[int, int, str]
"""Start and end, exclusive, in the clean text, and type."""

_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_KINDS = (
    ("figure", re.compile(r"[0-9]")), ("latin", re.compile(r"[A-Za-z]")), ("mark", re.compile(r"[^\w]")),
)  # fmt: skip
_WINDOW = 4
_FAR = 12


@dataclass(frozen=True)
class Crf:
    """A trained model.

    Attributes:
        path: Where it is stored.
        lexicons: Whether it sees the lexicons of the rules.
        hints: Whether it sees the labels that the rules give.
    """

    path: Path
    lexicons: bool
    hints: bool

    def spans(self, text: str, hints: Sequence[Span] = ()) -> list[tuple[Span, float]]:
        """Names in a clean text with their probability, in order."""
        import pycrfsuite

        tagger = pycrfsuite.Tagger()
        tagger.open(str(self.path))
        found: list[tuple[Span, float]] = []
        given = _labels(text, hints) if self.hints else None
        for start, end in _sentences(text):
            labels = tagger.tag(_features(text, start, end, lexicons=self.lexicons, given=given))
            for begin, stop, kind in _decode(labels):
                sure = min(tagger.marginal(labels[at], at) for at in (begin, stop - 1))
                found.append(((start + begin, start + stop, kind), sure))
        return found


def train(texts: Sequence[tuple[str, Sequence[Span], Sequence[Span]]], *, lexicons: bool, hints: bool) -> Crf:
    """Train on clean texts, each with its names and with what the rules find in it."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({
        "c1": 0.05, "c2": 0.02, "max_iterations": 50, "feature.possible_transitions": True,
    })  # fmt: skip
    for text, names, hinted in texts:
        labels = _labels(text, names)
        given = _labels(text, hinted) if hints else None
        for start, end in _sentences(text):
            trainer.append(_features(text, start, end, lexicons=lexicons, given=given), labels[start:end])
    path = Path(tempfile.mkdtemp(prefix="crf")) / "model"
    trainer.train(str(path))
    return Crf(path, lexicons, hints)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    return (m.span() for m in _SENTENCE.finditer(text))


def _labels(text: str, spans: Sequence[Span]) -> list[str]:
    """One label a character; of names inside one another the longest counts."""
    labels = ["O"] * len(text)
    for start, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if any(label != "O" for label in labels[start:end]):
            continue
        labels[start:end] = [f"I-{kind}"] * (end - start)
        labels[end - 1] = f"E-{kind}"
        labels[start] = f"B-{kind}"
    return labels


def _decode(labels: Sequence[str]) -> Iterator[Span]:
    start = -1
    for at, (label, following) in enumerate(pairwise([*labels, "O"])):
        if label[0] == "B":
            start = at
        if start >= 0 and (label[0] == "E" or following[0] in "BO"):
            yield start, at + 1, labels[start][2:]
            start = -1


def _features(
    text: str, start: int, end: int, *, lexicons: bool, given: Sequence[str] | None
) -> list[list[str]]:
    """Features of the characters of one sentence."""
    chars = text[start:end]
    padded = "\x02" * _WINDOW + chars + "\x03" * _WINDOW
    rows = []
    for at, char in enumerate(chars):
        here = at + _WINDOW
        row = [f"{step}={padded[here + step]}" for step in range(-_WINDOW, _WINDOW + 1)]
        row += [f"2{step}={padded[here + step : here + step + 2]}" for step in range(-3, 3)]
        row += [f"3{step}={padded[here + step : here + step + 3]}" for step in range(-3, 2)]
        row.append("kind=" + next((name for name, pattern in _KINDS if pattern.match(char)), "chinese"))
        rows.append(row)
    if lexicons:
        _add_lexicons(text, start, end, rows)
    if given is not None:
        for at, row in enumerate(rows):
            row += [f"r{s}={given[start + at + s] if 0 <= at + s < end - start else '-'}" for s in (-1, 0, 1)]
    return rows


def _add_lexicons(text: str, start: int, end: int, rows: list[list[str]]) -> None:
    """Add what the lexicons of heads, verbs, function words, scopes and negatives say of each character."""
    from extract.tag.grammar import grammar, verb_group

    rules = grammar()
    heads: list[tuple[int, str]] = []
    for m in rules.head.finditer(text, start, end):
        kind = rules.heads[m.group()].type
        heads.append((m.start() - start, kind))
        _mark(rows, m.start() - start, m.end() - start, f"head-{kind}")
    for m in rules.edge.finditer(text, start, end):
        where = m.lastgroup or ""
        if where == "verb":
            group = verb_group(m.group())
            where = f"verb-{'hard' if group.hard else 'soft'}-{group.action}"
        _mark(rows, m.start() - start, m.end() - start, where)
    for name, pattern in (("scope", rules.scope), ("generic", rules.generic), ("vague", rules.determiner)):
        for m in pattern.finditer(text, start, end):
            _mark(rows, m.start() - start, m.end() - start, name)
    starts = [at for at, _ in heads]
    for at, row in enumerate(rows):
        if (i := bisect_right(starts, at - 1)) < len(heads):
            far = heads[i][0] - at
            row += [f"next={heads[i][1]}", f"far={heads[i][1]}{min(far, _FAR)}"]


def _mark(rows: list[list[str]], start: int, end: int, name: str) -> None:
    for at in range(start, min(end, len(rows))):
        rows[at].append(f"{name}:{'b' if at == start else 'i'}{'e' if at == end - 1 else ''}")
    if start > 0:
        rows[start - 1].append(f"{name}:next")
    if end < len(rows):
        rows[end].append(f"{name}:after")
