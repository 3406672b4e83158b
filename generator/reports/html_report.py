"""A change report as one page that needs nothing else."""

from __future__ import annotations

from generator.changes.report import Report
from generator.reports import shape
from generator.resources import resources
from generator.site.pages import plain_environment
from generator.vocabulary import word


@shape("html")
def make(report: Report) -> bytes:
    """One HTML page with its own style, no script, and nothing fetched from anywhere."""
    env = plain_environment(resources() / "docs_templates" / "reports")
    return env.get_template("changes.html.j2").render(report=report, word=word).encode()
