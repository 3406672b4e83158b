"""Lays out every drawing of the real handbook without a cache, so many in one run of Graphviz; used by bench.py."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator.diagrams import diagrams
from generator.draw import spell, svg
from generator.graph import load, select

svg.BATCH = int(sys.argv[1])
loaded = load(Path(__file__).parents[2] / "model" / "nenc-2022")
assert loaded.model is not None
model = select(loaded.model, "public")
things = [entity for kind in ("post", "body", "function") for entity in model.all(kind)]
drawings = [d for thing in things if (d := diagrams()["neighbourhood"].draw(model, thing)) is not None]
with tempfile.TemporaryDirectory() as cache:
    svg.render({d.id: spell(d, lambda ref: None) for d in drawings}, cache=Path(cache))
