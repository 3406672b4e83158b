"""What tests share: a small sound handbook on disk, and the real one, loaded once."""

from __future__ import annotations

import functools
import os
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.graph import Loaded, Model, load
from generator.site.build import Outcome, build

ROOT = Path(__file__).parent.parent

HANDBOOKS = tuple(sorted(path.parent for path in (ROOT / "model").glob("*/handbook.yml")))
"""The folders of the real handbooks."""

SOUND = {
    "handbook.yml": """
        id: case
        title: A handbook
        organisation: trust
        publisher: The Trust
        state: example
        as_at: 2022-07-01
        summary: A handbook for one case.
        """,
    "organisations.yml": "- {id: trust, name: Trust, kind: icb}",
    "documents.yml": "[{id: plan, name: Board paper}, {id: guide, name: Guide}]",
}
"""The least a handbook needs, and two documents to cite; a test's own files come on top or instead."""

Files = Mapping[str, str | bytes | None]

settings.register_profile("each run", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("long", settings.get_profile("each run"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "each run"))


@functools.cache
def outcome_of(name: str) -> Outcome:
    """One of the real handbooks, built once for all tests of a worker."""
    return build(ROOT / "model" / name)


@pytest.fixture(scope="session")
def write_handbook(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Files], Path]:
    """Write a handbook: path -> text. A path with None is left out, although every sound handbook has it."""

    def write(files: Files) -> Path:
        root = tmp_path_factory.mktemp("handbook")
        for name, text in {**SOUND, **files}.items():
            if text is None:
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
        return root

    return write


@pytest.fixture(scope="session")
def load_handbook(write_handbook: Callable[[Files], Path]) -> Callable[[Files], Loaded]:
    """Write a handbook and load it, whatever is wrong with it."""
    return lambda files: load(write_handbook(files))


@pytest.fixture(scope="session")
def sound_model(load_handbook: Callable[[Files], Loaded]) -> Callable[[Files], Model]:
    """Write a handbook that must be sound, and give its model."""

    def made(files: Files) -> Model:
        loaded = load_handbook(files)
        assert not loaded.problems, f"the test's own handbook is not sound: {loaded.problems}"
        assert loaded.model is not None
        return loaded.model

    return made


@pytest.fixture(scope="session")
def nenc() -> Model:
    """The whole model of the real handbook."""
    loaded = load(ROOT / "model" / "nenc-2022")
    assert loaded.sound, loaded.problems
    assert loaded.model is not None
    return loaded.model
