"""Errors in one line and in the language of the run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.group import policy_kg
from kg.cli.language import translate_message
from kg.query.messages import message_rows


def chinese(message: str) -> str:
    with click.Context(click.Command("x"), info_name="x") as context:
        context.meta["policy_kg.language"] = "zh"
        return translate_message(message)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("a.txt: does not exist; check the path", "a.txt：不存在；请检查路径"),
        ("a: b.txt: is empty; leave it out", "a: b.txt：是空文件；请将其排除"),
        ("has no\n main text", "没有正文"),
        ("a.pdf: has 9000 pages, more than 5000; split it", "a.pdf：有 9000 页，超过 5000 页；请拆分"),
        ("no entity is called 'a: b'; try policy-kg search", "没有名为 'a: b' 的实体；可试 policy-kg search"),
        (
            "'甲' is of a type that is not asked for here: agency/甲; try policy-kg search",
            "'甲' 不属于这里所问的类型：agency/甲；可试 policy-kg search",
        ),
        ("an unknown thing; of an unknown kind", "an unknown thing; of an unknown kind"),
    ],
)
def test_messages_in_chinese(message: str, expected: str) -> None:
    assert chinese(message) == expected
    assert translate_message(message) == " ".join(message.split()), "English stays"


def test_rows_are_sorted_and_keep_what_varies() -> None:
    rows = message_rows()
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert [english for english, zh in rows if english.count("{}") != zh.count("{}")] == []


def clauses_of_read_errors(root: Path) -> Iterator[str]:
    for path in sorted((root / "extract" / "read").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ReadError":
                for part in node.args[1:]:
                    if isinstance(part, ast.Constant):
                        yield str(part.value)
                    elif isinstance(part, ast.JoinedStr):
                        yield "".join(
                            str(v.value) if isinstance(v, ast.Constant) else "7" for v in part.values
                        )


def test_every_problem_with_a_file_has_chinese_wording(root: Path) -> None:
    clauses = list(clauses_of_read_errors(root))
    assert len(clauses) > 60
    assert [clause for clause in clauses if not re.search("[一-鿿]", chinese(clause))] == []


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["biuld"],
            "error: policy-kg: No such command 'biuld' (Did you mean 'build'?); see policy-kg --help\n",
        ),
        (["--nonsense"], "error: policy-kg: No such option '--nonsense'; see policy-kg --help\n"),
        (["search"], "error: policy-kg search: Missing argument 'WORDS...'; see policy-kg search --help\n"),
        (
            ["analyse", "centrallity"],
            "error: policy-kg analyse: No such command 'centrallity' (Did you mean 'centrality'?); "
            "see policy-kg analyse --help\n",
        ),
        (
            ["--lang", "zh", "search"],
            "错误： policy-kg search：缺少参数 'WORDS...'；见 policy-kg search --help\n",
        ),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], line: str) -> None:
    done = CliRunner().invoke(policy_kg, arguments, prog_name="policy-kg", env={"LC_ALL": "C"})
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", line)


def test_no_command_shows_the_help() -> None:
    done = CliRunner().invoke(policy_kg, [], prog_name="policy-kg", env={"LC_ALL": "C"})
    assert done.exit_code == 2
    assert "Commands:" in done.output
