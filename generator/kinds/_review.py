"""Who keeps something, who approved it, and when it has to be looked at again."""

from __future__ import annotations

from typing import Annotated

from generator.kinds._link import Link
from generator.kinds._values import Target

Owner = Annotated[
    Target | None,
    Link(("post", "body", "unit", "organisation"), says="is kept by", back="keeps", manner="accountable"),
]
"""Who keeps a paper or looks after a body, and is asked to have it reviewed."""

Approver = Annotated[
    Target | None, Link(("body", "post", "organisation"), says="is approved by", back="approves", manner="accountable")
]
"""Who approves a paper, or the terms of a body."""
