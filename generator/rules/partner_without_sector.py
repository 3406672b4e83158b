"""Partner members of a Board of whom nobody says which sector they come from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, naming, rule
from generator.rules._facts import bodies, called, fillers, seats


@rule("GOV406", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Partner members of a Board without a sector that nominates them, and without a group of seats that tells it.

    Partner members bring the view of trusts, primary care or councils. The rules ask for one of each at least, and
    without the sector nobody can tell whether that holds.

    Add `on_behalf_of` with the sector, or the `seat` that names it. There is one finding for each Board.

    Example: no source says for which sector 'Partner member' sits on 'Board'
    """
    for body in bodies(model, "board"):
        silent = [
            seat
            for seat in seats(model, body)
            if not seat.on_behalf_of
            and not seat.seat
            and any(getattr(filler, "kind", "") == "partner_member" for filler in fillers(model, seat))
        ]
        if silent:
            names = naming([called(model, seat) for seat in silent])
            yield Finding(
                silent[0].ref,
                f"no source says for which sector {names} {'sits' if len(silent) == 1 else 'sit'} on '{body.title}'",
                "add `on_behalf_of` with the sector that nominates",
                related=tuple((seat.ref, (), f"'{called(model, seat)}'") for seat in silent[1:]),
                question=f"Which sector nominates {names} of '{body.title}'?",
                gathers=True,
            )
