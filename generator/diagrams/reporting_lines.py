"""Which post reports to which."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import holders, node, worked_out
from generator.drawing import BUDGET, Arrow, Drawing, Group
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity

_LINES = ("reports_to", "accountable_to")
_LEADERS = frozenset({"chair", "chief_executive", "executive", "senior"})
_ABREAST = 3


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """The lines of reporting that sources state; posts without one stand side by side, and are said to."""
    posts = [p for p in model.all("post") if p.status != "closed"]
    edges = [e for p in posts for name in _LINES for e in model.out(p.ref, name) if isinstance(e.target, Ref)]
    joined: dict[Ref, None] = {}
    for edge in edges:
        joined |= {edge.origin: None}
        if isinstance(edge.target, Ref):
            joined |= {edge.target: None}
    leaders = [p for p in posts if getattr(p, "kind", None) in _LEADERS and p.ref not in joined]
    linked = [model.get(ref) for ref in joined]
    shown = [*linked, *leaders][:BUDGET]
    if len(shown) < 2:
        return None
    names = {e.ref for e in shown}
    alone = [e for e in shown if e.ref not in joined]
    left = len(linked) + len(leaders) - len(shown)
    return Drawing(
        id="picture-reporting-lines",
        title="Who reports to whom",
        caption="A line stands only where a source states it. Posts without a line stand side by side: that says "
        "nothing of their rank.",
        nodes=tuple(node(model, e, holders(model, e)) for e in shown),
        arrows=tuple(_arrow(e) for e in edges if e.origin in names and e.target in names),
        groups=(Group("alone", "No source states to whom these report", tuple(str(e.ref) for e in alone), _ABREAST),)
        if alone
        else (),
        left_out=f"{left} more posts stand in the table." if left else "",
        letters=18,
    )


def _arrow(edge: Edge) -> Arrow:
    out, note = worked_out(edge)
    return Arrow(str(edge.origin), str(edge.target), edge.link.says, edge.link.manner, out, note, backwards=True)
