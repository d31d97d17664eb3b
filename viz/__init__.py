"""A graph to interactive HTML.  Knows the ontology, not how the graph was made.

Public: ``render_site`` writes a folder of pages that open from disk; ``Download`` names a file that the home
page offers; ``SiteReport`` says what was written; ``check_site_folder`` says beforehand whether a folder
holds somebody else's pages; ``ViewError`` is raised when no view can be made.
"""

from __future__ import annotations

from viz.errors import ViewError
from viz.site import Download, SiteReport, render_site
from viz.site_folder import check_site_folder

__all__ = ["Download", "SiteReport", "ViewError", "check_site_folder", "render_site"]
