"""What two models have in common, where they part, and what that means for those who are governed by them."""

from generator.changes.change import LEVELS, Change, Level, Sort
from generator.changes.compare import SUBJECTS, Compared, Pair, Subject, Thing, compare, of_kind
from generator.changes.diff import Diff, bring_together
from generator.changes.find import find_changes, sorts

__all__ = [
    "LEVELS",
    "SUBJECTS",
    "Change",
    "Compared",
    "Diff",
    "Level",
    "Pair",
    "Sort",
    "Subject",
    "Thing",
    "bring_together",
    "compare",
    "find_changes",
    "of_kind",
    "sorts",
]
