"""Where everything stands: the address of each thing, and the way from one page to another."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Ref


@dataclass(frozen=True, slots=True)
class Addresses:
    """The address of each thing that has one, from the site's root: `roles/chair/`, `people/#jo-bell`."""

    by_ref: Mapping[Ref, str]

    def of(self, ref: Ref) -> str | None:
        """A thing's address, or None where no page holds it."""
        return self.by_ref.get(ref)


def way(origin: str, target: str) -> str:
    """The relative link from one page to another.

    Args:
        origin: the address of the page it stands on, such as `roles/chair/` (empty for the home page).
        target: the address it leads to, with a fragment where wanted.
    """
    path, hash_sign, fragment = target.partition("#")
    if path == origin:
        return f"#{fragment}" if hash_sign else "./"
    base = origin if not origin or origin.endswith("/") else posixpath.dirname(origin) + "/"
    relative = posixpath.relpath("/" + path, "/" + base)
    if path.endswith("/") or not path:
        relative += "/"
    return f"{relative}{hash_sign}{fragment}"


def root_from(origin: str) -> str:
    """The way from a page to the site's root: `../../` from `roles/chair/`."""
    return "../" * origin.strip("/").count("/") + "../" if origin.strip("/") else "./"
