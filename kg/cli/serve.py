"""``policy-kg serve``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import translate


@click.command(
    "serve",
    cls=PolicyCommand,
    example="""
    policy-kg serve -g out
    policy-kg serve -g out --port 8080 --timeout 30
    policy-kg query documents --endpoint http://127.0.0.1:8000/sparql
    """,
)
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to bind.")
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to bind."
)
@click.option(
    "--allow-host", "hosts", multiple=True, help="Answer requests to this host name too; may be repeated."
)
@click.option(
    "--cors", default="*", show_default=True, help="Origin that may ask from a browser; '' for none."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries at the same time."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Seconds for a query."
)
@click.option(
    "--rows", type=click.IntRange(1), default=200_000, show_default=True, help="Most rows of an answer."
)
@click.option(
    "--memory", type=click.IntRange(256), default=2048, show_default=True, help="Megabytes for a query."
)
def command(
    graph: Path,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    cors: str,
    workers: int,
    timeout: float,
    rows: int,
    memory: int,
) -> None:
    """Serve a graph: SPARQL endpoint, query page, entity pages and views.

    The endpoint is /sparql; it only reads. A query that takes too long is stopped and does not disturb
    others. Without --host nobody but this computer can ask.
    """
    from kg.serve.jobs import MB, Limits, Settings
    from kg.serve.run import serve
    from kg.store import open_store

    open_store(graph)  # no address is shown where there is nothing to serve

    settings = Settings(
        out=graph,
        workers=workers,
        hosts=(*hosts, host) if host not in ("0.0.0.0", "::") else hosts,
        cors=cors,
        limits=Limits(seconds=timeout, rows=rows, memory=memory * MB),
    )
    click.echo(
        f"http://{f'[{host}]' if ':' in host else host}:{port}/  {translate('Ctrl-C stops it')}", err=True
    )
    serve(settings, host=host, port=port)
