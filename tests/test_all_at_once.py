"""The promise of the first page: three mistakes in three files are three findings of one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.diagnostics import Diagnostic, as_text
from generator.graph import Loaded
from generator.rules import judge

SOURCES = "sources: [{document: plan, at: Page 1}]"
FILES = {
    "organisations.yml": f"- {{id: trust, name: Trust, kind: icb, {SOURCES}}}",
    "people.yml": "- id: jo-bell\n\tname: Jo Bell\n",
    "designations.yml": f"- id: lead\n  name: Safeguarding lead\n  held_by: [chief-nurs]\n  {SOURCES}\n",
    "posts.yml": f"""
        defaults: {{kind: executive, {SOURCES}}}
        entries:
          - {{id: chief-nurse, name: Chief Nurse, holders: [{{person: jo-bell}}]}}
          - id: director-of-finance
            name: Director of Finance
            reports_to: [director-of-people]
          - id: director-of-people
            name: Director of People
            reports_to: [director-of-finance]
        """,
}


def test_a_tab_a_missing_post_and_a_circle_are_found_in_one_run(
    load_handbook: Callable[[Mapping[str, str]], Loaded],
) -> None:
    loaded = load_handbook(FILES)
    assert loaded.model is not None
    every = sorted([*loaded.problems, *judge(loaded.model)], key=Diagnostic.order)
    found = [one for one in every if one.severity == "error"]
    expected = [
        ("designations.yml:3:13", "no post is called 'chief-nurs'", "did you mean 'chief-nurse'? (posts.yml:4)"),
        ("people.yml:2:1", "a tab stands where YAML needs spaces", "use spaces"),
        ("posts.yml:7:18", "Director of Finance → Director of People → Director of Finance", "`reports_to`"),
    ]
    assert [(str(one.at), one.severity) for one in found] == [(at, "error") for at, _, _ in expected]
    for one, (_, message, hint) in zip(found, expected, strict=True):
        assert message in one.message
        assert hint in one.hint


def test_each_of_them_is_shown_with_its_place_and_its_hint(
    load_handbook: Callable[[Mapping[str, str]], Loaded],
) -> None:
    for one in load_handbook(FILES).problems:
        first, *rest = as_text(one).splitlines()
        assert re.fullmatch(r"[a-z]+\.yml:\d+:\d+: error\[GOV\d{3}\]: .+", first)
        assert rest[0].startswith("  hint: ")
