"""Puts the values of a change into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.changes.edits import listed
from generator.changes.values import NONE, Value, prose_fields
from generator.diagnostics import Ref, brief
from generator.kinds import kinds
from generator.kinds._money import Limit
from generator.kinds._quorum import Quorum, QuorumPart
from generator.kinds._values import day, first_day, last_day
from generator.kinds.change_event import ChangeEvent
from generator.vocabulary import WORDS, word

if TYPE_CHECKING:
    from generator.changes.diff import Diff, Side
    from generator.changes.edits import Edit
    from generator.changes.values import Entry

_DATES = frozenset(
    {"from_", "until", "due", "dated", "decided_on", "effective_on", "approved_on", "review_by", "reviewed_on"}
)
_LONGEST = 300
_FAMILY = {"level": "level", "role": "role", "authority": "authority", "standing": "standing", "status": "status"}
NOT_STATED = "Not stated"
STATED_NONE = "None: a source says that there is none"


def called(side: Side, value: str) -> str:
    """What readers call the thing that a link leads to."""
    kind, _, ident = value.partition("/")
    entry = side.entries.get(Ref(kind, ident))
    if entry is not None:
        return entry.title
    return "something not published" if ident.startswith("(") else ident


def shown(diff: Diff, entry: Entry) -> str:
    """What readers call an entry; what joins two others is called by both."""
    side = diff.new if diff.new.entries.get(entry.ref) is entry else diff.old
    values = entry.values
    if entry.ref.kind == "membership":
        return f"{called(side, str(values.get('member')))} on {called(side, str(values.get('body')))}"
    if entry.ref.kind == "holding":
        person = values.get("person")
        post = called(side, str(values.get("post")))
        return f"{called(side, person)} as {post}" if isinstance(person, str) else f"{post}, vacant"
    if entry.ref.kind == "assignment":
        holders = " and ".join(called(side, one) for one in listed(values.get("holder")))
        about = [*listed(values.get("function")), *listed(values.get("designation"))]
        words = values.get("words") or ", ".join(called(side, one) for one in about)
        return f"{words} ({holders})"
    if entry.ref.kind == "delegation":
        decisions = " and ".join(f"“{called(side, one)}”" for one in listed(values.get("decision")))
        return f"{decisions}, delegated to {' and '.join(called(side, one) for one in listed(values.get('delegate')))}"
    if entry.ref.kind == "terms_of_reference":
        return f"Terms of reference of {called(side, str(values.get('body')))}"
    if entry.ref.kind == "emergency_power":
        return f"{entry.title} of {called(side, str(values.get('body')))}"
    if entry.ref.kind == "deputy_rule":
        return f"{called(side, str(values.get('deputy')))} for {called(side, str(values.get('post')))}"
    return entry.title


def said(diff: Diff, edit: Edit) -> tuple[str, str]:
    """What a field said before and says after, in words; of long lists only what differs."""
    kind, field = edit.ref.kind, edit.field or ""
    before, after = edit.before, edit.after
    if isinstance(before, list) and isinstance(after, list):
        kept = diff.translated(before)
        now = diff.translated(after)
        gone = [one for one in before if diff.translated(one) not in now] if _plain(before) else before
        come = [one for one in after if diff.translated(one) not in kept] if _plain(after) else after
        if len(before) + len(after) > 8 and (gone or come):
            left = len(after) - len(come)
            more = f"; {left} more as before" if left else ""
            return (
                _list(diff.old, kind, field, gone) + more if gone else f"None of these{more}",
                _list(diff.new, kind, field, come) + more if come else f"None of these{more}",
            )
    return words(diff.old, kind, field, before), words(diff.new, kind, field, after)


def _plain(value: Value) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def words(side: Side, kind: str, field: str, value: Value) -> str:
    """One value in words."""
    if value is None:
        return NOT_STATED
    if value == NONE:
        return STATED_NONE
    if isinstance(value, list):
        return _list(side, kind, field, value)
    return brief(_one(side, kind, field, value), _LONGEST)


def _list(side: Side, kind: str, field: str, values: list[Value]) -> str:
    return "; ".join(_one(side, kind, field, one) for one in values)


def _one(side: Side, kind: str, field: str, value: Value) -> str:
    shape = kinds().get(kind)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field == "field_sources" and isinstance(value, dict):
        return "; ".join(f"{path.replace('_', ' ')}: {_list(side, kind, '', own)}" for path, own in value.items())
    if isinstance(value, dict):
        return _mapping(side, value)
    if not isinstance(value, str):
        return str(value)
    if shape is not None and field in shape.links():
        return called(side, value)
    if field in _DATES:
        return day(value)
    if shape is not None and field in prose_fields(shape):
        return " ".join(value.split())
    family = _FAMILY.get(field, kind)
    return word(family, value) if value in WORDS.get(family, {}) else value


def _mapping(side: Side, value: dict[str, Value]) -> str:
    """A seat group, a source: its name and what is said of it."""
    if "number" in value and "name" in value:
        most = f" or {value['up_to']}" if value.get("up_to") else ""
        return f"{value['name']}: {value['number']}{most}"
    if "status" in value:
        return _source(side, value)
    if "amount" in value and "above" in value:
        return Limit.model_construct(**value).words
    if set(value) == {"fact", "answers"}:
        return f"{value['fact'].replace('-', ' ')} is {' or '.join(listed(value['answers']))}"
    if set(value) == {"members", "including"}:
        parts = tuple(QuorumPart.model_construct(**part) for part in value["including"] or ())
        return Quorum.model_construct(members=value["members"], including=parts).words
    return "; ".join(
        f"{name.replace('_', ' ')}: {', '.join(_inner(side, one) for one in listed(said))}"
        for name, said in value.items()
        if said is not None
    )


def _inner(side: Side, value: Value) -> str:
    """A value within another one, in words."""
    if isinstance(value, dict):
        return _mapping(side, value)
    return "yes" if value is True else "no" if value is False else str(value)


def _source(side: Side, value: dict[str, Value]) -> str:
    """One source: how far it can be trusted, under which heading of which document, and why."""
    place = f", “{value['at']}”" if value.get("at") else ""
    document = f" in {called(side, 'document/' + value['document'])}" if value.get("document") else ""
    note = f" ({value['note'].rstrip('.')})" if value.get("note") else ""
    return f"{word('source', str(value['status']))}{place}{document}{note}"


def naming(names: list[str], most: int = 4) -> str:
    """Names in a sentence; of many, the first ones and how many more. Semicolons part them where one has a comma."""
    shown = names[:most]
    part = "; " if any("," in name for name in shown) else ", "
    if len(names) > most:
        return f"{part.join(shown)} and {len(names) - most} more"
    last = "; and " if part == "; " and len(shown) > 1 else " and "
    return last.join(words for words in (part.join(shown[:-1]), *shown[-1:]) if words)


_TELLING = ("kind", "level", "group", "accountable_to", "reports_to", "authority", "held_by", "due", "when", "figure")


def about(side: Side, entry: Entry) -> str:
    """The few things that tell most of an entry: what sort it is, where it belongs, to whom it answers."""
    told = []
    for field in _TELLING:
        value = entry.values.get(field)
        if value is None or value == "not_stated":
            continue
        told_in = words(side, entry.ref.kind, field, value)
        told.append(told_in if field in ("kind", "level", "authority") else f"{_SAYS.get(field, field)} {told_in}")
    status = entry.values.get("status")
    if status == "proposed":
        told.append("proposed")
    return "; ".join(told)


_SAYS = {"group": "in", "accountable_to": "answers to", "reports_to": "reports to", "held_by": "carried by"}


def reason(diff: Diff, ref: Ref) -> str:
    """What the new model tells, and the old one does not, of changes that were decided about a thing."""
    told = []
    for event in diff.new.model.all("change_event"):
        if not isinstance(event, ChangeEvent):
            continue
        ends = {edge.target for name in ("original", "resulting") for edge in diff.new.model.out(event.ref, name)}
        new = event.ref not in diff.old.entries
        came = event.effective_on and last_day(diff.old.model.as_at) < first_day(event.effective_on)
        if ref in ends and (new or (came and first_day(event.effective_on or "") <= last_day(diff.new.model.as_at))):
            who = [found.title for found in diff.new.model.targets(event.ref, "decided_by")]
            decided = f"decided{' by ' + naming(who) if who else ''}"
            decided += f" on {day(event.decided_on)}" if event.decided_on else ""
            parts = [decided if who or event.decided_on else "", event.instrument or ""]
            parts.append(f"from {day(event.effective_on)}" if event.effective_on else "")
            told.append(f"{event.title} ({'; '.join(part for part in parts if part)})" if any(parts) else event.title)
    return "; ".join(told)
