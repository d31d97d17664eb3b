"""A graph to interactive HTML.  Knows the ontology, not how the graph was made.

Public: ``render_site`` writes a folder of pages that open from disk; ``Download`` names a file that the home
page offers; ``SiteReport`` says what was written; ``ViewError`` is raised when no view can be made.
"""

from __future__ import annotations

from viz.errors import ViewError
from viz.site import Download, SiteReport, render_site

__all__ = ["Download", "SiteReport", "ViewError", "render_site"]
