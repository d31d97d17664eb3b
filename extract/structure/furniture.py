"""Lines of web pages and reprints around a document: site columns, sources, shares, file links."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import load_table

__all__ = ["is_furniture", "is_note"]


@cache
def _furniture() -> re.Pattern[str]:
    rows = load_table("structure_furniture")
    start = "|".join(sorted(re.escape(row["words"]) for row in rows if row["place"] == "start"))
    whole = "|".join(sorted(re.escape(row["words"]) for row in rows if row["place"] == "whole"))
    return re.compile(
        rf"(?:{start})|(?:(?:{whole})[>|\s]*)+$|[\w\-（）()“”]*\.(?:pdf|docx?|xlsx?|wps|ofd|jpe?g|png|gif|zip|rar)$"
        r"|.{0,80}的(?:通知|意见|决定|公告|函)\.(?:pdf|docx?|wps|ofd)$|https?://\S+$"
        r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:来源.*)?$|[（(]\d{1,6}[）)]$"
        r"|(?:浏览|阅读|点击|访问|点赞|分享)(?:次数|量)?[：:（(]?\s*\d+\s*[）)]?次?$|\S{0,12}>\S{0,20}>?.{0,60}$",
        re.IGNORECASE,
    )


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        r"[（(](?:此件|此文|本件).{0,16}[）)]$|抄送：|抄报：|主送：|.{2,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发|翻印|发)$"
        r"|[（(](?:作者|本文作者|记者|编者|执笔|文/).{0,120}[）)]$|注：|备注：|说明：|联系人：|[（(]?联系(?:电话|人).{0,60}$"
    )


def is_furniture(line: str) -> bool:
    """Tell a line that belongs to the page around a document."""
    return _furniture().match(line) is not None


def is_note(line: str) -> bool:
    """Tell a note at the foot of a document: who gets copies, who printed it, who wrote the article."""
    return len(line) <= 300 and _note().match(line) is not None
