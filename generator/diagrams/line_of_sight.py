"""From the vision to the aims, the objectives and what serves them."""

from __future__ import annotations

from generator.diagnostics import Ref
from generator.diagrams import diagram
from generator.diagrams._cards import node, worked_out
from generator.drawing import BUDGET, Arrow, Drawing, Group
from generator.graph.model import Model, Withheld
from generator.kinds._entity import Entity

_LAYERS = ("vision", "aim", "objective")
_ENDS = {"vision": "the vision", "aim": "aims", "objective": "objectives"}


@diagram
def draw(model: Model, _: Entity | None) -> Drawing | None:
    """Vision, aims and objectives with every link between them and to what serves them; the unlinked in boxes."""
    strategy = [entity for kind in _LAYERS for entity in model.all(kind)]
    if len(strategy) < 2:
        return None
    links = [e for entity in strategy for e in model.into(entity.ref, "contributes_to")]
    serving = list(dict.fromkeys(model.get(e.origin) for e in links if e.origin.kind not in _LAYERS))
    shown = [*strategy, *serving][:BUDGET]
    names = {entity.ref for entity in shown}
    links = [e for e in links if e.origin in names and isinstance(e.target, Ref) and e.target in names]
    joined = {end for e in links for end in (e.origin, e.target)}
    arrows = []
    for edge in links:
        out, note = worked_out(edge)
        arrows.append(
            Arrow(str(edge.origin), str(edge.target), edge.link.says, edge.link.manner, out, note, backwards=True)
        )
    left = len(strategy) + len(serving) - len(shown)
    return Drawing(
        id="picture-line-of-sight",
        title="Line of sight",
        caption="What serves what: on the left what is to be achieved, to its right what serves it. A line stands "
        "only where a source states it or where it was worked out with a reason.",
        nodes=tuple(node(model, entity) for entity in shown),
        arrows=tuple(arrows),
        groups=tuple(
            _unlinked(kind, [e for e in shown if e.ref not in joined]) for kind in _LAYERS if _any(kind, shown, joined)
        ),
        flow="right",
        left_out=f"{left} more things that serve these stand on their own pages." if left else "",
        letters=22,
    )


def _any(kind: str, shown: list[Entity], joined: set[Ref | Withheld]) -> bool:
    return any(e.kind_name() == kind and e.ref not in joined for e in shown)


def _unlinked(kind: str, entities: list[Entity]) -> Group:
    """What no line reaches, of one kind."""
    own = tuple(str(e.ref) for e in entities if e.kind_name() == kind)
    heading = (
        f"No source links {_ENDS[kind] if len(own) == 1 or kind == 'vision' else 'these ' + _ENDS[kind]} to others"
    )
    return Group(f"unlinked-{kind}", heading, own, 2 if len(own) > 3 else 1)
