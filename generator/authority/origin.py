"""Who holds powers without having been given them: organisations, and their own boards."""

from __future__ import annotations

from generator.authority.values import Holder
from generator.diagnostics import Ref
from generator.graph.model import Model, Withheld
from generator.kinds.body import Body


def is_source_of_power(model: Model, holder: Holder) -> bool:
    """Organisations and their own boards hold powers by law; everybody else must be given them.

    A board that answers to another body, or that stands for a set of boards, is not one of them.
    """
    if isinstance(holder, Withheld):
        return False
    if holder.kind == "organisation":
        return True
    entity = model.get(holder)
    answers_to = {edge.target.kind for edge in model.out(holder, "accountable_to")}
    return isinstance(entity, Body) and entity.kind == "board" and "body" not in answers_to and not entity.number


def is_board_of(model: Model, board: Holder, organisation: Holder) -> bool:
    """Whether one is the board of the other."""
    if not isinstance(board, Ref) or organisation.kind != "organisation" or not is_source_of_power(model, board):
        return False
    return any(edge.target == organisation for edge in model.out(board, "organisations"))
