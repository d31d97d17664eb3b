"""``policy-kg questions``."""

from __future__ import annotations

import sys

import click

from kg.cli.group import PolicyCommand
from kg.cli.language import language, translate


@click.command(
    "questions",
    cls=PolicyCommand,
    example="""
    policy-kg questions
    policy-kg questions due-by-year
    policy-kg questions due-by-year --sparql > mine.rq
    """,
)
@click.argument("name", required=False)
@click.option("--sparql", is_flag=True, help="Print the query text, to run it elsewhere or to start from it.")
def command(name: str | None, sparql: bool) -> None:
    """List the named questions, or explain one.

    Ask one with policy-kg query NAME; its parameters take any name, alias or traditional form of an entity.
    """
    from kg.questions.catalogue import get_question, load_questions

    if name is None:
        from kg.cli.asking import draw

        titles = [[key, question.title[language()]] for key, question in load_questions().items()]
        draw([translate("question"), translate("what it asks")], titles, sys.stdout)
        return
    question = get_question(name)
    if sparql:
        click.echo(question.text, nl=False)
        return
    click.echo(f"{question.id}: {question.title[language()]}\n  {question.answers[language()]}")
    for parameter in question.parameters:
        default = f"= {parameter.default}" if parameter.default else ""
        need = translate("optional") if parameter.optional else default
        click.echo(f"  {parameter.name} ({parameter.kind}) {need}: {parameter.label[language()]}")
    click.echo(f"  $ {question.example}")
