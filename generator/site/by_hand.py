"""Pages that people write by hand in Markdown, read so that they stand in the same frame as generated ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import At, Code, Diagnostic, problem
from generator.site.settings import Settings
from generator.source import Mapping, Text, read_text

UNREADABLE_PAGE = Code(
    "GOV032",
    "page_by_hand_not_read",
    "error",
    """A page written by hand could not be read.

Pages in `site_config/pages` are Markdown files in UTF-8. One may begin with lines between two lines of `---`, which
give its title and a description; they must be sound YAML.

Save the file as UTF-8, and mend the line named.""",
)

_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*\n", re.DOTALL)
_HEADING = re.compile(r"^# +(.+?)(?:\s*\{[^}]*\})?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ByHand:
    """A page written by hand."""

    file: str
    """Its path in the folder of pages, such as `about/how-to-read.md`."""
    path: Path
    title: str
    head: str
    """The lines between the two of `---`."""
    body: str

    @property
    def address(self) -> str:
        """Where it stands, from the site's root."""
        parts = self.file.removesuffix(".md").split("/")
        if parts[-1] in ("index", "README"):
            parts.pop()
        return "".join(f"{part}/" for part in parts)


def pages_by_hand(settings: Settings) -> tuple[tuple[ByHand, ...], tuple[Diagnostic, ...]]:
    """Every page written by hand, and what is wrong with them."""
    found, problems = [], []
    for name, path in settings.files("pages").items():
        if not name.endswith(".md"):
            continue
        at = At(f"site_config/pages/{name}")
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            problems.append(problem(UNREADABLE_PAGE, at, f"the page '{name}' is not in UTF-8", "save it as UTF-8"))
            continue
        head = _HEAD.match(text)
        words, body = (head[1] or "", text[head.end() :]) if head else ("", text)
        reading = read_text(words, at.file, first_line=2)
        problems += reading.problems
        root = reading.root
        if root is not None and not isinstance(root, Mapping):
            message = f"the head of the page '{name}' must be lines `name: value`"
            problems.append(problem(UNREADABLE_PAGE, at, message, "write `title: …` between the two lines of ---"))
        title = root.entries.get("title") if isinstance(root, Mapping) else None
        heading = _HEADING.search(body)
        named = title.value if isinstance(title, Text) else heading[1] if heading else name.removesuffix(".md")
        found.append(ByHand(name, path, named, words, body))
    return tuple(found), tuple(problems)
