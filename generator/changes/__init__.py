"""What two models have in common and where they part."""

from generator.changes.compare import SUBJECTS, Compared, Pair, Subject, Thing, compare, of_kind

__all__ = ["SUBJECTS", "Compared", "Pair", "Subject", "Thing", "compare", "of_kind"]
