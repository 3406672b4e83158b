"""The handbook's own card: `handbook.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from generator.diagnostics import At
from generator.kinds._values import Flag, Id, Line, Prose, When


class Question(BaseModel):
    """A question a reader might ask and the page that answers it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    ask: Line
    """The question."""
    answer: str
    """The address of the page that answers it, from the site's root, such as `bodies/board/`."""


class Handbook(BaseModel):
    """What a handbook says about itself. What its sources do not give is left out, and pages say so."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)

    id: Id
    """Its name everywhere, whatever the folder is called."""
    title: Line
    """Its title, as readers see it."""
    short: Line | None = None
    """A name of two or three words by which lists and comparisons tell it from others, such as `NENC 2022`."""
    organisation: Id
    """The id of the organisation that it describes."""
    publisher: Line
    """Who publishes this site; where that is not the organisation itself, every page says so."""
    state: Literal["in_force", "proposed", "example"]
    """Whether what it describes is in force, proposed, or an example."""
    as_at: When
    """The day it describes by default; no build reads the clock."""
    coverage: Literal["whole", "partial"] = "whole"
    """partial: what is absent is not mentioned, never closed."""
    version: Line | None = None
    """The version of this handbook."""
    owner: Line | None = None
    """Who keeps it."""
    approved_by: Line | None = None
    """Who approved it."""
    approved_on: When | None = None
    """When it was approved."""
    from_: Annotated[When | None, Field(alias="from")] = None
    """The day it came into force."""
    review_by: When | None = None
    """When it must be reviewed."""
    contact: Line | None = None
    """Where to ask."""
    summary: Prose
    """What it is and for whom, in two or three plain sentences."""
    frameworks: tuple[Id, ...] | None = None
    """The frameworks that it is held against, by id; none where it is held against none. Left out, they are those
    that apply to the kind of its organisation."""
    questions: tuple[Question, ...] = ()
    """Real questions offered on the home page."""
    made_from: Line | None = None
    """The sources in a few words, such as `two documents of 2022`."""
    invented: Flag | None = None
    """yes where the organisation does not exist; every page then says so, and search engines are asked to stay away."""

    _marks: dict[str, At] = PrivateAttr(default_factory=dict)

    def place(self, path: tuple[str | int, ...] = ()) -> At:
        """Where one of its lines stands; the head of the file where it is not written."""
        return self._marks.get(str(path[0]).rstrip("_"), At("handbook.yml")) if path else At("handbook.yml")
