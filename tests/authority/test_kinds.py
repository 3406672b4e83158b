"""How a scheme is written: sums, limits, facts of the case, who decides together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports._model_json import entity_value
from generator.graph import Loaded, Model
from generator.kinds._money import Limit, money, pence
from generator.kinds.body import Body
from generator.kinds.delegation import Delegation

Load = Callable[[Mapping[str, str]], Loaded]
Sound = Callable[[Mapping[str, str]], Model]

POSTS = "[{id: chief, name: Chief, kind: chief_executive}, {id: finance, name: Finance, kind: executive}]"


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("1,000,000", 100_000_000),
        ("£1m", 100_000_000),
        ("£1 million", 100_000_000),
        ("250k", 25_000_000),
        ("£1.5m", 150_000_000),
        ("£99.50", 9950),
        ("0", 0),
        ("£2bn", 200_000_000_000),
    ],
)
def test_a_sum_is_read_as_people_write_it(words: str, amount: int) -> None:
    assert pence(words) == amount


@pytest.mark.parametrize("words", ["", "a lot", "-5", "1,00", "£1.005", "1.2.3", "£", "1e6", "9" * 16, "½m"])
def test_what_is_no_sum_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"sum of money|penny"):
        pence(words)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (100_000_000, "£1 million"),
        (150_000_000, "£1.5 million"),
        (125_050_000, "£1,250,500"),
        (25_000_000, "£250,000"),
        (9950, "£99.50"),
        (100_000_001, "£1,000,000.01"),
        (0, "£0"),
    ],
)
def test_a_sum_is_shown_as_people_write_it(amount: int, words: str) -> None:
    assert money(amount) == words


@given(st.integers(min_value=0, max_value=10**15))
def test_what_is_shown_is_read_back_to_the_penny(amount: int) -> None:
    assert pence(money(amount)) == amount


def test_a_limit_in_words_and_its_currency() -> None:
    limit = Limit.model_validate({"above": "£250k", "amount": "1,000,000", "basis": "per_year"})
    assert limit.words == "above £250,000 and up to £1 million a year"
    assert limit.currency == "GBP"
    assert Limit.model_validate({"amount": "100"}).currency is None


SCHEME = """
- id: pay
  name: Pay a bill
  asks: [{fact: urgent, ask: Is it urgent?, usual: no}]
  delegations:
    - delegate: [chief, finance]
      together: yes
      instrument: sord
      limit: {amount: £1m, basis: per_year}
      case: {urgent: yes, setting: [care home, own home]}
      from: 2022-04
"""


def test_a_delegation_is_lifted_from_its_decision(sound_model: Sound) -> None:
    model = sound_model({"posts.yml": POSTS, "decisions.yml": SCHEME})
    (one,) = model.all("delegation")
    assert isinstance(one, Delegation)
    assert one.decision == ("pay",)
    assert one.together is True
    value = entity_value(one)
    assert value["limit"] == {"amount": "1000000", "currency": "GBP", "basis": "per_year"}
    assert value["case"] == {"urgent": ["yes"], "setting": ["care home", "own home"]}


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("together: yes", "conditions: [Both agree]", "must say `together: yes`"),
        ("amount: £1m", "amount: lots", "'lots' in 'amount' is not a sum of money"),
        ("amount: £1m", "above: £2m, amount: £1m", "holds no sum"),
        ("amount: £1m", "currency: GBP", "needs an amount"),
        ("{urgent: yes, setting: [care home, own home]}", "urgent", "must be facts with their answers"),
        ("instrument: sord", "instrument: sorts", "did you mean 'sord'?"),
    ],
)
def test_a_slip_in_a_scheme_is_said(load_handbook: Load, before: str, after: str, says: str) -> None:
    loaded = load_handbook({"posts.yml": POSTS, "decisions.yml": SCHEME.replace(before, after)})
    (found,) = loaded.problems
    assert says in f"{found.message} {found.hint}"
    assert found.at.file == "decisions.yml"


def test_terms_of_reference_stand_inside_their_body_without_a_list(sound_model: Sound) -> None:
    model = sound_model(
        {
            "posts.yml": POSTS,
            "bodies.yml": """
            - id: audit
              name: Audit Committee
              kind: committee
              quorum: Two members, one of them independent
              quorum_counts: {members: 2, including: [{number: 1, of: an independent member}]}
              urgent_decisions: [{by: [chief, finance], report_to: audit}]
              terms_of_reference: {version: "1", review_by: 2023-04, secretariat: chief}
            """,
        }
    )
    (terms,) = model.all("terms_of_reference")
    assert terms.id == "audit"
    assert model.targets(terms.ref, "body") == model.all("body")
    (body,) = model.all("body")
    assert isinstance(body, Body)
    assert body.quorum_counts is not None
    assert body.quorum_counts.members == 2
    (power,) = model.all("emergency_power")
    assert [post.id for post in model.targets(power.ref, "by")] == ["chief", "finance"]
