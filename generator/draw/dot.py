"""Spells a drawing in DOT; no other file knows that language."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Iterator

import graphviz

from generator.diagnostics import Ref
from generator.drawing import Arrow, Drawing, Group, Look, Manner, Node, card, sentence

FONT = "Arial"
_MARK = "\ue000"
"""Begins what stands for a backslash (or for itself): Graphviz reads backslashes in three ways, depending on where."""
NAME_SIZE, SMALL_SIZE = "14", "12"
WIDEST = 24
"""Letters in a line of a card."""

_FILL: dict[Look, str] = {
    "board": "#0b4f57",
    "body": "#dcebec",
    "post": "#fdf1dc",
    "seat": "#fdf1dc",
    "person": "#ffffff",
    "function": "#e6e9f5",
    "organisation": "#ececec",
    "area": "#e9f3e4",
    "more": "#ffffff",
}
_LINE: dict[Manner, dict[str, str]] = {
    "accountable": {"style": "solid", "arrowhead": "normal"},
    "advises": {"style": "dashed", "arrowhead": "vee"},
    "assures": {"style": "dotted", "arrowhead": "vee"},
    "delegates": {"style": "bold", "arrowhead": "normal"},
    "works_with": {"style": "solid", "arrowhead": "none", "color": "#8a949b"},
    "holds": {"style": "solid", "arrowhead": "dot"},
    "member": {"style": "solid", "arrowhead": "odot"},
    "part": {"style": "solid", "arrowhead": "odiamond"},
    "about": {"style": "solid", "arrowhead": "open", "color": "#8a949b"},
}


def spell(drawing: Drawing, address: Callable[[Ref], str | None]) -> str:
    """The drawing in DOT.

    Args:
        drawing: what to draw.
        address: the site address of a thing, from the site's root, or None where it has no page.

    Returns:
        DOT text. All text of the model is escaped: it can be neither DOT nor markup.
    """
    graph = graphviz.Digraph(
        graph_attr={
            "id": drawing.id,
            "rankdir": "TB" if drawing.flow == "down" else "LR",
            "newrank": "true",
            "bgcolor": "transparent",
            "nodesep": "0.25",
            "ranksep": "0.45",
            "pad": "0.15",
            "fontname": FONT,
            "tooltip": _text(drawing.title),
        },
        node_attr={"shape": "box", "fontname": FONT, "fontsize": NAME_SIZE, "margin": "0.18,0.1", "color": "#44535c"},
        edge_attr={"fontname": FONT, "fontsize": SMALL_SIZE, "color": "#44535c", "arrowsize": "0.8"},
    )
    grouped = {name for group in drawing.groups for name in group.nodes}
    nodes = {node.id: node for node in drawing.nodes}
    names = {node.id: f"n{index}" for index, node in enumerate(drawing.nodes)}
    for node in drawing.nodes:
        if node.id not in grouped:
            _node(graph, names[node.id], node, address)
    for index, group in enumerate(drawing.groups):
        with graph.subgraph(name=f"cluster_{index}") as inner:
            _cluster(inner, group)
            for name in group.nodes:
                _node(inner, names[name], nodes[name], address)
        for tail, head in _rows(group):
            graph.edge(names[tail], names[head], style="invis")
    for arrow in drawing.arrows:
        _arrow(graph, arrow, names, nodes)
    return str(graph.source)


def _text(words: str) -> str:
    """Model text for DOT: no markup, no entity and no escape can be made of it."""
    return html.escape(words.replace(_MARK, f"{_MARK}m").replace("\\", f"{_MARK}b"))


def unmark(svg: str) -> str:
    """Undo in the finished SVG what `_text` did to backslashes."""
    return svg.replace(f"{_MARK}b", "\\").replace(f"{_MARK}m", _MARK)


def _cluster(graph: graphviz.Digraph, group: Group) -> None:
    lines = textwrap.wrap(group.title, WIDEST * max(group.columns, 1)) or [""]
    label = "<BR ALIGN='LEFT'/>".join(_text(line) for line in lines)
    graph.attr(
        label=f'<<FONT POINT-SIZE="{SMALL_SIZE}"><B>{label}</B></FONT>>',
        labeljust="l",
        style="rounded" if group.boxed else "invis",
        color="#8a949b",
        margin="14",
        tooltip=_text(group.title),
        **{"class": "group"},
    )


def _rows(group: Group) -> Iterator[tuple[str, str]]:
    """Pairs that stand one under the other, so that a group fills rows of its width."""
    yield from zip(group.nodes, group.nodes[group.columns :], strict=False)


def _node(graph: graphviz.Digraph, name: str, node: Node, address: Callable[[Ref], str | None]) -> None:
    dark = node.look == "board"
    style = ["rounded", "filled"] if node.look in ("post", "seat", "person") else ["filled"]
    if node.border == "dashed":
        style.append("dashed")
    target = f"#{node.anchor}" if node.anchor else (address(node.ref) if node.ref else None)
    attributes = {
        "label": _label(node),
        "style": ",".join(style),
        "fillcolor": _FILL[node.look],
        "fontcolor": "#ffffff" if dark else "#16242b",
        "tooltip": _text(card(node)),
        "class": f"look-{node.look} border-{node.border}",
    }
    if node.border == "double":
        attributes["peripheries"] = "2"
    if target is not None:
        attributes["URL"] = target if target.startswith("#") else f"handbook:/{target}"
    graph.node(name, **attributes)


def _label(node: Node) -> str:
    def lines(words: str, widest: int) -> str:
        wrapped = textwrap.wrap(words, widest, break_long_words=True) or [""]
        return "<BR/>".join(_text(line) for line in wrapped)

    rows = []
    if node.over:
        rows.append(f'<TR><TD><FONT POINT-SIZE="{SMALL_SIZE}">{lines(node.over, WIDEST + 6)}</FONT></TD></TR>')
    rows.append(f"<TR><TD><B>{lines(node.name, WIDEST)}</B></TD></TR>")
    if node.under:
        rows.append(f'<TR><TD><FONT POINT-SIZE="{SMALL_SIZE}">{lines(node.under, WIDEST + 6)}</FONT></TD></TR>')
    return f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">{"".join(rows)}</TABLE>>'


def _arrow(graph: graphviz.Digraph, arrow: Arrow, names: dict[str, str], nodes: dict[str, Node]) -> None:
    line = dict(_LINE[arrow.manner])
    if arrow.worked_out:
        line["style"] = "dashed"
    words = sentence(nodes[arrow.tail].name, arrow, nodes[arrow.head].name)
    line["tooltip"] = line["labeltooltip"] = _text(words)
    if arrow.spoken:
        line["label"] = _text(f" {arrow.says} ")
    line["class"] = f"line-{arrow.manner}" + (" worked-out" if arrow.worked_out else "")
    tail, head = names[arrow.tail], names[arrow.head]
    if arrow.backwards:
        tail, head = head, tail
        line["arrowtail"], line["dir"] = line.pop("arrowhead"), "back"
    graph.edge(tail, head, **line)
