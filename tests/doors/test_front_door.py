"""The front door: a card for each handbook, a search over all of them, and every pair side by side."""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.site.build import Built, build
from generator.site.check_links import broken_links
from generator.site.comparisons import EVERY_PAIR, comparisons
from generator.site.find_all import Entry, entries, said_of
from generator.site.front_door import front_door
from tests.conftest import Files, outcome_of
from tests.doors.conftest import PROJECT, handbook, tree

EARLY: Files = {
    "handbook.yml": """
        id: trust-2022
        title: Trust handbook 2022
        organisation: trust
        publisher: Somebody else
        state: in_force
        as_at: 2022-07-01
        coverage: whole
        made_from: one slide pack
        summary: How the Trust was governed in 2022.
        questions: [{ask: Who checks the books?, answer: bodies/audit/}]
        """,
    "organisations.yml": "- {id: trust, name: The Trust, short: Trust, kind: nhs_trust}",
    "bodies.yml": """
        - {id: board, name: Board, kind: board}
        - {id: audit, name: Audit Committee, kind: committee, accountable_to: board}
        - {id: people, name: People Committee, kind: committee, accountable_to: board}
        - {id: quality, name: Quality Committee, kind: committee, accountable_to: board}
        """,
    "posts.yml": "- {id: chair, name: Chair, kind: chair}",
    "functions.yml": """
        - {id: estates, name: Estates, level: place, text: Looking after buildings.}
        - {id: travel, name: Travel}
        """,
}
LATE: Files = {
    "handbook.yml": """
        id: trust-2025
        title: Trust proposal 2025
        organisation: trust
        publisher: The Trust
        state: proposed
        as_at: 2025-06-03
        coverage: partial
        summary: How the Trust is to be governed.
        """,
    "organisations.yml": "- {id: trust, name: The Trust, short: Trust, kind: nhs_trust}",
    "bodies.yml": """
        - {id: board, name: Board, kind: board}
        - {id: quality, name: Quality & Safety Committee, kind: committee, accountable_to: board, status: proposed}
        - id: workforce
          name: People committee
          kind: committee
          accountable_to: board
          sources: [{document: plan, at: One, status: inferred, note: It is worked out.}]
        """,
    "function-groups.yml": "[{id: first, name: First group}, {id: second, name: Second group}]",
    "functions.yml": """
        - {id: estates, name: Estates, group: first}
        - {id: digital, name: Digital, group: second}
        """,
}
OTHER: Files = {
    "handbook.yml": """
        id: elsewhere
        title: Elsewhere handbook
        organisation: elsewhere
        publisher: Somebody else
        state: example
        as_at: 2022-07
        summary: Another place.
        """,
    "organisations.yml": "- {id: elsewhere, name: Elsewhere, kind: nhs_trust}",
    "functions.yml": "- {id: lifts, name: Estates}",
}

Write = Callable[[Files], Path]


def sourced(files: Files) -> Files:
    """The same files, each entry with a source where it has none of its own."""
    head = "defaults: {sources: [{document: plan, at: One}]}\nentries:\n"
    bare = ("handbook.yml", "documents.yml", "site_config")
    lists = {name: textwrap.dedent(str(text)) for name, text in files.items() if text and not name.startswith(bare)}
    return {**files, **{name: head + textwrap.indent(text, "  ") for name, text in lists.items()}}


def made(write_handbook: Write, *some: Files) -> list[Built]:
    outcomes = [build(write_handbook(sourced(files))) for files in some]
    assert all(outcome.built for outcome in outcomes), [outcome.findings for outcome in outcomes]
    return [outcome.built for outcome in outcomes if outcome.built]


@pytest.fixture(scope="module")
def three(write_handbook: Write) -> list[Built]:
    return made(write_handbook, LATE, OTHER, EARLY)


@pytest.fixture(scope="module")
def pages(three: list[Built]) -> dict[str, str]:
    return {name: data.decode() for name, data in front_door(three).items()}


@pytest.fixture(scope="module")
def nenc_built() -> Built:
    built = outcome_of("nenc-2022").built
    assert built
    return built


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words(page: str) -> str:
    """What readers see of a page."""
    parser = _Words()
    parser.feed(re.sub(r"<(script|style|title)\b.*?</\1>", "", page, flags=re.DOTALL))
    return " ".join(" ".join(parser.said).split())


def card_of(page: str, name: str) -> str:
    found = re.search(rf'<li class="card" id="card-{name}">.*?\n</li>\n', page, re.DOTALL)
    assert found, name
    return found[0]


def found_by(script: str) -> Any:
    return json.loads(script.removeprefix("window.handbookSearch = ").removesuffix(";\n"))


# Cards


def test_a_card_says_what_it_is_when_how_much_and_whose(pages: dict[str, str]) -> None:
    early, late = (card_of(pages["index.html"], name) for name in ("trust-2022", "trust-2025"))
    assert '<a href="trust-2022/">Trust handbook 2022</a>' in early
    said = words(early)
    assert "In force Describes 1 July 2022 Public edition" in said
    assert "How the Trust was governed in 2022." in said
    assert "Made from one slide pack and published by Somebody else, not by The Trust." in said
    assert '<a href="trust-2022/bodies/"><strong>4</strong> committees and groups</a>' in early
    assert '<a href="trust-2022/roles/"><strong>1</strong> post</a>' in early
    assert "whole picture:" not in said

    assert "Proposed Describes 3 June 2025" in words(late)
    assert "a proposal on that day, not in force" in words(late)
    assert "Not the whole picture: what its sources do not mention may be there all the same." in words(late)
    assert "Published by The Trust." in words(late)
    assert "not by" not in words(late)


def test_the_handbooks_of_one_organisation_stand_together_the_earliest_first(pages: dict[str, str]) -> None:
    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", pages["index.html"])
    assert headings == ["Elsewhere", "The Trust"]
    cards = re.findall(r'id="card-([a-z0-9-]+)"', pages["index.html"])
    assert cards == ["elsewhere", "trust-2022", "trust-2025"]


def test_a_small_picture_shows_who_answers_to_whom(pages: dict[str, str]) -> None:
    said = words(card_of(pages["index.html"], "trust-2022"))
    assert "Board Each of these is accountable to it: Audit Committee People Committee Quality Committee" in said
    assert "worked out" not in said


def test_a_small_picture_of_many_says_how_many_more_there_are(write_handbook: Write) -> None:
    rows = "".join(f"- {{id: c{n}, name: Committee {n}, kind: committee, accountable_to: board}}\n" for n in range(9))
    files = {
        **EARLY,
        "bodies.yml": f"- {{id: board, name: Board, kind: board}}\n- {{id: audit, name: A, kind: forum}}\n{rows}",
    }
    (built,) = made(write_handbook, files)
    said = words(front_door([built])["index.html"].decode())
    assert "Committee 5 3 more stand in the whole picture." in said
    assert "Committee 6" not in said


def test_lists_of_functions_are_the_picture_where_nothing_answers_to_a_board(write_handbook: Write) -> None:
    advised = (
        str(LATE["bodies.yml"])
        .replace("accountable_to: board", "advises: [board]")
        .replace("kind: board", "kind: forum")
    )
    for bodies in (None, advised):
        (built,) = made(write_handbook, {**LATE, "bodies.yml": bodies})
        said = words(front_door([built])["index.html"].decode())
        assert "Functions by group First group 1 function Second group 1 function" in said


def test_a_handbook_with_nothing_to_draw_or_count_still_has_its_card(write_handbook: Write) -> None:
    (built,) = made(write_handbook, {**OTHER, "functions.yml": None})
    page = front_door([built])["index.html"].decode()
    assert "<figure" not in page
    assert "Another place." in words(card_of(page, "elsewhere"))


def test_one_handbook_alone_is_compared_with_nothing(write_handbook: Write) -> None:
    files = front_door(made(write_handbook, EARLY))
    assert sorted(files) == [
        "_headers",
        "front-door.css",
        "front-door.js",
        "index.html",
        "robots.txt",
        "search-data.js",
    ]
    assert "ompar" not in words(files["index.html"].decode())


def test_text_of_a_model_is_text_on_every_page(write_handbook: Write) -> None:
    bad = '</script><script>alert(1)</script><b onmouseover=x>"&'
    card = str(EARLY["handbook.yml"]).replace("Trust handbook 2022", f"'{bad}'").replace("one slide pack", f"'{bad}'")
    files: Files = {
        **EARLY,
        "handbook.yml": card,
        "organisations.yml": f"- id: trust\n  kind: nhs_trust\n  name: '{bad}'",
        "functions.yml": f"- id: estates\n  name: '{bad}'",
    }
    every = made(write_handbook, files, LATE)
    for name, data in front_door(every).items():
        if name.endswith(".html"):
            assert "<script>alert" not in data.decode(), name
            assert "<b onmouseover" not in data.decode(), name
            own = f'<script src="{"../" * name.count("/")}front-door.js" defer>'
            assert set(re.findall(r"<script[^>]*>", data.decode())) == {own}


# Search


def test_an_entry_has_its_other_names_its_page_and_what_is_said_of_it(nenc_built: Built) -> None:
    by_title = {entry.title: entry for entry in entries(nenc_built) if entry.kind != "Term"}
    siro = by_title["Senior information risk owner"]
    assert siro.address == "leads/#designation-senior-information-risk-owner"
    assert (siro.kind, siro.page) == ("Lead role", "Who leads on what")
    assert "SIRO" in siro.names
    assert "Is carried by Executive Chief Digital & Information Officer." in siro.words
    assert "Is held by David Purdue." in by_title["Executive Chief Nurse"].words
    assert by_title["Audit Committee"].address == "bodies/audit-committee/"
    assert by_title["Estates"].address == "functions/estates/"
    assert by_title["How to read this handbook"].words.startswith("Facts and marks Each page says")


def test_everything_that_has_a_place_can_be_found_and_every_entry_leads_somewhere(
    nenc_built: Built, site: Path
) -> None:
    found = entries(nenc_built)
    assert {nenc_built.addresses.of(e.ref) for e in nenc_built.model.every()} - {None} <= {e.address for e in found}
    for entry in found:
        page, _, place = entry.address.partition("#")
        text = (site / page / "index.html").read_text("utf-8")
        assert not place or f'id="{place}"' in text, entry.address


def test_no_entry_shows_an_id_a_date_in_figures_or_a_word_of_the_program(nenc_built: Built) -> None:
    lifted = {e.id for e in nenc_built.model.every() if e.facts.lifted_from is not None}
    for entry in entries(nenc_built):
        said = " ".join((entry.title, entry.page, *entry.names, entry.words))
        assert not lifted & set(re.split(r"[\s.;,]+", said)), entry
        assert not re.search(r"\b(None(?! (?:has|is))|True|False|\d{4}-\d\d-\d\d|[a-z]+_[a-z]+)\b", said), entry


def test_what_is_withheld_cannot_be_found(write_handbook: Write) -> None:
    files: Files = {
        **EARLY,
        "functions.yml": """
            - {id: estates, name: Estates, text: Looking after hidden cellars., withheld: [text]}
            - {id: spying, name: Clandestine work, audience: staff, parent: estates}
            """,
    }
    root = write_handbook(sourced(files))

    def script(edition: Any) -> str:
        built = build(root, edition).built
        assert built
        return front_door([built])["search-data.js"].decode()

    for secret in ("hidden cellars", "Clandestine"):
        assert secret in script("staff")
        assert secret not in script("public")


def test_numbers_by_which_a_law_is_known_are_found(write_handbook: Write) -> None:
    rows = "- {id: duty, name: A duty, references: [26, 62]}\n- {id: other, name: Another, references: [1999]}"
    (built,) = made(write_handbook, {**EARLY, "statutory-functions.yml": rows})
    said = [said_of(built.model, entity) for entity in built.model.all("statutory_function")]
    assert said == ["References: 26, 62.", "References: 1999."]


def test_the_search_data_is_a_script_that_holds_every_handbook(pages: dict[str, str], three: Sequence[Built]) -> None:
    data = found_by(pages["search-data.js"])
    assert [ident for ident, _ in data["handbooks"]] == [built.model.handbook.id for built in three]
    assert len(data["entries"]) == sum(len(entries(built)) for built in three)
    estates = [data["handbooks"][row[0]][1] for row in data["entries"] if row[1] == "Estates"]
    assert sorted(estates) == ["Elsewhere handbook", "Trust handbook 2022", "Trust proposal 2025"]


def test_the_search_data_of_a_real_handbook_is_small(nenc_built: Built) -> None:
    site_data = len(front_door([nenc_built])["search-data.js"])
    assert site_data < 500 * len(entries(nenc_built))


def test_without_script_the_search_field_is_away_and_links_lead_on(pages: dict[str, str]) -> None:
    page = pages["index.html"]
    form = re.search(r"<form[^>]*>", page)
    assert form and form[0].endswith(" hidden>")
    assert '<label for="search-words">' in page
    assert "Searching all handbooks at once needs JavaScript." in words(page)
    assert '<a href="trust-2022/bodies/audit/">Who checks the books?</a>' in page


def test_a_page_of_a_kind_written_by_hand_is_found_by_its_text(write_handbook: Write) -> None:
    files: Files = {
        **EARLY,
        "site_config/pages/about/index.md": "# About us { #top }\n\nWe meet on **Tuesdays**, [as said](../bodies/).\n",
        "site_config/pages/news.md": "---\ntitle: News\n---\nNothing *new*.\n",
    }
    (built,) = made(write_handbook, files)
    found = {entry.address: entry for entry in entries(built)}
    assert found["about/"] == Entry("About us", "about/", "Page", words="We meet on Tuesdays , as said .")
    assert (found["news/"].title, found["news/"].words) == ("News", "Nothing new .")


# Comparisons


def test_each_pair_has_a_page_the_earlier_handbook_first(pages: dict[str, str]) -> None:
    assert sorted(name for name in pages if name.startswith("compare/")) == [
        "compare/elsewhere--trust-2022/index.html",
        "compare/elsewhere--trust-2025/index.html",
        "compare/index.html",
        "compare/trust-2022--trust-2025/index.html",
    ]
    listed = re.findall(r'<h3><a href="../(.*?)">(.*?)</a></h3>', pages["compare/index.html"])
    assert listed[0] == ("compare/trust-2022--trust-2025/", "Trust 2022 and Trust 2025")
    assert len(listed) == 3


def test_what_a_partial_handbook_leaves_out_is_not_mentioned_and_never_gone(pages: dict[str, str]) -> None:
    page = pages["compare/trust-2022--trust-2025/index.html"]
    said = words(page)
    assert "In Trust 2022, not mentioned in Trust 2025 1 Audit Committee" in said
    assert "In Trust 2025, not in Trust 2022 1 Digital" in said
    assert "Trust 2025 mentions no posts, so there is nothing to compare. Trust 2022 has 1 post ." in said
    assert "Trust 2025 does not show the whole picture" in said
    assert not re.search(r"\b(dropped|closed|removed|lost|abolished|ended)\b", said, re.IGNORECASE)


def test_what_both_hold_links_to_both_and_says_how_it_was_matched(pages: dict[str, str]) -> None:
    page = pages["compare/trust-2022--trust-2025/index.html"]
    assert '<a href="../../trust-2022/bodies/quality/">Quality Committee</a>' in page
    assert '<a href="../../trust-2025/bodies/quality/">Quality &amp; Safety Committee</a>' in page
    rows = {words(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)}
    assert "Board Board" in rows
    assert "People Committee People committee Worked out from the source Matched by name" in rows
    assert "Quality Committee Quality & Safety Committee" in rows, (
        "the whole handbook is proposed, and its card says so"
    )
    assert "In both: 3 committees and groups, 1 of them under another name" in words(page)


def test_a_proposal_is_laid_over_what_is_in_force_and_said_in_words(pages: dict[str, str]) -> None:
    page = pages["compare/trust-2022--trust-2025/index.html"]
    said = words(page)
    assert "What Trust 2025 proposes, over Trust 2022" in said
    assert "Trust 2025 is a draft: nothing in it is in force until it is decided." in said
    drawn = page.partition('id="change"')[2].partition('<h2 id="functions"')[0]
    assert "<svg" in drawn
    assert " style=" not in drawn
    assert '<li class="marks__changed">' in drawn
    rows = [words(row) for row in re.findall(r"<tr>.*?</tr>", drawn, re.DOTALL)]
    assert "± Changed Quality & Safety Committee (Committee) was Quality Committee" in rows, rows
    assert not any("People committee" in row for row in rows), "other capitals are no change"
    leads = re.findall(r'xlink:href="(.*?)"', drawn)
    assert "../../trust-2025/bodies/quality/" in leads
    for name, other in pages.items():
        if "elsewhere" in name:
            assert "overlay" not in other, "two organisations are no change of one"


def test_counts_stand_on_top(pages: dict[str, str]) -> None:
    page = pages["compare/trust-2022--trust-2025/index.html"]
    rows = [words(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)]
    assert rows[:4] == [
        "Subject In both Trust 2022 alone Trust 2025 alone",
        "Functions 1 1 of 2 1 of 2",
        "Committees and groups 3 1 of 4 0 of 3",
        "Posts 0 1 of 1 mentions none",
    ]


def test_answers_to_national_requirements_stand_side_by_side_those_that_differ_first(write_handbook: Write) -> None:
    asked = """
        - {id: has-a-board, code: N1, name: It has a board, test: exists, looks_at: body, where: {kind: board}}
        - {id: has-a-chair, code: N2, name: It has a chair, test: exists, looks_at: post, where: {kind: chair}}
        - {id: is-kind, code: N3, name: It is kind, judge: person}
        """
    no_icb = "- {id: trust, name: The Trust, short: Trust, kind: other}"  # so that no national framework applies
    new = "- {id: is-new, code: N4, name: It is new, judge: person}"
    every = made(
        write_handbook,
        {**EARLY, "organisations.yml": no_icb, "requirements.yml": asked},
        {**LATE, "organisations.yml": no_icb, "requirements.yml": textwrap.dedent(asked) + new},
    )
    page = front_door(every)["compare/trust-2022--trust-2025/index.html"].decode()
    rows = [words(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)]
    chair = next(row for row in rows if row.startswith("It has a chair"))
    assert chair == "It has a chair Requirements of our own Met Cannot tell"
    assert rows.index(chair) < next(rows.index(row) for row in rows if row.startswith("It has a board"))
    assert "1 of them answered differently" in words(page)
    assert "Asked of Trust 2025, not of Trust 2022 1 It is new" in words(page)
    assert '<a href="../../trust-2022/conformance/#requirement-has-a-chair">Met</a>' in page


def test_two_organisations_are_told_apart(pages: dict[str, str]) -> None:
    said = words(pages["compare/elsewhere--trust-2022/index.html"])
    assert "Two organisations, each in its own handbook" in said
    assert "These are two organisations, so “in both” means that each has one of its own." in said
    assert "Estates Estates Function at place Matched by name" in said


def test_with_many_handbooks_only_those_of_one_organisation_are_compared(write_handbook: Write) -> None:
    def files(name: str, organisation: str, year: int) -> Files:
        card = textwrap.dedent(f"""
            id: {name}
            title: {name}
            organisation: {organisation}
            publisher: Somebody
            state: example
            as_at: {year}
            summary: One of many.
            """)
        return {
            "handbook.yml": card,
            "organisations.yml": f"- {{id: {organisation}, name: {organisation}, kind: nhs_trust}}",
        }

    several = [files(f"h{n}", "one" if n < 3 else f"o{n}", 2020 + n) for n in range(EVERY_PAIR + 1)]
    few, none_left = comparisons(made(write_handbook, *several[:EVERY_PAIR]))
    assert (len(few), none_left) == (EVERY_PAIR * (EVERY_PAIR - 1) // 2, 0)
    every = made(write_handbook, *several)
    pairs, left = comparisons(every)
    assert [pair.address for pair in pairs] == ["compare/h0--h1/", "compare/h0--h2/", "compare/h1--h2/"]
    assert left == (EVERY_PAIR + 1) * EVERY_PAIR // 2 - 3
    assert f"{left} more pairs have no page" in words(front_door(every)["compare/index.html"].decode())


def test_names_of_handbooks_that_would_be_the_same_are_told_apart(write_handbook: Write) -> None:
    same_year = {**LATE, "handbook.yml": str(LATE["handbook.yml"]).replace("2025-06-03", "2022-09-01")}
    (pair,), _ = comparisons(made(write_handbook, EARLY, same_year))
    assert pair.title == "Trust, 1 July 2022 and Trust, 1 September 2022"
    same_day = {**LATE, "handbook.yml": str(LATE["handbook.yml"]).replace("2025-06-03", "2022-07-01")}
    (pair,), _ = comparisons(made(write_handbook, EARLY, same_day))
    assert pair.title == "Trust handbook 2022 and Trust proposal 2025"
    named = {**LATE, "handbook.yml": str(LATE["handbook.yml"]).replace("state:", "short: The plan\n        state:")}
    without = {**named, "organisations.yml": "- {id: trust, name: The Trust, kind: nhs_trust}"}
    (pair,), _ = comparisons(made(write_handbook, EARLY, without))
    assert pair.title == "Trust 2022 and The plan"


def test_the_short_form_of_an_organisation_is_taken_from_any_handbook_about_it(write_handbook: Write) -> None:
    without = {**LATE, "organisations.yml": "- {id: trust, name: The Trust, kind: nhs_trust}"}
    (pair,), _ = comparisons(made(write_handbook, EARLY, without))
    assert pair.title == "Trust 2022 and Trust 2025"


# The whole site


@pytest.fixture(scope="module")
def project(write_handbook: Write, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of three handbooks, in which to run the command."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "model").mkdir()
    for name, files in {"a": EARLY, "b": LATE, "c": OTHER}.items():
        write_handbook(sourced(files)).rename(folder / "model" / name)
    return folder


@pytest.fixture(scope="module")
def whole(project: Path) -> Path:
    run = handbook("build", "--all", cwd=project, PYTHONHASHSEED="1")
    assert run.returncode == 0, run.stdout + run.stderr
    return project / "site"


def test_no_link_of_the_whole_site_is_broken(whole: Path) -> None:
    assert broken_links(whole) == []
    assert broken_links(whole, "/a/path/") == []


def test_a_broken_link_of_the_front_door_is_found_and_folders_that_were_checked_are_not_read(
    whole: Path, tmp_path: Path
) -> None:
    import shutil

    site = tmp_path / "site"
    shutil.copytree(whole, site)
    for page in (site / "index.html", site / "trust-2022" / "index.html"):
        page.write_text(page.read_text("utf-8") + '<a href="trust-2022/bodies/board/#gone">x</a>', "utf-8")
    checked = ("trust-2022", "trust-2025", "elsewhere")
    assert [(link.page, link.why) for link in broken_links(site, checked=checked)] == [
        ("index.html", "the page has no such place")
    ]
    assert len(broken_links(site)) == 2


def test_every_file_of_the_front_door_stands_in_the_manifest(whole: Path) -> None:
    manifest = json.loads((whole / "manifest.json").read_text("utf-8"))
    own = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in tree(whole).items()
        if name.partition("/")[0] not in manifest["handbooks"] and name != "manifest.json"
    }
    assert manifest["files"] == own
    assert "search-data.js" in own
    assert manifest["handbooks"] == ["elsewhere", "trust-2022", "trust-2025"]


def test_two_builds_are_byte_identical_in_turn_and_side_by_side(whole: Path, project: Path, tmp_path: Path) -> None:
    out = ("--out", tmp_path / "site", "--jobs", 1)
    run = handbook("build", "--all", *out, cwd=project, PYTHONHASHSEED="99", TZ="Asia/Tokyo")
    assert run.returncode == 0, run.stdout + run.stderr
    first, second = tree(whole), tree(tmp_path / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.long
def test_a_refused_build_leaves_the_whole_site_as_it_was(whole: Path, project: Path) -> None:
    before = tree(whole)
    broken = project / "model" / "b" / "posts.yml"
    broken.write_text("- {id: chair\n", "utf-8")
    try:
        assert handbook("build", "--all", cwd=project).returncode == 1
    finally:
        broken.unlink()
    question = project / "model" / "a" / "handbook.yml"
    text = question.read_text("utf-8")
    question.write_text(text.replace("bodies/audit/", "bodies/nowhere/"), "utf-8")
    try:
        run = handbook("build", "--all", cwd=project)
        assert run.returncode == 1
        assert "bodies/nowhere/" in run.stdout
    finally:
        question.write_text(text, "utf-8")
    assert tree(whole) == before


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_handbook_that_is_wrong_is_named_in_order_whatever_is_done_first(
    project: Path, tmp_path: Path, jobs: int
) -> None:
    import shutil

    copy = tmp_path / "project"
    shutil.copytree(project / "model", copy / "model")
    for name in ("a", "c"):
        (copy / "model" / name / "posts.yml").write_text("- {id: chair\n", "utf-8")
    run = handbook("build", "--all", "--jobs", jobs, cwd=copy)
    assert run.returncode == 1
    named = [line.split(":")[0] for line in run.stdout.splitlines() if "error[" in line]
    assert named == ["model/c/posts.yml", "model/a/posts.yml"]
    assert "Traceback" not in run.stdout + run.stderr
    assert not (copy / "site").exists()


def test_a_handbook_may_not_take_the_name_of_a_folder_of_the_front_door(project: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "project"
    shutil.copytree(project / "model", copy / "model")
    card = copy / "model" / "a" / "handbook.yml"
    card.write_text(card.read_text("utf-8").replace("id: trust-2022", "id: compare"), "utf-8")
    run = handbook("build", "--all", cwd=copy)
    assert run.returncode == 2
    assert "'compare'" in run.stderr
    assert not (copy / "site").exists()


def test_nothing_of_the_front_door_asks_a_third_party(pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        if name != "search-data.js":
            assert not re.search(r"(?:src=|href=|url\(|@import |fetch\()[\"']?(?:https?:)?//", text), name


def test_the_brand_of_the_project_colours_the_front_door(pages: Mapping[str, str]) -> None:
    brand = (PROJECT / "site_config" / "brand.yml").read_text("utf-8")
    accent = re.search(r'accent: "(#\w+)"', brand)
    assert accent and f"--accent: {accent[1]}; --header: {accent[1]};" in pages["front-door.css"]
