"""Aims, objectives and commitments that hang in the air."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import others


@rule("GOV507", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Aims that no objective serves, objectives that nothing serves, and commitments without an owner.

    A strategy is carried out by somebody's work. What nothing leads to is a wish, and a commitment without an owner
    is nobody's.

    Add the link that a source gives: `contributes_to` on what serves the aim or objective, `owner` on the commitment.
    There is one finding for each of the three, and none for aims where there are no objectives.

    Example: nothing is said to serve the objective 'Workforce'
    """
    held = {k: [e for e in model.all(k) if in_force(e, model.as_at)] for k in ("aim", "objective", "commitment")}
    aims = [aim for aim in held["aim"] if held["objective"] and not model.into(aim.ref, "contributes_to")]
    objectives = [one for one in held["objective"] if not model.into(one.ref, "contributes_to")]
    commitments = [one for one in held["commitment"] if one.state("owner") == "not_stated"]
    if aims:
        yield _finding(aims, f"no objective is said to serve the aim{_s(aims)}", "serve")
    if objectives:
        yield _finding(objectives, f"nothing is said to serve the objective{_s(objectives)}", "serve")
    if commitments:
        number = "a commitment" if len(commitments) == 1 else f"{len(commitments)} commitments"
        yield _finding(commitments, f"no source says who owns {number}:", "own")


def _s(found: list[Entity]) -> str:
    return "" if len(found) == 1 else "s"


def _finding(found: list[Entity], what: str, does: str) -> Finding:
    names = naming([one.title for one in found])
    owned = does == "own"
    return Finding(
        found[0].ref,
        f"{what} {names}",
        "name the owner, where a source does" if owned else "add `contributes_to` to what serves it",
        ("owner",) if owned else (),
        related=others(found),
        question=f"Who has undertaken {names}?" if owned else f"Which work serves {names}?",
        gathers=True,
    )
