"""The command line: one module per command, loaded when it is called.

``commands.tsv`` lists the commands, ``zh.tsv`` holds the Chinese wording of every
text shown.  A module named there defines one ``click`` command called ``command``,
which parses its options and calls one function of the library.
"""

from __future__ import annotations

import io

__all__ = ["main"]


def main() -> None:
    """Run ``policy-kg`` with the arguments of the process.

    Exit codes: 0 done, 1 the work failed, 2 the command was used wrongly.
    """
    import sys

    from kg.cli.group import policy_kg

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")  # files and pipes are UTF-8 whatever the locale says
    policy_kg(prog_name="policy-kg")
