"""A framework: the requirements of one document that handbooks are held against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, get_args

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.diagnostics import nearest
from generator.kinds._entity import Entity
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose
from generator.kinds.document import Document
from generator.kinds.organisation import Organisation
from generator.kinds.requirement import Requirement

OWN = "own"
"""The id of the framework that a handbook's own requirements make."""

SORTS: tuple[str, ...] = get_args(Organisation.model_fields["kind"].annotation)
"""The kinds of organisation that a framework can be for."""


def _sort(value: str) -> str:
    if value not in SORTS:
        near = nearest(value, SORTS)
        hint = f"; did you mean '{near}'?" if near else f"; it may be: {', '.join(SORTS)}"
        raise PydanticCustomError("sort", "is no kind of organisation{hint}", {"hint": hint})
    return value


class Framework(Entity):
    """Requirements that belong together. It is no part of a model: a file of its own holds it for every handbook."""

    FOLDER: ClassVar[str] = "frameworks"
    RESERVED: ClassVar[frozenset[str]] = frozenset({OWN})
    NEEDS_SOURCE: ClassVar[bool] = False

    name: Line
    """Its title, as readers see it."""
    summary: Prose
    """What it asks for and of whom, in two or three plain sentences."""
    applies_to: Annotated[tuple[Annotated[str, AfterValidator(_sort)], ...], ONE_OR_SEVERAL] = ()
    """The kinds of organisation whose handbooks it applies to; left out, it applies where a handbook names it."""
    documents: tuple[Document, ...] = ()
    """The documents that its requirements come from; their ids count within this file."""
    requirements: tuple[Requirement, ...] = ()
    """What it asks for."""

    def only(self, wanted: Callable[[Requirement], bool]) -> Framework:
        """The same with some of its requirements alone."""
        kept = tuple(one for one in self.requirements if wanted(one))
        if kept == self.requirements:
            return self
        made = self.model_copy(update={"requirements": kept})
        made._facts = self.facts
        return made

    def document(self, ident: str | None) -> Document | None:
        """One of its documents."""
        return next((document for document in self.documents if document.id == ident), None)
