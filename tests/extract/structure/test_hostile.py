"""Bad and hostile input: bounded time, cost that does not grow with size, no exception."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure import parse_structure

HOSTILE = {
    "empty": "",
    "only line breaks": "\n" * 50_000,
    "only blanks": " \n" * 50_000,
    "one long line": "加强数据共享，" * 8_000,
    "one long line of stops": "。" * 50_000,
    "nested brackets": "（" * 100_000,
    "nested brackets closed": "（" * 50_000 + "）" * 50_000,
    "closing brackets": "）" * 100_000,
    "crossed brackets": "（“《" * 20_000 + "）”》" * 20_000,
    "pairs": "（甲）" * 30_000,
    "open then text": "（省数据局" * 20_000,
    "titles in titles": "《云岭省关于印发" * 12_000 + "》的通知" * 12_000,
    "numbers": "1.建云。\n" * 20_000,
    "nested numbers": "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * 5_000,
    "boxes": "专栏1云工程\n" * 20_000,
    "boxes and numbers": "1.建云\n专栏1云工程\n1.扩容\n2.建网\n" * 6_000,
    "rising numbers after a box": "1.甲\n专栏1乙\n" + "".join(f"{n}.丙\n" for n in range(1, 999)) * 20,
    "labels": "建设目标：统一；" * 12_000,
    "duty labels": "责任单位：" * 20_000,
    "cells": "|" * 100_000,
    "rows": "任务|责任单位\n" * 10_000,
    "titles": "云岭省关于加强共享的通知\n岭数〔2024〕1号\n" * 5_000,
    "half titles": "云岭省关于\n" * 20_000,
    "notices that carry nothing": "云岭省关于印发《甲方案》的通知\n各市：\n" * 5_000,
    "dates": "2024年5月6日\n" * 20_000,
    "issuers": "云岭省数据局\n" * 20_000,
    "issuers in one line": "云岭省数据局" * 10_000,
    "contents": "目录\n" * 20_000,
    "in force": "自2024年5月6日起施行" * 10_000,
    "NUL bytes": "一、\x00目标\x00\n" * 10_000,
    "lone surrogates and private use": "一、目标\ue5e5\n\U0010fffd。" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_bounded(text: str) -> None:
    begin = time.process_time()
    structure = parse_structure(text)
    assert time.process_time() - begin < 5
    assert structure.documents and structure.sections


def passage(paragraphs: int) -> str:
    rng = random.Random(7)
    lines = ["云岭省数字政府建设规划"]
    for number in range(paragraphs):
        words = "".join(rng.choices("数据共享平台建设统筹推进完善优化", k=rng.randint(20, 80)))
        lines.append(f"{number % 9 + 1}.{words}，（{words[:9]}）。{words}。")
    return "\n".join(lines)


def seconds(text: str) -> float:
    begin = time.process_time()
    parse_structure(text)
    return time.process_time() - begin


def test_cost_per_character_does_not_grow() -> None:
    small, large = passage(1_000), passage(8_000)
    seconds(small)
    each = min(seconds(small) for _ in range(3)) / len(small)
    assert seconds(large) / len(large) < 3 * each


PIECES = st.lists(
    st.sampled_from(
        [
            *"一二三1.、（）《》“”。；：，|专栏附件—①第章条\n\n",
            "建设目标：",
            "责任单位：",
            "云岭省数据局",
            "关于印发",
            "的通知",
            "2024年5月6日",
            "方案",
            "目录",
            "来源：",
            "令",
        ]
    ),
    max_size=60,
).map("".join)


@given(PIECES)
def test_any_text_gives_a_sound_structure(text: str) -> None:
    structure = parse_structure(text)
    sections = structure.sections
    assert structure.documents[0].start == 0 and structure.documents[-1].end == len(text)
    assert [s.start for s in sections] == sorted(s.start for s in sections)
    for index, section in enumerate(sections):
        assert section.parent < index
        if section.parent >= 0:
            parent = sections[section.parent]
            assert parent.start <= section.start <= section.end <= parent.end
            assert text[section.heading_start : section.heading_end] == section.heading
    covered = {i for s in structure.sentences for i in range(s.start, s.end)}
    assert all(char.isspace() for i, char in enumerate(text) if i not in covered)
    for one, other in zip(structure.sentences, structure.sentences[1:], strict=False):
        assert one.end <= other.start
    for sentence in structure.sentences:
        assert "\n" not in text[sentence.start : sentence.end]
        section = sections[sentence.section]
        assert section.start <= sentence.start and sentence.end <= max(section.end, sentence.end)
    for duty in structure.duties:
        assert 0 <= duty.start < duty.end <= len(text)
        assert 0 <= duty.section < len(sections)
