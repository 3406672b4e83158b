"""Bodies with two chairs at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.membership import Membership
from generator.rules import Finding, in_force, naming, rule, uncertain


@rule("GOV402", "error")
def check(model: Model) -> Iterator[Finding]:
    """A body of any sort that two or more members chair at the same time.

    A meeting has one chair, whose casting vote and rulings settle matters. Two chairs can rule two ways.

    Keep one `chair`, and give the other the role `deputy_chair` or `member`. Where one followed the other, give the
    first an `until` and the second a `from`. Where one of the two is not plainly stated, the finding is a warning;
    co-chairs that a source states can be waived.

    Example: 'Audit Committee' has 2 chairs: 'Director of Finance' and 'Medical Director'
    """
    for body in model.all("body"):
        chairs = [
            m
            for m in model.origins(body.ref, "body", "membership")
            if isinstance(m, Membership) and m.role == "chair" and in_force(m, model.as_at)
        ]
        if len(chairs) < 2:
            continue
        names = [next((t.title for t in model.targets(m.ref, "member")), "not published") for m in chairs]
        yield Finding(
            chairs[1].ref,
            f"'{body.title}' has {len(chairs)} chairs: {naming(names)}",
            "keep one, and make the other `deputy_chair` or `member`, or date them where one followed the other",
            ("role",),
            any(uncertain(m.said("role")) for m in chairs),
            tuple((m.ref, ("role",), f"'{name}'") for m, name in zip(chairs, names, strict=True) if m is not chairs[1]),
        )
