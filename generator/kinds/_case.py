"""The facts of a case that a decision turns on, and the questions that ask for them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.kinds._values import ONE_OR_SEVERAL, Id, Line

Told = Annotated[Line, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""An answer; editors that take yes and no for flags must let them pass."""


class CaseFact(BaseModel):
    """One fact that must be so, with the answers that fit."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    fact: Id
    """The fact's short name."""
    answers: Annotated[tuple[Told, ...], ONE_OR_SEVERAL]
    """The answer that fits; any of several."""


def _facts(value: object) -> object:
    if isinstance(value, dict):
        if not value:
            raise PydanticCustomError("case", "names no fact; write `case: {fact: answer}`")
        return tuple({"fact": name, "answers": answers} for name, answers in value.items())
    if isinstance(value, str):
        raise PydanticCustomError("case", "must be facts with their answers, such as {urgent: yes}")
    return value


def _mapping(facts: tuple[CaseFact, ...]) -> dict[str, list[str]]:
    return {fact.fact: list(fact.answers) for fact in facts}


Case = Annotated[
    tuple[CaseFact, ...],
    BeforeValidator(_facts),
    PlainSerializer(_mapping, when_used="json"),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "array"]}}),
]
"""Facts that must be so: `{urgent: yes, setting: [care home, own home]}`."""


class Question(BaseModel):
    """A fact that somebody who asks must give, since the answer turns on it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    fact: Id
    """The fact's short name, as `case` uses it."""
    ask: Line
    """The question as a reader sees it."""
    answers: tuple[Told, ...] = ("yes", "no")
    """The answers there are; yes and no where left out."""
    usual: Told | None = None
    """The answer taken where nobody says otherwise."""
