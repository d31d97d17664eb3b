from __future__ import annotations

import pytest

from extract.structure.numbers import find_number, is_number_line


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("岭政发〔2022〕14号", "岭政发〔2022〕14号"),
        ("岭政发[2021]3号", "岭政发[2021]3号"),
        ("岭政办发(2021)27号", "岭政办发(2021)27号"),
        ("岭数规（2021）2号", "岭数规（2021）2号"),
        ("岭数规【2021】2号", "岭数规【2021】2号"),
        ("（岭数规〔2021〕第2号）", "岭数规〔2021〕第2号"),
        ("国务院令第750号", "国务院令第750号"),
        ("云岭省人民政府公告2024年第3号", "云岭省人民政府公告2024年第3号"),
        ("第12号", "第12号"),
        ("第十二号", "第十二号"),
    ],
)
def test_number_line(line: str, number: str) -> None:
    assert is_number_line(line)
    found = find_number(line, 0, len(line))
    assert found is not None
    assert line[slice(*found)] == number


@pytest.mark.parametrize(
    "line",
    [
        "依据岭政发〔2022〕14号文件，制定本办法。",
        "2022年14号台风",
        "共12号",
        "关于做好工作的通知（岭政发〔2022〕1号）的说明",
    ],
)
def test_no_number_line(line: str) -> None:
    assert not is_number_line(line)
