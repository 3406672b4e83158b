"""Finds links in finished HTML that lead nowhere, those in raw HTML and pictures included."""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_NAME = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_PAGES = (".html", ".svg")
_ATTRIBUTE = re.compile(r"""\s(xlink:href|href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link, the page it stands on and why it leads nowhere."""

    page: str
    target: str
    why: str


def broken_links(
    site: Path, base: str = "/", checked: Collection[str] = (), beside: tuple[str, ...] = ()
) -> list[BrokenLink]:
    """Every broken link of a built site.

    Args:
        site: the folder.
        base: the path that the site is served under, such as `/handbooks/nenc/`; links must not leave it.
        checked: folders right inside the site whose own pages need no look any more; links into them are followed.
        beside: how paths begin that may be led to although they lie outside.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}

    @functools.cache
    def names(file: str) -> frozenset[str] | None:
        """The places of a page that links can name; None where it is no page."""
        if not file.endswith(_PAGES):
            return None
        return frozenset(html.unescape(a or b or c) for a, b, c in _NAME.findall(files[file].read_text("utf-8")))

    broken = []
    for name in sorted(name for name in files if name.endswith(_PAGES) and name.partition("/")[0] not in checked):
        if name.rpartition("/")[2] == "404.html":
            continue  # served for any address, so its links start at the root and cannot be judged here
        seen: set[str] = set()
        for tag in _TAG.findall(files[name].read_text("utf-8")):
            for _, first, second, third in _ATTRIBUTE.findall(tag):
                target = html.unescape(first or second or third)
                if target not in seen:
                    seen.add(target)
                    why = _why_broken(name, target, base, beside, files, names)
                    if why:
                        broken.append(BrokenLink(name, target, why))
    return broken


def _why_broken(
    page: str,
    target: str,
    base: str,
    beside: tuple[str, ...],
    files: dict[str, Path],
    names: Callable[[str], Collection[str] | None],
) -> str | None:
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
        return None if beside and path.startswith(beside) else "it leaves the site"
    inside = path[len(base) :]
    if inside not in files:
        return "there is no such file" if f"{inside}/index.html" not in files else "it lacks the closing slash"
    places = names(inside) if parts.fragment else None
    return "the page has no such place" if places is not None and unquote(parts.fragment) not in places else None
