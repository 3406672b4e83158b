"""How strictly a handbook is judged: its profile, the severity of each rule, and what somebody lets stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from generator.diagnostics import At, Code, Diagnostic, Ref, Severity, Waived, nearest, problem
from generator.graph.model import Model
from generator.graph.rereviews import DEPTH
from generator.kinds import kinds
from generator.kinds._values import ONE_OR_SEVERAL, Line, When, Whole, day, first_day, last_day

Profile = Literal["icb-minimum", "local-authority", "none"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
_BY_KIND: dict[str, Profile] = {"icb": "icb-minimum", "local_authority": "local-authority"}

HANDBOOK = "handbook"
"""Stands for the handbook as a whole, where a finding is about no entity."""

WRONG_POLICY = Code(
    "GOV040",
    "wrong_policy",
    "error",
    """`site_config/rules.yml` or `site_config/waivers.yml` names something that there is not: a rule, a severity, or an
entry of the model.

A waiver or a severity that applies to nothing gives a false sense of safety.

The hint names the nearest right name; `handbook explain` lists every code.""",
)
WAIVER_EXPIRED = Code(
    "GOV041",
    "waiver_expired",
    "warning",
    """A waiver whose last day is before the day that the handbook describes.

Somebody let a finding stand for a time, and that time is over. The finding counts again, and this one says why.

Mend what the finding says, or ask whoever waived it for a new date. Then change or remove the waiver.""",
)
WAIVER_UNUSED = Code(
    "GOV042",
    "waiver_waives_nothing",
    "warning",
    """A waiver for which there is no finding any more.

What it let stand was mended, or the entry has changed. Left in place, it could hide a new finding that nobody has
looked at.

Remove the waiver. Where a finding gathers several entries, the waiver must name each of them under `on`.""",
)
CODES = (WRONG_POLICY, WAIVER_EXPIRED, WAIVER_UNUSED)


class Waiver(BaseModel):
    """A finding that somebody lets stand for a time."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    code: Line
    """The code of the rule, such as GOV302; one rule, never several."""
    on: Annotated[tuple[Line, ...], ONE_OR_SEVERAL]
    """The entry that the finding is about, as `kind/id`; `handbook` for the handbook as a whole. Where one finding
    gathers several entries, all of them."""
    who: Line
    """Who lets it stand: a post or a body that may."""
    why: Line
    """Why, in one sentence."""
    until: When
    """The last day of it."""


def _share(written: str) -> str:
    try:
        share = Fraction(written)
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if not 0 < share <= 1:
        raise PydanticCustomError("share", "must be a share such as 1/3")
    return written


def _least(number: int) -> int:
    if number < 1:
        raise PydanticCustomError("least", "must be 1 or more")
    return number


class Settings(BaseModel):
    """The measures that some rules judge by."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    review_depth: Annotated[Whole, AfterValidator(_least)] = DEPTH
    """How many links away from a change something is listed to be reviewed again: 1 is what names it itself, 2 what
    names that, and so on."""
    least_quorum: Annotated[Line, AfterValidator(_share)] = "1/3"
    """The share of those who may vote below which a quorum is called low."""
    most_functions: Annotated[Whole, AfterValidator(_least)] = 25
    """How many functions one post may carry before it is noted."""
    most_lead_roles: Annotated[Whole, AfterValidator(_least)] = 4
    """How many lead roles one post may carry before it is noted."""

    @property
    def quorum_share(self) -> Fraction:
        """The least share as a number."""
        return Fraction(self.least_quorum)


MEASURES = Settings()


@dataclass(frozen=True, slots=True)
class Placed:
    """A waiver and where it stands."""

    waiver: Waiver
    at: At


@dataclass(frozen=True, slots=True)
class Policy:
    """How strictly a handbook is judged."""

    profile: Profile | None = None
    """The set of expectations; by the kind of its organisation where None."""
    severities: tuple[tuple[str, Severity | Literal["off"]], ...] = ()
    """Patterns of codes such as `GOV8*`, each with its severity."""
    waivers: tuple[Placed, ...] = ()
    settings: Settings = MEASURES

    def profile_of(self, model: Model) -> Profile:
        """The profile that a handbook is judged by."""
        organisation = model.find("organisation", model.handbook.organisation)
        return self.profile or _BY_KIND.get(str(getattr(organisation, "kind", "")), "none")

    def severity(self, code: Code) -> Severity | Literal["off"]:
        """A rule's severity: the longest pattern that fits decides, of equal ones the last."""
        fitting = [(len(p), n, said) for n, (p, said) in enumerate(self.severities) if fnmatchcase(code.code, p)]
        return max(fitting)[2] if fitting else code.severity


def waive(
    model: Model, policy: Policy, found: Iterable[tuple[Diagnostic, bool]], codes: Iterable[Code]
) -> Iterator[Diagnostic]:
    """Findings, those marked that a waiver lets stand, and what is wrong with the waivers.

    Args:
        model: what was judged.
        policy: holds the waivers.
        found: each finding, and whether it gathers several alike, all of which a waiver must then name.
        codes: the rules there are.
    """
    known = {code.code for code in codes}
    today = first_day(model.as_at)
    sound: list[tuple[Placed, frozenset[Ref]]] = []
    for placed in policy.waivers:
        refs, faults = _refs(model, placed)
        if placed.waiver.code not in known:
            near = nearest(placed.waiver.code, known)
            hint = f"did you mean '{near}'?" if near else "`handbook explain` lists every code"
            message = f"no rule that can be waived has the code '{placed.waiver.code}'"
            faults = [problem(WRONG_POLICY, placed.at, message, hint)]
        yield from faults
        if faults:
            continue
        if last_day(placed.waiver.until) < today:
            message = f"the waiver of {placed.waiver.code} by '{placed.waiver.who}' ended on {day(placed.waiver.until)}"
            yield problem(WAIVER_EXPIRED, placed.at, message, "mend the finding, or have the waiver renewed")
            continue
        sound.append((placed, refs))
    used: set[int] = set()
    for one, gathers in found:
        about = set(one.subjects if gathers else one.subjects[:1])
        number = next((n for n, (p, refs) in enumerate(sound) if p.waiver.code == one.code and about <= refs), None)
        if number is None:
            yield one
            continue
        used.add(number)
        placed = sound[number][0]
        by = Waived(one.severity, placed.waiver.who, placed.waiver.why, placed.waiver.until, placed.at)
        yield replace(one, severity="note", waived=by)
    for number, (placed, _) in enumerate(sound):
        if number not in used:
            message = f"there is no finding {placed.waiver.code} on {' and '.join(placed.waiver.on)}"
            yield problem(WAIVER_UNUSED, placed.at, message, "remove the waiver, or name every entry of the finding")


def _refs(model: Model, placed: Placed) -> tuple[frozenset[Ref], list[Diagnostic]]:
    """What a waiver is on, and a finding for each name that means nothing."""
    refs: set[Ref] = set()
    faults: list[Diagnostic] = []
    for name in placed.waiver.on:
        kind, slash, ident = name.partition("/")
        if name == HANDBOOK:
            refs.add(Ref(HANDBOOK, model.handbook.id))
        elif slash and model.find(kind, ident) is not None:
            refs.add(Ref(kind, ident))
        else:
            names = [str(e.ref) for e in model.all(kind)] if kind in kinds() else [str(e.ref) for e in model.every()]
            near = nearest(name, names)
            hint = f"did you mean '{near}'?" if near else "write it as kind/id, such as body/board"
            faults.append(problem(WRONG_POLICY, placed.at, f"the model holds nothing called '{name}'", hint))
    return frozenset(refs), faults
