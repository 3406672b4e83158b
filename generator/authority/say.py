"""An answer in words: the same sentences for the command, the page and the finder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.authority.powers import Power
from generator.authority.standing import name, names
from generator.authority.values import Actor, Answer, Band, Holder, Route, Step
from generator.diagnostics import Ref
from generator.drawing import Part, TwinLine
from generator.graph.model import Model, Withheld, confidence
from generator.vocabulary import word


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    title: str
    lines: tuple[TwinLine, ...]


def say(model: Model, answer: Answer) -> tuple[Section, ...]:
    """An answer as headings with lines; things that have a page keep their names as links."""
    sections = []
    if answer.routes:
        several = len(answer.routes) > 1
        lines = tuple(_route(model, answer, route) for route in answer.routes)
        sections.append(Section("Who decides: any one of these" if several else "Who decides", lines))
    if answer.depends and not answer.steps:
        lines = tuple(_route(model, answer, route) for route in answer.depends)
        sections.append(Section("Who else decides, if this is so" if answer.routes else "It depends", lines))
    if answer.steps:
        sections.append(Section("It depends on the sum", tuple(_step(model, band, one) for band, one in answer.steps)))
    if answer.missing:
        sections.append(_missing(model, answer))
    if answer.assumed:
        lines = tuple(_line(f"{ask} Taken as: {usual}.") for ask, usual in answer.assumed)
        sections.append(Section("Taken as usual", lines))
    chained = [route for route in (*answer.routes, *answer.depends) if route.chain]
    if chained and not answer.steps:
        links = dict.fromkeys(line for route in chained for line in _chain(model, route, len(chained) > 1))
        sections.append(Section("Where the power comes from", tuple(links)))
    if answer.others:
        sections.append(
            Section(
                "Who else is named, and why they do not decide",
                tuple(
                    TwinLine((*_holders(model, other.who), Part(f": {'; '.join(other.why)}.")))
                    for other in answer.others
                ),
            )
        )
    if answer.remarks:
        sections.append(Section("Worth knowing", tuple(_line(words) for words in answer.remarks)))
    return tuple(sections)


def as_lines(sections: Iterable[Section]) -> list[str]:
    """Sections as plain text, what belongs to a line set in under it."""
    said: list[str] = []
    for section in sections:
        said += [*([""] if said else []), section.title, *_indented(section.lines, 1)]
    return said


def _indented(lines: Iterable[TwinLine], depth: int) -> list[str]:
    return [text for line in lines for text in ("  " * depth + line.words, *_indented(line.under, depth + 1))]


def who(model: Model, actors: Sequence[Actor]) -> tuple[Part, ...]:
    """Those who act, in a sentence: deputies say for whom."""
    parts: list[Part] = []
    for index, actor in enumerate(actors):
        if index:
            parts.append(Part(" and " if index == len(actors) - 1 else ", "))
        parts.append(_thing(model, actor.who))
        if actor.names:
            parts.append(Part(f" ({', '.join(actor.names)})"))
        if actor.deputy_of is not None:
            parts += [Part(", deputising for "), _thing(model, actor.deputy_of), Part(" (vacant)")]
    return (*parts, Part(" together")) if len(actors) > 1 else tuple(parts)


def _route(model: Model, answer: Answer, route: Route) -> TwinLine:
    under = []
    if route.needs:
        under.append(_line(f"Turns on: {'; '.join(route.needs)}"))
    if route.chain and route.chain[-1].limit_hidden:
        under.append(_line("Up to a limit that the sources do not give"))
    elif route.band != Band():
        under.append(_line(_capital(f"{route.band.words(route.basis)}")))
    under += [_line(f"Condition: {condition}") for condition in route.conditions]
    if route.report_to or route.report:
        told = names(model, route.report_to) if route.report_to else ""
        words = ": ".join(part for part in (told, route.report) if part)
        under.append(_line(f"Afterwards tell {words}" if told else f"Afterwards: {words}"))
    if route.next_up:
        parts = [Part("Above that: ")]
        for index, actors in enumerate(route.next_up):
            parts += [*([Part(", or ")] if index else []), *who(model, actors)]
        under.append(TwinLine(tuple(parts)))
    elif route.band.upto is not None and answer.question.amount is not None and not route.needs:
        under.append(_line("Above that: not stated"))
    if route.accountable:
        stays = "stays" if len(route.accountable) == 1 else "stay"
        under.append(TwinLine((*_holders(model, route.accountable), Part(f" {stays} accountable"))))
    for holder, deputy in route.away:
        under.append(
            TwinLine(
                (Part("When the holder is away, "), _thing(model, deputy), Part(f" acts for {name(model, holder)}"))
            )
        )
    if route.passed_on_to:
        under.append(_line(f"May be passed on to: {route.passed_on_to}"))
    under += [_line(remark) for remark in route.remarks]
    if any(step.example for step in route.chain):
        under.append(_line("The source gives this as an example"))
    return TwinLine(who(model, route.actors), tuple(under))


def _chain(model: Model, route: Route, several: bool) -> tuple[TwinLine, ...]:
    """The links of a way, under whoever decides where there are several ways."""
    links = tuple(_link(model, step) for step in route.chain)
    return (TwinLine(who(model, route.actors), links),) if several and len(links) > 1 else links


def _link(model: Model, step: Step) -> TwinLine:
    givers = _holders(model, step.givers) if step.givers else (Part("Who gives it is not stated"),)
    parts = [*givers, Part(" → "), *_holders(model, step.takers)]
    if step.limit_hidden:
        parts.append(Part(", up to a limit that the sources do not give"))
    elif step.band != Band():
        parts.append(Part(f", {step.band.words(step.basis)}"))
        if step.is_cut:
            parts.append(Part(f" (written as {step.stated.words(step.basis)}, and cut to what the giver holds)"))
    paper = ", ".join(p for p in (word("instrument", step.instrument) if step.instrument else None, step.clause) if p)
    status = confidence(step.sources)
    said = [p for p in (paper, word("source", status) if status else None) if p]
    notes = tuple(_line(source.note) for source in step.sources if source.note)
    return TwinLine((*parts, Part(f" [{'; '.join(said)}]" if said else "")), notes)


def _missing(model: Model, answer: Answer) -> Section:
    lines = []
    for one in answer.missing:
        options = f" ({', '.join(one.answers)})" if one.answers else ""
        lines.append(_line(f"{_capital(one.what)}{options}"))
    if answer.ask is not None:
        lines.append(
            _line(f"Whom to ask: {answer.ask}")
            if isinstance(answer.ask, str)
            else TwinLine((Part("Whom to ask: "), _thing(model, answer.ask)))
        )
    return Section("Not stated" if answer.verdict == "not_stated" else "What more must be known", tuple(lines))


def _step(model: Model, band: Band, answer: Answer) -> TwinLine:
    parts = [Part(f"{_capital(band.words(answer.basis))}: ")]
    for index, route in enumerate((*answer.routes, *answer.depends)):
        parts += [*([Part(", or ")] if index else []), *who(model, route.actors)]
        if route.needs:
            parts.append(Part(f" ({'; '.join(route.needs)})"))
    return TwinLine((*parts, *([Part("not stated")] if len(parts) == 1 else [])))


def say_powers(model: Model, holder: Ref, powers: Sequence[Power]) -> tuple[Section, ...]:
    """Everything that somebody may decide, as headings with lines."""
    headings = {
        "reserved": "Keeps for itself",
        "kept": "Holds, and may pass on",
        "delegated": "May decide alone",
        "together": "May decide together with others",
        "deputy": "May decide as a deputy",
        "emergency": "May decide in an emergency",
        "not_now": "Named, but may not decide now",
    }
    lines: dict[str, list[TwinLine]] = {how: [] for how in headings}
    for power in powers:
        how = "not_now" if power.not_now else ("together" if power.others and power.how == "delegated" else power.how)
        lines[how].append(power_line(model, power))
    return tuple(Section(title, tuple(lines[how])) for how, title in headings.items() if lines[how])


def power_line(model: Model, power: Power) -> TwinLine:
    """One power: the decision, and under it limit, place, facts and conditions."""
    under = [_line(words) for words in power_terms(model, power)]
    return TwinLine((_thing(model, power.decision),), tuple(under))


def power_terms(model: Model, power: Power) -> list[str]:
    """What a power is bound to, a sentence each."""
    said = []
    last = power.chain[-1] if power.chain else None
    if last is not None and last.limit_hidden:
        said.append("Up to a limit that the sources do not give")
    elif last is not None and power.band != Band():
        said.append(_capital(power.band.words(last.basis)))
    if power.others:
        said.append(f"Together with {names(model, power.others)}")
    if power.deputy_of is not None:
        said.append(f"For {name(model, power.deputy_of)}, which is vacant")
    if power.areas:
        said.append(f"For {names(model, power.areas)}")
    said += [f"Only where {fact.fact.replace('-', ' ')} is {' or '.join(fact.answers)}" for fact in power.case]
    said += [f"Condition: {condition}" for condition in power.conditions]
    said += [_capital(why) for why in power.not_now]
    if power.example:
        said.append("The source gives this as an example")
    return said


def _holders(model: Model, holders: Sequence[Holder]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for index, holder in enumerate(holders):
        if index:
            parts.append(Part(" and " if index == len(holders) - 1 else ", "))
        parts.append(_thing(model, holder))
    return tuple(parts)


def _thing(model: Model, holder: Holder) -> Part:
    return Part(name(model, holder), None if isinstance(holder, Withheld) else holder)


def _line(words: str) -> TwinLine:
    return TwinLine((Part(words),))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
