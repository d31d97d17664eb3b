"""Annotations go to INCEpTION as WebAnno TSV and come back as they were, corrected or not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from annotation_ways import (
    ANNOTATION,
    UNDRAWN,
    drawn,
    same,
    through_webanno,
)

from kg.annotation.annotations import (
    Annotation,
    AnnotationError,
    Marked,
    Stated,
)
from kg.annotation.webanno import MENTION, RELATION, webanno_tsv
from kg.annotation.webanno_read import parse_webanno


def test_webanno_keeps_all_that_can_be_drawn() -> None:
    annotation = replace(ANNOTATION, relations=(UNDRAWN, *ANNOTATION.relations))
    same(drawn(through_webanno(annotation)), drawn(annotation))


def test_webanno_has_the_form_of_its_specification() -> None:
    small = Annotation(
        "a.txt",
        "\U0001f600甲乙 API\n丙",
        (
            Marked("platform", 1, 3, ("甲乙",)),
            Marked("goal", 1, 2, ("目标_",)),
            Marked("agency", 8, 9, ("丙",)),
        ),
        (Stated("丙", "responsibleFor", "甲乙"),),
    )
    assert webanno_tsv(small).split("\n") == [
        "#FORMAT=WebAnno TSV 3.3",
        f"#T_SP={MENTION}|kind|canonical|action|year|collective|optional",
        f"#T_RL={RELATION}|predicate|subject|object|optional|BT_{MENTION}",
        "",
        "",
        "#Text=\U0001f600甲乙 API",
        "#Text=",
        "1-1\t0-2\t\U0001f600\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "1-2\t2-3\t甲\tplatform[1]|goal[2]\t甲乙[1]|目标\\_[2]\t*[1]|*[2]\t*[1]|*[2]\t*[1]|*[2]\t*[1]|*[2]"
        "\tresponsibleFor\t丙\t甲乙\t*\t2-1[0_1]\t",
        "1-3\t3-4\t乙\tplatform[1]\t甲乙[1]\t*[1]\t*[1]\t*[1]\t*[1]\t_\t_\t_\t_\t_\t",
        "1-4\t5-8\tAPI\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "",
        "#Text=丙",
        "2-1\t9-10\t丙\tagency\t丙\t*\t*\t*\t*\t_\t_\t_\t_\t_\t",
        "",
    ]


CORRECTED = f"""#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP={MENTION}|action|canonical|kind
#T_RL={RELATION}|predicate|BT_{MENTION}


#Sentence.id=s1
#Text=省数据局建设政务云平台
1-1\t0-1\t省\t*[9]\tORG[9]\t*[1]\t*[1]\tagency[1]\t_\t_\t
1-2\t1-4\t数据局\t*[9]\tORG[9]\t*[1]\t*[1]\tagency[1]\t_\t_\t
1-3\t4-6\t建设\t_\t_\t_\t_\t_\t_\t_\t
1-4\t6-11\t政务云平台\t_\t_\t_\t_\t_\t_\t_\t
1-4.1\t6-9\t政务云\t_\t_\tbuild\t省政务云 / 云\tplatform\tresponsibleFor\t1-1[1_0]\t
"""


def test_what_inception_exports_can_be_read() -> None:
    """Other layers, another order of features, sentence ids, and a mention inside a token."""
    back = parse_webanno(CORRECTED, "a.txt")
    assert back.text == "省数据局建设政务云平台"
    assert back.mentions == (
        Marked("agency", 0, 4, ("省数据局",)),
        Marked("platform", 6, 9, ("省政务云", "云"), attributes={"action": "build"}),
    )
    assert [(r.subject, r.predicate, r.object) for r in back.relations] == [
        ("省数据局", "responsibleFor", "云"),
        ("省数据局", "responsibleFor", "省政务云"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected '#FORMAT"),
        ("#FORMAT=WebAnno TSV 2.0\n", "expected '#FORMAT"),
        ("#FORMAT=WebAnno TSV 3.3\n#T_SP=other.Layer|x\n\n\n", "no layer"),
        (f"#FORMAT=WebAnno TSV 3.3\n#T_SP={MENTION}|kind\n\n\n#Text=甲\n1-1\t0-1\t甲\n", "a.txt:6"),
        (CORRECTED.replace("1-1[1_0]", "1-1[7_0]"), "not there"),
        (CORRECTED.replace("1-1[1_0]", "x"), "names no mention"),
        (CORRECTED.replace("agency[1]", "*[1]"), "line 1: the mention '省数据局' has nothing as its kind"),
        (CORRECTED.replace("responsibleFor", "*"), "a relation of 省数据局 has no predicate"),
    ],
)
def test_broken_webanno_files_are_named(text: str, message: str) -> None:
    with pytest.raises(AnnotationError, match=message):
        parse_webanno(text, "a.txt")
