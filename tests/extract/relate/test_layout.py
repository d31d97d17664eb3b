"""Relations that the layout states: boxes, notes, rows, openings of paragraphs, the document itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import OWN, place_mentions, read_marks, relate, triples

from extract.lexicon import load_table
from extract.relate import find_relations

BUILT = "建设[S:build 流域平台]，与[S:integrate 气象平台]对接，依托[S:use 省政务云]运行。"


@pytest.mark.parametrize(
    "opening",
    [
        "专栏1 [J 数字水利工程]\n",
        "专栏1 “[J 数字水利工程]”\n",
        "（一）[J 数字水利工程]。",
        "——[J 数字水利工程]。",
        "（一）实施[J 数字水利工程]\n",
        "深入实施[J 数字水利工程]。",
    ],
)
def test_a_project_delivers_what_its_text_builds(opening: str) -> None:
    found = {t for t in triples(opening + BUILT) if t[1] == "delivers"}
    assert found == {("数字水利工程", "delivers", "流域平台")}


@pytest.mark.parametrize(
    "opening",
    [
        "专栏1 [S 流域平台]\n",
        "（一）贯彻[J 数字水利工程]的要求并推进改革创新\n",
        "（一）开展[J:explore 数字水利试点]\n",
    ],
)
def test_other_headings_deliver_nothing(opening: str) -> None:
    assert {t for t in triples(opening + BUILT) if t[1] == "delivers"} == set()


def test_a_box_delivers_the_systems_that_head_its_items() -> None:
    text = "专栏1 [J 数字水利工程]\n1.[S 流域平台]。布设监测站点。\n2.绘制[S 水系一张图]。\n3.管护。[S 泵站系统]运行良好。"
    assert triples(text) == {
        ("数字水利工程", "delivers", "流域平台"),
        ("数字水利工程", "delivers", "水系一张图"),
    }


@pytest.mark.parametrize(
    ("note", "roles"),
    [
        ("（责任单位：[A 省水利厅]、[A 省数据局]）", {"省水利厅": "responsible", "省数据局": "responsible"}),
        (
            "（责任单位：[A 省水利厅]、[A 省数据局]；列首位的为牵头单位，下同）",
            {"省水利厅": "lead", "省数据局": "responsible"},
        ),
        ("（牵头单位：[A 省水利厅]；配合单位：[A 省数据局]）", {"省水利厅": "lead", "省数据局": "cooperate"}),
        ("牵头：[A 省水利厅]；配合：[A 省数据局]。", {"省水利厅": "lead", "省数据局": "cooperate"}),
        ("（[A 省水利厅]牵头，[A 省数据局]配合）", {"省水利厅": "lead", "省数据局": "cooperate"}),
        ("由[A 省水利厅]牵头，[A 省数据局]配合。", {"省水利厅": "lead", "省数据局": "cooperate"}),
        ("由[A 省水利厅]会同[A 省数据局]组织实施。", {"省水利厅": "lead", "省数据局": "cooperate"}),
        ("[A 省水利厅]负责，[A 省数据局]参与。", {"省水利厅": "responsible", "省数据局": "cooperate"}),
    ],
)
def test_a_note_says_who_answers(note: str, roles: dict[str, str]) -> None:
    found = [
        r
        for r in relate("1.建设[S:build 流域平台]，提升预警能力。" + note)
        if r.predicate == "responsibleFor"
    ]
    assert {r.subject[1]: r.role for r in found} == roles
    assert {r.object[1] for r in found} == {"流域平台"}


@pytest.mark.parametrize(
    ("task", "answered"),
    [
        ("建设[S:build 流域平台]，与[S:integrate 气象平台]对接", {"流域平台"}),
        ("推动[S:integrate 流域平台]与[S:integrate 气象平台]双向共享", {"流域平台", "气象平台"}),
        ("完善[S:improve 流域平台]，对接[S:integrate 气象平台]和[S:integrate 应急平台]", {"流域平台"}),
        ("依托[S:use 省政务云]升级[S:improve 流域平台]", {"流域平台"}),
        ("绘制[S 水系一张图]，为[S 流域平台]提供底图", {"水系一张图"}),
        ("完成[S 流域平台]二期建设", {"流域平台"}),
        ("在已建成的[S 流域平台]基础上，开发[S:build 预警系统]", {"预警系统"}),
        ("实施[J 数字水利工程]", {"数字水利工程"}),
    ],
)
def test_a_note_is_about_what_the_task_works_on(task: str, answered: set[str]) -> None:
    found = triples(f"1.{task}。（责任单位：[A 省水利厅]）")
    assert {t[2] for t in found if t[1] == "responsibleFor"} == answered


TEND = [row for row in load_table("relation_words") if row["class"] == "TEND"]


@pytest.mark.parametrize("row", TEND, ids=[row["word"] for row in TEND])
def test_a_verb_of_tasks_shows_work(row: dict[str, str]) -> None:
    assert any(t[1] == "responsibleFor" for t in triples("1." + row["example"]))
    assert not any(t[1] == "responsibleFor" for t in triples("1." + row["counter"]))


def test_cells_of_a_table_of_tasks() -> None:
    table = "序号|任务|分工\n1|升级[S:improve 流域平台]|[A 省水利厅]负责，[A 省数据局]配合\n2|建设[S:build 预警系统]|[A 省气象局]牵头"
    found = {(r.subject[1], r.object[1], r.role) for r in relate(table) if r.predicate == "responsibleFor"}
    assert found == {
        ("省水利厅", "流域平台", "responsible"),
        ("省数据局", "流域平台", "cooperate"),
        ("省气象局", "预警系统", "lead"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "建设[S:build 流域平台]。发现问题的，由[A 省水利厅]负责处理。",
        "建设[S:build 流域平台]。由[A 省水利厅]牵头制定《[D 流域管理办法]》。",
        "建设[S:build 流域平台]。完善[S:improve 泵站系统]，由[A 省水利厅]牵头。",
    ],
)
def test_who_answers_for_something_else_does_not_answer_for_what_stands_before(sentence: str) -> None:
    assert ("省水利厅", "responsibleFor", "流域平台") not in triples(sentence)


def test_the_system_of_the_opening_is_what_later_sentences_speak_of() -> None:
    text = "2.升级[S:improve 流域平台]。打通与[S:integrate 气象平台]的数据通道。成果服务[S 应急平台]。"
    assert triples(text) == {("气象平台", "connectsTo", "流域平台"), ("流域平台", "supports", "应急平台")}


def test_an_opening_with_two_systems_lends_none() -> None:
    text = "2.升级[S:improve 流域平台]和[S:improve 泵站系统]。打通与[S:integrate 气象平台]的数据通道。"
    assert triples(text) == set()


def test_the_document_rests_on_or_cites_others() -> None:
    text = "云岭省流域管理办法\n第一条根据《[D 水法]》，制定本办法。\n第二条违反《[D 防洪法]》的，依法处理。"
    assert triples(text) == {(OWN, "basedOn", "水法"), (OWN, "cites", "防洪法")}


PIECES = [
    "[S:build 甲平台]", "[S 乙库]", "[J 丙工程]", "[A 丁局]", "[A 戊厅]", "[D 《己办法》]", "依托", "建设", "与", "互联互通",
    "由", "牵头", "负责", "，", "。", "；", "、", "和", "支撑", "为", "提供数据", "包括", "纳入", "实施", "根据", "制定本办法", "\n", "（", "）",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=24))
def test_relations_join_mentions_of_one_paragraph(pieces: list[str]) -> None:
    text, mentions = read_marks("".join(pieces))
    if not text.strip():
        return
    _, placed = place_mentions(text, mentions)
    found = relate("".join(pieces))
    assert found == relate("".join(pieces))
    for r in found:
        assert r.subject != r.object
        if r.subject_mention < 0:
            continue
        low, high = sorted((placed[r.subject_mention].start, placed[r.object_mention].start))
        assert (
            "\n" not in text[low:high] or r.cue in {"box.title", "section.title"} or r.cue.startswith("note.")
        )
        assert r.object[1] in placed[r.object_mention].canonical


def test_a_note_outside_sections_is_about_the_paragraph_before() -> None:
    text = "建设[S:build 甲平台]。\n建设[S:build 乙平台]。\n责任单位：[A 省数据局]\n建设[S:build 丙平台]。（责任单位：[A 省档案局]）"
    assert triples(text) == {
        ("省数据局", "responsibleFor", "乙平台"),
        ("省档案局", "responsibleFor", "丙平台"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "依托[S 甲云]建设[S 乙系统]，与[S 丙平台]对接，" * 1500,
        "、".join(f"[S 平台{i}]" for i in range(600)) + "互联互通",
        "[S 甲平台]" + "建设依托推进由牵头" * 3000 + "[S 乙平台]",
        "、".join(f"[A 局{i}]" for i in range(400))
        + "共同建设"
        + "、".join(f"[S 平台{i}]" for i in range(100)),
        "由[A 甲局]牵头。建设[S:build 乙系统]。" * 1000,
    ],
    ids=["clauses", "list", "verbs", "product", "sentences"],
)
def test_work_on_hostile_text_is_bounded(text: str) -> None:
    plain, mentions = read_marks(text)
    structure, placed = place_mentions(plain, mentions)
    start = time.perf_counter()
    found = find_relations(plain, structure, placed, [OWN] * len(structure.documents), lambda a, b: (a, b))
    assert time.perf_counter() - start < 5
    assert len(found) < 20_000


def test_of_projects_in_each_other_the_inner_one_delivers() -> None:
    found = triples(
        "专栏2 [J 数字交通工程]\n1.[J 智慧公路工程]。建设[S:build 路网平台]。\n2.完善[S:improve 航运平台]。"
    )
    assert ("智慧公路工程", "delivers", "路网平台") in found
    assert ("数字交通工程", "delivers", "路网平台") not in found
    assert ("数字交通工程", "delivers", "航运平台") in found


def test_a_paragraph_with_a_project_of_its_own_is_not_the_box_project_s() -> None:
    found = triples(
        "专栏1 [J 数字强基工程]\n[J 政务云提升工程]：建设[S:build 全省政务云]。\n完善[S:improve 航运平台]。"
    )
    assert {t for t in found if t[1] == "delivers"} == {
        ("政务云提升工程", "delivers", "全省政务云"),
        ("数字强基工程", "delivers", "航运平台"),
    }


def test_notes_in_square_brackets_on_lines_of_their_own_assign_one_task() -> None:
    found = triples(
        "（一）升级监测\n升级[S:improve 甲系统]，将预警推送至[S:integrate 乙平台]。\n"
        "【牵头单位】[A 省自然资源厅]\n【配合单位】[A 省气象局]\n完成时限：2025年12月"
    )
    assert {t for t in found if t[1] == "responsibleFor"} == {
        ("省自然资源厅", "responsibleFor", "甲系统"),
        ("省气象局", "responsibleFor", "甲系统"),
    }


def test_the_bodies_before_the_colon_of_a_line_answer_for_it() -> None:
    text = "1.[A 省公安厅]：建设[S:build 人口库]，登录[S:use 省平台]；[A 省数据局]、[A 省财政厅]：升级[S:improve 法人库]。\n[S 省平台]：建设[S:build 办事大厅]。"
    assert {t for t in triples(text) if t[1] == "responsibleFor"} == {
        ("省公安厅", "responsibleFor", "人口库"),
        ("省数据局", "responsibleFor", "法人库"),
        ("省财政厅", "responsibleFor", "法人库"),
    }


def test_an_addressee_answers_for_nothing() -> None:
    assert triples("[A 省数据局]：\n建设[S:build 人口库]。") == set()
