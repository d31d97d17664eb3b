"""When a word of a class tells a part of a text: for each class, whether it holds in a phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.normalise import normalise
from extract.records import PolicyDocument
from extract.structure import parse_structure
from extract.structure.agencies import issuer_spans, names_issuer
from extract.structure.furniture import is_furniture, is_note
from extract.structure.issuers import title_issuers
from extract.structure.paragraphs import split_paragraphs
from extract.structure.places import opens_with_place
from extract.structure.regions import find_regions, is_addressees
from extract.structure.roles import assign_roles
from extract.structure.run_in import run_in_cuts
from extract.structure.tables import read_rows
from extract.structure.titles import carried_titles, read_title, told_title
from extract.structure.validity import in_force_date

WRAPPED = "各级行政机关应当依托统一的政务云资源，\n推动业务系统迁移上云，健全数据目录，完\n善共享机制，强化安全防护，提升协同水平，\n逐步形成上下贯通、左右衔接的运行体系，让"


def documents(phrase: str) -> tuple[PolicyDocument, ...]:
    return parse_structure(phrase).documents


def headings(task: str) -> list[str]:
    sections = parse_structure(f"云岭省数字政府建设方案\n一、任务\n{task}").sections
    return [section.heading for section in sections[2:]]


def duties(note: str) -> set[str]:
    return {
        duty.role
        for duty in parse_structure(f"云岭省数字政府建设方案\n一、任务\n1.建云。扩容。{note}").duties
    }


def role(text: str, index: int) -> str:
    paragraphs = split_paragraphs(text)
    return assign_roles(paragraphs, find_regions(paragraphs, {})[0], {}, ()).get(index, "")


def last_line(lines: str) -> str:
    return normalise(lines).text.split("\n")[-1]


def keeps_title(head: str) -> bool:
    """Whether a line that heads every page stays once, as the title."""
    body = "各地区要依托一体化平台推进数据共享。"
    pages = [f"{head}\n{body}{page}。\n{body}结尾{page}。\n- {page} -" for page in range(1, 6)]
    return head in normalise("\n".join(pages)).text.split("\n")


PARTS: Mapping[str, Callable[[str, str], bool]] = {
    "addressee": lambda line, _: is_addressees(line),
    "adopter": lambda text, _: bool(documents(text)[0].issuers),
    "adopting": lambda text, _: role(text, 1) == "head",
    "after_issuer": lambda title, _: bool(title_issuers(title)),
    "after_plan": lambda line, _: not run_in_cuts(line),
    "author": lambda line, _: is_note(line),
    "body_end": lambda note, _: duties(note) == {"responsible"},
    "body_opening": lambda names, _: len(issuer_spans(names, 0, len(names))) == 2,
    "carrier": lambda title, _: bool(carried_titles(title)),
    "carrying": lambda title, _: bool(carried_titles(title)),
    "cooperate": lambda note, _: duties(note) == {"cooperate"},
    "draft": lambda text, _: role(text, 2) == "head",
    "duty_label": lambda line, _: last_line(f"{WRAPPED}\n{line}") == line,
    "duty_manner": lambda note, _: duties(note) == {"responsible"},
    "first_sentence": lambda line, _: not run_in_cuts(line),
    "head_end": lambda line, _: keeps_title(line),
    "headline_start": lambda line, _: read_title(split_paragraphs(line), 0, 1) is None,
    "headline_verb": lambda line, _: read_title(split_paragraphs(line), 0, 1) is None,
    "idea": lambda line, _: not names_issuer(line),
    "in_force": lambda clause, _: bool(in_force_date(clause, 0, len(clause), "2024-02-01")),
    "instruction": lambda line, _: not is_addressees(line),
    "lead": lambda note, _: duties(note) == {"lead"},
    "linked_file": lambda line, _: is_furniture(line),
    "masthead": lambda names, _: not names_issuer(names),
    "national_opening": lambda name, _: opens_with_place(name),
    "no_lead": lambda lead, _: (
        not headings(f"{lead}。各部门要加快工作进度，按时完成。\n{lead}。各地要加强督促检查，抓好落实。")
    ),
    "page_count": lambda line, _: is_furniture(line),
    "preface": lambda line, _: headings(line) == [line],
    "promulgation": lambda clause, _: bool(in_force_date(clause, 0, len(clause), "2024-02-01")),
    "reporting": lambda text, _: bool(documents(text)[0].issuers),
    "responsible": lambda note, _: duties(note) == {"responsible"},
    "several_bodies": lambda names, _: issuer_spans(names, 0, len(names)) == ((0, names.find("等")),),
    "signer": lambda line, _: (
        role(f"云岭省政务云管理办法\n第一条 政务云应当集约建设。\n{line}\n2023年6月12日", 2) == "signature"
    ),
    "site": lambda told, _: told_title(told, 0) is not None,
    "task_note": lambda task, _: headings(f"（一）{task}") == [task.partition("（")[0]] and "（" in task,
    "title_end": lambda line, _: normalise(f"{line}\n{WRAPPED}").text.startswith(f"{line}\n"),
    "void": lambda text, _: role(text, 2) == "head",
    "year_value": lambda row, _: not read_rows(split_paragraphs(row)),
}
