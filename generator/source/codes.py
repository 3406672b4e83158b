"""The sorts of finding that reading a file can make."""

from __future__ import annotations

from generator.diagnostics import Code

UNREADABLE = Code(
    "GOV001",
    "unreadable_file",
    "error",
    """A file could not be read as YAML.

Nothing in it can be used until it is mended, so other findings about it have to wait.

Look at the line named: the usual causes are a tab (use spaces), a missing space after a colon, an unclosed quote,
or a colon inside a sentence (put the sentence in double quotes).""",
)
DUPLICATE_NAME = Code(
    "GOV002",
    "duplicate_name",
    "error",
    """The same name stands twice in one entry.

YAML would silently keep only the last of the two, and a fact would be lost.

Keep one of them; where both are meant, make a list.""",
)
ALIAS = Code(
    "GOV003",
    "anchor_or_alias",
    "error",
    """A YAML anchor (`&name`) or alias (`*name`) was used.

They make a file hard to read aloud, and a change in one place changes others unseen.

Say it again, or put what the entries of a file share under `defaults:` at its top.""",
)
TAG = Code(
    "GOV004",
    "tag_or_merge",
    "error",
    """A YAML tag (`!something`), a merge (`<<:`) or a second document (`---`) was used.

A model is plain names and values, so that anyone can read it.

Write the value out. A text that begins with `!`, `&` or `*` needs double quotes.""",
)
NO_VALUE = Code(
    "GOV005",
    "name_without_value",
    "error",
    """A name has no value behind it.

It cannot be told whether the source says nothing, says there is none, or the writer was interrupted.

Leave the line out where the source does not say. Write `none` where the source says that there is none.""",
)
CODES = (UNREADABLE, DUPLICATE_NAME, ALIAS, TAG, NO_VALUE)
