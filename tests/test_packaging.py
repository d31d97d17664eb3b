"""The wheel and the source distribution hold every file, and what the wheel installs works by itself."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

PACKAGES = ("extract", "kg", "ontology", "viz")
# What the project's own commands leave in a checkout, and no package may hold.
LEFT_BEHIND = (
    ".cache/1",
    ".venv/x.py",
    "build/docs/index.html",
    "out/graph.ttl",
    ".mypy_cache/x",
    "kg/__pycache__/x.pyc",
)


@pytest.fixture(scope="module")
def tracked(root: Path) -> set[str]:
    if not (root / ".git").exists():
        pytest.skip("not a git checkout: there is no list of tracked files to compare with")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", *PACKAGES], cwd=root, capture_output=True, check=True
    ).stdout.decode("utf-8")
    return {name for name in listing.split("\0") if name and (root / name).exists()}


@pytest.fixture(scope="module")
def built(root: Path, tracked: set[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both distributions of the tracked files, from a copy, without the network."""
    copy = tmp_path_factory.mktemp("copy")
    for name in [*tracked, "pyproject.toml", "README.md", "LICENSE", ".gitignore"]:
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((root / name).read_bytes())
    for name in LEFT_BEHIND:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("made by a tool", encoding="utf-8")
    out = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--sdist",
        "--wheel",
        "-o",
        str(out),
        str(copy),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


def test_wheel_holds_exactly_the_tracked_files(wheel: Path, tracked: set[str]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    packed = {name for name in names if ".dist-info/" not in name}
    assert packed == tracked
    assert {name.split("/")[0] for name in packed} == set(PACKAGES)


def test_sdist_holds_the_tracked_files_too(built: Path, tracked: set[str]) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert tracked <= names
    assert {"pyproject.toml", "README.md", "LICENSE"} <= names
    assert names - tracked <= {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO", ".gitignore"}


def test_wheel_declares_command_and_components(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("entry_points.txt"))
        entries = archive.read(name).decode("utf-8")
        licences = [n for n in archive.namelist() if n.endswith("/LICENSE")]
    assert "policy-kg = kg.cli:main" in entries
    for factory in ("policy_structure", "policy_tag", "policy_link", "policy_relate"):
        assert f"{factory} = extract.components:" in entries
    assert licences


def test_unpacked_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "lib")
    code = "import kg, sys; print(kg.__file__); from kg.cli import main; sys.argv[1:] = ['--help']; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "lib"), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(tmp_path / "lib" / "kg"))
    assert "policy-kg [OPTIONS] COMMAND" in done.stdout


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def name_of(requirement: str) -> str:
    """Return the normalised name of a distribution."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def test_every_import_is_a_declared_dependency(root: Path, project: dict[str, Any]) -> None:
    declared = {name_of(line) for line in project["dependencies"]}
    extras = {name_of(line) for lines in project["optional-dependencies"].values() for line in lines}
    brought = {"mcp-types", "ipython", "numpy", "playwright", "typing-extensions"}
    installed = packages_distributions()
    unknown = set()
    for path in (p for package in PACKAGES for p in (root / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            for module in {m.split(".")[0] for m in modules} - sys.stdlib_module_names - set(PACKAGES):
                names = {name_of(name) for name in installed.get(module, [module])}
                if not names & (declared | extras | brought):
                    unknown.add((path.relative_to(root).as_posix(), module))
    assert unknown == set()


def test_every_dependency_is_bounded_and_has_its_reason(root: Path, project: dict[str, Any]) -> None:
    page = (root / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    page = page.partition("## Bounds")[0]
    rows = re.findall(r"^\|(?: `\w+` \|)? ([\w-]+) \| .{8,} \| [\w., -]+ \|$", page, re.MULTILINE)
    reasons = set(rows) - {"library", "extra"}
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    required = [*project["dependencies"], *extras]
    assert {name_of(line) for line in required} == {name_of(name) for name in reasons}
    assert [line for line in project["dependencies"] if ">=" not in line or ",<" not in line] == []
