"""Spells a drawing in DOT; no other file knows that language."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Iterator
from functools import partial

import graphviz

from generator.diagnostics import Ref
from generator.drawing import Arrow, Drawing, Group, Look, Manner, Node, card, sentence

FONT = "Arial"
_MARK = "\ue000"
"""Begins what stands for a backslash (or for itself): Graphviz reads backslashes in three ways, depending on where."""
NAME_SIZE, SMALL_SIZE = "14", "12"
LETTER = 8.2
"""Points that a letter of a name takes, with room to spare."""

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
            "compound": "true",
            "bgcolor": "transparent",
            "nodesep": "0.2",
            "ranksep": "0.3" if drawing.stacked else "0.5",
            "pad": "0.1",
            "fontname": FONT,
            "tooltip": _text(drawing.title),
        },
        node_attr={"shape": "box", "fontname": FONT, "fontsize": NAME_SIZE, "margin": "0.16,0.1", "color": "#44535c"},
        edge_attr={"fontname": FONT, "fontsize": SMALL_SIZE, "color": "#44535c", "arrowsize": "0.8"},
    )
    grouped = {name for group in drawing.groups for name in group.nodes}
    names = {node.id: f"n{index}" for index, node in enumerate(drawing.nodes)}
    boxes = {group.id: f"cluster_{index}" for index, group in enumerate(drawing.groups)}
    cards = {
        node.id: partial(_node, name=names[node.id], node=node, address=address, drawing=drawing)
        for node in drawing.nodes
    }
    for node in drawing.nodes:
        if node.id not in grouped:
            cards[node.id](graph)
    for group in drawing.groups:
        with graph.subgraph(name=boxes[group.id]) as inner:
            _cluster(inner, group, drawing)
            for name in group.nodes:
                cards[name](inner)
        for tail, head in _rows(group, drawing.flow):
            graph.edge(names[tail], names[head], style="invis", weight="20")
    if drawing.stacked:
        for tail, head in _between(drawing.groups):
            graph.edge(names[tail], names[head], style="invis", weight="20")
    for arrow in drawing.arrows:
        _arrow(graph, arrow, drawing, names, boxes)
    return str(graph.source)


def _text(words: str) -> str:
    """Model text for DOT: no markup, no entity and no escape can be made of it."""
    return html.escape(words.replace(_MARK, f"{_MARK}m").replace("\\", f"{_MARK}b"))


def unmark(svg: str) -> str:
    """Undo in the finished SVG what `_text` did to backslashes."""
    return svg.replace(f"{_MARK}b", "\\").replace(f"{_MARK}m", _MARK)


def _cluster(graph: graphviz.Digraph, group: Group, drawing: Drawing) -> None:
    lines = textwrap.wrap(group.title, (drawing.letters + 2) * max(group.columns, 1)) or [""]
    label = "".join(f'{_text(line)}<BR ALIGN="LEFT"/>' for line in lines)
    graph.attr(
        label=f'<<FONT POINT-SIZE="{SMALL_SIZE}"><B>{label}</B></FONT>>' if group.title else "",
        labeljust="l",
        style="rounded" if group.boxed else "invis",
        color="#76858d",
        margin="10",
        tooltip=_text(group.title),
        **{"class": "group"},
    )


def _rows(group: Group, flow: str) -> Iterator[tuple[str, str]]:
    """Pairs of which one is a step further on, so that a group fills rows of its width."""
    if flow == "down":
        yield from zip(group.nodes, group.nodes[group.columns :], strict=False)
        return
    for start in range(0, len(group.nodes), group.columns):
        row = group.nodes[start : start + group.columns]
        yield from zip(row, row[1:], strict=False)


def _between(groups: tuple[Group, ...]) -> Iterator[tuple[str, str]]:
    """Pairs that set each group under the one before it, column under column."""
    for above, below in zip(groups, groups[1:], strict=False):
        full = len(above.nodes) // above.columns * above.columns
        last = above.nodes[full:] or above.nodes[-above.columns :]
        yield from zip(last, below.nodes[: below.columns], strict=False)


def _node(
    graph: graphviz.Digraph, name: str, node: Node, address: Callable[[Ref], str | None], drawing: Drawing
) -> None:
    dark = node.look == "board"
    style = ["rounded", "filled"] if node.look in ("post", "seat", "person") else ["filled"]
    if node.border == "dashed":
        style.append("dashed")
    target = f"#{node.anchor}" if node.anchor else (address(node.ref) if node.ref else None)
    attributes = {
        "label": _label(node, drawing.letters),
        "style": ",".join(style),
        "fillcolor": _FILL[node.look],
        "fontcolor": "#ffffff" if dark else "#16242b",
        "tooltip": _text(card(node)),
        "class": f"look-{node.look} border-{node.border}",
    }
    if drawing.groups:
        attributes["width"] = f"{(drawing.letters * LETTER + 24) / 72:.2f}"
    if node.border == "double":
        attributes["peripheries"] = "2"
    if target is not None:
        attributes["URL"] = target if target.startswith("#") else f"handbook:/{target}"
    graph.node(name, **attributes)


def _label(node: Node, widest: int) -> str:
    def row(words: str, letters: int, before: str, after: str) -> str:
        lines = textwrap.wrap(words, letters, break_long_words=True) or [""]
        return f"<TR><TD>{before}{'<BR/>'.join(_text(line) for line in lines)}{after}</TD></TR>" if words else ""

    small = f'<FONT POINT-SIZE="{SMALL_SIZE}">', "</FONT>"
    rows = row(node.over, widest + 4, *small) + row(node.name, widest, "<B>", "</B>") + row(node.under, widest + 4, *small)
    return f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">{rows}</TABLE>>'


def _arrow(
    graph: graphviz.Digraph, arrow: Arrow, drawing: Drawing, names: dict[str, str], boxes: dict[str, str]
) -> None:
    titles = {node.id: node.name for node in drawing.nodes} | {group.id: group.title.lower() for group in drawing.groups}
    line = dict(_LINE[arrow.manner])
    if arrow.worked_out:
        line["style"] = "dashed"
    line["tooltip"] = line["labeltooltip"] = _text(sentence(titles[arrow.tail], arrow, titles[arrow.head]))
    if arrow.spoken:
        line["label"] = _text(f" {arrow.says} ")
    line["class"] = f"line-{arrow.manner}" + (" worked-out" if arrow.worked_out else "")
    tail, head = arrow.tail, arrow.head
    if arrow.backwards:
        tail, head = head, tail
        line["arrowtail"], line["dir"] = line.pop("arrowhead"), "back"
    for end, cut in ((tail, "ltail"), (head, "lhead")):
        if end in boxes:
            line[cut] = boxes[end]
    graph.edge(names[_at(drawing, tail, last=True)], names[_at(drawing, head)], **line)


def _at(drawing: Drawing, end: str, last: bool = False) -> str:
    """The node that a line is fastened to: in a group, the middle one of the row or column that faces the other end."""
    group = next((g for g in drawing.groups if g.id == end), None)
    if group is None:
        return end
    if drawing.flow == "right":
        facing = group.nodes[group.columns - 1 if last else 0 :: group.columns]
    else:
        facing = group.nodes[-group.columns :] if last else group.nodes[: group.columns]
    return facing[(len(facing) - 1) // 2]
