"""A change report as one page that needs nothing else."""

from __future__ import annotations

from markupsafe import Markup

from generator.changes.report import Report
from generator.legend import legend
from generator.reports import shape
from generator.resources import resources
from generator.site.overlays import drawn
from generator.site.pages import plain_environment
from generator.vocabulary import word


@shape("html")
def make(report: Report) -> bytes:
    """One HTML page with its own style, no script, and nothing fetched from anywhere."""
    source = resources() / "docs_templates"
    env = plain_environment(source / "reports", source / "front")
    style = (source / "front" / "pictures.css").read_text("utf-8")
    words = {"report": report, "word": word, "legend": legend, "drawn": drawn(report.pictures)}
    return env.get_template("changes.html.j2").render(**words, pictures_css=Markup(style)).encode()
