"""How fields and their values read on paper: what they are called, dates and choices in words, lists in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from generator.edit.sheets import columns, spelled
from generator.graph.model import confidence
from generator.kinds._entity import Entity, Source
from generator.kinds._values import day
from generator.vocabulary import word

_DATES = frozenset({"due", "dated", "review_by", "approved_on", "taken_back", "reviewed_on"})
_FAMILIES = {"marker_raw": "marker", "delegable_to_trusts": "trusts", "kind": "kind"}
"""The families of readers' words for fields of choices, where they go by another name than the field."""
_LABELS = {
    "content": "What it holds",
    "in_public": "Meets in public",
    "marker_raw": "Sign in the source",
    "delegable_to_trusts": "Delegable to trusts",
    "quorum_counts": "Quorum in figures",
    "seat_total": "Seats in all",
    "seat_total_up_to": "Seats in all, at most",
    "may_sub_delegate": "May be passed on",
    "stands_for": "Stands for",
}
"""What readers call fields whose names are short for something."""
_SHORT = 24
"""Letters of a word in a list whose words stand side by side."""


def doubt_of(sources: Iterable[Source]) -> str:
    """How far something can be trusted, where a source does not simply say so."""
    status = confidence(sources)
    return "" if status in (None, "sourced") else word("source", status)


def label(kind: type[Entity], name: str) -> str:
    """What readers call a field: how its link reads, or its name in plain words."""
    if name in _LABELS:
        return _LABELS[name]
    shown = kind.links()[name].says if name in kind.links() else (kind.model_fields[name].alias or name)
    shown = shown.replace("_", " ").removeprefix("is a ").removeprefix("is ").removeprefix("are ")
    return shown[:1].upper() + shown[1:]


def is_list(value: object) -> bool:
    """Whether a value is a list that needs lines of its own; short words and numbers stand side by side."""
    if not isinstance(value, tuple) or not value:
        return False
    return any(isinstance(one, BaseModel | tuple) or len(str(one)) > _SHORT for one in value)


def in_words(entity: Entity, name: str) -> str:
    value = getattr(entity, name)
    if name in _DATES and isinstance(value, str):
        return day(value)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if any(column.field == name and column.sort == "choice" for column in columns(type(entity))):
        return word(_FAMILIES.get(name, name), str(value))
    said = _part(value, {}) if isinstance(value, BaseModel) else spelled(value)
    return said[:1].upper() + said[1:]


def _part(part: BaseModel, names: Mapping[str, str]) -> str:
    """A group of values in one line: its name, then the rest; `names` are those of the groups beside it by id."""
    if isinstance(whole := getattr(part, "words", None), str):
        return whole
    stated = {name: value for name, value in part if value is not None and value != () and name != "id"}
    said = {n: "; ".join(in_lines(v)) if isinstance(v, tuple) else spelled(v) for n, v in stated.items()}
    name = said.pop("name", "")
    rest = ", ".join(
        value if key == "number" else f"{key.rstrip('_').replace('_', ' ')} {names.get(value, value)}"
        for key, value in said.items()
    )
    return f"{name}: {rest}" if name and rest else name or rest


def in_lines(values: Sequence[object]) -> list[str]:
    """Words or groups of values, a line each."""
    names = {str(getattr(one, "id", "")): str(getattr(one, "name", "")) for one in values}
    return [_part(one, names) if isinstance(one, BaseModel) else spelled((one,)) for one in values]
