"""A small graph made from composed policy texts: what the tests of questions, search and endpoint ask."""

from __future__ import annotations

from pathlib import Path

# What the questions that need a value are asked with.
VALUES = {
    "system": "云岭省企业服务平台",
    "whole": "云岭省数据共享平台",
    "entity": "国家电子政务外网",
    "subject": "国家数据共享交换平台",
    "document": "云岭省数字政务实施方案",
    "old": "云岭省数字政务实施方案",
    "new": "云岭省数字政务行动计划",
}

NATIONAL = """国务院关于加快数字政务建设的意见
国发〔2021〕8号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

为贯彻落实《国家数字化发展纲要》，现提出以下意见。

一、主要目标

到2025年，建成国家数据共享交换平台，政务服务事项网上可办率达到90%以上。

二、重点任务

（一）建设国家数据共享交换平台。依托国家电子政务外网，建设国家数据共享交换平台。国家数据共享交换平台由国家信息中心负责建设。

（二）完善国家电子政务外网。完善国家电子政务外网，提高网络带宽。国家政务网络协调小组办公室设在国家信息中心。

（三）建立国家企业档案数据库。建设国家企业档案数据库，为国家数据共享交换平台提供支撑。

国务院

2021年6月1日
"""

PROVINCE = """云岭省人民政府关于印发云岭省数字政务实施方案的通知
云政发〔2022〕15号

各市、县人民政府：

现将《云岭省数字政务实施方案》印发给你们，请认真贯彻执行。

云岭省人民政府

2022年3月10日

云岭省数字政务实施方案

为贯彻落实《国务院关于加快数字政务建设的意见》，制定本方案。

一、总体目标

到2023年，建成云岭省数据共享平台。

二、主要任务

（一）依托国家数据共享交换平台，建设云岭省数据共享平台。

（二）打通云岭省数据共享平台与国家电子政务外网。

（三）云岭省数据目录系统是云岭省数据共享平台的组成部分。实施数据汇聚工程，建设云岭省人口数据库。

（四）探索云岭省数字孪生平台试点应用。
"""

PROVINCE_AGAIN = """云岭省数字政务行动计划

根据《云岭省数字政务实施方案》，制定本计划。

一、主要任务

（一）完善云岭省数据共享平台。云岭省数据共享平台由云岭省数据局负责建设。

（二）依托云岭省数据共享平台，建设云岭省企业服务平台。

（三）目前，云岭省数字档案馆系统已建成。

云岭省人民政府

2024年5月6日
"""

TRADITIONAL = """專家談數字政務

一、網絡

完善國家電子政務外網，擴大覆蓋範圍。雲嶺省數據共享平臺尚未與國家企業檔案數據庫對接。
"""

TEXTS = {
    "1_national.txt": NATIONAL,
    "2_province.txt": PROVINCE,
    "3_province_2024.txt": PROVINCE_AGAIN,
    "4_expert.txt": TRADITIONAL,
}


def build_small(folder: Path) -> Path:
    """Build the graph of the texts in a folder and return it."""
    from kg.build.run import build_graph

    texts = folder / "texts_in"
    texts.mkdir(parents=True)
    for name, text in TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    build_graph([texts], folder / "out")
    return folder / "out"
