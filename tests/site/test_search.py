"""What the search knows each thing by."""

from __future__ import annotations

from collections.abc import Callable

from generator.diagnostics import Ref
from generator.graph import Model
from generator.site.links import Addresses
from generator.site.search import complete
from tests.conftest import Files

FILES: Files = {
    "posts.yml": """
        - id: finance
          name: Director of Finance
          kind: executive
          aliases: [Treasurer]
          holders: [{person: jo}]
        """,
    "people.yml": "[{id: jo, name: Jo <b>Bell</b>}]",
    "designations.yml": "[{id: risk, name: Risk owner, short: SIRO, held_by: [finance], text: Answers for risk.}]",
    "definitions.yml": "[{id: siro, name: SIRO, stands_for: Senior information risk owner, about: [risk]}]",
}
WHERE = Addresses(
    {
        Ref("post", "finance"): "roles/finance/",
        Ref("designation", "risk"): "leads/#designation-risk",
        Ref("person", "jo"): "people/#person-jo",
        Ref("definition", "siro"): "glossary/#definition-siro",
    }
)
KNOWN = {"roles/finance/": ()}
READ = [{"location": "roles/finance/", "title": "Director of Finance", "text": "What it is for."}]


def test_a_page_is_known_by_other_names_and_by_lead_roles(sound_model: Callable[[Files], Model]) -> None:
    page = complete(READ, sound_model(FILES), WHERE, KNOWN)[0]
    assert page["names"] == ["Treasurer"]
    assert page["leads"] == ["Risk owner", "SIRO"]
    assert page["text"] == "What it is for."


def test_what_stands_in_a_list_has_an_entry_of_its_own(sound_model: Callable[[Files], Model]) -> None:
    entries = {entry["location"]: entry for entry in complete(READ, sound_model(FILES), WHERE, KNOWN)}
    role = entries["leads/#designation-risk"]
    assert role["title"] == "Risk owner (SIRO)"
    assert "Director of Finance" in role["text"]
    assert "Senior information risk owner" in role["names"]


def test_names_in_the_index_are_no_markup(sound_model: Callable[[Files], Model]) -> None:
    entries = {entry["location"]: entry for entry in complete(READ, sound_model(FILES), WHERE, KNOWN)}
    assert entries["people/#person-jo"]["title"] == "Jo &lt;b&gt;Bell&lt;/b&gt;"
    assert "<b>" not in entries["leads/#designation-risk"]["text"]


def test_what_was_read_is_left_as_it_was(sound_model: Callable[[Files], Model]) -> None:
    before = [dict(entry) for entry in READ]
    complete(READ, sound_model(FILES), WHERE, KNOWN)
    assert before == READ


def test_a_page_about_many_things_is_known_by_the_words_of_its_template(sound_model: Callable[[Files], Model]) -> None:
    (page, *_) = complete(
        [{"location": "eprr/", "title": "Emergencies", "text": ""}],
        sound_model(FILES),
        WHERE,
        {"eprr/": ("Emergency planning", "<i>")},
    )
    assert page["names"] == ["Emergency planning", "&lt;i&gt;"]
