"""Lays changes of cells down in the text of the model's YAML files, and writes all of these files or none."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import At
from generator.edit.compare import Change, Fault, literal, parts
from generator.edit.sheets import NONE, columns
from generator.edit.yaml_text import NotHereError, Words, YamlText
from generator.graph.model import Model
from generator.kinds._entity import Entity

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Applied:
    """The new text of each file that changes, by its path in the handbook's folder, and what could not be laid down."""

    files: dict[str, str]
    faults: tuple[Fault, ...]


def apply(model: Model, root: Path, changes: Iterable[Change]) -> Applied:
    """The files with the changes made.

    Args:
        model: the whole model, as loaded from the folder.
        root: the handbook's folder.
        changes: cells with other values than the model has.
    """
    standing = Counter(entity.facts.at for entity in model.every())
    texts: dict[str, YamlText] = {}
    faults: list[Fault] = []
    for change in changes:
        entity = model.get(change.ref)
        at = entity.facts.at
        try:
            if standing[at] > 1:
                raise NotHereError(f"it is written once for {standing[at]} entries")
            if at.file not in texts:
                texts[at.file] = YamlText(read_exactly(root / at.file).removeprefix(_MARK))
            _lay_down(texts[at.file], entity, at, change)
        except NotHereError as error:
            faults.append(Fault(change.where, f"this cannot be changed here: {error}", f"change it in {at}"))
    files: dict[str, str] = {}
    for name, text in texts.items():
        try:
            mark = _MARK if read_exactly(root / name).startswith(_MARK) else ""
            files[name] = mark + text.changed()
        except NotHereError as error:
            faults.append(
                Fault(name, f"the changes in this file cannot be made together: {error}", "make fewer at once")
            )
    return Applied(files, tuple(faults))


def read_exactly(path: Path) -> str:
    """A file's text with its own ends of lines."""
    return path.read_bytes().decode("utf-8")


def _lay_down(text: YamlText, entity: Entity, at: At, change: Change) -> None:
    kind, field = type(entity), change.column.field
    entry = text.entry(at.line, at.col)
    names = [kind.model_fields[field].alias or field, field]
    if not change.after:
        text.remove(entry, names)
        return
    order = [kind.model_fields[c.field].alias or c.field for c in columns(kind) if c.field in kind.model_fields]
    if change.after == NONE:
        text.set(entry, names, Words(NONE, bare=True), order)
        return
    values = [Words(literal(one)) for one in parts(change.column, change.after)]
    text.set(entry, names, values if change.column.several else values[0], order)


def write_together(root: Path, files: Mapping[str, str]) -> None:
    """Write all files, or none: each is made beside its place, then all take their places.

    Raises:
        OSError: one could not be written; all are as they were.
    """
    fresh: dict[Path, Path] = {}
    kept: dict[Path, bytes] = {}
    try:
        for name, text in files.items():
            target = root / name
            with tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=".", delete=False) as file:
                fresh[target] = Path(file.name)
                file.write(text.encode("utf-8"))
            fresh[target].chmod(target.stat().st_mode)
        for target, made in fresh.items():
            kept[target] = target.read_bytes()
            made.replace(target)
    except OSError:
        for target, before in kept.items():
            target.write_bytes(before)
        for made in fresh.values():
            made.unlink(missing_ok=True)
        raise
