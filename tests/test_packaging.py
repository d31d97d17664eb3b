"""The wheel and the source distribution hold every file, and what the wheel installs works by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

PACKAGES = ("extract", "kg", "ontology", "viz")


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
