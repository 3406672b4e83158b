"""The finder: the same answers as the engine, an address to share, by keyboard, narrow, quick, and without script."""

from __future__ import annotations

import functools
import http.server
import random
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.authority.decide import decide
from generator.authority.find import find
from generator.authority.say import as_lines, say
from generator.authority.values import Question
from generator.graph import Model, load, select
from generator.kinds._money import money
from generator.kinds.decision import Decision
from generator.mkdocs_plugin import build_site
from tests.browser.conftest import ROOT, _Quiet
from tests.browser.test_accessibility import faults
from tests.conftest import outcome_of

pytestmark = pytest.mark.browser

LOOK_UP = """async questions => {
    const finder = window.handbookFinder, folder = document.getElementById("finder").dataset.answers, said = [];
    for (const one of questions) {
        const data = await finder.load(folder, one.decision);
        const box = document.createElement("div");
        box.innerHTML = finder.lookUp(data, {...one, amount: finder.pence(one.amount)});
        said.push([...box.querySelectorAll("h3, li")].map(item => {
            const own = item.cloneNode(true);
            own.querySelectorAll("ul").forEach(list => list.remove());
            return own.textContent.trim();
        }));
    }
    return said;
}"""
SPEED = """async decision => {
    const finder = window.handbookFinder, folder = document.getElementById("finder").dataset.answers;
    const data = await finder.load(folder, decision), began = performance.now();
    for (let turn = 0; turn < 1000; turn += 1) finder.lookUp(data, {amount: 12345678n, date: "2026-04-01", place: ""});
    return (performance.now() - began) / 1000;
}"""


@pytest.fixture(scope="module")
def example() -> Model:
    loaded = load(ROOT / "model" / "example")
    assert loaded.model is not None
    return select(loaded.model, "public", through_time=True)


@pytest.fixture(scope="module")
def example_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    out = tmp_path_factory.mktemp("example")
    build_site(outcome_of("example"), ROOT / "mkdocs.yml", out)
    handler = functools.partial(_Quiet, directory=str(out))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, example_site: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    opened = context.new_page()
    opened.goto(f"{example_site}decisions/")
    yield opened
    context.close()


def questions(model: Model, how_many: int) -> list[dict[str, Any]]:
    """Questions drawn at random, always the same ones: sums at and beside every limit, places, facts and days."""
    draw = random.Random(1)
    asked = []
    sums = ["", "0", "£1", "£5,000", "£5,000.01", "£50k", "£100,000.01", "£500,000", "£1m", "£1,000,000.01", "£7bn"]
    days = ["", "2024-01-01", "2025-03-31", "2025-04-01", "2025-12-31", "2026-01-01", "2026-03-01", "2027-04-01"]
    for _ in range(how_many):
        decision = draw.choice(model.all("decision"))
        assert isinstance(decision, Decision)
        facts = {one.fact: draw.choice(["", *one.answers]) for one in decision.asks}
        if draw.random() < 0.3:
            facts["urgent"] = draw.choice(["yes", "no"])
        place = draw.choice(["", *(area.id for area in model.all("area"))])
        case = {fact: told for fact, told in facts.items() if told}
        asked.append(
            {
                "decision": decision.id,
                "amount": draw.choice(sums),
                "place": place,
                "date": draw.choice(days),
                "case": case,
            }
        )
    return asked


def said(model: Model, asked: dict[str, Any], amount: int | None) -> list[str]:
    (decision,) = find(model, ["decision"], asked["decision"])
    place = find(model, ["area"], asked["place"])[0].ref if asked["place"] else None
    question = Question(decision.ref, amount, asked["case"], place, asked["date"])
    return [line.strip() for line in as_lines(say(model, decide(model, question))) if line.strip()]


def test_the_finder_says_what_the_engine_says_to_some_hundred_questions(page: Page, example: Model) -> None:
    asked = questions(example, 400)
    found = page.evaluate(LOOK_UP, asked)
    for one, lines in zip(asked, found, strict=True):
        amount = page.evaluate(
            "words => { const p = window.handbookFinder.pence(words); return p === null ? null : String(p); }",
            one["amount"],
        )
        expected = said(example, one, None if amount is None else int(amount))
        facts = {fact.fact for fact in _decision(example, one["decision"]).asks} | {"urgent"}
        assert set(one["case"]) <= facts
        assert lines == expected, one


def _decision(model: Model, ident: str) -> Decision:
    decision = model.find("decision", ident)
    assert isinstance(decision, Decision)
    return decision


def test_sums_are_read_as_the_command_reads_them(page: Page) -> None:
    from generator.kinds._money import pence

    written = [
        "1,000,000",
        "£1m",
        "£1 million",
        "250k",
        "£99.50",
        "0",
        "£2bn",
        "a lot",
        "-5",
        "1,00",
        "£1.005",
        "£",
        "1e6",
    ]
    for words in [*written, *(money(amount) for amount in (1, 99, 100, 12_345_678, 150_000_000))]:
        try:
            expected: str | None = str(pence(words))
        except ValueError:
            expected = None
        found = page.evaluate(
            "words => { try { return String(window.handbookFinder.pence(words)); } catch (error) { return null; } }",
            words,
        )
        assert found == expected, words


def test_an_answer_by_keyboard_with_an_address_that_can_be_shared(page: Page, example_site: str) -> None:
    page.get_by_label("Decision", exact=True).focus()
    page.keyboard.type("Award a")
    page.get_by_label("Sum").focus()
    page.keyboard.type("£750,000")
    answer = page.get_by_role("region", name="Answer")
    expect(answer).to_contain_text("Chief Executive and Director of Finance together")
    expect(answer).to_have_attribute("aria-live", "polite")
    assert "decision=award-a-contract" in page.url
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("region", name="Answer")).to_contain_text("Above £500,000 and up to £2 million")
    other.goto(f"{example_site}decisions/?decision=fund-an-exceptional-treatment&case.urgent=yes")
    expect(other.get_by_role("region", name="Answer")).to_contain_text("Medical Director")
    expect(other.get_by_label("Can it not wait for the panel?")).to_have_value("yes")


def test_a_sum_that_is_none_is_said_and_no_answer_stays(page: Page) -> None:
    page.get_by_label("Decision", exact=True).select_option("award-a-contract")
    page.get_by_label("Sum").fill("plenty")
    expect(page.get_by_role("alert")).to_have_text("Write a sum such as £250,000 or £1m")
    expect(page.locator("#finder-answer")).to_be_hidden()


def test_without_script_the_whole_scheme_stands_there(browser: Browser, example_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_site}decisions/")
    expect(page.locator("#finder")).to_be_hidden()
    for heading in ("Reserved", "Delegated to committees", "Delegated to individuals", "Delegated to others"):
        expect(page.get_by_role("heading", name=re.compile(f"^{heading}"))).to_be_visible()
    assert page.locator("tbody tr:not(.table-group)").count() >= 40
    context.close()


def test_nothing_is_asked_for_but_its_own_data(page: Page, example_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Decision", exact=True).select_option("award-a-contract")
    page.get_by_label("Sum").fill("£1m")
    page.get_by_label("Sum").fill("£2m")
    expect(page.get_by_role("region", name="Answer")).to_contain_text("Director of Finance")
    assert [url for url in asked if not url.endswith("favicon.png")] == [
        f"{example_site}data/decisions/award-a-contract.json"
    ]


def test_an_answer_is_looked_up_in_far_less_than_fifty_milliseconds(page: Page) -> None:
    assert page.evaluate(SPEED, "make-a-grant") < 5


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_no_fault_with_an_answer_open_and_no_scrolling_sideways(
    browser: Browser, example_site: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{example_site}decisions/?decision=make-a-grant&amount=£5,000")
    page.get_by_role("region", name="Answer").wait_for()
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= width
    assert faults([page]) == []
    context.close()
