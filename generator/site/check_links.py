"""Finds links in finished HTML that lead nowhere, those in raw HTML and pictures included."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_NAME = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ATTRIBUTE = re.compile(r"""\s(xlink:href|href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link, the page it stands on and why it leads nowhere."""

    page: str
    target: str
    why: str


def broken_links(site: Path, base: str = "/") -> list[BrokenLink]:
    """Every broken link of a built site.

    Args:
        site: the folder.
        base: the path that the site is served under, such as `/handbooks/nenc/`; links must not leave it.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    names: dict[str, set[str]] = {}
    texts = {name: path.read_text("utf-8") for name, path in files.items() if name.endswith((".html", ".svg"))}
    for name, text in texts.items():
        names[name] = {html.unescape(a or b or c) for a, b, c in _NAME.findall(text)}
    broken = []
    for name, text in sorted(texts.items()):
        if name == "404.html":
            continue  # served for any address, so its links start at the root and cannot be judged here
        seen: set[str] = set()
        for tag in _TAG.findall(text):
            for _, first, second, third in _ATTRIBUTE.findall(tag):
                target = html.unescape(first or second or third)
                if target not in seen:
                    seen.add(target)
                    why = _why_broken(name, target, base, files, names)
                    if why:
                        broken.append(BrokenLink(name, target, why))
    return broken


def _why_broken(page: str, target: str, base: str, files: dict[str, Path], names: dict[str, set[str]]) -> str | None:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return (
            None
            if parts.scheme in ("http", "https", "mailto", "tel", "data")
            else f"'{parts.scheme}' is no safe scheme"
        )
    here = posixpath.join(base, page)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path))) if parts.path else here
    if parts.path.endswith(("/", "..")) or parts.path == ".":
        path = posixpath.join(path, "index.html")
    if not path.startswith(base):
        return "it leaves the site"
    inside = path[len(base) :]
    if inside not in files:
        return "there is no such file" if f"{inside}/index.html" not in files else "it lacks the closing slash"
    if parts.fragment and inside in names and unquote(parts.fragment) not in names[inside]:
        return "the page has no such place"
    return None
