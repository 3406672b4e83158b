"""Releases of a handbook and the changes between them, as values."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Ref


@dataclass(frozen=True, slots=True)
class Step:
    """One change from a release to the next."""

    code: str
    """The code of its class, such as CHG111."""
    name: str
    """Its class in a few words."""
    level: str
    """board, committee, noting or editorial."""
    theme: str
    """The heading it stands under."""
    breaks: bool
    """Whether those who rely on how it was must know at once."""
    about: tuple[Ref, ...]
    """The things whose history it belongs to, the nearest first."""
    thing: str
    """What changed, by kind and name; what joins two others has a name made from those."""
    fact: str
    """What of it changed: the same for every change of the same fact, so that those of several releases can be taken
    together; empty for the whole of it."""
    move: str
    """+ where the whole of it comes, - where it goes, empty where it changes."""
    title: str
    what: str
    """One sentence."""
    before: str
    """In words; empty where there was nothing."""
    after: str
    """In words; empty where there is nothing any more."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version of a handbook that was published, or the one that is being read."""

    version: str
    title: str
    state: str
    as_at: str
    approved_by: str | None
    approved_on: str | None
    digest: str
    """Of the model, as its exports name it; empty for a version that leaves no record yet."""
    since: str | None = None
    """The version before it; None for the first."""
    steps: tuple[Step, ...] = ()
    """What changed since then, the weightiest first."""
