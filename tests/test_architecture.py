"""What the design forbids stays forbidden: imports, long files, grab-bag names, printing, slow starts."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("extract", "kg", "ontology", "viz")
LIMIT = 250
GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "stuff"}
HEAVY = (
    "spacy",
    "rdflib",
    "pyoxigraph",
    "opencc",
    "pyvis",
    "pyshacl",
    "trafilatura",
    "networkx",
    "numpy",
    "scipy",
)

SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_file_holds_one_idea(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LIMIT, f"{lines} lines: split it by idea"
    assert path.stem not in GRAB_BAGS, "name the file after what it holds"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "a module docstring is missing"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_only_the_command_line_prints(path: Path) -> None:
    if path.is_relative_to(ROOT / "kg" / "cli"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == [], f"print on lines {calls}"


def loaded_after(code: str) -> set[str]:
    """Return the heavy packages in ``sys.modules`` after a fresh interpreter has run the code."""
    probe = f"import sys\n{code}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT, encoding="utf-8"
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", ["extract.records", "extract.lexicon", "kg", "extract", "viz", "ontology"])
def test_import_loads_nothing_heavy(module: str) -> None:
    assert loaded_after(f"import {module}") == set()


def test_probe_sees_a_heavy_package() -> None:
    assert "networkx" in loaded_after("import networkx")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--lang", "zh", "--help"]])
def test_command_line_starts_without_heavy_packages(arguments: list[str]) -> None:
    code = f"""
from kg.cli import main
sys.argv = ["policy-kg", *{arguments!r}]
try:
    main()
except SystemExit as done:
    assert done.code == 0
"""
    assert loaded_after(code) == set()


def test_every_command_describes_itself_without_heavy_packages() -> None:
    code = """
from kg.cli.group import policy_kg
from kg.cli.language import read_rows
for name, *_ in read_rows("commands.tsv"):
    policy_kg.main([name, "--help"], standalone_mode=False)
"""
    assert loaded_after(code) == set()
