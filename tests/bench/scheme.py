"""Times a scheme of 2,000 decisions and 10,000 delegations: one answer, and one decision's data for the finder."""

from __future__ import annotations

import statistics
import time

from generator.authority.decide import decide
from generator.authority.finder import finder
from generator.authority.values import Question
from generator.graph import Handbook, Model
from generator.graph.resolve import resolve
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.kinds.body import Body
from generator.kinds.decision import Decision
from generator.kinds.delegation import Delegation
from generator.kinds.post import Post

DECISIONS, BANDS, SAMPLE = 2_000, 5, 100


def scheme() -> Model:
    """A board that passes each decision down through five posts, each with half the limit of the one above."""
    posts = [Post.model_validate({"id": f"p{n}", "name": f"Post {n}", "kind": "executive"}) for n in range(BANDS)]
    written: dict[str, list[Entity]] = {name: [] for name in kinds()}
    written["post"] = [*posts]
    written["body"] = [Body.model_validate({"id": "board", "name": "Board", "kind": "board"})]
    for number in range(DECISIONS):
        ident = f"d{number}"
        written["decision"].append(
            Decision.model_validate({"id": ident, "name": f"Decide {number}", "held_by": "board"})
        )
        for band in range(BANDS):
            paper = {
                "id": f"{ident}-{band}",
                "decision": ident,
                "delegator": "board" if band == 0 else f"p{band - 1}",
                "delegate": f"p{band}",
                "limit": {"amount": f"£{1_000_000 >> band}", "basis": "per_year"},
                "may_sub_delegate": "yes",
            }
            written["delegation"].append(Delegation.model_validate(paper))
    resolved = resolve(written, set())
    card = Handbook.model_validate(
        {
            "id": "bench",
            "title": "Bench",
            "organisation": "o",
            "publisher": "b",
            "state": "example",
            "as_at": "2026-04-01",
            "summary": "A bench.",
        }
    )
    return Model(card, resolved.entities, resolved.edges, "public", "2026-04-01")


def main() -> None:
    """Measure and print."""
    model = scheme()
    some = model.all("decision")[:: DECISIONS // SAMPLE]
    answers, tables = [], []
    for decision in some:
        start = time.process_time()
        decide(model, Question(decision.ref, 10_000_000))
        answers.append(time.process_time() - start)
        start = time.process_time()
        assert isinstance(decision, Decision)
        finder(model, decision)
        tables.append(time.process_time() - start)
    print(f"one answer of 2,000 decisions:          {statistics.median(answers) * 1000:.1f} ms  (aim 50)")
    print(f"one decision's data for the finder:     {statistics.median(tables) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
