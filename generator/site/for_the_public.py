"""What a public site must say of itself and only configuration can: accessibility, contacts, publication scheme."""

from __future__ import annotations

import re
from collections.abc import Sequence as Several
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from generator.diagnostics import At, Code, Diagnostic, Severity, problem
from generator.graph.decode import decode_plain
from generator.kinds._values import Line, Prose, Web, When, first_day
from generator.source import Mapping, Node, Sequence, read

STATEMENT_GAPS = Code(
    "GOV033",
    "statement_not_complete",
    "warning",
    """The accessibility statement lacks something that it must say.

The regulations of 2018 ask every public body for a statement after a model: what it applies to, how accessible that
is, what is not accessible and why, how to report a problem, how the law is enforced, how it was tested, and when it was
prepared and reviewed. Nothing of that can be worked out, so it comes from `site_config/statement.yml` alone. The page
says plainly what is missing. Where the site is not published by the organisation it describes, this is only a note.

Fill in `site_config/statement.yml`, the project's or the handbook's own.""",
)
STATEMENT_AGED = Code(
    "GOV034",
    "statement_out_of_date",
    "warning",
    """The accessibility statement was last reviewed more than a year before the day that the handbook describes.

A statement must be reviewed every year, and whenever the site changes much. An old one promises what nobody has
looked at.

Look at the site again, and then bring `reviewed` in `site_config/statement.yml` up to date.""",
)
CONTACT_GAPS = Code(
    "GOV035",
    "contact_not_complete",
    "warning",
    """Nobody is named whom the public can turn to.

People must be able to ask about the handbook, complain, put a question to the Board, and learn who helps them where
they are not content with the answer. Such addresses come from `site_config/contact.yml` alone. The page says which of
them are missing. Where the site is not published by the organisation it describes, this is only a note.

Add an entry with that `purpose` to `site_config/contact.yml`, the project's or the handbook's own.""",
)
CODES = (STATEMENT_GAPS, STATEMENT_AGED, CONTACT_GAPS)

_MAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+")
Found = TypeVar("Found", bound=BaseModel)


def _mail(value: str) -> str:
    if not _MAIL.fullmatch(value):
        raise PydanticCustomError("mail", "must be an address such as governance@example.org")
    return value


Mail = Annotated[str, AfterValidator(_mail)]

Purpose = Literal["question", "complaint", "board", "information", "accessibility", "enforcement"]
PURPOSES: dict[Purpose, tuple[str, str]] = {
    "question": ("Ask about this handbook", "for questions about this handbook"),
    "complaint": ("Make a complaint", "for complaints"),
    "board": ("Ask the Board a question", "for questions to the Board"),
    "information": ("Ask for information under the Freedom of Information Act", "for requests for information"),
    "accessibility": (
        "Report a problem with accessibility",
        "for problems with accessibility",
    ),
    "enforcement": ("Where you are not content with our answer", "for those who are not content with an answer"),
}
"""The heading over each sort of contact, and how a sentence names it."""
EXPECTED: tuple[Purpose, ...] = ("question", "complaint", "board", "enforcement")


class Contact(BaseModel):
    """Whom to turn to, and for what."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    purpose: Purpose
    """question, complaint, board, information, accessibility or enforcement."""
    name: Line
    """The team or office."""
    text: Prose | None = None
    """What to do and what happens then, in plain sentences."""
    email: Mail | None = None
    phone: Line | None = None
    post: Line | None = None
    """The postal address on one line."""
    link: Web | None = None
    """A page of theirs."""
    answered_within: Line | None = None
    """When to expect an answer, such as `20 working days`."""


class Gap(BaseModel):
    """Something that is not accessible."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    what: Line
    """What it is, and whom it stops."""
    why: Literal["not_met", "too_great_a_burden", "out_of_scope"]
    """The standard is not met; meeting it would be a disproportionate burden; or the regulations do not cover it."""
    criterion: Line | None = None
    """The success criterion that it fails."""
    plan: Line | None = None
    """What is done about it, and until when."""


class Statement(BaseModel):
    """The accessibility statement. Whatever it does not give is not claimed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    applies_to: Prose | None = None
    """Which site, and which parts of it."""
    standard: Line | None = None
    """The standard it is held against, such as `Web Content Accessibility Guidelines version 2.2, level AA`."""
    compliance: Literal["full", "partial", "none"] | None = None
    can: tuple[Line, ...] = ()
    """What readers are able to do, a line each."""
    not_accessible: tuple[Gap, ...] | None = None
    """What is not accessible; an empty list where nothing is known."""
    improving: Prose | None = None
    """What is being done to make it better."""
    enforcement: Prose | None = None
    """Who enforces the regulations, and how to turn to them."""
    tested_on: When | None = None
    tested_by: Line | None = None
    tested_how: Prose | None = None
    """How it was tested, and how the pages were chosen."""
    prepared: When | None = None
    reviewed: When | None = None

    def gaps(self, contacts: Several[Contact]) -> list[str]:
        """What a statement must say and this one does not, each to follow `does not say`."""
        wanted = {
            "what it applies to": self.applies_to,
            "how accessible that is": self.compliance,
            "which standard it is held against": self.standard,
            "what is not accessible": self.not_accessible if self.compliance != "full" else (),
            "how to report a problem": next((c for c in contacts if c.purpose == "accessibility"), None),
            "how the regulations are enforced": self.enforcement,
            "how it was tested": self.tested_how,
            "when it was prepared": self.prepared,
            "when it was last reviewed": self.reviewed,
        }
        return [words for words, given in wanted.items() if given is None]


_NOTHING_SAID = Statement()


class Elsewhere(BaseModel):
    """Something that is published in another place."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Line
    link: Web


class SchemeClass(BaseModel):
    """A class of information of the publication scheme, and where it is published."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    title: Line
    about: Line
    """What belongs in it."""
    pages: tuple[str, ...] = ()
    """Addresses in the handbook; those without content are left out."""
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class ForThePublic:
    """Everything configured for the public's sake."""

    statement: Statement = _NOTHING_SAID
    contacts: tuple[Contact, ...] = ()
    scheme: tuple[SchemeClass, ...] = ()

    def of(self, purpose: Purpose) -> tuple[Contact, ...]:
        """Whom to turn to for a purpose."""
        return tuple(contact for contact in self.contacts if contact.purpose == purpose)

    def nobody_for(self) -> list[str]:
        """What nobody is named for, as a sentence names it."""
        return [PURPOSES[purpose][1] for purpose in EXPECTED if not self.of(purpose)]


def read_for_the_public(folders: Several[Path], problems: list[Diagnostic]) -> ForThePublic:
    """Read the files of the first folder that has them; claims of two files are never mixed."""
    statement = _root(folders, "statement.yml", problems)
    said = None
    if statement is not None:
        said, found = decode_plain(Statement, statement, "accessibility statement")
        problems += found
    contacts = _several(_root(folders, "contact.yml", problems), Contact, "contact", problems)
    scheme = _several(_root(folders, "publication_scheme.yml", problems), SchemeClass, "class of information", problems)
    return ForThePublic(said or _NOTHING_SAID, contacts, scheme)


def _root(folders: Several[Path], name: str, problems: list[Diagnostic]) -> Node | None:
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        return None
    reading = read(path, f"site_config/{name}")
    problems += reading.problems
    return reading.root


def _several(root: Node | None, shape: type[Found], what: str, problems: list[Diagnostic]) -> tuple[Found, ...]:
    items = root.items if isinstance(root, Sequence) else (root,) if isinstance(root, Mapping) else ()
    made = []
    for item in items:
        one, found = decode_plain(shape, item, what)
        problems += found
        if one is not None:
            made.append(one)
    return tuple(made)


def missing(public: ForThePublic, as_at: str, own: bool) -> list[Diagnostic]:
    """What the public is not told.

    Args:
        public: what is configured.
        as_at: the day that the handbook describes; no build reads the clock.
        own: whether the organisation itself publishes the site, so that the law asks it for all this.
    """
    severity: Severity = "warning" if own else "note"
    found: list[Diagnostic] = []

    def add(code: Code, file: str, message: str, hint: str) -> None:
        one = problem(code, At(f"site_config/{file}"), message, hint)
        found.append(one if one.severity == severity else _with(one, severity))

    said = public.statement
    gaps = said.gaps(public.contacts)
    if gaps:
        message = f"the accessibility statement does not say {_series(gaps)}"
        add(STATEMENT_GAPS, "statement.yml", message, "say so in site_config/statement.yml; contacts in contact.yml")
    last = said.reviewed or said.prepared
    if last is not None and (first_day(as_at) - first_day(last)).days > 366:
        message = f"the accessibility statement was last reviewed on {last}, more than a year before {as_at}"
        add(STATEMENT_AGED, "statement.yml", message, "look at the site again, and bring `reviewed` up to date")
    if public.nobody_for():
        message = f"nobody is named {_series(public.nobody_for())}"
        add(CONTACT_GAPS, "contact.yml", message, "add an entry with that `purpose` to site_config/contact.yml")
    return found


def _with(one: Diagnostic, severity: Severity) -> Diagnostic:
    return Diagnostic(one.at, one.code, severity, one.message, one.hint, one.related, one.subjects)


def _series(words: Several[str]) -> str:
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
