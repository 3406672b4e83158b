"""The model as an Excel workbook that can be changed and imported again."""

from __future__ import annotations

from generator.edit import content, mark, sheets
from generator.edit.workbook import workbook
from generator.exports import export
from generator.exports._same_zip import without_clock
from generator.graph.model import Model
from generator.kinds._values import first_day


@export("handbook.xlsx", "An Excel workbook with a sheet for each kind of thing", binary=True)
def make(model: Model) -> bytes:
    """The same model gives the same bytes; its times are those of the day that it describes."""
    card = model.handbook
    every = sheets(model)
    about = {
        "Handbook": card.id,
        "Title": card.title,
        "Publisher": card.publisher,
        "Edition": model.edition,
        "As at": model.as_at,
        "Content": content(every),
    }
    marks = {sheet.kind: [mark(row) for row in sheet.rows] for sheet in every}
    return without_clock(workbook(every, about, marks, card.title), first_day(model.as_at).isoformat())
