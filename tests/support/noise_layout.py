"""Paragraphs to wrapped lines and pages, as a printed document has them."""

from __future__ import annotations

__all__ = ["fill", "pages", "wrap"]


def fill(paragraph: str, width: int, first: int | None = None) -> list[str]:
    """Cut a paragraph into lines of full width (figures and Latin letters count half).

    No line begins with a stop or a closing mark, and no number or word is cut.
    """
    lines: list[str] = []
    room = width if first is None else first
    while paragraph:
        cut = 0
        used = 0.0
        while cut < len(paragraph) and (used < room or paragraph[cut] in "，。、；：？！）》”’%"):
            used += 0.5 if paragraph[cut].isascii() else 1
            cut += 1
        whole = cut
        while 1 < cut < len(paragraph) and paragraph[cut - 1].isascii() and paragraph[cut].isascii():
            cut -= 1
        cut = whole if cut == 1 else cut
        lines.append(paragraph[:cut].strip())
        paragraph = paragraph[cut:].lstrip()
        room = width
    return lines


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        lead = indent if number else ""
        filled = fill(paragraph, width, width - len(lead))
        lines += [lead + filled[0], *filled[1:]]
    return lines


def pages(rows: list[str], number: str, lines: int, between: str = "\n") -> str:
    sheets = [rows[at : at + lines] for at in range(0, len(rows), lines)]
    return "\n\n".join(between.join(page) + "\n\n" + number.format(at) for at, page in enumerate(sheets, 11))
