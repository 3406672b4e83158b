"""A page tells apart what is stated, what is stated to be none, what is not stated, and what is not published."""

from __future__ import annotations

import re
from pathlib import Path

from tests.doors.conftest import handbook


def _summary(site: Path, page: str) -> str:
    text = (site / page / "index.html").read_text("utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", text[text.index('<dl class="summary">') : text.index("</dl>")]).split())


def test_stated_none_not_stated_and_not_published_read_differently(starter: Path, tmp_path: Path) -> None:
    (starter / "bodies" / "panel.yml").write_text(
        "id: panel\nname: Panel\nkind: committee\naccountable_to: hidden-board\nquorum: none\nmeets: Every month\n"
        "authority: decides\nwithheld: [authority]\nsources: [{document: constitution, at: Panel}]\n"
    )
    (starter / "bodies" / "hidden.yml").write_text(
        "id: hidden-board\nname: Hidden Board\nkind: board\naudience: staff\n"
        "sources: [{document: constitution, at: Hidden}]\n"
    )
    assert handbook("build", starter, "--out", tmp_path / "site").returncode == 0
    summary = _summary(tmp_path / "site", "bodies/panel")
    assert "Quorum None: a source says that there is none" in summary
    assert "Meets Every month" in summary
    assert "Accountable to not published" in summary
    silent = summary[summary.index("The sources do not say") :]
    assert "whether it meets in public" in silent
    assert not [words for words in ("to whom it answers", "what it may decide", "quorum") if words in silent]
