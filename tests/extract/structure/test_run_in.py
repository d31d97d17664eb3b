from __future__ import annotations

import pytest

from extract.structure import parse_structure
from extract.structure.paragraphs import split_paragraphs
from extract.structure.run_in import run_in_cuts


@pytest.mark.parametrize(
    "cut",
    [
        "制定本方案。/一、总体要求/（一）指导思想。坚持统筹。/（二）基本原则。坚持共享。",
        "1.完善制度。按月通报。/2.强化考核。纳入考评。",
        "适用本条例。/第三条县级以上人民政府应当加强领导。/第二章数据共享/第四条数据共享遵循下列原则。",
        "云岭省数据局关于加强数据共享的意见/云数发〔2024〕3号",
        "云岭省数据局关于公布目录的通知/（云数发〔2024〕3号）/2024-05-06来源：云岭网",
        "关于印发《云岭省公共数据目录》的通知/云数发〔2024〕3号/各市数据局：/现将《云岭省公共数据目录》印发给你们。"
        "/2024年5月6日/云岭省公共数据目录/为便于查找，编制本目录。",
        "云岭省政务云整合实施方案/云岭省政务云整合实施方案",
        "云数发〔2024〕3号/各市数据局，省直各单位：/加快数据共享是重要任务。",
        "标题/云岭省数据局关于加强数据共享的意见",
        "云政办发〔2024〕9号/云岭省人民政府办公厅印发《云岭省数据目录》的通知",
        "江苏省政务数据共享规划（2024—2026年）/数据共享是建设数字政府的基础，事关全局。",
        "发文字号/云数发〔2024〕3号有效性有效",
    ],
)
def test_cuts(cut: str) -> None:
    text = cut.replace("/", "")
    assert "/".join(paragraph.text for paragraph in split_paragraphs(text, run_in_cuts(text))) == cut


@pytest.mark.parametrize(
    "line",
    [
        "有下列情形之一的：（一）未经批准；（二）逾期未报。",
        "落实省政府关于加强数据共享的意见（云政发〔2024〕3号）精神，制定本方案。",
        "依照本条例第三条和第二章的规定执行。第三条规定的目录由省数据局公布。",
        "增长速度达到。12.5%以上。",
        "分两步走。2.先易后难。",
        "数据共享，数据共享",
        "云政办发〔2024〕9号文件要求各市落实数据目录。",
        "江苏省政务数据共享规划（2024—2026年）印发以来，各市认真落实，成效明显。",
        "标题栏目",
        "1|（一）建设平台。（二）完善目录。|省数据局",
    ],
)
def test_leaves_whole(line: str) -> None:
    assert run_in_cuts(line) == ()


def test_sections_and_sentences_begin_at_the_cuts() -> None:
    structure = parse_structure(
        "云岭省政务云整合实施方案\n制定本方案。一、总体要求（一）指导思想。坚持统筹。"
    )
    assert [section.heading for section in structure.sections] == [
        "云岭省政务云整合实施方案",
        "总体要求",
        "指导思想",
    ]
    text = "云岭省政务云整合实施方案\n制定本方案。一、总体要求（一）指导思想。坚持统筹。"
    assert [text[s.start : s.end] for s in structure.sentences][2:4] == ["一、总体要求", "（一）指导思想。"]
