"""Spells a drawing in DOT; no other file knows that language."""

from __future__ import annotations

import html
import itertools
import textwrap
from collections.abc import Callable
from dataclasses import replace

import graphviz

from generator.diagnostics import Ref
from generator.draw.lanes import against, in_rows
from generator.draw.looks import EDGE, FILL, INK, LINE, LINE_COLOUR, PALE, PLAIN, QUIET, ROUND, STROKE, Stroke
from generator.drawing import Arrow, Drawing, Group, Node, card, reads, sentence

FONT = "Arial"
_MARK = "\ue000"
"""Begins what stands for a backslash (or for itself): Graphviz reads backslashes in three ways, depending on where."""
_SPACE = "\u00a0"
NAME_SIZE, SMALL_SIZE = "14", "12"
LETTER = 8.2
"""Points that a letter of a name takes, with room to spare."""
COLUMN = 44
"""Points of a timeline's column."""


def spell(drawing: Drawing, address: Callable[[Ref], str | None]) -> str:
    """The drawing in DOT.

    Args:
        drawing: what to draw.
        address: the site address of a thing, from the site's root, or None where it has no page.

    Returns:
        DOT text. All text of the model is escaped: it can be neither DOT nor markup.
    """
    common = {"fontname": FONT, "color": LINE_COLOUR}
    graph = graphviz.Digraph(
        graph_attr={
            "id": drawing.id,
            "rankdir": "TB" if drawing.flow == "down" else "LR",
            "newrank": "true",
            "bgcolor": "transparent",
            "nodesep": "0.12" if any(group.lane for group in drawing.groups) else "0.2",
            "ranksep": "0.15" if drawing.stacked else "0.45",
            "pad": "0.1",
            "fontname": FONT,
            "tooltip": _text(drawing.title),
        },
        node_attr={**common, "shape": "box", "fontsize": NAME_SIZE, "margin": "0.16,0.12"},
        edge_attr={**common, "fontsize": SMALL_SIZE, "arrowsize": "0.8"},
    )
    if drawing.axis:
        graph.node("n0", label=f"<{_timeline(drawing, address)}>", shape="none", margin="0", **{"class": "group"})
        return str(graph.source)
    boxes = [group for group in drawing.groups if not group.lane]
    lanes = [group for group in drawing.groups if group.lane]
    grouped = {name for group in boxes for name in group.nodes}
    nodes = {node.id: node for node in drawing.nodes}
    alone = [node.id for node in drawing.nodes if node.id not in grouped]
    names = {ident: f"n{index}" for index, ident in enumerate([*alone, *(group.id for group in boxes)])}
    for ident in alone if drawing.flow == "down" else reversed(alone):
        _node(graph, names[ident], nodes[ident], address, drawing.letters, _stroke(drawing, nodes[ident]))
    if lanes:
        _lanes(graph, drawing, names)
        return str(graph.source)
    abreast = max((group.columns for group in drawing.groups), default=1) if drawing.stacked else 1
    for group in boxes:
        cards = [_cell(nodes[n], address, drawing.letters, stroke=_stroke(drawing, nodes[n])) for n in group.nodes]
        _box(graph, names[group.id], group, cards, drawing.letters, abreast)
    if drawing.stacked:
        for above, below in itertools.pairwise(drawing.groups):
            graph.edge(names[above.id], names[below.id], style="invis")
    for arrow in drawing.arrows:
        _arrow(graph, arrow, drawing, names)
    return str(graph.source)


def _text(words: str) -> str:
    """Model text for DOT: no markup, no entity and no escape can be made of it."""
    return html.escape(words.replace(_MARK, f"{_MARK}m").replace("\\", f"{_MARK}b"))


def unmark(svg: str) -> str:
    """Undo in the finished SVG what `_text` did to backslashes."""
    return svg.replace(f"{_MARK}b", "\\").replace(f"{_MARK}m", _MARK)


def _box(graph: graphviz.Digraph, name: str, group: Group, cards: list[str], letters: int, abreast: int) -> None:
    """A group as one table: its heading, and its cards in rows."""
    columns = max(group.columns, abreast)
    heading = ""
    if group.title:
        lines = textwrap.wrap(group.title, (letters + 4) * columns)
        label = "".join(f'{_text(line)}<BR ALIGN="LEFT"/>' for line in lines)
        bold = f'<FONT POINT-SIZE="{SMALL_SIZE}"><B>{label}</B></FONT>'
        heading = f'<TR><TD COLSPAN="{columns}" ALIGN="LEFT" BALIGN="LEFT">{bold}</TD></TR>'
    rows, gap = [], f'<TD WIDTH="{_width(letters)}"></TD>'
    for start in range(0, len(cards), group.columns):
        row = cards[start : start + group.columns]
        rows.append(f"<TR>{''.join(row)}{gap * (columns - len(row))}</TR>")
    border = "1" if group.boxed else "0"
    table = f'<TABLE BORDER="{border}" STYLE="ROUNDED" COLOR="{PALE}" CELLBORDER="0" CELLSPACING="8" CELLPADDING="0">'
    graph.node(name, label=f"<{table}{heading}{''.join(rows)}</TABLE>>", shape="none", margin="0", **{"class": "group"})


def _lanes(graph: graphviz.Digraph, drawing: Drawing, names: dict[str, str]) -> None:
    """Lanes side by side in their order, under their headings, with a line between them.

    Clusters would not keep their order, so every row holds a card or a blank for each lane, joined from left to right.
    """
    rows = in_rows(drawing)
    lanes = [group for group in drawing.groups if group.lane]
    deepest = max(len(textwrap.wrap(lane.title, drawing.letters)) for lane in lanes)
    for index, lane in enumerate(lanes):
        lines = textwrap.wrap(lane.title, drawing.letters)
        words = "<BR/>".join([*(_text(line) for line in lines), *([" "] * (deepest - len(lines)))])
        heading = f'<<FONT POINT-SIZE="{SMALL_SIZE}"><B>{words}</B></FONT>>'
        graph.node(f"h{index}", label=heading, shape="plain", **{"class": "heading"})
    mark = {"shape": "point", "width": "0.02"}
    head = [f"h{index}" for index in range(len(lanes))]
    body = [[names[name] if name else "" for name in row] for row in rows]
    before: list[str] = []
    for depth, row in enumerate([head, *body, [""] * len(lanes)]):
        cells = [cell for index, name in enumerate(row) for cell in (f"s{depth}x{index}", name or f"b{depth}x{index}")]
        cells.append(f"s{depth}x{len(lanes)}")
        with graph.subgraph() as level:
            level.attr(rank="same")
            for cell in cells:
                look = {"s": {**mark, "color": PALE}, "b": {**mark, "style": "invis"}}.get(cell[0], {})
                level.node(cell, **look)
            for left, right in itertools.pairwise(cells):
                level.edge(left, right, style="invis")
        for upper, lower in zip(before, cells, strict=bool(before)):
            line = {"color": PALE, "weight": "200"} if upper[0] == "s" else {"style": "invis", "weight": "20"}
            graph.edge(upper, lower, arrowhead="none", tailclip="false", headclip="false", **line)
        before = cells
    for arrow in drawing.arrows:
        _arrow(graph, replace(arrow, backwards=True) if against(arrow, rows) else arrow, drawing, names)


def _timeline(drawing: Drawing, address: Callable[[Ref], str | None]) -> str:
    """A table whose columns are stretches of time: a row for each bar; a short bar has its words beside it."""
    columns = len(drawing.axis)
    above = "".join(
        f'<TD COLSPAN="{len(list(same))}" ALIGN="LEFT"><FONT POINT-SIZE="{SMALL_SIZE}"><B>{_text(name)}</B></FONT></TD>'
        for name, same in itertools.groupby(over for _, over in drawing.axis)
    )
    names = "".join(
        f'<TD WIDTH="{COLUMN}" ALIGN="LEFT"><FONT POINT-SIZE="{SMALL_SIZE}">{_text(name)}</FONT></TD>'
        for name, _ in drawing.axis
    )
    rows = [f"<TR>{above}</TR>", f"<TR>{names}</TR>", "<HR/>"]
    for node in drawing.nodes:
        start, end = node.span or (0, columns)
        letters = int((end - start) * COLUMN / LETTER)
        if letters >= drawing.letters:
            rows.append(f"<TR>{_gap(start)}{_cell(node, address, letters, end - start)}{_gap(columns - end)}</TR>")
            continue
        mark = _cell(Node(node.id, "", look=node.look, border=node.border), address, 1, end - start)
        right = columns - end >= start
        room = columns - end if right else start
        words = _cell(node, address, int(room * COLUMN / LETTER), room, beside="LEFT" if right else "RIGHT")
        rows.append(f"<TR>{_gap(start)}{mark}{words}</TR>" if right else f"<TR>{words}{mark}{_gap(columns - end)}</TR>")
    table = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="0">'
    return f"{table}{''.join(rows)}</TABLE>"


def _gap(columns: int) -> str:
    return f'<TD COLSPAN="{columns}"></TD>' if columns else ""


def _cell(
    node: Node,
    address: Callable[[Ref], str | None],
    letters: int,
    columns: int = 1,
    *,
    beside: str = "",
    stroke: Stroke | None = None,
) -> str:
    """A card as a cell of a table; words alone, to the left or right, where they stand beside a mark."""
    width, pattern = EDGE.get(node.look, ("1", ""))
    if node.border != "solid":
        pattern = node.border
    stroke = stroke or Stroke(LINE_COLOUR, FILL[node.look], width, pattern)
    style = ["ROUNDED"] if node.look in ROUND else []
    if stroke.pattern in ("dashed", "dotted"):
        style.append(stroke.pattern.upper())
    inner = _label(node, letters, _ink(node, stroke))
    if stroke.pattern == "double":
        inner = f'<TABLE BORDER="1" CELLBORDER="0" COLOR="{stroke.colour}"><TR><TD>{inner}</TD></TR></TABLE>'
    attributes = {
        "BORDER": stroke.width if not beside else "",
        "COLOR": stroke.colour if not beside else "",
        "BGCOLOR": stroke.fill if not beside else "",
        "COLSPAN": str(columns) if columns > 1 else "",
        "WIDTH": _width(letters) if columns == 1 and not beside else "",
        "ALIGN": beside,
        "BALIGN": beside,
        "CELLPADDING": "6",
        "TITLE": _text(card(node)) if node.name else "",
        "HREF": _target(node, address),
        "STYLE": ",".join(style) if not beside else "",
    }
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items() if value)
    return f"<TD {written}>{inner}</TD>"


def _width(letters: int) -> str:
    """The width of a card in a group, in points."""
    return f"{letters * LETTER + 16:.0f}"


def _target(node: Node, address: Callable[[Ref], str | None]) -> str:
    """What a card leads to; nothing where it has no page."""
    target = address(node.ref) if node.ref else None
    if target is None:
        return ""
    return f"handbook:/{_text(target)}{f'#{node.anchor}' if node.anchor else ''}"


def _stroke(drawing: Drawing, node: Node) -> Stroke | None:
    """How a card of a picture of change is drawn; None in every other picture, where its look says so."""
    return STROKE.get(node.mark, PLAIN) if drawing.marks else None


def _ink(node: Node, stroke: Stroke | None) -> str:
    if stroke is not None and stroke.fill == PLAIN.fill and stroke.colour == PALE:
        return QUIET
    return "#ffffff" if (stroke.fill if stroke else FILL[node.look]) == FILL["board"] else INK


def _node(
    graph: graphviz.Digraph,
    name: str,
    node: Node,
    address: Callable[[Ref], str | None],
    letters: int,
    stroke: Stroke | None,
) -> None:
    pattern = stroke.pattern if stroke else node.border
    style = ["rounded", "filled"] if node.look in ROUND else ["filled"]
    if pattern in ("dashed", "dotted"):
        style.append(pattern)
    attributes = {
        "label": f"<{_label(node, letters, _ink(node, stroke))}>",
        "style": ",".join(style),
        "fillcolor": stroke.fill if stroke else FILL[node.look],
        "tooltip": _text(card(node)),
        "class": f"look-{node.look} border-{node.border}",
    }
    if stroke:
        attributes |= {"color": stroke.colour, "penwidth": stroke.width}
    if pattern == "double":
        attributes["peripheries"] = "2"
    if target := _target(node, address):
        attributes["URL"] = target
    graph.node(name, **attributes)


def _label(node: Node, widest: int, ink: str) -> str:
    """The lines of a card: over the name, the name, under it."""
    if not node.name:
        return ""
    name = _lines(node.name, widest + 4) if node.look == "trigger" else f"<B>{_lines(node.name, widest)}</B>"
    parts = (_lines(node.over, widest + 4), name, _lines(node.under, widest + 4))
    sizes = (SMALL_SIZE, SMALL_SIZE if node.look == "trigger" else NAME_SIZE, SMALL_SIZE)
    return "<BR/>".join(
        f'<FONT POINT-SIZE="{size}" COLOR="{ink}">{part}</FONT>'
        for size, part in zip(sizes, parts, strict=True)
        if part
    )


def _lines(words: str, letters: int) -> str:
    return "<BR/>".join(_text(line) for line in textwrap.wrap(words, letters, break_long_words=True))


def _arrow(graph: graphviz.Digraph, arrow: Arrow, drawing: Drawing, names: dict[str, str]) -> None:
    titles = {node.id: node.name for node in drawing.nodes}
    titles |= {group.id: ", ".join(titles[name] for name in group.nodes) for group in drawing.groups}
    line = dict(LINE[arrow.manner])
    if arrow.worked_out:
        line["style"] = "dashed"
    if drawing.marks:
        line |= STROKE[arrow.mark].line if arrow.mark else {"color": PALE}
    tails = [node for node in drawing.nodes if node.id == arrow.tail]
    said = replace(arrow, says=reads(tails[0], arrow)) if tails else arrow
    line["tooltip"] = line["labeltooltip"] = _text(sentence(titles[arrow.tail], said, titles[arrow.head]))
    if arrow.level:
        line["constraint"] = "false"
    if arrow.label:
        words = textwrap.wrap(arrow.label, drawing.letters)
        line["label"] = f"<{'<BR/>'.join(_text(f'{_SPACE}{part}{_SPACE}') for part in words)}>"
    line["class"] = f"line-{arrow.manner}" + (" worked-out" if arrow.worked_out else "")
    tail, head = (arrow.head, arrow.tail) if arrow.backwards else (arrow.tail, arrow.head)
    if arrow.backwards != arrow.inward:
        line["arrowtail"], line["dir"] = line.pop("arrowhead"), "back"
    graph.edge(names[tail], names[head], **line)
