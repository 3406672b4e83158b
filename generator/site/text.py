"""Turns model text into page text that can be nothing but text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

_SPECIAL = re.compile(r"[&<>\"`*_{}\[\]\\|#~^=$!+@]|^[-:?%'(]|(?<=\d)[.)](?=\s|$)")


def escape(words: object) -> Markup:
    """Words as they stand in Markdown and in HTML alike: every sign that could mean something is an entity."""
    if isinstance(words, Markup):
        return words
    return Markup(_encoded(" ".join(str(words).split())))


def coded(words: str) -> Markup:
    """A paragraph of ours, in which what stands between backticks is shown as it is typed."""
    parts = words.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(escape(part)) if number % 2 else piece(part)
        for number, part in enumerate(parts)
    )


def piece(words: str) -> Markup:
    """A piece of a line, with the space at its ends."""
    before = " " if words[:1].isspace() else ""
    after = " " if words.strip() and words[-1:].isspace() else ""
    return Markup(before) + escape(words) + Markup(after)


def _encoded(words: str) -> str:
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", words)


def plain(words: str) -> str:
    """Words for an HTML attribute or a page's title."""
    return html.escape(" ".join(words.split()), quote=True)


class Glossary:
    """Finds the short forms in a text and sets what they stand for beside them."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        """`terms`: what each short form stands for."""
        self.terms = dict(terms)
        longest_first = sorted(self.terms, key=lambda t: (-len(t), t))
        pattern = "|".join(re.escape(term) for term in longest_first)
        self._pattern = re.compile(rf"(?<![\w&/-])(?:{pattern})(?![\w&])") if longest_first else None

    def explain(self, words: str, used: dict[str, str]) -> Markup:
        """Words with every known short form explained on hover and focus; `used` collects what was explained."""
        words = " ".join(words.split())
        if self._pattern is None:
            return escape(words)
        parts: list[str] = []
        end = 0
        for match in self._pattern.finditer(words):
            full = self.terms[match[0]]
            used[match[0]] = full
            parts.append(_encoded(words[end : match.start()]))
            parts.append(f'<abbr tabindex="0" title="{_encoded(full)}">{_encoded(match[0])}</abbr>')
            end = match.end()
        parts.append(_encoded(words[end:]))
        return Markup("".join(parts))


def paragraphs(prose: str | None) -> Iterable[str]:
    """The paragraphs of a prose value."""
    return prose.split("\n\n") if prose else ()
