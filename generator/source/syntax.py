"""Says what the YAML parser's errors mean, for somebody who has never programmed."""

from __future__ import annotations

from generator.diagnostics import At, Diagnostic, problem
from generator.source.codes import UNREADABLE


def explain(error: Exception, name: str, shift: int, text: str) -> Diagnostic:
    """One error of the YAML parser as a finding.

    Args:
        error: what the parser raised.
        name: what findings call the file.
        shift: lines of the file that stand before the text.
        text: what was parsed.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    if mark is None:
        position = getattr(error, "position", None)
        if isinstance(position, int):
            before = text.encode()[:position].decode("utf-8", "ignore")  # libyaml counts bytes
            at = At(name, before.count("\n") + 1 + shift, len(before) - before.rfind("\n"))
            return problem(UNREADABLE, at, "a character here cannot stand in YAML", "remove it")
        return problem(UNREADABLE, At(name, 1 + shift), f"this is not YAML: {said}", "look at the whole file")
    at = At(name, mark.line + 1 + shift, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or (mark.column < len(line) and line[mark.column] == "\t"):
        col = line.index("\t") + 1
        hint = "use spaces: two for each level"
        return problem(UNREADABLE, At(name, at.line, col), "a tab stands where YAML needs spaces", hint)
    opened = _opened(error, name, shift)
    if opened is not None:
        return opened
    if "mapping values are not allowed" in said and ":" not in line[: mark.column]:
        hint = "set lines of one entry in by the same number of spaces"
        return problem(UNREADABLE, at, "this line is set in further than the one above it allows", hint)
    if "mapping values are not allowed" in said:
        hint = "a colon inside a sentence needs the whole sentence in double quotes"
        return problem(UNREADABLE, at, "a second colon stands in this line", hint)
    if "could not find expected ':'" in said:
        hint = "check that the line reads `name: value` and is set in like its neighbours"
        return problem(UNREADABLE, at, "a name without a colon stands before this place", hint)
    if "did not find expected node content" in said and mark.line >= len(lines):
        return problem(UNREADABLE, at, "a bracket is still open where the file ends", "close it")
    if "did not find expected node content" in said:
        hint = "write the value; a text that begins with a bracket or a comma needs double quotes"
        return problem(UNREADABLE, at, "a value is missing before this place", hint)
    if "did not find expected key" in said and line[: mark.column].strip():
        hint = "a text with quotes or brackets in it needs double quotes around the whole of it"
        return problem(UNREADABLE, at, "this cannot stand after a closed quote or bracket", hint)
    if "did not find expected '-' indicator" in said or "did not find expected key" in said:
        hint = "set lines of one entry in by the same number of spaces"
        return problem(UNREADABLE, at, "this line is not set in like its neighbours", hint)
    if "found character that cannot start any token" in said:
        hint = "a text that begins with @, ` or % needs double quotes"
        return problem(UNREADABLE, at, "a text cannot begin with this character", hint)
    return problem(UNREADABLE, at, f"this is not YAML: {said}", "look at this line and the one above it")


def _opened(error: Exception, name: str, shift: int) -> Diagnostic | None:
    """A quote or bracket that is never closed, at the place where it opens."""
    mark, context = getattr(error, "context_mark", None), getattr(error, "context", None) or ""
    said = getattr(error, "problem", None) or ""
    if mark is None:
        return None
    at = At(name, mark.line + 1 + shift, mark.column + 1)
    if "quoted scalar" in context and "end of stream" in said:
        return problem(UNREADABLE, at, "a quote opens here and is not closed", "close it with the same sign")
    if "flow" in context and "expected ',' or" in said:
        hint = "close it, and put a comma between its values"
        return problem(UNREADABLE, at, "a bracket opens here and is not closed properly", hint)
    return None
