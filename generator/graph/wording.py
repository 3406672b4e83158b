"""Says what pydantic's errors mean, with the place in the file where each belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.diagnostics import At, Code, Diagnostic, brief, nearest, problem
from generator.kinds._entity import Entity, Path


def a(name: str) -> str:
    """The name of a kind with its article: `an area`, `a body`."""
    words = name.replace("_", " ")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def findings(
    code: Code,
    shape: type[BaseModel],
    name: str,
    errors: Sequence[ErrorDetails],
    marks: Mapping[Path, At],
    at: At,
) -> list[Diagnostic]:
    """Pydantic's errors as findings; a name that is missing because it is misspelt is one finding, not two.

    Args:
        code: the sort of finding.
        shape: what was decoded.
        name: what messages call it.
        errors: what is wrong with it.
        marks: where each value stands.
        at: where the whole of it stands.
    """
    unknown = [tuple(e["loc"]) for e in errors if e["type"] == "extra_forbidden"]
    meant = {(*loc[:-1], nearest(str(loc[-1]), _names(shape, loc))) for loc in unknown}
    kept = [e for e in errors if not (e["type"] == "missing" and tuple(e["loc"]) in meant)]
    return [_finding(code, shape, name, e, marks, at) for e in kept]


def _finding(
    code: Code, shape: type[BaseModel], name: str, error: ErrorDetails, marks: Mapping[Path, At], at: At
) -> Diagnostic:
    """One pydantic error as a place, a sentence and a hint."""
    loc = tuple(part for part in error["loc"] if isinstance(part, str | int))
    place = next((marks[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in marks), at)
    last = str(loc[-1]) if loc else name
    what = a(name)
    given = error.get("input")
    quoted = f"'{brief(str(given))}'" if isinstance(given, str | int) else "this"
    sort, context = error["type"], error.get("ctx", {})
    if sort == "extra_forbidden":
        fields = _names(shape, loc)
        near = nearest(last, fields)
        hint = f"did you mean '{near}'?" if near else f"its names are: {', '.join(sorted(fields))}"
        return problem(code, place, f"{what} has no field '{brief(last)}'", hint)
    if sort == "missing":
        where = f" in '{loc[0]}'" if len(loc) > 1 else ""
        return problem(code, place, f"{what} needs '{last}'{where}", f"add a line `{last}: …`")
    if sort == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        near = nearest(str(given), expected.split(", "))
        hint = (f"did you mean '{near}'? " if near else "") + f"it may be: {expected}"
        field_name = next((str(part) for part in reversed(loc) if isinstance(part, str)), name)
        return problem(code, place, f"{quoted} is not known for '{field_name}'", hint)
    if sort in ("tuple_type", "list_type"):
        return problem(code, place, f"'{last}' must be a list", "begin each line with a dash, or write [a, b]")
    if sort in ("string_type", "int_type", "bool_type"):
        return problem(code, place, f"'{last}' must be words, not a list or a group", "put the words on the same line")
    if sort in ("model_type", "model_attributes_type", "dict_type"):
        return problem(code, place, f"{quoted} must be lines `name: value`", "write the names and values out")
    if sort == "none_required":
        return problem(code, place, f"'{last}' cannot be written here", "leave it out")
    field_name = next((str(part) for part in reversed(loc) if isinstance(part, str)), name)
    return problem(code, place, f"{quoted} in '{field_name}' {error['msg']}", f"mend the value of '{field_name}'")


def _names(shape: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The names that may stand where an unknown one was found, in the shape itself or one level inside."""
    inner = shape
    for part in loc[:-1]:
        if isinstance(part, str) and part in inner.model_fields:
            args = re.findall(r"[\w.]+", str(inner.model_fields[part].annotation))
            models = {m.__name__: m for m in BaseModel.__subclasses__()}
            inner = next((models[a.rpartition(".")[2]] for a in args if a.rpartition(".")[2] in models), inner)
    names = [info.alias or key for key, info in inner.model_fields.items()]
    return [*names, "sources"] if issubclass(inner, Entity) else names
