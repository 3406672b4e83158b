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
from generator.drawing import Arrow, Drawing, Group, Look, Manner, Node, card, reads, sentence

FONT = "Arial"
_MARK = "\ue000"
"""Begins what stands for a backslash (or for itself): Graphviz reads backslashes in three ways, depending on where."""
_SPACE = "\u00a0"
NAME_SIZE, SMALL_SIZE = "14", "12"
LETTER = 8.2
"""Points that a letter of a name takes, with room to spare."""
COLUMN = 44
"""Points of a timeline's column."""
_LINE_COLOUR, _PALE = "#44535c", "#76858d"
_ROUND = frozenset({"post", "seat", "lead", "person", "trigger", "end"})

_FILL: dict[Look, str] = {
    "board": "#0b4f57",
    "body": "#dcebec",
    "post": "#fdf1dc",
    "seat": "#fdf1dc",
    "lead": "#fdf1dc",
    "person": "#ffffff",
    "function": "#e6e9f5",
    "organisation": "#ececec",
    "other": "#ffffff",
    "area": "#e9f3e4",
    "aim": "#fdf1dc",
    "phase": "#0b4f57",
    "agreement": "#ffffff",
    "trigger": "#ffffff",
    "step": "#dcebec",
    "end": "#ececec",
    "date": "#e9f3e4",
    "more": "#ffffff",
    "met": "#e9f3e4",
    "not_met": "#fdf1dc",
    "cannot_tell": "#ffffff",
    "to_judge": "#ececec",
}
_EDGE: dict[Look, tuple[str, str]] = {
    "met": ("3", ""),
    "not_met": ("1", "double"),
    "cannot_tell": ("1", "DASHED"),
    "to_judge": ("1", "DOTTED"),
}
"""The border of answers in a group: how wide, and its pattern."""
_LINE: dict[Manner, dict[str, str]] = {
    "accountable": {"style": "solid", "arrowhead": "normal"},
    "advises": {"style": "dashed", "arrowhead": "vee"},
    "assures": {"style": "dotted", "arrowhead": "vee"},
    "delegates": {"style": "bold", "arrowhead": "normal"},
    "works_with": {"style": "solid", "arrowhead": "none", "color": _PALE},
    "holds": {"style": "solid", "arrowhead": "dot"},
    "member": {"style": "solid", "arrowhead": "odot"},
    "part": {"style": "solid", "arrowhead": "odiamond"},
    "about": {"style": "solid", "arrowhead": "open", "color": _PALE},
    "then": {"style": "solid", "arrowhead": "normal"},
}


def spell(drawing: Drawing, address: Callable[[Ref], str | None]) -> str:
    """The drawing in DOT.

    Args:
        drawing: what to draw.
        address: the site address of a thing, from the site's root, or None where it has no page.

    Returns:
        DOT text. All text of the model is escaped: it can be neither DOT nor markup.
    """
    common = {"fontname": FONT, "color": _LINE_COLOUR}
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
        _node(graph, names[ident], nodes[ident], address, drawing.letters)
    if lanes:
        _lanes(graph, drawing, names)
        return str(graph.source)
    abreast = max((group.columns for group in drawing.groups), default=1) if drawing.stacked else 1
    for group in boxes:
        cards = [_cell(nodes[name], address, drawing.letters) for name in group.nodes]
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
    table = f'<TABLE BORDER="{border}" STYLE="ROUNDED" COLOR="{_PALE}" CELLBORDER="0" CELLSPACING="8" CELLPADDING="0">'
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
                look = {"s": {**mark, "color": _PALE}, "b": {**mark, "style": "invis"}}.get(cell[0], {})
                level.node(cell, **look)
            for left, right in itertools.pairwise(cells):
                level.edge(left, right, style="invis")
        for upper, lower in zip(before, cells, strict=bool(before)):
            line = {"color": _PALE, "weight": "200"} if upper[0] == "s" else {"style": "invis", "weight": "20"}
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


def _cell(node: Node, address: Callable[[Ref], str | None], letters: int, columns: int = 1, *, beside: str = "") -> str:
    """A card as a cell of a table; words alone, to the left or right, where they stand beside a mark."""
    width, pattern = _EDGE.get(node.look, ("1", ""))
    style = ["ROUNDED"] if node.look in _ROUND else []
    if node.border == "dashed":
        pattern = "DASHED"
    if pattern.isupper():
        style.append(pattern)
    inner = _label(node, letters)
    if node.border == "double" or pattern == "double":
        inner = f'<TABLE BORDER="1" CELLBORDER="0" COLOR="{_LINE_COLOUR}"><TR><TD>{inner}</TD></TR></TABLE>'
    attributes = {
        "BORDER": width if not beside else "",
        "COLOR": _LINE_COLOUR if not beside else "",
        "BGCOLOR": _FILL[node.look] if not beside else "",
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


def _node(graph: graphviz.Digraph, name: str, node: Node, address: Callable[[Ref], str | None], letters: int) -> None:
    style = ["rounded", "filled"] if node.look in _ROUND else ["filled"]
    if node.border == "dashed":
        style.append("dashed")
    attributes = {
        "label": f"<{_label(node, letters)}>",
        "style": ",".join(style),
        "fillcolor": _FILL[node.look],
        "tooltip": _text(card(node)),
        "class": f"look-{node.look} border-{node.border}",
    }
    if node.border == "double":
        attributes["peripheries"] = "2"
    if target := _target(node, address):
        attributes["URL"] = target
    graph.node(name, **attributes)


def _label(node: Node, widest: int) -> str:
    """The lines of a card: over the name, the name, under it."""
    if not node.name:
        return ""
    name = _lines(node.name, widest + 4) if node.look == "trigger" else f"<B>{_lines(node.name, widest)}</B>"
    parts = (_lines(node.over, widest + 4), name, _lines(node.under, widest + 4))
    sizes = (SMALL_SIZE, SMALL_SIZE if node.look == "trigger" else NAME_SIZE, SMALL_SIZE)
    ink = "#ffffff" if node.look in ("board", "phase") else "#16242b"
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
    line = dict(_LINE[arrow.manner])
    if arrow.worked_out:
        line["style"] = "dashed"
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
