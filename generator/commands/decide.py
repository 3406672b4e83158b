"""Who may decide, and the reverse: what somebody may decide."""

from __future__ import annotations

import json
import sys
from typing import NoReturn

import click

from generator.authority.data import answer_value, powers_value
from generator.authority.decide import decide
from generator.authority.find import find, meant
from generator.authority.powers import powers_of
from generator.authority.say import Section, as_lines, say, say_powers
from generator.authority.values import Question
from generator.commands._shared import root_of, selection, shown, stop
from generator.diagnostics import as_text, nearest
from generator.graph.load import load
from generator.graph.model import Edition, Model
from generator.graph.select import select
from generator.kinds._entity import Entity
from generator.kinds._money import money, pence
from generator.kinds._values import day
from generator.kinds.decision import Decision
from generator.vocabulary import word

HOLDERS = ("post", "body", "organisation")


def _sum(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    try:
        return None if value is None else pence(value)
    except ValueError as error:
        raise click.BadParameter(f"'{value}' {error}") from None


def _facts(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    facts = {}
    for value in values:
        name, equals, answer = (part.strip() for part in value.partition("="))
        if not (name and equals and answer):
            raise click.BadParameter(f"write '{value}' as key=value, such as urgent=yes")
        facts[name] = answer
    return facts


@click.command("decide")
@click.argument("decision", required=False)
@click.option("--handbook", help="The handbook to ask; by default the one that mkdocs.yml names.")
@click.option("--amount", callback=_sum, help="The sum, such as 250000, £250k or £1m.")
@click.option("--place", help="The place: its id or name.")
@click.option("--case", "case", multiple=True, callback=_facts, help="A fact of the case, key=value; again for more.")
@click.option("--by", "by", help="A post or body: everything that it may decide.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@selection
def decide_command(
    decision: str | None,
    handbook: str | None,
    amount: int | None,
    place: str | None,
    case: dict[str, str],
    by: str | None,
    shape: str,
    edition: Edition,
    as_at: str | None,
) -> None:
    """Who may decide DECISION, and why; or, with --by, everything that somebody may decide."""
    if (decision is None) == (by is None):
        stop("name a decision, or somebody with --by, and not both", 2)
    if by is not None and (amount is not None or place is not None or case):
        stop("--by gives every limit, place and case; leave out --amount, --place and --case", 2)
    root = root_of(handbook)
    loaded = load(root)
    errors = [f for f in shown(loaded.problems, root) if f.severity == "error"]
    if loaded.model is None or errors:
        click.echo("\n".join(map(as_text, errors)))
        stop(f"{root.name} cannot be asked before these are mended", 1)
    model = select(loaded.model, edition, as_at, through_time=True)
    if by is not None:
        _powers(model, _one(model, HOLDERS, by, "post or body", shape), shape)
        return
    found = _one(model, ("decision",), decision or "", "decision", shape)
    where = _one(model, ("area",), place, "place", shape) if place is not None else None
    _check(model, found, case)
    question = Question(found.ref, amount, case, where.ref if where is not None else None, model.as_at)
    answer = decide(model, question)
    if shape == "json":
        click.echo(json.dumps(answer_value(model, answer), indent=2, ensure_ascii=False))
    else:
        basis = f" {word('basis', answer.basis)}" if answer.basis else ""
        asked = [f"{money(amount)}{basis}"] if amount is not None else []
        asked += [where.title] if where is not None else []
        asked += [f"{name}: {told}" for name, told in case.items()]
        _print(model, found.title, [*asked, day(model.as_at)], say(model, answer))
    sys.exit(0 if answer.verdict == "decided" else 1)


def _powers(model: Model, holder: Entity, shape: str) -> None:
    powers = powers_of(model, holder.ref)
    if shape == "json":
        value = powers_value(model, holder.ref, model.as_at, powers)
        click.echo(json.dumps(value, indent=2, ensure_ascii=False))
    elif powers:
        _print(model, f"What {holder.title} may decide", [day(model.as_at)], say_powers(model, holder.ref, powers))
    else:
        click.echo(f"{holder.title}: the model names no decision that it may take.")
    sys.exit(0 if powers else 1)


def _print(model: Model, title: str, asked: list[str], sections: tuple[Section, ...]) -> None:
    click.echo("\n".join([title, " · ".join(asked), "", *as_lines(sections)]))
    if model.handbook.invented:
        click.echo("\nIllustration: this organisation is invented.")


def _one(model: Model, kinds: tuple[str, ...], words: str, what: str, shape: str) -> Entity:
    """The one thing that words mean; where they could mean several or none, they are listed and the command ends."""
    found = find(model, kinds, words)
    if len(found) == 1:
        return found[0]
    if shape == "json":
        listed = [{"kind": e.ref.kind, "id": e.id, "name": e.title} for e in found]
        click.echo(json.dumps({"matches": listed}, indent=2, ensure_ascii=False))
    elif found:
        lines = [f"'{words}' could mean {len(found)} of the model's entries; name one by its id:"]
        click.echo("\n".join([*lines, *(f"  {_ident(found, e)}: {e.title}" for e in found)]))
    if not found:
        _nothing(model, kinds, words, what)
    sys.exit(1)


def _ident(found: tuple[Entity, ...], entity: Entity) -> str:
    return entity.id if sum(e.id == entity.id for e in found) == 1 else str(entity.ref)


def _nothing(model: Model, kinds: tuple[str, ...], words: str, what: str) -> NoReturn:
    near = meant(model, kinds, words)
    some = [e.id for kind in kinds for e in model.all(kind)]
    hint = (
        f"did you mean '{near}'?" if near else (f"there is: {', '.join(some[:8])}" if some else "the model holds none")
    )
    stop(f"no {what} is called '{words}'; {hint}", 1)


def _check(model: Model, decision: Entity, case: dict[str, str]) -> None:
    """Refuse an answer that a question of the decision does not have."""
    for one in decision.asks if isinstance(decision, Decision) else ():
        told = case.get(one.fact)
        if told is not None and told.casefold() not in {answer.casefold() for answer in one.answers}:
            near = nearest(told, one.answers)
            hint = f"did you mean '{near}'?" if near else f"the answers are: {', '.join(one.answers)}"
            stop(f"'{told}' is no answer to '{one.ask}'; {hint}", 2)
    urgent = case.get("urgent")
    if urgent is not None and urgent.casefold() not in ("yes", "no"):
        stop(f"'{urgent}' is no answer to 'urgent'; the answers are: yes, no", 2)
