"""The reports by the name that ``--format`` takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from wsdlsmith.reports.github import render_github
from wsdlsmith.reports.gitlab import render_gitlab
from wsdlsmith.reports.junit import render_junit
from wsdlsmith.reports.page import render_html
from wsdlsmith.reports.sarif import render_sarif
from wsdlsmith.reports.sheet import Render

RENDERERS: Final[Mapping[str, Render]] = {
    "html": render_html,
    "junit": render_junit,
    "sarif": render_sarif,
    "github": render_github,
    "gitlab": render_gitlab,
}
