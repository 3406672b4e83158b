"""The proof says of every decision what holds, what does not, and what cannot be told; each fault speaks somewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from generator.authority.faults import Sort
from generator.authority.proof import CLAIMS, Proof, prove
from generator.graph import Model, load
from generator.rules._scheme import HINTS

Sound = Callable[[Mapping[str, str]], Model]
ROOT = Path(__file__).parents[2] / "model"


def outcomes(proofs: tuple[Proof, ...]) -> dict[str, str]:
    return {proof.decision.id: proof.outcome for proof in proofs}


def test_every_sort_of_fault_speaks_against_one_claim_and_has_a_hint() -> None:
    spoken = [sort for sorts in CLAIMS.values() for sort in sorts]
    assert sorted(spoken) == sorted(get_args(Sort))
    assert set(HINTS) == set(get_args(Sort))


def test_the_example_holds_but_for_the_vacancy_it_shows() -> None:
    model = load(ROOT / "example").model
    assert model is not None
    found = outcomes(prove(model))
    assert len(found) == 63
    assert {ident for ident, outcome in found.items() if outcome != "holds"} == {"pay-for-a-redundancy"}


def test_nothing_fails_in_the_real_handbook_and_what_is_silent_cannot_be_told(nenc: Model) -> None:
    proofs = prove(nenc)
    assert {proof.outcome for proof in proofs} == {"cannot_tell"}
    care = next(proof for proof in proofs if proof.decision.id == "approve-a-care-package")
    said = {verdict.claim: verdict for verdict in care.verdicts}
    assert said["Somebody holds it"].outcome == "cannot_tell"
    assert "for sums up to £1 million a year" in said["Every sum has one place"].words
    assert said["No circle"].outcome == "holds"


def test_a_fault_is_shown_where_it_stands(sound_model: Sound) -> None:
    model = sound_model(
        {
            "bodies.yml": "[{id: board, name: Board, kind: board}, {id: w, name: W, kind: task_and_finish}]",
            "decisions.yml": "{id: pay, name: Pay, held_by: board, delegations: [{delegate: w}]}",
        }
    )
    (proof,) = prove(model)
    failing = [verdict.claim for verdict in proof.verdicts if verdict.outcome == "fails"]
    assert failing == ["No group decides that may not"]
