"""Holds a workbook that was filled in against the model: what was changed, and everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Ref, brief, nearest
from generator.edit.cells import ABOUT, LONGEST_CELL, MARK, ReadCell, ReadSheet
from generator.edit.sheets import NONE, Column, Row, Sheet, columns, content, mark, sheets
from generator.graph.model import Edition, Model
from generator.graph.select import select
from generator.kinds import kinds
from generator.kinds._entity import Entity


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a workbook: the sheet and the cell, a sentence, a way to mend it."""

    where: str
    """`Post!C5`, or the sheet's name alone."""
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell with another value than the model has."""

    where: str
    ref: Ref
    column: Column
    before: str
    after: str
    """As the cell has it; empty where the field is to go."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a workbook would change, and what is wrong with it."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    shown: Model
    """The model as the workbook shows it: of its edition, on its day."""


def compare(model: Model, book: Mapping[str, ReadSheet]) -> Comparison:
    """Hold a workbook against the whole model."""
    said = _about(book.get(ABOUT))
    if said.get("Handbook") != model.handbook.id:
        of = f"of the handbook '{brief(said['Handbook'])}'" if said.get("Handbook") else "of no handbook"
        fault = Fault(
            ABOUT, f"this workbook is {of}, not of '{model.handbook.id}'", "export it again, and fill that in"
        )
        return Comparison((), (fault,), model)
    edition: Edition = "staff" if said.get("Edition") == "staff" else "public"
    try:
        shown = select(model, edition, said.get("As at") or None)
    except ValueError:
        return Comparison((), (Fault(ABOUT, "'As at' is no date", "export it again, and fill that in"),), model)
    expected = {sheet.title: sheet for sheet in sheets(shown)}
    same = said.get("Content") == content(tuple(expected.values()))
    faults: list[Fault] = []
    changes: list[Change] = []
    for title in book:
        if title not in expected and title != ABOUT:
            near = nearest(title, [name for name in expected if name not in book])
            hint = f"was it '{near}'? Give it that name again" if near else "remove it"
            faults.append(Fault(title, f"the model has no sheet '{brief(title)}'", hint))
    for title, sheet in expected.items():
        if title not in book:
            faults.append(
                Fault(title, f"the sheet '{title}' is missing", "export the workbook again, and fill that in")
            )
            continue
        changed, wrong = _sheet(model, shown, sheet, book[title], same)
        changes += changed
        faults += wrong
    return Comparison(tuple(changes), tuple(faults), shown)


def _about(front: ReadSheet | None) -> dict[str, str]:
    if front is None:
        return {}
    lines = [front.headings, *front.rows]
    return {line[0].words: line[1].words for line in lines if len(line) > 1}


def _sheet(model: Model, shown: Model, sheet: Sheet, read: ReadSheet, same: bool) -> tuple[list[Change], list[Fault]]:
    places, faults = _places(sheet, read)
    if faults:
        return [], faults
    known = {row.id: row for row in sheet.rows}
    ids = [line[places["Id"]] for line in read.rows]
    counts = Counter(cell.words for cell in ids)
    changes: list[Change] = []
    first: dict[str, str] = {}
    for line, ident in zip(read.rows, ids, strict=True):
        where = f"{sheet.title}!{ident.at}"
        if not ident.words:
            faults.append(Fault(where, "this row has no id", "new entries are begun with `handbook new KIND ID`"))
        elif counts[ident.words] > 1:
            if ident.words in first:
                message = f"'{brief(ident.words)}' stands twice (first in {first[ident.words]})"
                faults.append(Fault(where, message, "remove one of the two rows"))
            first.setdefault(ident.words, ident.at)
        elif ident.words not in known:
            near = nearest(ident.words, known)
            hint = f"did you mean '{near}'? " if near else ""
            message = (
                f"the model has no {sheet.kind.replace('_', ' ')} '{brief(ident.words)}'; ids are not changed here"
            )
            faults.append(Fault(where, message, f"{hint}New entries are begun with `handbook new KIND ID`"))
        else:
            made, wrong = _row(model, shown, sheet, known[ident.words], line, places)
            changes += made
            faults += wrong
    gone = [row.id for row in sheet.rows if row.id not in counts]
    if gone and same:
        message = f"the row of '{gone[0]}' is missing" + (f", and {len(gone) - 1} more" if len(gone) > 1 else "")
        faults.append(Fault(sheet.title, message, "nothing is removed by an import; put the row back"))
    return changes, faults


def _places(sheet: Sheet, read: ReadSheet) -> tuple[dict[str, int], list[Fault]]:
    """Where each column of a sheet stands, and what is wrong with its headings."""
    wanted = [*(column.name for column in sheet.columns), MARK]
    places: dict[str, int] = {}
    faults = []
    for index, heading in enumerate(read.headings):
        where = f"{sheet.title}!{heading.at}"
        if heading.words in places:
            faults.append(Fault(where, f"the column '{brief(heading.words)}' stands twice", "remove one of them"))
        elif heading.words in wanted:
            places[heading.words] = index
        else:
            missing = [name for name in wanted if name not in {one.words for one in read.headings}]
            near = nearest(heading.words, missing)
            hint = f"was it '{near}'? Give it that name again" if near else "remove it"
            faults.append(Fault(where, f"'{brief(heading.words)}' is no column of this sheet", hint))
    faults += [
        Fault(sheet.title, f"the column '{name}' is missing", "export the workbook again, and fill that in")
        for name in wanted
        if name not in places
    ]
    faults += [Fault(f"{sheet.title}!{c.at}", "this cell stands under no heading", "empty it") for c in read.stray]
    return places, faults


def _row(
    model: Model, shown: Model, sheet: Sheet, row: Row, line: Sequence[ReadCell], places: Mapping[str, int]
) -> tuple[list[Change], list[Fault]]:
    changes: list[Change] = []
    faults: list[Fault] = []
    exported = line[places[MARK]].words
    if exported != mark(row) and exported == mark(Row(row.id, _words(sheet, line, places), frozenset())):
        return [], []  # nobody has touched the row since; the model has moved on
    entity, now = model.find(sheet.kind, row.id), shown.find(sheet.kind, row.id)
    for index, column in enumerate(sheet.columns):
        cell = line[places[column.name]]
        before = row.cells[index]
        where = f"{sheet.title}!{cell.at}"
        if cell.formula:
            faults.append(Fault(where, "this cell holds a formula", "write the words themselves"))
            continue
        if _same(before, cell.words):
            continue
        fault = None
        if index in row.locked or column.sort == "fixed":
            fault = Fault(where, f"'{column.name}' is not changed by an import", f"it was: {brief(before) or 'empty'}")
        elif exported != mark(row):
            fault = Fault(where, "the model has changed here since the workbook was exported", "export it again")
        elif entity is None or now is None or getattr(entity, column.field) != getattr(now, column.field):
            message = f"'{column.name}' is shown here as this edition has it on its day, which is not all of it"
            fault = Fault(where, message, "change it in the YAML")
        else:
            fault = _wrong(model, type(entity), column, cell.words, where)
        if fault:
            faults.append(fault)
        else:
            changes.append(Change(where, Ref(sheet.kind, row.id), column, before, cell.words))
    return changes, faults


def _words(sheet: Sheet, line: Sequence[ReadCell], places: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(line[places[column.name]].words for column in sheet.columns)


def _same(before: str, after: str) -> bool:
    return before[:LONGEST_CELL].strip() == after


def parts(column: Column, words: str) -> list[str]:
    """The values that a cell holds: each line of one that holds several."""
    if not column.several:
        return [words]
    return [line.strip() for line in words.split("\n") if line.strip()]


def literal(words: str) -> str:
    """Words without the quotes that keep them from being read as `none`."""
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] == '"' and words[1:-1].strip('"') == NONE else words


def _wrong(model: Model, kind: type[Entity], column: Column, words: str, where: str) -> Fault | None:
    """What is wrong with a cell's new words, or None."""
    info = kind.model_fields[column.field]
    if not words or words == NONE:
        needed = f"every {kind.kind_name().replace('_', ' ')} needs '{column.name}'"
        return Fault(where, needed, "fill it in") if column.needed else None
    values = [literal(one) for one in parts(column, words)]
    if NONE in parts(column, words):
        return Fault(where, "'none' cannot stand beside other values", "take one or the other out")
    for value in values:
        if column.choices and value not in column.choices:
            near = nearest(value, column.choices)
            hint = f"did you mean '{near}'?" if near else f"it may be: {', '.join(column.choices)}"
            return Fault(where, f"'{brief(value)}' is not known for '{column.name}'", hint)
        if column.sort == "link" and (fault := _no_target(model, column, value, where)):
            return fault
    try:
        shape: Any = Annotated[info.annotation, "a cell", *info.metadata]
        TypeAdapter(shape).validate_python(values if column.several else values[0])
    except ValidationError as error:
        said = error.errors()[0]
        return Fault(where, f"'{brief(words)}' {said['msg']}", f"mend the value of '{column.name}'")
    return None


def _no_target(model: Model, column: Column, value: str, where: str) -> Fault | None:
    kind, slash, ident = value.rpartition("/")
    targets = [name for name in column.targets if not slash or name == kind]
    found = [name for name in targets if model.find(name, ident)]
    if len(found) == 1:
        return None
    if found:
        hint = "write " + " or ".join(f"{name}/{ident}" for name in found)
        return Fault(where, f"'{brief(value)}' could mean {len(found)} things", hint)
    known = {e.id: e for name in column.targets if name in kinds() for e in model.all(name)}
    by_name = {e.title: i for i, e in known.items()}
    near = by_name.get(value) or nearest(ident, known) or by_name.get(nearest(value, by_name) or "")
    what = " or ".join(name.replace("_", " ") for name in column.targets)
    return Fault(where, f"no {what} is called '{brief(value)}'", f"did you mean '{near}'?" if near else "add it first")


def not_as_meant(changed: Model, changes: Sequence[Change]) -> tuple[Fault, ...]:
    """Cells that would not come out of the changed model as they stand in the workbook.

    Args:
        changed: the model after the changes, as the workbook shows it.
        changes: what was to change.
    """
    now = {Ref(sheet.kind, row.id): row.cells for sheet in sheets(changed) for row in sheet.rows}
    faults = []
    for change in changes:
        cells = now.get(change.ref)  # None where the change gave it another id, as for what is written inside another
        said = cells[columns(kinds()[change.ref.kind]).index(change.column)] if cells else change.after
        if said.split() != change.after.split():
            message = f"'{brief(change.after)}' would come out as '{brief(said)}'"
            faults.append(Fault(change.where, message, "change it in the YAML"))
    return tuple(faults)
