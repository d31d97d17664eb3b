"""Indents, gaps and columns of PDF pages: what the text layer leaves out is read off where lines stand."""

from __future__ import annotations

import io

import pytest

from extract.normalise import normalise
from extract.read.page_layout import Line, laid_out
from extract.read.pdf import read_pdf

FONT = "STSong-Light"
PARAGRAPHS = [
    "各级行政机关应当依托统一的政务云资源，推动业务系统迁移上云，健全数据目录，完善共享机制，强化安全防护，提升协同水平，让企业和群众办事更加方便。",
    "省数据局负责建设省公共数据平台，汇聚人口、法人、自然资源等基础数据，建立数据质量核查机制，及时发现和纠正错误数据，保证数据完整准确。",
    "各市（州）应当结合实际制定实施方案，明确时间表和路线图，确保各项任务按期完成。省政府办公厅会同有关部门开展督查，对推进不力的予以通报批评。",
    "到二〇二五年，全省一体化政务服务平台全面建成，高频事项实现全程网办。",
]


def typeset(columns: int, *, indent: float = 0, after: float = 0, times: int = 1) -> bytes:
    """A PDF that a typesetting program makes: no blanks for indents, column after column."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle(
        "body",
        fontName=FONT,
        fontSize=12,
        leading=18,
        wordWrap="CJK",
        firstLineIndent=indent,
        spaceAfter=after,
    )
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=(595, 842))
    frames = (
        [Frame(72, 72, 450, 700)] if columns == 1 else [Frame(60, 72, 225, 700), Frame(310, 72, 225, 700)]
    )
    document.addPageTemplates([PageTemplate(frames=frames)])
    document.build([Paragraph(paragraph, style) for paragraph in PARAGRAPHS * times])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("columns", "indent", "after", "times"),
    [(1, 24, 0, 1), (1, 0, 8, 1), (1, 24, 0, 12), (2, 24, 0, 8), (2, 0, 8, 8)],
)
def test_paragraphs_come_out_whole(columns: int, indent: float, after: float, times: int) -> None:
    text, marks, _ = read_pdf(typeset(columns, indent=indent, after=after, times=times), "a.pdf")
    assert normalise(text).text.split("\n") == PARAGRAPHS * times
    assert all(mark.start == 0 or text[mark.start - 1] == "\f" for mark in marks)


def test_columns_set_row_by_row_are_read_one_after_the_other() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    words = "".join(PARAGRAPHS)
    lines = [words[at : at + 18] for at in range(0, len(words), 18)]
    half = (len(lines) + 1) // 2
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, invariant=1)
    sheet.setFont(FONT, 12)
    sheet.drawString(60, 800, "关于推进全省公共数据共享开放和开发利用工作有关情况的通报")
    for row, line in enumerate(lines[:half]):
        sheet.drawString(60, 780 - 18 * row, line)
        sheet.drawString(310, 780 - 18 * row, lines[half + row] if half + row < len(lines) else "")
    sheet.save()
    text, _, _ = read_pdf(buffer.getvalue(), "a.pdf")
    title, _, body = text.partition("\n")
    assert title == "关于推进全省公共数据共享开放和开发利用工作有关情况的通报"
    assert body.replace("\n", "") == words


def test_full_lines_stay_together_and_gaps_part() -> None:
    words = "".join(PARAGRAPHS)
    full = [Line(words[at : at + 30], 60, 420, 700 - 18 * at / 30, 12) for at in range(0, 180, 30)]
    assert laid_out(full) == "\n".join(line.text for line in full)
    lower = [Line(line.text, 60, 420, line.top - 9, 12) for line in full[3:]]
    assert laid_out([*full[:3], *lower]).split("\n\n")[1].startswith(full[3].text)


@pytest.mark.parametrize(("left", "expected"), [(60, "乙"), (84, "　　乙"), (70, "乙"), (200, "乙")], ids=str)
def test_only_a_small_step_to_the_right_is_an_indent(left: float, expected: str) -> None:
    lines = [Line("甲" * 30, 60, 420, 700 - 18 * at, 12) for at in range(3)]
    lines.append(Line("乙", left, left + 12, 646, 12))
    assert laid_out(lines).split("\n")[-1] == expected


def test_blank_page_is_empty() -> None:
    assert laid_out([]) == ""
