"""The way from one page to another, whatever the two are."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.links import root_from, way

PART = st.sampled_from(["roles", "bodies", "a", "b-c"])
ADDRESS = st.lists(PART, max_size=3).map(lambda parts: "".join(f"{part}/" for part in parts))
TARGET = st.tuples(ADDRESS, st.sampled_from(["", "#here", "data.json"])).map("".join)


@given(ADDRESS, TARGET)
def test_following_the_way_leads_to_the_target(origin: str, target: str) -> None:
    base = f"https://example.org/site/{origin}"
    assert urljoin(base, way(origin, target)) == f"https://example.org/site/{target}"


@given(ADDRESS)
def test_every_page_knows_the_way_to_the_root(origin: str) -> None:
    assert urljoin(f"https://example.org/site/{origin}", root_from(origin)) == "https://example.org/site/"


@pytest.mark.parametrize(
    ("origin", "target", "shown"),
    [
        ("roles/chair/", "bodies/board/", "../../bodies/board/"),
        ("roles/chair/", "roles/", "../"),
        ("roles/", "roles/chair/", "chair/"),
        ("roles/", "roles/#chair", "#chair"),
        ("roles/", "", "../"),
        ("", "roles/", "roles/"),
        ("", "", "./"),
        ("404.html", "roles/", "roles/"),
    ],
)
def test_the_way_is_short(origin: str, target: str, shown: str) -> None:
    assert way(origin, target) == shown
