"""What every kind of entity has: an id, sources with a status, a life, an audience."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from generator.diagnostics import At, Ref
from generator.kinds._link import Inside, Link, Within
from generator.kinds._values import Id, Line, Prose, Target, When
from generator.source import Node

SourceStatus = Literal["sourced", "inferred", "conflict", "lost_figure", "illustrative", "external"]

Topic = Literal["system", "places", "partners", "eprr", "statutory"]
"""A subject that has a page of its own."""

_NOWHERE = At("")

Path = tuple[str | int, ...]
"""Where a value stands inside an entity: field names and list positions."""


class Source(BaseModel):
    """Where a fact comes from and how far it can be trusted."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    document: Id | None = None
    """The id of the document that says so."""
    at: Line | None = None
    """The slide, heading or clause where it says so."""
    lines: Line | None = None
    """Lines in the text of the document, for the governance team; readers never see them."""
    status: SourceStatus = "sourced"
    """sourced (the document says so), inferred (worked out from it), conflict (documents disagree), lost_figure
    (the document showed it in a picture that is lost), illustrative (ours, not in any document), external (from
    elsewhere)."""
    note: Line | None = None
    """One sentence on what was worked out, lost or in conflict."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was written about an entity besides its values: places, sources and what is stated to be none."""

    at: At = _NOWHERE
    marks: dict[Path, At] = field(default_factory=dict)
    sources: dict[Path, tuple[Source, ...]] = field(default_factory=dict)
    none: frozenset[Path] = frozenset()
    inherited: tuple[Source, ...] = ()
    """The parent's sources or the file's defaults, which count where the entity has none of its own."""
    lifted_from: Ref | None = None
    """The parent it was written inside of."""
    unpublished: frozenset[str] = frozenset()
    """Fields that are stated but not in this edition, so that no page claims the sources are silent."""

    def place(self, path: Path = ()) -> At:
        """Where a value stands, or the nearest thing around it that has a place."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.marks:
                return self.marks[path[:length]]
        return self.at

    def said(self, path: Path = ()) -> tuple[Source, ...]:
        """The sources of a value: its own, or those of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.sources:
                return self.sources[path[:length]]
        return self.inherited


class Entity(BaseModel):
    """Anything the model can name. Fields left out are not stated; `none` means a source says there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)

    FOLDER: ClassVar[str]
    """The folder or file stem that holds its entities: `bodies/…` or `bodies.yml`."""
    RESERVED: ClassVar[frozenset[str]] = frozenset()
    """Ids that would collide with another page's address."""
    NEEDS_SOURCE: ClassVar[bool] = True

    id: Id
    """Names it in links and in its page's address; stays the same between releases."""
    status: Literal["in_force", "proposed", "closed"] = "in_force"
    """Its life: in_force, proposed or closed."""
    from_: Annotated[When | None, Field(alias="from")] = None
    """The first day it holds, as far as stated."""
    until: When | None = None
    """The last day it holds, as far as stated."""
    audience: Literal["public", "staff"] = "public"
    """Who may see it: public (everyone) or staff (only the staff edition holds it)."""
    withheld: tuple[Line, ...] = ()
    """Fields of it that only the staff edition holds."""
    aliases: tuple[Line, ...] = ()
    """Other names it goes by; with a source, the name that this source uses."""
    former_ids: tuple[Id, ...] = ()
    """Ids it had before, so that whoever opens its former address is led on."""
    topics: tuple[Topic, ...] = ()
    """Pages on one subject on which it stands too: system, places, partners, eprr (emergency preparedness) or
    statutory (the statutory functions)."""
    successor: Target | None = None
    """The id of the entity of the same kind that replaced it."""
    notes: Prose | None = None
    """Anything a reader should know, shown on its page."""

    _facts: Facts = PrivateAttr(default_factory=Facts)

    @property
    def facts(self) -> Facts:
        """Places, sources and what is stated to be none."""
        private = self.__pydantic_private__  # asked for very often, and pydantic's own way is slow
        return private["_facts"] if private is not None else Facts()

    @property
    def ref(self) -> Ref:
        """Its kind and id."""
        return Ref(self.kind_name(), self.id)

    @property
    def title(self) -> str:
        """What readers call it."""
        name = getattr(self, "name", None)
        return name if isinstance(name, str) else self.id

    @classmethod
    @functools.cache
    def kind_name(cls) -> str:
        """Its YAML name: `TermsOfReference` is `terms_of_reference`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def field_of(cls, written: str | int) -> str | None:
        """The field that a name in YAML stands for: `from_` for `from`; None where there is none."""
        return cls._fields_by_name().get(written)

    @classmethod
    @functools.cache
    def _fields_by_name(cls) -> Mapping[str | int, str]:
        found: dict[str | int, str] = {i.alias: name for name, i in cls.model_fields.items() if i.alias}
        return found | {name: name for name in cls.model_fields}

    @classmethod
    @functools.cache
    def links(cls) -> Mapping[str, Link]:
        """The fields that point at other entities."""
        found = {
            name: mark for name, info in cls.model_fields.items() for mark in info.metadata if isinstance(mark, Link)
        }
        same = Link(cls.kind_name(), says="was replaced by", back="replaced")
        return {**found, "successor": same}

    @classmethod
    @functools.cache
    def inside(cls) -> Mapping[str, Inside]:
        """The fields that hold whole entities of other kinds."""
        return {
            name: mark for name, info in cls.model_fields.items() for mark in info.metadata if isinstance(mark, Inside)
        }

    @classmethod
    def written_inside(cls, item: Node) -> Iterator[Node]:
        """The entities that one item of a parent's list stands for: most often the item itself."""
        yield item

    @classmethod
    @functools.cache
    def within(cls) -> dict[str, Within]:
        """The fields that name an entry of a list in another entity."""
        return {
            name: mark for name, info in cls.model_fields.items() for mark in info.metadata if isinstance(mark, Within)
        }

    def state(self, field_name: str) -> Literal["stated", "none", "not_stated", "not_published"]:
        """Whether a field is stated, stated to be none, not stated, or stated but not for this edition."""
        if any(len(path) == 1 and self.field_of(path[0]) == field_name for path in self._facts.none):
            return "none"
        value = getattr(self, field_name)
        if value is not None and value != ():
            return "stated"
        return "not_published" if field_name in self._facts.unpublished else "not_stated"

    @property
    def hidden(self) -> frozenset[str]:
        """The fields that only the staff edition holds."""
        return frozenset(field for name in self.withheld if (field := self.field_of(name)) is not None)

    def said(self, *path: str | int) -> tuple[Source, ...]:
        """The sources of the entity or of a value in it, the nearest counting."""
        return self._facts.said(path)
