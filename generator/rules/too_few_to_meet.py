"""Bodies that cannot reach their quorum because posts are vacant."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, naming, rule
from generator.rules._facts import bodies, fillers, heads, vacant
from generator.rules._quorum import asked, voters, votes


@rule("GOV414", "warning")
def check(model: Model) -> Iterator[Finding]:
    """A body that could reach its quorum if all its posts were filled, but not with those that are held now.

    Until a post is filled the body cannot decide, and what it decides all the same can be challenged.

    Name who acts in the vacant posts, or ask who may appoint a stand-in. Only posts that a source says are vacant
    count.

    Example: the quorum of 'Audit Committee' is 2, and with 'Nurse' vacant only 1 can be there
    """
    for body in bodies(model):
        places = voters(model, body)
        voting = votes(model, body)
        wanted = asked(body, voting)
        empty = [post for seat in places for post in fillers(model, seat) if vacant(model, post)]
        if wanted is None or wanted.number is None or not empty:
            continue
        there = voting - sum(heads(model, s) for s in places if any(vacant(model, p) for p in fillers(model, s)))
        if there < wanted.number <= voting:
            yield Finding(
                body.ref,
                f"the quorum of '{body.title}' is {wanted.number}, and with {naming([p.title for p in empty])} vacant "
                f"only {there} can be there",
                "name who acts in the vacant posts",
                ("quorum",),
                related=tuple((post.ref, ("holders",), f"'{post.title}'") for post in empty),
                question=f"Who acts for {naming([p.title for p in empty])} in '{body.title}'?",
            )
