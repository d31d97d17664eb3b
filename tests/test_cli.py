"""The frame of the command line: languages, exit codes, one line for an error."""

from __future__ import annotations

import inspect
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from extract.errors import ReadError
from kg.cli.group import PolicyCommand, PolicyGroup, policy_kg
from kg.cli.language import read_rows

COMMANDS = [row[0] for row in read_rows("commands.tsv")]
CHINESE = dict(read_rows("zh.tsv"))


def command_named(name: str) -> PolicyCommand:
    command = policy_kg.get_command(click.Context(policy_kg), name)
    assert isinstance(command, PolicyCommand)
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_examples_that_call_it(name: str) -> None:
    command = command_named(name)
    assert command.name == name
    lines = command.example.strip().splitlines()
    assert f"policy-kg {name}" in lines[0]
    assert all("policy-kg " in line for line in lines)
    assert command.help and all(o.help for o in command.params if isinstance(o, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_chinese_throughout(name: str) -> None:
    command = command_named(name)
    shown = [" ".join(p.split()) for p in inspect.cleandoc(command.help or "").split("\n\n")]
    shown += [" ".join(o.help.split()) for o in command.params if isinstance(o, click.Option) and o.help]
    assert [text for text in shown if text not in CHINESE] == []


def test_chinese_wordings_are_sorted_and_complete() -> None:
    rows = read_rows("zh.tsv")
    assert all(len(row) == 2 and all(row) for row in rows)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})


@pytest.mark.parametrize(
    ("arguments", "environment", "word"),
    [
        (["--help"], {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}, "用法："),
        (["--help"], {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "Usage:"),
        (["--lang", "zh", "--help"], {"LC_ALL": "C"}, "读取政策文本"),
        (["--lang", "en", "--help"], {"LC_ALL": "zh_CN.UTF-8"}, "Read policy texts"),
        (["--lang", "zh", "tag", "--help"], {"LC_ALL": "C"}, "用法： policy-kg tag"),
        (["--lang", "zh", "analyse", "--help"], {"LC_ALL": "C"}, "centrality   列出最中心的实体"),
    ],
)
def test_language_follows_option_then_locale(
    arguments: list[str], environment: dict[str, str], word: str
) -> None:
    done = CliRunner().invoke(policy_kg, arguments, prog_name="policy-kg", env=environment)
    assert done.exit_code == 0
    assert word in done.output


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["tag"], ["tag", "--nonsense"]])
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    assert CliRunner().invoke(policy_kg, arguments).exit_code == 2


def failing(error: Exception) -> PolicyGroup:
    class Group(PolicyGroup):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            def fail() -> None:
                raise error

            return PolicyCommand(cmd_name, callback=fail)

    return Group("policy-kg")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            ReadError("a.txt", "no such file", "check the path"),
            "error: a.txt: no such file; check the path\n",
        ),
        (ReadError("a.txt", "two\nlines", "fix"), "error: a.txt: two lines; fix\n"),
        (
            PermissionError(13, "Permission denied", "/out"),
            "error: /out: Permission denied; check the path and its permissions\n",
        ),
    ],
)
def test_expected_error_is_one_line_and_exit_code_one(error: Exception, line: str) -> None:
    done = CliRunner().invoke(failing(error), ["work"], env={"LC_ALL": "C"})
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", line)


def test_fault_of_ours_is_not_hidden() -> None:
    done = CliRunner().invoke(failing(KeyError("x")), ["work"])
    assert isinstance(done.exception, KeyError)


def test_module_runs_like_the_script(tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.startswith("policy-kg ")
