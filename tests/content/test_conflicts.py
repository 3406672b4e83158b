"""Each contradiction known to stand in the sources is found in the real models, in words, and none is waived."""

from __future__ import annotations

from functools import cache

import pytest

from generator.diagnostics import Diagnostic
from generator.graph.select import select
from generator.rules import judge
from generator.site.build import check
from tests.conftest import ROOT

HW, LINCS = "herefordshire-worcestershire-2021", "lincolnshire-2022"
NENC, LATER = "nenc-2022", "nenc-2025"

CONFLICTS = {
    "eleven executive members counted, ten listed": (NENC, "GOV403", "'Executive members'", "are 11 seats", "are 10"),
    "the count of executives is recorded as in conflict": (NENC, "GOV903", "'Executive members' (number)", "ten"),
    "non-executives set under the partner members": (NENC, "GOV403", "'Partner members'", "add up to 12"),
    "where the non-executives belong is recorded": (NENC, "GOV903", "'Independent non-executive members' (part of)"),
    "fit and proper persons in two portfolios": (NENC, "GOV202", "'Fit and proper persons regime'", "2 posts"),
    "two leads for fit and proper persons": (NENC, "GOV302", "fit and proper persons", "2 posts"),
    "one portfolio asks whether it belongs under people": (NENC, "GOV903", "fit and proper persons", "under people"),
    "equality and diversity in two portfolios": (NENC, "GOV202", "'Equality and diversity'", "2 posts"),
    "the Caldicott guardian could be the nurse": (NENC, "GOV903", "'Caldicott guardian'", "nurse"),
    "emergency planning in all ten portfolios": (
        NENC,
        "GOV202",
        "'Health emergency planning and resilience'",
        "10 posts",
    ),
    "the talent board twice in one portfolio": (
        NENC,
        "GOV203",
        "'Lead of the ICS Leadership and Talent Board'",
        "twice",
    ),
    "stakeholder relationships in two": (NENC, "GOV202", "'Stakeholder relationship management'", "2 posts"),
    "procurement in finance and at place": (NENC, "GOV202", "'Procurement'", "Director of Finance"),
    "continuing healthcare with the nurse and at place": (NENC, "GOV202", "'Continuing healthcare", "Chief Nurse"),
    "clinical service transformation in several": (NENC, "GOV202", "'Clinical service transformation'", "3 posts"),
    "strategy and system oversight, two titles": (
        NENC,
        "GOV802",
        "Strategy & System",
        "System, Strategy and Oversight",
    ),
    "place based delivery or placed based partnerships": (NENC, "GOV802", "Delivery (Central", "Placed Based Partner"),
    "Central and, or Central & Tees Valley": (NENC, "GOV802", "Central and Tees Valley", "Central & Tees Valley"),
    "scenario not in the overview: quality": (NENC, "GOV903", "quality of a provider", "six scenarios"),
    "scenario not in the overview: contracts": (NENC, "GOV903", "'Contract management'", "six scenarios"),
    "scenario not in the overview: medicines": (NENC, "GOV903", "'Medicines optimisation'", "six scenarios"),
    "Corporate Services or Corporate Office": (LATER, "GOV802", "'Corporate Services Group'", "Corporate Office"),
    "two functions called Partnerships": (LATER, "GOV801", "'Partnerships'"),
    "one sentence in two functions: first": (LATER, "GOV903", "'Commissioning Finance'", "same sentence"),
    "one sentence in two functions: second": (LATER, "GOV903", "'Financial Management'", "same sentence"),
    "section 177 for section 117": (NENC, "GOV903", "section 177", "section 117"),
    "reference 158 twice": (LINCS, "GOV306", "reference 158", "twice"),
    "reference 8 twice": (LINCS, "GOV306", "reference 8 ", "beside"),
    "22 numbers are absent": (LINCS, "GOV306", "22 numbers", "18, 19, 27"),
    "digital leaves, and nobody is named to receive it": (
        LATER,
        "GOV210",
        "take over 'Digital'",
        "until safe transfer",
    ),
    "no post answers for digital until it has moved": (LATER, "GOV210", "which post answers for 'Digital'"),
    "place boards by April or by spring 2023": (NENC, "GOV903", "'Place Boards, or something similar", "April 2023"),
    "a date long before the quarter it stands under": (
        HW,
        "GOV903",
        "'Ready to take over direct commissioning'",
        "2021",
    ),
}
"""What contradicts what: the handbook, the code, and words that the finding must hold."""


@cache
def findings(handbook: str) -> tuple[Diagnostic, ...]:
    return check(ROOT / "model" / handbook)[1]


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_a_known_conflict_is_found_and_said_in_words(conflict: str) -> None:
    handbook, code, *words = CONFLICTS[conflict]
    found = [d for d in findings(handbook) if d.code == code and all(word in d.message for word in words)]
    assert len(found) == 1, [d.message for d in findings(handbook) if d.code == code]
    assert found[0].waived is None
    assert found[0].severity == "warning"


@pytest.mark.parametrize("handbook", [NENC, LATER, LINCS, HW])
def test_no_real_model_waives_anything(handbook: str) -> None:
    assert [d for d in findings(handbook) if d.waived] == []


def test_the_place_boards_are_overdue_once_their_day_has_passed() -> None:
    loaded, _ = check(ROOT / "model" / NENC)
    assert loaded.model is not None
    said = [d.message for d in judge(select(loaded.model, "staff", "2025-06-03")) if d.code == "GOV503"]
    assert any("have passed" in message or "has passed" in message for message in said)
    assert not [d for d in judge(loaded.model) if d.code == "GOV503"]
