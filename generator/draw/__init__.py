"""From a drawing to a picture: DOT is spelled in one file, Graphviz is run in one other."""

from generator.draw.dot import spell
from generator.draw.svg import Engine, Picture, place, render

__all__ = ["Engine", "Picture", "place", "render", "spell"]
