"""The organogram as CSV: who holds a post, what it answers for, whom it reports to, and nothing that was not said."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from generator.exports import exports
from generator.graph import Model, select
from tests.conftest import Files

FILES: Files = {
    "people.yml": '- {id: ann, name: "=Ann"}\n- {id: bob, name: Bob Quokka, audience: staff}',
    "functions.yml": "- {id: money, name: Money, level: system}",
    "posts.yml": """
        - id: chief
          name: Chief Executive
          kind: chief_executive
          organisation: trust
          reports_to: none
          holders: [{person: ann}]
          portfolio: [{words: The money, function: money}]
        - {id: nurse, name: Nurse, kind: executive, reports_to: [chief], holders: none}
        - {id: clerk, name: Clerk, kind: senior, number: 3}
        - {id: quiet, name: Quiet, kind: senior, holders: [{person: bob}]}
        - {id: gone, name: Gone, kind: senior, status: closed}
        """,
}


def test_each_post_has_a_row_and_silence_is_no_vacancy(sound_model: Callable[[Files], Model]) -> None:
    data = exports()["organogram"].make(select(sound_model(FILES), "public")).decode("utf-8-sig")
    rows = {row["Post Unique Reference"]: row for row in csv.DictReader(io.StringIO(data))}
    assert list(rows) == ["chief", "nurse", "clerk", "quiet"]
    assert rows["chief"]["Name"] == "'=Ann", "a name is no formula"
    assert rows["chief"]["Job/Team Function"] == "Money"
    assert (rows["chief"]["Reports to Senior Post"], rows["nurse"]["Reports to Senior Post"]) == ("XX", "chief")
    assert [rows[name]["Name"] for name in ("nurse", "clerk", "quiet")] == ["Vacant", "", "N/D"]
    assert rows["clerk"]["Notes"] == "3 posts"
    assert "quokka" not in data.lower()
