"""A model of twenty thousand entities is read, resolved and judged in reasonable time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.diagrams import diagrams
from generator.graph import select
from generator.site.build import check
from tests.bench.bench import multiplied


@pytest.mark.long
def test_twenty_thousand_entities_are_checked_in_proportion(tmp_path: Path) -> None:
    times = {}
    for copies in (4, 32):
        multiplied(tmp_path / str(copies), copies)
        start = time.process_time()
        loaded, _ = check(tmp_path / str(copies))
        times[copies] = time.process_time() - start
        assert loaded.model is not None
    assert sum(1 for _ in loaded.model.every()) > 20_000
    assert times[32] / times[4] < 12, times
    every = [one.draw(select(loaded.model, "public"), None) for one in diagrams().values()]
    assert len([drawing for drawing in every if drawing is not None]) > 6, "no picture breaks for being too large"
