"""Holdings: who holds which post, and since when."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import Line, Target


class Holding(Entity):
    """One person holding one post. Usually written inside the post, under `holders`."""

    FOLDER: ClassVar[str] = "holdings"

    post: Annotated[Target, Link("post", says="is held as", back="is held by", manner="holds")]
    """The post."""
    person: Annotated[Target | None, Link("person", says="is held by", back="holds", manner="holds")] = None
    """The person; none where a source says the post is vacant."""
    kind: Literal["substantive", "acting", "interim", "designate"] | None = None
    """How it is held."""
    background: Line | None = None
    """Where the source says the holder comes from, as it says it."""
