"""Nothing that is for staff comes out of the public edition, however a model is put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from generator.exports.json_export import make
from generator.graph import Loaded, Withheld, select
from generator.rules import judge

Load = Callable[[Mapping[str, str]], Loaded]
Entry = dict[str, Any]


class Writer:
    """Writes random entries. Every id, name and text is a word that stands nowhere else."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.words = 0
        self.secret: set[str] = set()
        self.ids: dict[str, list[str]] = {}

    def word(self, secret: bool) -> str:
        self.words += 1
        word = f"zq{self.words}qz"
        if secret:
            self.secret.add(word)
        return word

    def entry(self, fields: tuple[str, ...], also: tuple[str, ...] = (), inside: bool = False) -> tuple[Entry, bool]:
        """An entry with some texts, any of them withheld, or all of it for staff; and whether it is.

        `also`: names of other fields that may be withheld; `inside`: what it is written in is for staff.
        """
        staff = self.draw(st.sampled_from([False, False, True]))
        back = [] if staff else self.draw(st.lists(st.sampled_from([*fields, *also]), max_size=2, unique=True))
        made: Entry = {name: self.text(inside or staff or name in back) for name in fields}
        if staff:
            made["audience"] = "staff"
        if back:
            made["withheld"] = back
        return made, staff or inside

    def text(self, secret: bool) -> str | Entry:
        if self.draw(st.booleans()):
            return self.word(secret)
        return {"value": self.word(secret), "sources": [{"status": "external", "note": self.word(secret)}]}

    def named(self, kind: str, fields: tuple[str, ...], also: tuple[str, ...] = ()) -> tuple[Entry, bool]:
        made, staff = self.entry(fields, also)
        made["id"], made["name"] = self.word(staff), self.word(staff)
        self.ids.setdefault(kind, []).append(made["id"])
        return made, staff

    def some(self, *kinds: str, most: int = 2) -> list[str]:
        known = [(kind, ident) for kind in kinds for ident in self.ids.get(kind, [])]
        chosen = self.draw(st.lists(st.sampled_from(known), max_size=most, unique=True)) if known else []
        return [f"{kind}/{ident}" if self.draw(st.booleans()) else ident for kind, ident in chosen]

    def sources(self, secret: bool) -> list[Entry]:
        """Sources; what is said about a document for staff is for staff too."""
        cited = self.draw(st.lists(st.sampled_from(self.ids["document"]), max_size=2, unique=True))
        hidden = {document: secret or document in self.secret for document in cited}
        found = [{"document": d, "at": self.word(h), "note": self.word(h)} for d, h in hidden.items()]
        return [*found, {"status": "external", "note": self.word(secret)}]

    def times(self, most: int) -> range:
        return range(self.draw(st.integers(1, most)))


@st.composite
def handbooks(draw: st.DrawFn) -> tuple[dict[str, str], set[str]]:
    """The files of a small sound handbook, and the words in them that only staff may read."""
    new = Writer(draw)
    documents = [new.named("document", ("text", "notes"))[0] for _ in new.times(2)]
    people = [new.named("person", ("notes",))[0] for _ in new.times(3)]
    functions = [new.named("function", ("text", "area"))[0] for _ in new.times(2)]
    posts = []
    for _ in new.times(3):
        post, staff = new.named("post", ("text", "notes"), also=("holders", "portfolio", "reports_to"))
        back = post.get("withheld", [])
        post |= {"kind": "senior", "reports_to": new.some("post"), "sources": new.sources(staff)}
        post["holders"], post["portfolio"] = [], []
        for person in new.some("person"):
            holder, _ = new.entry(("background", "notes"), also=("person",), inside=staff or "holders" in back)
            post["holders"].append({**holder, "person": person})
        for _ in new.times(2):
            line, hidden = new.entry(
                ("words", "group"), also=("function", "bodies"), inside=staff or "portfolio" in back
            )
            line |= {"holder": [p for p in new.some("post", most=1) if post["id"] not in p]}
            for function in new.some("function", most=1):
                line["function"] = function
            post["portfolio"].append({**line, "sources": new.sources(hidden)})
        posts.append(post)
    bodies = []
    for _ in new.times(3):
        body, staff = new.named("body", ("purpose", "quorum", "established_by"), also=("advises", "members"))
        inside = staff or "members" in body.get("withheld", [])
        body |= {"kind": "forum", "advises": new.some("body"), "sources": new.sources(staff)}
        body["members"] = [
            {**new.entry(("on_behalf_of",), inside=inside)[0], "member": member}
            for member in new.some("post", "person", "body", most=3)
        ]
        bodies.append(body)
    files = {"documents": documents, "people": people, "functions": functions, "posts": posts, "bodies": bodies}
    return {f"{name}.yml": json.dumps(entries) for name, entries in files.items()}, new.secret


@given(handbooks())
@settings(max_examples=100)
def test_nothing_for_staff_is_in_the_public_export_and_either_edition_can_be_judged(
    load_handbook: Load, made: tuple[dict[str, str], set[str]]
) -> None:
    files, secret = made
    note("\n".join(f"{name}: {text}" for name, text in files.items()))
    loaded = load_handbook(files)
    assert loaded.problems == ()
    assert loaded.model is not None
    model = select(loaded.model, "public")
    said = make.make(model).decode()
    assert sorted(word for word in secret if word in said) == []
    for edge in model.edges:
        assert model.get(edge.origin)
        assert isinstance(edge.target, Withheld) or model.get(edge.target)
    judge(model)
    judge(loaded.model)
    staff = make.make(select(loaded.model, "staff")).decode()
    assert sorted(word for word in secret if word not in staff) == []
