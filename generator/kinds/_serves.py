"""The link from a thing to the vision, aims and objectives that it serves."""

from __future__ import annotations

from typing import Annotated

from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Target

Serves = Annotated[
    tuple[Target, ...],
    ONE_OR_SEVERAL,
    Link(("vision", "aim", "objective"), says="contributes to", back="is served by", manner="part"),
]
"""The vision, aims or objectives that something serves."""
