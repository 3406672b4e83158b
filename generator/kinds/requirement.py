"""Something that a framework asks for, with the test by which a model is held against it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.kinds._entity import Entity
from generator.kinds._values import ONE_OR_SEVERAL, Line, Prose, Whole

Test = Literal["exists", "count", "composition", "each_has", "one_of", "covers"]

_WORD = {"type": ["string", "number", "boolean"]}
_WORDS = {"anyOf": [_WORD, {"type": "array", "items": _WORD}]}


def _conditions(value: object) -> object:
    """`{kind: board}` as pairs of a name and its values, so that it stays as it is and can be compared."""
    if not isinstance(value, dict):
        raise PydanticCustomError("conditions", "must be lines `field: value`")
    pairs: list[tuple[object, tuple[object, ...]]] = []
    for name, values in value.items():
        several = tuple(values) if isinstance(values, list | tuple) else (values,)
        if not several or not all(isinstance(one, str) for one in several):
            raise PydanticCustomError("conditions", "must give each field one value, or a list of values")
        pairs.append((name, several))
    return tuple(pairs)


def _written(pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, Any]:
    return {name: list(values) for name, values in pairs}


Where = Annotated[
    tuple[tuple[str, tuple[Line, ...]], ...],
    BeforeValidator(_conditions),
    PlainSerializer(_written),
    WithJsonSchema({"type": "object", "additionalProperties": _WORDS}),
]
"""Conditions that all must hold: a field, or a way to one such as `member.kind`, and the values it may have. A field
of choices must be one of them; a field of words must hold one of them. Besides its fields a thing has `title` (its
name, short form and other names), `says` (all its words) and `said_under` (the headings of its sources). `ours`
stands for the organisation of the handbook, and holds where no organisation is stated."""


class Things(BaseModel):
    """Things that lead to what a requirement looks at, such as the seats of a body."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    kind: Line
    """Their kind, such as membership."""
    by: Line
    """Their field that leads to what is looked at, such as body."""
    via: Line | None = None
    """A link of what is looked at that is followed first; the things then lead to what stands there."""
    where: Where = ()
    """Which of them count."""
    called: Line | None = None
    """What sentences call several of them, such as members."""


class Part(BaseModel):
    """One of the sorts that a composition is made of, and how many of it there must be."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Line
    """What it is called in a sentence, such as a chair."""
    where: Where = ()
    """Which of the things are of this sort."""
    listed_as: Annotated[tuple[Line, ...], ONE_OR_SEVERAL] = ()
    """Words by which it is found in the list that `or_list` names."""
    at_least: Whole | None = None
    """The fewest there must be."""
    at_most: Whole | None = None
    """The most there may be."""
    exactly: Whole | None = None
    """How many there must be."""


class Requirement(Entity):
    """Something that a framework asks for. Without a test it is for a person to judge."""

    FOLDER: ClassVar[str] = "requirements"

    code: Line
    """The short reference by which papers can cite it, such as B1."""
    name: Line
    """What must be so, in plain words of our own, said as if it were."""
    theme: Line | None = None
    """The heading it stands under, such as The Board."""
    text: Prose | None = None
    """More on what is asked, where the name does not say it all, or on what the test cannot see."""
    judge: Literal["person"] | None = None
    """person: no machine can tell; it then has no test."""
    test: Test | None = None
    """exists (there is one), count (so many), composition (so many of each sort), each_has (every one has something),
    one_of (a field has one of some values) or covers (every one is linked from something)."""
    looks_at: Annotated[tuple[Line, ...], ONE_OR_SEVERAL] = ()
    """The kind of thing it looks at, such as body; several kinds where any of them will do."""
    where: Where = ()
    """Which things of that kind."""
    absence: Literal["open"] | None = None
    """open: what is not named may be there all the same, even where the handbook is whole; for what goes by many names
    or need not be named."""
    things: Things | None = None
    """What is counted: the things that lead to what it looks at. Left out where that itself is counted."""
    field: Line | None = None
    """The field that each must have, or whose value is judged; a way to one may be given, such as function.level."""
    says: Annotated[tuple[Line, ...], ONE_OR_SEVERAL] = ()
    """Words of which the field must hold one. Words that are not there prove nothing: the answer is then open."""
    values: Annotated[tuple[Line, ...], ONE_OR_SEVERAL] = ()
    """The values that the field may have."""
    unclear: Annotated[tuple[Line, ...], ONE_OR_SEVERAL] = ()
    """Values of the field that tell nothing either way."""
    parts: tuple[Part, ...] = ()
    """The sorts of which there must be so many each."""
    at_least: Whole | None = None
    """The fewest there must be."""
    at_most: Whole | None = None
    """The most there may be."""
    exactly: Whole | None = None
    """How many there must be."""
    or_number: Line | None = None
    """A field that gives the number outright, where a source states that too, such as seat_total."""
    or_list: Line | None = None
    """A field that lists sorts by name and number, where a source states that too, such as seats."""
