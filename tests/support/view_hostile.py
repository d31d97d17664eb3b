"""A graph whose every string would run a script if a view took it for markup."""

from __future__ import annotations

from rdflib import RDFS, SKOS, Literal
from view_papers import Paper
from view_sample import SampleGraph

HOSTILE = (
    "<img src=x onerror=window.hacked=1>平台",
    "</script><script>window.hacked=1</script>系统",
    "javascript:window.hacked=1",
    """"'><svg onload=window.hacked=1>库""",
    '<a href="javascript:window.hacked=1">href</a>',
    "\u202e倒写的平台名\u202c\u2066",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt;&#60;平台\u2028&amp;",
    "𠮷" + "长" * 10_000,
)


def make_hostile() -> SampleGraph:
    """A graph in which titles, names, quotes, sections, file names and aliases are all hostile."""
    title = HOSTILE[0] + "规划"
    paragraphs: list[tuple[str, list[tuple[str, str, str]]]] = [("一、" + HOSTILE[1], [])]
    for number, name in enumerate(HOSTILE):
        other = HOSTILE[(number + 1) % len(HOSTILE)]
        paragraphs.append(
            (
                f"建设{{platform:{name}}}，对接{{platform:{other}}}。",
                [
                    ("self", "builds", f"platform:{name}"),
                    (f"platform:{name}", "connectsTo", f"platform:{other}"),
                    (f"agency:{name}", "responsibleFor", f"platform:{name}"),
                ],
            )
        )
        paragraphs.append((f"{{goal:到2025年，{name}}}。", []))
    papers = (
        Paper(
            title,
            "<img src=x onerror=window.hacked=1>.txt",
            "central",
            "2021-01-01",
            HOSTILE[1],
            False,
            paragraphs,
        ),
        Paper(HOSTILE[4], "two.txt", HOSTILE[2], "2022-01-01", HOSTILE[3], False, paragraphs[1:]),
    )
    sample = SampleGraph(papers)
    platform = sample.entity(f"platform:{HOSTILE[1]}")
    for name in HOSTILE:
        sample.graph.add((platform, SKOS.altLabel, Literal(name, lang="zh")))
        sample.graph.add((platform, RDFS.label, Literal(name, lang="en")))
    return sample
