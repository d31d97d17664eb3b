"""The notebooks run from top to bottom, show what they promise, and are kept without their outputs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "docs" / "notebooks").glob("*.ipynb"))
# In a process of its own: the event loops of Jupyter warn, and warnings are errors here.
RUN = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=240, resources={"metadata": {"path": sys.argv[2]}}).execute()
nbformat.write(notebook, sys.argv[3])
"""


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return the code cells of the tour after they have run in an empty folder."""
    pytest.importorskip("nbclient")
    folder = tmp_path_factory.mktemp("notebook")
    target = folder / "run.ipynb"
    (path,) = (path for path in NOTEBOOKS if path.stem == "tour")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path), str(folder), str(target)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    cells: list[dict[str, Any]] = json.loads(target.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def html_after(cells: list[dict[str, Any]], code: str) -> str:
    """Return what the cell with this code shows."""
    (cell,) = (cell for cell in cells if code in "".join(cell["source"]))
    return "".join("".join(output["data"].get("text/html", "")) for output in cell["outputs"])


def test_tour_shows_text_graph_and_answers(tour: list[dict[str, Any]]) -> None:
    text = html_after(tour, "extract.read_document")
    assert "<mark" in text and "國(guó)家電子政" in text
    assert "机构" in html_after(tour, "summarise_graph")
    assert "<table" in html_after(tour, '"due-by-year"')
    assert "国家电子政务外网" in html_after(tour, '"dependencies"')
    assert "displacy" in "".join(tour[-2]["source"]) and "platform" in html_after(tour, "displacy_html(doc)")


def test_tour_leads_to_the_source(tour: list[dict[str, Any]]) -> None:
    (cell,) = (cell for cell in tour if "source[passage.start" in "".join(cell["source"]))
    assert "國家電子政務外網" in cell["outputs"][0]["data"]["text/plain"][0].replace("(guó)", "")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in cells)
