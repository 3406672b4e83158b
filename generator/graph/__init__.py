"""From files to one resolved, immutable model."""

from generator.graph.handbook import Handbook
from generator.graph.load import CODES, Loaded, load
from generator.graph.model import Edge, Model, Withheld, confidence
from generator.graph.select import select

__all__ = ["CODES", "Edge", "Handbook", "Loaded", "Model", "Withheld", "confidence", "load", "select"]
