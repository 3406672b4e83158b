"""The classes of change: one public module, one classifier."""

from __future__ import annotations

import functools
from types import ModuleType

import generator.changes.classes
from generator import registry
from generator.changes.change import Classifier


@functools.cache
def classifiers() -> tuple[Classifier, ...]:
    """Every classifier, in the order of their modules' names."""

    def is_classifier(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Classifier)

    return registry.discover(generator.changes.classes, is_classifier)
