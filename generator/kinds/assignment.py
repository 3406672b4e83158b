"""Assignments: which post or body answers for which function, and in what way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from generator.kinds._entity import Entity
from generator.kinds._link import Link
from generator.kinds._values import ONE_OR_SEVERAL, Line, Target
from generator.source import Mapping, Node, Sequence, Text


class Assignment(Entity):
    """A link from a post or body to a function; a portfolio line is one. Usually written inside the post.

    `accountable` is used only where a source says so; a line of a portfolio has the role `portfolio`.
    """

    FOLDER: ClassVar[str] = "assignments"

    holder: Annotated[
        tuple[Target, ...],
        Link(("post", "body", "unit"), says="is assigned to", back="answers for", manner="accountable"),
    ]
    """The post or body; several where they share one line."""
    function: Annotated[
        tuple[Target, ...],
        ONE_OR_SEVERAL,
        Link("function", says="is about", back="is in the portfolio of", manner="about"),
    ] = ()
    """The function that the line is about; several where one line of the source bundles them."""
    designation: Annotated[
        Target | None, Link("designation", says="is about", back="is in the portfolio as", manner="about")
    ] = None
    """The designation that the line is about."""
    bodies: Annotated[tuple[Target, ...], Link("body", says="names", back="is named in", manner="about")] = ()
    """Bodies that the line names."""
    organisations: Annotated[
        tuple[Target, ...], Link("organisation", says="names", back="is named in", manner="about")
    ] = ()
    """Organisations that the line names."""
    role: Literal["portfolio", "accountable", "responsible", "consulted", "informed", "assures"] = "portfolio"
    """In what way it is assigned."""
    group: Line | None = None
    """The heading it stands under on the role card. The grouping is ours."""
    words: Line | None = None
    """The line as a short phrase, close to the source's own label."""

    @property
    def title(self) -> str:
        """The line's words, or its id."""
        return self.words or self.id

    @classmethod
    def written_inside(cls, item: Node) -> Iterator[Node]:
        """A group of lines (`group`, `also`, `lines`) is one assignment a line; a bare text is a line's words."""
        if isinstance(item, Text):
            yield Mapping({"words": item}, item.at, {"words": item.at})
            return
        lines = item.entries.get("lines") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or lines is None or (isinstance(lines, Text) and lines.value == "none"):
            yield item
            return
        shared = {
            ("holder" if name == "also" else name): node for name, node in item.entries.items() if name != "lines"
        }
        keys = {("holder" if name == "also" else name): at for name, at in item.keys.items() if name != "lines"}
        for line in lines.items if isinstance(lines, Sequence) else (lines,):
            for own in cls.written_inside(line):
                if isinstance(own, Mapping):
                    yield Mapping({**shared, **own.entries}, own.at, {**keys, **own.keys})
                else:
                    yield own
