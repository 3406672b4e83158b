"""What rests on something that has changed, and has not been reviewed since."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from generator.graph.model import Model
from generator.graph.rereviews import Rereview, by_which, last_look, on_day, rereviews
from generator.rules import Finding, Settings, naming, rule

_MOST = 3


@rule("GOV508", "warning")
def check(model: Model, settings: Settings) -> Iterator[Finding]:
    """Bodies, documents, agreements, decisions, scenarios, functions and lead roles that rest on something that has
    changed, and that nobody is recorded to have reviewed since.

    A committee that closes or a post that is merged leaves its name in papers that nobody has opened again. What was
    right on the day it was approved is then wrong, and no date on it shows that.

    Look at each of them, change what has to be changed, and record it in `reviews.yml` with `of`, `reviewed_on`, `by`
    and `outcome`: one review may be of several. A new `approved_on` clears it too. What changed follows from
    `change-events.yml`, from approvals, and from the first days of what is linked; how many links away a change is
    felt is `review_depth` under `settings` in `site_config/rules.yml`, 1 where nothing is said.

    Example: 'Plan Committee' changed on 1 June 2022 (Two committees became one), and 1 thing rests on it without a
    review since: 'Adopt the plan' (is reserved to it; last reviewed on 1 April 2022; owner 'Director of Plans')
    """
    for change, some in itertools.groupby(rereviews(model, settings.review_depth), key=lambda one: one.change):
        every = list(some)
        first, *others = every
        titles = [model.get(one.of).title for one in every]
        things = "1 thing rests" if len(every) == 1 else f"{len(every)} things rest"
        listed = ", ".join(_told(model, one) for one in every[:_MOST])
        more = f" and {len(every) - _MOST} more" if len(every) > _MOST else ""
        yield Finding(
            first.of,
            f"'{model.get(change.of).title}' changed {on_day(change.on)} ({change.what}), and {things} on it without a "
            f"review since: {listed}{more}",
            "review it and record that in `reviews.yml`"
            if not others
            else "review them and record it in `reviews.yml`",
            related=(
                *((one.of, (), f"'{model.get(one.of).title}'") for one in others),
                (change.of, (), "what has changed"),
            ),
            question=f"Who has looked at {naming(titles)} since '{model.get(change.of).title}' changed?",
            gathers=True,
        )


def _told(model: Model, one: Rereview) -> str:
    """One thing, why it rests on what has changed, when it was last looked at, and whom to ask."""
    owners = [model.get(owner).title for owner in one.owners]
    kept = f"owner {naming(owners)}" if owners else "owner not stated"
    return f"'{model.get(one.of).title}' ({by_which(model, one)}; {last_look(one)}; {kept})"
