"""Long texts as blocks of YAML, in which lines that have not changed stay as they are."""

from __future__ import annotations

import textwrap

WIDTH = 116
"""Letters of a line of prose."""


def block(words: str, column: int) -> str:
    """A long text as a block under a name that stands in a column; paragraphs are parted by an empty line."""
    lead = " " * (column + 2)
    paragraphs = words.split("\n\n")
    body = "\n\n".join("\n".join(lead + line for line in _wrapped(one, len(lead))) for one in paragraphs)
    return f"{'|-' if len(paragraphs) > 1 else '>-'}\n{body}"


def refolded(old: str, words: str) -> str:
    """A block with other words: from the first line that differs to the last, it is wrapped again.

    Args:
        old: the block as it stands, with its sign and its indentation.
        words: what it is to say.
    """
    sign, *rest = old.replace("\r\n", "\n").split("\n")
    lines = [line for line in rest if line.strip()]
    column = min((len(line) - len(line.lstrip()) for line in lines), default=2)
    if "\n\n" in words or len(lines) < len(rest):
        return block(words, column - 2)
    wanted = words.split()
    head: list[str] = []
    tail: list[str] = []
    while lines and lines[0].split() == wanted[: len(lines[0].split())]:
        head.append(lines.pop(0))
        wanted = wanted[len(head[-1].split()) :]
    while lines and wanted and lines[-1].split() == wanted[-len(lines[-1].split()) :]:
        tail.insert(0, lines.pop())
        wanted = wanted[: -len(tail[0].split())]
    middle = [" " * column + line for line in _wrapped(" ".join(wanted), column)]
    return "\n".join([sign, *head, *middle, *tail])


def _wrapped(words: str, column: int) -> list[str]:
    return textwrap.wrap(words, WIDTH - column, break_long_words=False, break_on_hyphens=False)
