"""Times the pages of changes of 42 handbooks with 10 and with 20 releases each, by the number of changes they tell."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from generator.changes import LEVELS
from generator.diagnostics import Ref
from generator.graph import load, select
from generator.graph.model import Model
from generator.graph.release import Release, Step
from generator.resources import resources
from generator.site.feed import feed
from generator.site.pages import environment, render_pages
from generator.site.templates import addresses, read_templates

HANDBOOKS, CHANGES = 42, 30
SMALL = Path(__file__).parents[1] / "handbooks" / "small"


def released(model: Model, releases: int) -> Model:
    """A model with so many releases, each with as many changes as there are of anything."""
    told: list[Release] = []
    for number in range(releases):
        steps = tuple(
            Step(
                "CHG120",
                "Quorum changed",
                LEVELS[n % len(LEVELS)],
                "seats",
                False,
                (Ref("body", "audit-committee"),),
                "body/audit-committee",
                f"fact-{n}",
                "",
                "Audit Committee",
                f"The quorum of Audit Committee changed ({n})",
                f"{number + n} members",
                f"{number + n + 1} members",
            )
            for n in range(CHANGES if number else 0)
        )
        since = told[-1].version if told else None
        told.append(Release(f"1.{number}", "A", "example", "2026-04-01", None, None, f"{number}", since, steps))
    return replace(model, releases=tuple(told))


def pages(releases: int) -> float:
    """Processor seconds that the pages and feeds of changes of all handbooks take."""
    loaded = load(SMALL)
    assert loaded.model is not None
    model = released(select(loaded.model, "public"), releases)
    every, _ = read_templates(resources() / "docs_templates" / "pages")
    templates = tuple(one for one in every if one.header.path == "changes/")
    env = environment((resources() / "docs_templates",))
    begun = time.process_time()
    for _ in range(HANDBOOKS):
        found, faults = render_pages(templates, model, env, {"levels": LEVELS, "publisher_is_organisation": True})
        assert found
        assert not faults
        feed(model, addresses(every, model))
    return time.process_time() - begun


def main() -> None:
    """Measure and print."""
    pages(10)
    ten, twenty = pages(10), pages(20)
    ratio = twenty / ten
    told = HANDBOOKS * 19 * CHANGES
    print(f"42 handbooks, 20 releases to 10:        {ratio:.2f}  (aim 2.3; {twenty:.1f} s for {told:,} changes)")


if __name__ == "__main__":
    main()
