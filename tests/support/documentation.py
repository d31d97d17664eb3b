"""The pages of the documentation and the blocks of code on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
CHINESE = DOCS / "zh"
PAGES = sorted(
    [*ROOT.glob("*.md"), *(p for p in DOCS.rglob("*.md") if p.parent.name != "reference")],
    key=lambda page: page.relative_to(ROOT).as_posix(),
)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"(?:^| +)# .*", re.MULTILINE)
RUN = ("sh", "python", "sparql")
CHECKED = (*RUN, "console", "turtle", "json", "tsv", "text")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code on a page; ``printed`` is the text block that comes next, prose between them or not."""

    page: Path
    line: int
    language: str
    script: str
    printed: str | None

    @property
    def where(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def shown(self) -> tuple[str, str, str | None]:
        """What the two languages of a page share: all but the comments."""
        return self.language, COMMENT.sub("", self.script), self.printed


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = []
    for match in BLOCK.finditer(text):
        shown = BLOCK.search(text, match.end())
        printed = shown[2] if shown and shown[1] == "text" else None
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(page, line, match[1], match[2], printed))
    return found


BLOCKS = [block for page in PAGES for block in blocks_of(page)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
