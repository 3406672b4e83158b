"""The pages that set two handbooks side by side, and the page that lists them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.changes import SUBJECTS, Compared, Subject, Thing, bring_together, compare, find_changes
from generator.changes.levels import level_of
from generator.changes.overlay import Overlay
from generator.diagnostics import Ref
from generator.graph.model import Model
from generator.requirements import judge
from generator.site.build import Built
from generator.site.cards import by_organisation, card, labels, list_of, organisation
from generator.site.links import root_from, way
from generator.site.overlays import drawn, overlays
from generator.vocabulary import word

FOLDER = "compare"
EVERY_PAIR = 6
"""Up to so many handbooks, each is compared with each; past that, only those about one organisation."""
MOST = 60
"""The most pairs there are pages for."""


def _answers(model: Model) -> tuple[Thing, ...]:
    """The requirements that a model is held against, each with its answer."""
    return tuple(
        Thing(verdict.requirement.ref, verdict.requirement.title, about=judged.framework.title, tags=(answer,))
        for judged in judge(model)
        for verdict in judged.verdicts
        for answer in (word("answer", verdict.answer),)
    )


CONFORMANCE = Subject(
    "conformance",
    "national requirement",
    "national requirements",
    _answers,
    there="Asked of",
    lacks="not of",
    differ="answered differently",
)


@dataclass(frozen=True)
class Side:
    """One of the two handbooks, as seen from the page that compares them."""

    built: Built
    label: str
    here: str
    """The address of the page, from the front door."""

    @property
    def title(self) -> str:
        """The handbook's title."""
        return self.built.model.handbook.title

    @property
    def partial(self) -> bool:
        """Whether its silence means nothing."""
        return self.built.model.handbook.coverage == "partial"

    @property
    def home(self) -> str:
        """The way to the handbook."""
        return self._way("")

    @property
    def tags(self) -> tuple[str, ...]:
        """In force or proposed, and the day, in words."""
        return card(self.built).tags

    def lacks(self, subject: Subject) -> str:
        """How it is said that it does not hold something."""
        return f"{subject.lacks or ('not mentioned in' if self.partial else 'not in')} {self.label}"

    def page(self, thing: Thing) -> str:
        """The way to a thing's page; nothing where it has none."""
        address = self.built.addresses.of(thing.ref)
        return self._way(address) if address is not None else ""

    def list_of(self, things: Sequence[Thing]) -> str:
        """The way to the page that lists some things; nothing where there is none."""
        address = list_of(self.built, [thing.ref for thing in things])
        return self._way(address) if address is not None else ""

    def _way(self, address: str) -> str:
        return way(self.here, f"{self.built.model.handbook.id}/{address}")


@dataclass(frozen=True)
class Comparison:
    """Two handbooks side by side."""

    first: Side
    second: Side
    address: str
    """From the front door: `compare/a--b/`."""
    same: bool
    """Whether the two are about one organisation."""
    organisation: str
    subjects: tuple[Compared, ...]
    pictures: tuple[tuple[Overlay, Markup | str], ...] = ()
    """What the first draws and what the second draws, one over the other, each with its SVG; empty where not drawn."""

    @property
    def title(self) -> str:
        """The two, in words."""
        return f"{self.first.label} and {self.second.label}"

    @property
    def partial(self) -> tuple[Side, ...]:
        """Those whose silence means nothing."""
        return tuple(side for side in (self.first, self.second) if side.partial)


def comparisons(every: Sequence[Built]) -> tuple[tuple[Comparison, ...], int]:
    """The pairs of handbooks that are compared, those about one organisation first, and how many are left out.

    The earlier handbook stands first; what is invented is compared with nothing; a page's address does not change
    with the day that is described.
    """
    every = [built for built in every if not built.model.handbook.invented]
    groups = by_organisation(every)
    same = [pair for group in groups for pair in itertools.combinations(group.handbooks, 2)]
    by_day = sorted(every, key=lambda built: (built.model.handbook.as_at, built.model.handbook.id))
    others = [pair for pair in itertools.combinations(by_day, 2) if not _same(*pair)]
    wanted = same + (others if len(every) <= EVERY_PAIR else [])
    names = labels(every)
    made = tuple(_comparison(first, second, names) for first, second in wanted[:MOST])
    return made, len(same) + len(others) - len(made)


def _same(first: Built, second: Built) -> bool:
    """Whether two handbooks are about one organisation."""
    return first.model.handbook.organisation == second.model.handbook.organisation


def _comparison(first: Built, second: Built, names: dict[str, str]) -> Comparison:
    one, other = first.model.handbook.id, second.model.handbook.id
    address = f"{FOLDER}/{one}--{other}/"
    sides = Side(first, names[one], address), Side(second, names[other], address)
    same = _same(first, second)
    return Comparison(
        *sides,
        address,
        same,
        organisation(second),
        compare(first.model, second.model, (*SUBJECTS, CONFORMANCE)),
        _pictures(*sides, root_from(address)) if same else (),
    )


def _pictures(first: Side, second: Side, base: str) -> tuple[tuple[Overlay, Markup | str], ...]:
    """Pictures of change from the first handbook to the second; a card leads to the second, where that has its page."""

    def address(ref: Ref) -> str | None:
        for side in (second, first):
            if (found := side.built.addresses.of(ref)) is not None:
                return f"{side.built.model.handbook.id}/{found}"
        return None

    diff = bring_together(first.built.model, second.built.model, (first.label, second.label))
    found = overlays(diff, find_changes(diff, level_of(second.built.settings.levels)))
    laid_out = drawn(found, address, base)
    return tuple((one, laid_out.get(one.drawing.id, "")) for one in found)
