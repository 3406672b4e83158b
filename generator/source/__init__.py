"""Reads YAML as text with positions: nothing is guessed, nothing is executed, every problem has a place."""

from generator.source.codes import CODES
from generator.source.nodes import Mapping, Node, Sequence, Text
from generator.source.read import Reading, read, read_text

__all__ = ["CODES", "Mapping", "Node", "Reading", "Sequence", "Text", "read", "read_text"]
