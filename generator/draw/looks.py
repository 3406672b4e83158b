"""How each look, line and mark of a drawing is drawn: colours, borders, patterns and arrowheads."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawing import Look, Manner, Mark

INK, QUIET = "#16242b", "#44535c"
LINE_COLOUR, PALE = "#44535c", "#76858d"
ROUND = frozenset({"post", "seat", "lead", "person", "trigger", "end"})

FILL: dict[Look, str] = {
    "board": "#0b4f57",
    "body": "#dcebec",
    "post": "#fdf1dc",
    "seat": "#fdf1dc",
    "lead": "#fdf1dc",
    "person": "#ffffff",
    "function": "#e6e9f5",
    "organisation": "#ececec",
    "other": "#ffffff",
    "area": "#e9f3e4",
    "aim": "#fdf1dc",
    "phase": "#0b4f57",
    "agreement": "#ffffff",
    "trigger": "#ffffff",
    "step": "#dcebec",
    "end": "#ececec",
    "date": "#e9f3e4",
    "more": "#ffffff",
    "met": "#e9f3e4",
    "not_met": "#fdf1dc",
    "cannot_tell": "#ffffff",
    "to_judge": "#ececec",
}
EDGE: dict[Look, tuple[str, str]] = {
    "met": ("3", ""),
    "not_met": ("1", "double"),
    "cannot_tell": ("1", "dashed"),
    "to_judge": ("1", "dotted"),
}
"""The border of answers in a group: how wide, and its pattern."""
LINE: dict[Manner, dict[str, str]] = {
    "accountable": {"style": "solid", "arrowhead": "normal"},
    "advises": {"style": "dashed", "arrowhead": "vee"},
    "assures": {"style": "dotted", "arrowhead": "vee"},
    "delegates": {"style": "bold", "arrowhead": "normal"},
    "works_with": {"style": "solid", "arrowhead": "none", "color": PALE},
    "holds": {"style": "solid", "arrowhead": "dot"},
    "member": {"style": "solid", "arrowhead": "odot"},
    "part": {"style": "solid", "arrowhead": "odiamond"},
    "about": {"style": "solid", "arrowhead": "open", "color": PALE},
    "then": {"style": "solid", "arrowhead": "normal"},
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a mark is drawn, so that no mark rests on its colour alone."""

    colour: str
    fill: str
    width: str
    """Points."""
    pattern: str
    """`solid`, `dashed`, `dotted` or `double`."""

    @property
    def line(self) -> dict[str, str]:
        """A marked line between two cards."""
        beside = f"{self.colour}:transparent:{self.colour}" if self.pattern == "double" else self.colour
        return {
            "color": beside,
            "fontcolor": self.colour,
            "style": "solid" if self.pattern == "double" else self.pattern,
            "penwidth": "1.5" if self.pattern == "double" else self.width,
        }


PLAIN = Stroke(PALE, "#ffffff", "1", "solid")
"""What stays as it is in a picture of change."""
STROKE: dict[Mark, Stroke] = {
    "added": Stroke("#1b6e3c", "#e9f3e4", "3", "solid"),
    "removed": Stroke("#a4262c", "#ececec", "2", "dashed"),
    "changed": Stroke("#8a5300", "#fdf1dc", "1", "double"),
    "only_new": Stroke("#5b4b8a", "#e6e9f5", "2", "dotted"),
    "only_old": Stroke("#5a6a72", "#ffffff", "1", "dotted"),
}
