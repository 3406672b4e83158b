"""The proof of the scheme: of each decision, what is shown to hold, what does not, and what cannot be told."""

from __future__ import annotations

from generator.authority.proof import Outcome, Proof, prove
from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.table import Cell, Table
from generator.tables import table
from generator.tables._cells import thing
from generator.tables._scheme import trimmed

HEADINGS: dict[Outcome, str] = {
    "fails": "Something does not hold",
    "cannot_tell": "Something cannot be told",
    "holds": "Everything holds",
}


@table
def fill(model: Model, _: Entity | None) -> Table:
    """A row for each decision, the faulty ones first."""
    proofs = sorted(prove(model), key=lambda proof: list(HEADINGS).index(proof.outcome))
    rows = [
        (
            thing(proof.decision),
            Cell(_said(proof, "fails")),
            Cell(_said(proof, "cannot_tell")),
            Cell(_how_many_hold(proof)),
            Cell(HEADINGS[proof.outcome]),
        )
        for proof in proofs
    ]
    columns = ("Decision", "Does not hold", "Cannot be told", "Holds", "Outcome")
    caption = "What holds of each decision"
    return trimmed(Table("authority_proof", caption, columns, tuple(rows), filtered=True, by="Outcome"))


def _said(proof: Proof, outcome: Outcome) -> str:
    """The claims with one outcome, each with its reason."""
    return " ".join(f"{v.claim}: {v.words}." for v in proof.verdicts if v.outcome == outcome)


def _how_many_hold(proof: Proof) -> str:
    """How many of the claims hold; they stand above the table, so none is named again."""
    every, held = len(proof.verdicts), sum(v.outcome == "holds" for v in proof.verdicts)
    return f"All {every} claims" if held == every else f"{held} of {every} claims"
