"""Changes a value in YAML text and leaves every other letter of it alone: the only file that knows ruamel."""

from __future__ import annotations

import difflib
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.edit.prose import WIDTH, block, refolded

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|-?[0-9]+")


class NotHereError(Exception):
    """A change that this text cannot take; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Words:
    """A value to write: words, or the bare `none` by which an author says that a source says there is none."""

    text: str
    bare: bool = False


@dataclass
class YamlText:
    """YAML text with changes to make; each is laid down by places in the text as it was."""

    text: str
    _edits: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._root: Node = YAML().compose(self.text)
        self._newline = "\r\n" if "\r\n" in self.text else "\n"

    def entry(self, line: int, col: int) -> Node:
        """The mapping or the bare text that begins at a place, both counted from 1.

        Raises:
            NotHereError: nothing begins there.
        """
        for node in _walk(self._root):
            mark = node.start_mark
            if (mark.line, mark.column) == (line - 1, col - 1) and not isinstance(node, SequenceNode):
                return node
        raise NotHereError(f"nothing begins in line {line}, column {col}")

    def changed(self) -> str:
        """The text with all changes made."""
        done, last = [], len(self.text)
        for start, _, end, new in sorted(((s, n, e, w) for n, (s, e, w) in enumerate(self._edits)), reverse=True):
            if end > last:
                raise NotHereError("two changes meet in one place")
            done.append(self.text[end:last])
            done.append(new)
            last = start
        return "".join([self.text[:last], *reversed(done)])

    def set(self, entry: Node, names: Sequence[str], value: Words | list[Words], order: Sequence[str]) -> None:
        """Give a field of an entry a value.

        Args:
            entry: what `entry` found.
            names: what the field may be called, the name to write first.
            value: words, or several.
            order: the fields of the entry's kind, so that a new line stands among its like.
        """
        pair = _pair(entry, names)
        if pair is None:
            self._add(entry, names[0], value, order)
            return
        node = pair[1]
        if isinstance(node, MappingNode) and not _pair(node, ("value",)) and _pair(node, ("sources",)):
            self._add(node, "value", value, ())
            return
        if isinstance(node, MappingNode) and (inner := _pair(node, ("value",))):
            node = inner[1]
        if isinstance(value, Words):
            self._replace(node, value, _in_flow(self._root, node))
        else:
            self._set_list(node, value)

    def remove(self, entry: Node, names: Sequence[str]) -> None:
        """Take a field out of an entry, with the sources that stand on it.

        Raises:
            NotHereError: it does not stand in the entry itself, or nothing else does.
        """
        pair = _pair(entry, names)
        if pair is None or not isinstance(entry, MappingNode):
            raise NotHereError("it does not stand in the entry itself, but in the file's defaults or a heading")
        if len(entry.value) == 1:
            raise NotHereError("nothing else stands in the entry")
        key, value = pair
        number = next(n for n, (one, _) in enumerate(entry.value) if one is key)
        if number == 0:
            self._edits.append((key.start_mark.index, entry.value[1][0].start_mark.index, ""))
        elif entry.flow_style:
            self._edits.append((self._end(entry.value[number - 1][1]), self._end(value), ""))
        else:
            self._cut_lines(key.start_mark.index, self._end(value))

    def _cut_lines(self, start: int, end: int) -> None:
        """Remove whole lines, with a remark behind the last of them."""
        begin = self.text.rfind("\n", 0, start) + 1
        stop = self.text.find("\n", end)
        self._edits.append((begin, len(self.text) if stop < 0 else stop + 1, ""))

    def _add(self, entry: Node, name: str, value: Words | list[Words], order: Sequence[str]) -> None:
        if isinstance(entry, ScalarNode):
            words = _spelled(Words(entry.value), flow=True)
            self._edits.append((*self._span(entry), f"{{words: {words}, {name}: {self._value(value, 0, True)}}}"))
            return
        assert isinstance(entry, MappingNode)
        flow = bool(entry.flow_style)
        before = list(order[: order.index(name)]) if name in order else []
        earlier = [v for k, v in entry.value if k.value in before or k.value == "id"]
        first = entry.value[0][0].start_mark if entry.value else None
        column = first.column if first else 0
        line = f"{name}: {self._value(value, column, flow)}".replace(f"{name}: \n", f"{name}:\n")
        line = line.replace("\n", self._newline)
        if flow:
            if earlier:
                self._edits.append((self._end(earlier[-1]), self._end(earlier[-1]), f", {line}"))
            else:
                start = first.index if first else entry.start_mark.index + 1
                self._edits.append((start, start, f"{line}, " if first else line))
        elif earlier:
            end = self.text.find("\n", self._end(earlier[-1]))
            end = len(self.text) if end < 0 else end - (self._newline == "\r\n")
            self._edits.append((end, end, f"{self._newline}{' ' * column}{line}"))
        else:
            assert first is not None
            self._edits.append((first.index, first.index, f"{line}{self._newline}{' ' * column}"))

    def _value(self, value: Words | list[Words], column: int, flow: bool) -> str:
        """A new value as it stands behind its name in column `column`."""
        if isinstance(value, Words):
            return block(value.text, column) if _long(value, column) and not flow else _spelled(value, flow)
        items = [_spelled(one, flow=True) for one in value]
        if flow or (sum(map(len, items)) + column < 90 and all(len(one) < 45 for one in items)):
            return f"[{', '.join(items)}]"
        lines = (f"\n{' ' * (column + 2)}- {_spelled(one, flow=False)}" for one in value)
        return "".join(lines)

    def _replace(self, node: Node, value: Words, flow: bool) -> None:
        start, end = self._span(node)
        old = self.text[start:end]
        if isinstance(node, ScalarNode) and node.style in (">", "|") and not value.bare:
            self._edits.append((start, end, refolded(old, value.text).replace("\n", self._newline)))
            return
        column, before = self._indent(start), start - self.text.rfind("\n", 0, start)
        new = block(value.text, column) if _long(value, before) and not flow else _spelled(value, flow)
        self._edits.append((start, end, new.replace("\n", self._newline)))

    def _indent(self, index: int) -> int:
        """The column of the first name in the line of a place, past the dashes of a list."""
        line = self.text[self.text.rfind("\n", 0, index) + 1 : index]
        return len(line) - len(line.lstrip(" -"))

    def _set_list(self, node: Node, new: list[Words]) -> None:
        if not isinstance(node, SequenceNode):
            flow = _in_flow(self._root, node)
            start, end = self._span(node)
            if len(new) == 1 and not (isinstance(node, ScalarNode) and node.value == "none"):
                self._replace(node, new[0], flow)
                return
            column = self._indent(start)
            text = self._value(new, column, flow)
            start = start - 1 if text.startswith("\n") else start
            self._edits.append((start, end, text.replace("\n", self._newline)))
            return
        old = [_words(item) for item in node.value]
        matcher = difflib.SequenceMatcher(None, old, [one.text for one in new], autojunk=False)
        if node.flow_style:
            self._set_flow(node, new, matcher.get_opcodes())
        else:
            self._set_block(node, new, matcher.get_opcodes())

    def _set_flow(self, node: SequenceNode, new: list[Words], steps: Iterable[tuple[str, int, int, int, int]]) -> None:
        parts: list[str] = []
        for step, i, j, k, m in steps:
            if step == "equal":
                parts += [self.text[item.start_mark.index : self._end(item)] for item in node.value[i:j]]
            else:
                parts += [_spelled(one, flow=True) for one in new[k:m]]
        self._edits.append((*self._span(node), f"[{', '.join(parts)}]"))

    def _set_block(self, node: SequenceNode, new: list[Words], steps: Iterable[tuple[str, int, int, int, int]]) -> None:
        items, lead = node.value, " " * node.start_mark.column
        for step, i, j, k, m in steps:
            if step == "equal":
                continue
            both = min(j - i, m - k)
            for item, words in zip(items[i : i + both], new[k : k + both], strict=True):
                inner = _pair(item, ("value",)) if isinstance(item, MappingNode) else None
                self._replace(inner[1] if inner else item, words, _in_flow(self._root, inner[1] if inner else item))
            for item in items[i + both : j]:
                self._cut_lines(item.start_mark.index, self._end(item))
            more = "".join(f"{self._newline}{lead}- {_spelled(one, flow=False)}" for one in new[k + both : m])
            if more and i + both > 0:
                end = self.text.find("\n", self._end(items[i + both - 1]))
                end = len(self.text) if end < 0 else end - (self._newline == "\r\n")
                self._edits.append((end, end, more))
            elif more:
                begin = node.start_mark.index
                self._edits.append((begin, begin, f"{more.lstrip()}{self._newline}{lead}"))

    def _span(self, node: Node) -> tuple[int, int]:
        return node.start_mark.index, self._end(node)

    def _end(self, node: Node) -> int:
        """Where a node's own text ends, without the empty lines and remarks that follow it."""
        if isinstance(node, ScalarNode) and node.style in (">", "|"):
            return self._end_of_block(node)
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _end_of_block(self, node: ScalarNode) -> int:
        start = node.start_mark.index
        lines = self.text[start : node.end_mark.index].split("\n")
        lead = next((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), 0)
        kept = 1
        for number, line in enumerate(lines[1:], start=2):
            if line.strip() and len(line) - len(line.lstrip()) < lead:
                break
            if line.strip():
                kept = number
        return int(start + len("\n".join(lines[:kept]).rstrip("\r")))


def _walk(node: Node) -> Iterable[Node]:
    yield node
    for part in node.value if isinstance(node, MappingNode | SequenceNode) else ():
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _walk(inner)


def _pair(node: Node, names: Sequence[str]) -> tuple[Node, Node] | None:
    """A name of a mapping and its value."""
    if not isinstance(node, MappingNode):
        return None
    return next(((key, value) for key, value in node.value if key.value in names), None)


def _words(item: Node) -> str:
    """What a line of a list says, without its sources."""
    inner = _pair(item, ("value",))
    return " ".join(str((inner[1] if inner else item).value).split())


def _in_flow(root: Node, node: Node) -> bool:
    """Whether a node stands inside brackets."""
    here = node.start_mark.index
    return any(
        bool(one.flow_style) and one is not node and one.start_mark.index <= here < one.end_mark.index
        for one in _walk(root)
        if isinstance(one, MappingNode | SequenceNode)
    )


def _long(value: Words, column: int) -> bool:
    return not value.bare and ("\n" in value.text or len(value.text) + column > WIDTH - 12)


def _spelled(value: Words, flow: bool) -> str:
    """Words as YAML on one line: bare where that is safe, else in quotes."""
    words = value.text
    if value.bare or _DATE.fullmatch(words):
        return words
    quoted = json.dumps(words, ensure_ascii=False)
    if words in ("none", "null", "~") or "\n" in words:
        return quoted
    out = io.StringIO()
    yaml = YAML()
    yaml.width, yaml.default_flow_style = 100_000, flow
    yaml.dump([words], out)
    said = out.getvalue().rstrip("\n")
    said = said[1:-1] if flow else said[2:]
    if said.startswith("'") and said[1:-1] in ("yes", "no", "true", "false"):
        return said[1:-1]
    return quoted if said.startswith(("'", '"')) else said
