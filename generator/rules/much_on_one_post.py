"""Posts that carry a large share of all functions, or many designations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.assignment import Assignment
from generator.rules import Finding, Settings, in_force, rule

_CARRIES = ("portfolio", "accountable", "responsible")


@rule("GOV207", "note")
def check(model: Model, settings: Settings) -> Iterator[Finding]:
    """A post with more than 25 functions in its portfolio, or with more than 4 lead roles. A handbook may set other
    numbers, as `most_functions` and `most_lead_roles` under `settings` in its `site_config/rules.yml`.

    Where much hangs on one person, a long absence or a resignation stops much at once.

    See whether a deputy is named for each lead role, and who stands in. Nothing has to be changed in the model.

    Example: 'Chief Nurse' carries 5 lead roles
    """
    for post in model.all("post"):
        if not in_force(post, model.as_at):
            continue
        lines = [a for a in model.origins(post.ref, "holder", "assignment") if isinstance(a, Assignment)]
        held = [a for a in lines if a.role in _CARRIES and in_force(a, model.as_at)]
        functions = {f.ref for a in held for f in model.targets(a.ref, "function")}
        leads = [d for d in model.origins(post.ref, "held_by", "designation") if in_force(d, model.as_at)]
        said = []
        if len(functions) > settings.most_functions:
            said.append(f"{len(functions)} functions")
        if len(leads) > settings.most_lead_roles:
            said.append(f"{len(leads)} lead roles")
        if said:
            yield Finding(
                post.ref,
                f"'{post.title}' carries {' and '.join(said)}",
                "see who stands in, and name a deputy for each lead role where a source does",
            )
