"""Documents: what the facts come from, and what the organisation is governed by."""

from __future__ import annotations

from typing import ClassVar

from generator.kinds._entity import Entity
from generator.kinds._review import Approver, Owner
from generator.kinds._values import Line, Prose, When


class Document(Entity):
    """A published document that facts are taken from or that the organisation works under."""

    FOLDER: ClassVar[str] = "documents"
    NEEDS_SOURCE: ClassVar[bool] = False

    name: Line
    """Its title."""
    publisher: Line | None = None
    """Who published it."""
    dated: When | None = None
    """Its date, as far as it gives one."""
    when: Line | None = None
    """Its date in words, where no date is given."""
    owner: Owner = None
    """The post, body or team that keeps it and has it reviewed."""
    approved_by: Approver = None
    """The body or post that approved it."""
    approved_on: When | None = None
    """When it was approved."""
    review_by: When | None = None
    """When it must be reviewed."""
    text: Prose | None = None
    """What it is, and in what shape it reached us."""
