"""A page that had another id is still found at its former address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.mkdocs_plugin import build_site
from generator.site.build import build
from generator.site.check_links import broken_links
from tests.conftest import Files
from tests.doors.conftest import PROJECT

SAID = "sources: [{status: external, note: told}]"


def test_a_former_address_leads_on_to_the_page(write_handbook: Callable[[Files], Path], tmp_path: Path) -> None:
    files = {
        "organisations.yml": f"- {{id: trust, name: Trust, kind: icb, {SAID}}}",
        "posts.yml": f"""
            - {{id: chief-nurse, name: Chief <Nurse>, kind: executive, former_ids: [nurse, old-nurse], {SAID}}}
            - {{id: hidden, name: Hidden, kind: executive, audience: staff, former_ids: [secret-nurse], {SAID}}}
            """,
        "people.yml": f"- {{id: jo, name: Jo, former_ids: [joanna], {SAID}}}",
    }
    root = write_handbook(files)
    build_site(build(root), PROJECT / "mkdocs.yml", tmp_path)
    for former in ("nurse", "old-nurse"):
        page = (tmp_path / "roles" / former / "index.html").read_text()
        assert '<meta http-equiv="refresh" content="0; url=../chief-nurse/">' in page
        assert '<a href="../chief-nurse/">Chief &lt;Nurse&gt;</a>' in page
        assert '<script src="../../assets/lead-on.js" data-to="../chief-nurse/"></script>' in page
    assert broken_links(tmp_path) == []
    assert sorted(path.name for path in (tmp_path / "roles").iterdir() if path.is_dir()) == [
        "chief-nurse",
        "nurse",
        "old-nurse",
    ]
