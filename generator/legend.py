"""What the signs of a picture mean: a line for each thing that it draws, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.drawing import Border, Drawing, Look, Manner, doubt_word

LOOK_WORDS: dict[Look, str] = {
    "board": "Board",
    "body": "Committee, group or partnership",
    "post": "Post",
    "seat": "Seat",
    "lead": "Lead role",
    "person": "Person",
    "function": "Function",
    "organisation": "Organisation",
    "other": "Other, as its card says",
    "area": "Area",
    "aim": "Vision, aim or objective",
    "phase": "Phase",
    "agreement": "Agreement",
    "trigger": "What sets it off",
    "step": "Step",
    "end": "Step that ends it",
    "date": "One date",
    "more": "More, listed on the page",
    "met": "Met: a strong border",
    "not_met": "Not met: a double border",
    "cannot_tell": "Cannot tell: a dashed border",
    "to_judge": "For a person to judge: a dotted border",
}
BORDER_WORDS: dict[Border, str] = {
    "solid": "In force",
    "dashed": "Proposed, worked out, or an illustration",
    "double": "Closed",
}


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One thing that the picture draws and what it means."""

    sort: Literal["look", "line", "border", "mark"]
    name: str
    words: str
    worked_out: bool = False
    inward: bool = False


def legend(drawing: Drawing) -> tuple[LegendLine, ...]:
    """What the picture draws, and nothing that it does not; of a picture of change, what its marks mean."""
    if drawing.marks:
        drawn = {*(node.mark for node in drawing.nodes), *(arrow.mark for arrow in drawing.arrows)}
        return tuple(LegendLine("mark", mark or "plain", words) for mark, words in drawing.marks if mark in drawn)
    looks = [LegendLine("look", look, LOOK_WORDS[look]) for look in _once(n.look for n in drawing.nodes)]
    says: dict[tuple[Manner, str, bool], list[str]] = {}
    for arrow in drawing.arrows:
        words = says.setdefault((arrow.manner, doubt_word(arrow), arrow.inward), [])
        if arrow.says not in words:
            words.append(arrow.says)
    lines = [
        LegendLine("line", manner, _either(words) + (f" ({doubt})" if doubt else ""), bool(doubt), inward)
        for (manner, doubt, inward), words in says.items()
    ]
    borders = [b for b in _once(n.border for n in drawing.nodes) if b != "solid"]
    return (*looks, *lines, *(LegendLine("border", b, BORDER_WORDS[b]) for b in borders))


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _once(values: Iterable[object]) -> list:  # type: ignore[type-arg]
    return list(dict.fromkeys(values))
