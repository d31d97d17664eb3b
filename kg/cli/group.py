"""The click group: lazy commands, help in two languages, one line for an error."""

from __future__ import annotations

import inspect
import re
from difflib import get_close_matches
from importlib import import_module
from typing import IO, Any, NoReturn

import click

from kg.cli.language import LANGUAGES, choose, language, read_rows, translate, translate_message

__all__ = ["PolicyCommand", "PolicyGroup", "policy_kg", "stop"]

_OURS = frozenset({"kg", "extract", "viz", "ontology"})
_NAMES = {"help_option_names": ["-h", "--help"]}


class PolicyCommand(click.Command):
    """A command whose help has worked examples and follows the language of the run.

    Args:
        example: Worked examples, one command a line; help lists them under a heading of their own.
    """

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", _NAMES)
        super().__init__(*args, **kwargs)
        self.example = example

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=translate("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, paragraph by paragraph."""
        for paragraph in inspect.cleandoc(self.help or "").split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(translate(paragraph))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the examples; a group adds its commands."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [r for r in (o.get_help_record(ctx) for o in options) if r is not None]
        with formatter.section(translate("Options")):
            formatter.write_dl([(option, _translate_option(words)) for option, words in records])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)
        if self.example:
            with formatter.section(translate("Examples")):
                for line in self.example.strip().splitlines():
                    formatter.write(" " * formatter.current_indent + line.strip() + "\n")


def _translate_option(words: str) -> str:
    sentence, bracket, details = words.partition("  [")
    return translate(sentence) + bracket + details


class PolicyGroup(PolicyCommand, click.Group):
    """Loads a command's module only when that command is called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options before the command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise _in_one_line(error) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a wrong name, tell what is near it."""
        names = self.list_commands(ctx)
        if args[0] not in names and (near := get_close_matches(args[0], names, 1)):
            raise click.UsageError(f"No such command {args[0]!r} (Did you mean {near[0]!r}?)", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of ``commands.tsv`` in its order."""
        return [name for name, *_ in read_rows("commands.tsv")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return its ``command``; None if there is no such name."""
        for name, module, *_ in read_rows("commands.tsv"):
            if name == cmd_name:
                command: click.Command = import_module(module).command
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands from the table, without importing any."""
        rows = read_rows("commands.tsv")
        with formatter.section(translate("Commands")):
            formatter.write_dl([(name, zh if language() == "zh" else en) for name, _, en, zh in rows])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that the library raises on purpose becomes one line, exit code 1 or 2."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _in_one_line(error) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            where, what = error.filename or translate("input or output"), error.strerror or error
            stop(f"{where}: {what}; check the path and its permissions")
        except Exception as error:
            if not any(base.__module__.partition(".")[0] in _OURS for base in type(error).__mro__):
                raise
            stop(str(error), 2 if getattr(error, "wrong_use", False) else 1)


def stop(message: str, code: int = 1) -> NoReturn:
    """End the run with an exit code and one line on standard error: where, what, what to do."""
    click.echo(f"{translate('error:')} {translate_message(message)}", err=True)
    click.get_current_context().exit(code)


class _UsageLine(click.UsageError):
    """A wrong use of a command, told in one line; exit code 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line on standard error."""
        click.echo(self.message, file=file, err=True)


def _in_one_line(error: click.UsageError) -> click.UsageError:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error
    command = (error.ctx or click.get_current_context()).command_path
    said = re.sub(r"\. \(?(Did you mean .*?)\)?$", r" (\1)", error.format_message()).rstrip(".")
    message = translate_message(f"{command}: {said}; see {command} --help")
    return _UsageLine(f"{translate('error:')} {message}", error.ctx)


@click.group(
    cls=PolicyGroup,
    example="""
    policy-kg build texts/ -o out
    policy-kg build --help
    """,
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=choose,
    help="Language of help and messages; the default follows the locale.",
)
@click.version_option(None, "-V", "--version", package_name="policy-kg", message="policy-kg %(version)s")
def policy_kg() -> None:
    """A knowledge graph of platforms, databases, goals and agencies in Chinese policy texts."""
