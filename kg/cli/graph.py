"""The option that names a built graph, the same for every command."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["graph_option"]

graph_option = click.option(
    "-g",
    "--graph",
    type=click.Path(path_type=Path),
    default="out",
    show_default=True,
    envvar="POLICY_KG_GRAPH",
    help="Folder that a build has written.",
)
