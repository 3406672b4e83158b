"""A new entry with every field of its kind explained, ready to fill in."""

from __future__ import annotations

import textwrap
from typing import get_args

from generator.kinds._entity import Entity
from generator.kinds._values import ID_PATTERN


class BadIdError(Exception):
    """An id that cannot be one; the sentence says why."""


_LAST = ("aliases", "former_ids", "notes", "status", "from_", "until", "successor", "audience", "withheld")


def skeleton(kind: type[Entity], ident: str) -> str:
    """YAML for a new entry: what it needs written out, everything else as comments.

    Raises:
        BadIdError: the id cannot be used.
    """
    if not ID_PATTERN.fullmatch(ident):
        raise BadIdError(
            f"'{ident}' cannot be an id: use small letters, figures and single dashes, such as chief-nurse"
        )
    if ident in kind.RESERVED:
        raise BadIdError(f"'{ident}' cannot be an id here: a page of the handbook has that address")
    lines = [f"id: {ident}", ""]
    names = [n for n in kind.model_fields if n not in (*_LAST, "id")]
    for name in (*names, *_LAST):
        lines += _field(kind, name, ident)
    lines += [
        "# Where it comes from. The status is sourced, inferred, conflict, lost_figure, illustrative or external.",
        "sources:",
        "  - status: external",
        "    note: Say here where this comes from",
    ]
    return "\n".join(lines) + "\n"


def _field(kind: type[Entity], name: str, ident: str) -> list[str]:
    info = kind.model_fields[name]
    shown = info.alias or name
    about = textwrap.wrap(info.description or _described(kind, name), 100)
    comment = [f"# {line}" for line in about]
    if info.is_required():
        options = get_args(info.annotation)
        if name == "name":
            value = ident.replace("-", " ").capitalize()
        elif options and all(isinstance(o, str) for o in options):
            comment.append(f"# One of: {', '.join(map(str, options))}")
            value = str(options[0])
        else:
            value = "fill-this-in"
        return [*comment, f"{shown}: {value}", ""]
    if name in kind.inside():
        return [*comment, f"# {shown}:", f"#   - {' or '.join(kind.inside()[name].named_by)}: …", ""]
    if name in kind.links():
        comment.append(f"# The id of: {' or '.join(kind.links()[name].targets)}")
    return [*comment, f"# {shown}: …", ""]


def _described(kind: type[Entity], name: str) -> str:
    properties = kind.model_json_schema(by_alias=True)["properties"]
    shown = kind.model_fields[name].alias or name
    return str(properties.get(shown, {}).get("description", ""))
