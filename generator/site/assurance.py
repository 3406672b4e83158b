"""What the assurance pages show: the findings that an edition may show, in numbers, as questions and as waivers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.diagnostics import SEVERITIES, Code, Diagnostic, counts
from generator.graph.model import Model
from generator.graph.rereviews import Rereview, by_which, last_look, rereviews
from generator.graph.select import select
from generator.kinds._entity import Entity
from generator.rules import judge, rules
from generator.rules._policy import Policy
from generator.vocabulary import word

T = TypeVar("T")

THEMES = {
    "GOV0": "reading",
    "GOV1": "structure",
    "GOV2": "accountability",
    "GOV3": "leads",
    "GOV4": "membership",
    "GOV5": "dates",
    "GOV6": "delegation",
    "GOV7": "scenarios",
    "GOV8": "words",
    "GOV9": "sources",
}
"""The theme of a rule, by the first figure of its code."""


def theme(code: str) -> str:
    """The name of the theme that a code belongs to."""
    return THEMES.get(code[:4], "other")


@dataclass(frozen=True)
class Assurance:
    """What one edition of a handbook shows of how sound it is."""

    model: Model
    findings: tuple[Diagnostic, ...]
    """Those that are open."""
    waived: tuple[Diagnostic, ...]
    """Those that somebody lets stand."""
    profile: str
    codes: tuple[Code, ...]
    """Every sort of finding there is."""
    rereviews: tuple[Rereview, ...] = ()
    """What rests on something that has changed and has not been reviewed since."""

    def rests(self, one: Rereview) -> str:
        """Why something rests on what has changed, up to the name of that: `is led by`."""
        return by_which(self.model, one).removesuffix(" it")

    def last_look(self, one: Rereview) -> str:
        """When something was last reviewed."""
        said = last_look(one)
        return f"{said[:1].upper()}{said[1:]}"

    def numbers(self) -> dict[str, int]:
        """How many findings are open, by severity."""
        return counts(self.findings)

    def by_theme(self) -> list[tuple[str, dict[str, int]]]:
        """For each theme in which something is open, how many of each severity."""
        groups = _grouped((theme(found.code), found) for found in self.findings)
        return [(name, counts(found)) for name, found in groups]

    def ordered(self) -> list[tuple[str, list[Diagnostic]]]:
        """The open findings by theme, the worst first."""
        found = sorted(self.findings, key=lambda d: (SEVERITIES.index(d.severity), d.code, *d.order()))
        return _grouped((theme(one.code), one) for one in found)

    def questions(self) -> list[tuple[str, list[Diagnostic]]]:
        """What to ask, once each, by theme."""
        once = {found.question: found for found in reversed(self.findings) if found.question}
        asked = sorted(once.values(), key=lambda d: (d.code, *d.order()))
        return _grouped((theme(found.code), found) for found in asked)

    def about(self, found: Diagnostic) -> list[Entity]:
        """The things with a page of their own that a finding is about, at most three."""
        shown: dict[str, Entity] = {}
        for ref in found.subjects:
            entity = self.model.find(*ref)
            if entity is not None and entity.facts.lifted_from is not None:
                entity = self.model.find(*entity.facts.lifted_from)
            if entity is not None:
                shown[str(entity.ref)] = entity
        return list(shown.values())[:3]

    def catalogue(self) -> list[tuple[str, list[Code]]]:
        """Every sort of finding, by theme; what reading and building find comes last."""
        first, *others = _grouped((theme(code.code), code) for code in self.codes)
        return [*others, first]

    def only_in(self, code: Code) -> str:
        """The profile in which alone a rule holds, in words; empty for one that holds everywhere."""
        rule = next((one for one in rules() if one.code.code == code.code), None)
        return word("profile", rule.profile) if rule is not None and rule.profile else ""


def assurance(whole: Model, shown: Model, policy: Policy, codes: Iterable[Code]) -> Assurance:
    """What an edition may show of a handbook's findings.

    The staff edition shows all that the rules find. The public one shows what they find in the whole model and find
    again, in the same words, in the public model alone: so no word of it can come from anything that is withheld, and
    nothing is found only because something is withheld.

    Args:
        whole: the model before selection.
        shown: the model of the edition and the day.
        policy: how strictly it is judged.
        codes: every sort of finding there is.
    """
    every = select(whole, "staff", shown.as_at)
    found = judge(every, policy)
    again_due = rereviews(every, policy.settings.review_depth)
    if shown.edition == "public":
        known = {(d.code, d.at, d.message): d for d in found}
        open_ones = {_told(one) for one in again_due}
        due = rereviews(shown, policy.settings.review_depth)
        again_due = tuple(one for one in due if _told(one) in open_ones)
        again = judge(shown, replace(policy, waivers=()))
        found = tuple(
            replace(d, severity=known[key].severity, waived=known[key].waived)
            for d in again
            if (key := (d.code, d.at, d.message)) in known
        )
    return Assurance(
        shown,
        tuple(d for d in found if d.waived is None),
        tuple(d for d in found if d.waived is not None),
        word("profile", policy.profile_of(whole)),
        tuple(codes),
        again_due,
    )


def _told(one: Rereview) -> tuple[object, ...]:
    """What a reader is told of it, without the way that leads there."""
    return one.of, one.change, one.reviewed, one.to_amend


def _grouped(pairs: Iterable[tuple[str, T]]) -> list[tuple[str, list[T]]]:
    groups: dict[str, list[T]] = {}
    for name, item in pairs:
        groups.setdefault(name, []).append(item)
    return sorted(groups.items(), key=lambda one: list(THEMES.values()).index(one[0]))
