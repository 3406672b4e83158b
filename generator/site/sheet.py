"""What a template can ask for while one page is rendered: links, explained words, tables, pictures, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from generator.authority.decide import decide
from generator.authority.powers import powers_of
from generator.authority.say import Section, say, say_powers
from generator.authority.values import Question
from generator.diagnostics import Ref
from generator.diagrams import diagrams
from generator.drawing import Drawing
from generator.graph.flow import Flow, acting, flow_of, plainly_acting
from generator.graph.model import Edge, Model, Withheld, confidence
from generator.kinds._entity import Entity, Source
from generator.kinds._values import first_day, last_day
from generator.kinds.scenario_step import ScenarioStep
from generator.requirements import Judged, in_numbers, judge
from generator.site.links import Addresses, way
from generator.site.short_forms import EVERYDAY, spelled_out, weighty
from generator.site.text import Glossary, escape, paragraphs, plain
from generator.table import Hidden, Table
from generator.tables import tables

_JOINS = {
    ("membership", "member"): ("body", "sits on"),
    ("assignment", "bodies"): ("holder", "is named in the portfolio of"),
    ("assignment", "organisations"): ("holder", "is named in the portfolio of"),
    ("scenario_step", "actor"): ("scenario", "acts in the scenario"),
    ("scenario_step", "escalates_to"): ("scenario", "hears of trouble in the scenario"),
    ("scenario_step", "decision"): ("scenario", "is taken in the scenario"),
}
"""Kinds that only join two others: by the field that leads here, the field that leads on, and how it reads."""
_AUTHORITY = frozenset({"delegation", "emergency_power", "deputy_rule", "terms_of_reference"})
"""Kinds that stand under a heading of their own on the pages of what they link to."""


@dataclass
class Sheet:
    """What a template can ask for while one page is rendered."""

    model: Model
    addresses: Addresses
    pages: Mapping[str, str]
    glossary: Glossary
    address: str
    used: dict[str, str] = field(default_factory=dict)
    drawn: list[Drawing] = field(default_factory=list)
    spelled: set[str] = field(default_factory=set)
    """Short forms that the page has spelled out."""

    def url(self, address: str) -> Markup:
        """The way from this page to an address."""
        return Markup(plain(way(self.address, address)))

    def has(self, address: str) -> bool:
        """Whether a page of that address is made."""
        return address in self.pages

    def link(self, target: Entity | Ref | Withheld | Hidden, words: str | None = None) -> Markup:
        """A thing's name, as a link where it has a page."""
        if isinstance(target, Withheld | Hidden):
            return Markup('<span class="quiet">not published</span>')
        entity = target if isinstance(target, Entity) else self.model.get(target)
        address = self.addresses.of(entity.ref)
        name = escape(words or entity.title)
        if address is None or address == self.address:
            return name
        return Markup(f'<a href="{self.url(address)}">{name}</a>')

    def explain(self, words: object) -> Markup:
        """Words with the short forms in them explained."""
        return words if isinstance(words, Markup) else self.glossary.explain(str(words), self.used)

    def spell(self, words: object) -> Markup:
        """Words with each short form spelled out where the page uses it first, and explained on hover after that."""
        if isinstance(words, Markup):
            return words
        found: dict[str, str] = {}
        said = str(self.glossary.explain(str(words), found))
        self.used.update(found)
        for short in sorted(set(found) - self.spelled - EVERYDAY):
            several = short.endswith("s") and self.glossary.terms.get(short[:-1]) == found[short]
            full = f"{found[short]}s" if several else found[short]
            spelled = spelled_out(said, str(escape(short)), str(escape(full)))
            if full.lower() in str(words).lower():
                self.spelled.add(short)
            elif spelled != said:
                self.spelled.add(short)
                said = spelled
        return Markup(said)

    def prose(self, words: str | None) -> Markup:
        """Paragraphs with the short forms in them explained."""
        return Markup("\n").join(Markup("<p>{}</p>").format(self.spell(p)) for p in paragraphs(words))

    def named_in(self, words: str, entities: Iterable[Entity]) -> tuple[Markup, list[Entity]]:
        """Words in which what they name is a link, and the things that they do not name.

        Where the words hold all of a thing's title in another order, the whole line is the link.
        """
        rest = [entity for entity in entities if self.addresses.of(entity.ref)]
        found: list[tuple[int, int, Entity]] = []
        for entity in sorted(rest, key=lambda e: -len(e.title)):
            start = words.lower().find(entity.title.lower())
            end = start + len(entity.title)
            if start >= 0 and all(end <= first or start >= last for first, last, _ in found):
                found.append((start, end, entity))
        if not found:
            same = next((e for e in rest if weighty(e.title) <= weighty(words)), None)
            if same is not None:
                return self.link(same, words), [e for e in rest if e is not same]
        said, here = Markup(), 0
        for start, end, entity in sorted(found, key=lambda span: span[0]):
            said += self.piece(words[here:start]) + self.link(entity, words[start:end])
            here = end
        return said + self.piece(words[here:]), [e for e in rest if all(e is not one for _, _, one in found)]

    def piece(self, words: str) -> Markup:
        """A piece of a line, with the space at its ends."""
        before = " " if words[:1].isspace() else ""
        after = " " if words.strip() and words[-1:].isspace() else ""
        return Markup(before) + self.spell(words) + Markup(after)

    def shared(self, things: Iterable[Edge | Entity]) -> str | None:
        """The one status short of `sourced` that all of several links or entities have; None where they differ."""
        found = {confidence(t.sources if isinstance(t, Edge) else t.said()) for t in things}
        status = found.pop() if len(found) == 1 else None
        return None if status == "sourced" else status

    def table(self, name: str, entity: Entity | None = None) -> Table:
        """A table of the model, by name."""
        return tables()[name].fill(self.model, entity)

    def answer(self, decision: Entity) -> tuple[Section, ...]:
        """Who may take a decision, as headings with lines."""
        return say(self.model, decide(self.model, Question(decision.ref)))

    def powers(self, holder: Entity) -> tuple[Section, ...]:
        """Everything that a post or body may decide, as headings with lines."""
        return say_powers(self.model, holder.ref, powers_of(self.model, holder.ref))

    def sorted_by(self, table: Table, rows: Iterable[int], column: str) -> list[tuple[str, list[int]]]:
        """Some rows of a table by what stands in a column, in the order first met."""
        where = table.columns.index(column)
        found: dict[str, list[int]] = {}
        for row in rows:
            found.setdefault(table.rows[row][where].words, []).append(row)
        return list(found.items())

    def drawing(self, name: str, entity: Entity | None = None) -> Drawing | None:
        """A picture of the model, by name; it takes its place on the page when the page is written."""
        made = diagrams()[name].draw(self.model, entity)
        if made is not None:
            self.drawn.append(made)
        return made

    def judged(self) -> list[tuple[Judged, str]]:
        """The frameworks that apply, each with the answers to its requirements, and how many there are in words."""
        return [(judged, in_numbers(judged.counts())) for judged in judge(self.model)]

    def out(self, entity: Entity, relation: str) -> tuple[Edge, ...]:
        """The links of one field of an entity."""
        return self.model.out(entity.ref, relation)

    def targets(self, entity: Entity, relations: Iterable[str]) -> list[Entity]:
        """What some fields of an entity point at, without what is withheld."""
        return [target for relation in relations for target in self.model.targets(entity.ref, relation)]

    def holders(self, post: Ref | Withheld) -> list[Entity]:
        """Who holds a post now, as far as stated."""
        if isinstance(post, Withheld):
            return []
        holdings = [h for h in self.model.origins(post, "post", "holding") if h.status != "closed"]
        return [person for holding in holdings for person in self.model.targets(holding.ref, "person")]

    def holders_of(self, lines: Iterable[Entity]) -> list[tuple[Ref | Withheld, list[Entity]]]:
        """The posts and bodies that lines are assigned to, once each, with who holds them."""
        ends = dict.fromkeys(edge.target for line in lines for edge in self.model.out(line.ref, "holder"))
        return [(end, self.holders(end)) for end in ends]

    def into(self, entity: Entity, relation: str, kind: str | None = None) -> tuple[Edge, ...]:
        """The links that lead to an entity from one field."""
        return self.model.into(entity.ref, relation, kind)

    def entity(self, edge: Edge) -> Entity:
        """The entity that declares a link."""
        return self.model.get(edge.origin)

    def other_links(self, entity: Entity, shown: tuple[str, ...]) -> list[tuple[str, list[Edge]]]:
        """Links of an entity that its page does not show otherwise, by how they read; each targets the other end.

        `shown` names relations already on the page: `accountable_to` outwards, `<accountable_to` inwards,
        `<holding.post` inwards from one kind.
        """
        groups: dict[str, dict[object, Edge]] = {}
        for edge in self.model.out(entity.ref):
            if edge.relation not in shown:
                groups.setdefault(edge.link.says, {}).setdefault(edge.target, edge)
        acts = plainly_acting(self.model, entity.ref)
        for edge in self.model.into(entity.ref):
            if edge.relation == "involves" and edge.origin in acts:
                continue
            if edge.origin.kind in _AUTHORITY or edge.relation in ("reserved_to", "held_by"):
                continue
            if f"<{edge.relation}" in shown or f"<{edge.origin.kind}.{edge.relation}" in shown:
                continue
            onward, says = _JOINS.get((edge.origin.kind, edge.relation), ("", edge.link.back))
            turned = replace(edge, origin=entity.ref, target=edge.origin)
            for far in self.model.out(edge.origin, onward) if onward else (turned,):
                groups.setdefault(says, {}).setdefault(far.target, far)
        return [(says, list(edges.values())) for says, edges in groups.items()]

    def undoubted(self, edges: Iterable[Edge]) -> bool:
        """Whether none of some links carries a status worth showing."""
        return all(confidence(edge.sources) in (None, "sourced") for edge in edges)

    def status(self, sources: tuple[Source, ...]) -> str | None:
        """How far sources can be trusted together; None where there are none."""
        return confidence(sources)

    def stands_here(self, entity: Entity) -> bool:
        """Whether this page is where an entity stands."""
        return (self.addresses.of(entity.ref) or "").partition("#")[0] == self.address

    def state_on_day(self, phase: Entity) -> str:
        """Whether a phase has begun or ended on the day that the handbook describes; empty where that is not known."""
        today = first_day(self.model.as_at)
        if phase.from_ and first_day(phase.from_) > today:
            return "Not begun yet"
        if phase.until and last_day(phase.until) < today:
            return "Ended"
        return "Under way" if phase.from_ else ""

    def all_about(self, entities: Sequence[Entity]) -> tuple[Edge, ...]:
        """What several things are all about, where they are about the same."""
        every = [self.model.out(entity.ref, "about") for entity in entities]
        targets = {tuple(edge.target for edge in edges) for edges in every}
        return every[0] if len(every) > 1 and len(targets) == 1 else ()

    def on_topic(self, topic: str, kind: str) -> list[Entity]:
        """The things of a kind that have a topic."""
        return [entity for entity in self.model.all(kind) if topic in entity.topics]

    def gist(self, entity: Entity) -> str:
        """The first paragraph of what a thing is or is for; empty where nothing is said."""
        prose = getattr(entity, "purpose", None) or getattr(entity, "text", None) or ""
        return str(prose).split("\n\n")[0]

    def doubts(self, entity: Entity) -> list[tuple[Source, Entity | None]]:
        """The doubts about a thing or one of its values that come with a note, once each, with who says so."""
        every = [source for said in (entity.said(), *entity.facts.sources.values()) for source in said]
        doubtful = [s for s in every if s.note and s.status not in ("sourced", "external")]
        once = {(s.status, s.note): s for s in doubtful}.values()
        return [(s, self.model.find("document", s.document) if s.document else None) for s in once]

    def lost(self, entity: Entity) -> list[str]:
        """What a source showed of a thing in a picture that is lost, a sentence each."""
        return [s.note for s, _ in self.doubts(entity) if s.note and s.status == "lost_figure"]

    def places_of(self, entities: Iterable[Entity]) -> list[tuple[Entity, list[str]]]:
        """The documents that things come from, each with the headings, once each."""
        found: dict[str, dict[str, None]] = {}
        for source in (source for entity in entities for source in entity.said()):
            if source.document:
                headings = found.setdefault(source.document, {})
                headings |= {source.at: None} if source.at else {}
        documents = [(self.model.find("document", name), list(headings)) for name, headings in found.items()]
        return [(document, headings) for document, headings in documents if document is not None]

    def flow(self, scenario: Entity) -> Flow:
        """The steps of a scenario and the ways between them."""
        return flow_of(self.model, scenario.ref)

    def acts_in(self, entity: Entity) -> list[tuple[Entity, list[tuple[int, ScenarioStep]]]]:
        """The scenarios that a thing acts in, each with its steps and their numbers."""
        return [(self.model.get(ref), steps) for ref, steps in acting(self.model, entity.ref).items()]

    def stated_none(self, entity: Entity) -> list[tuple[str, tuple[Source, ...]]]:
        """The fields of which a source says that there is none, as readers call them, each with its sources."""
        paths = sorted(path for path in entity.facts.none if len(path) == 1)
        return [(str(path[0]).replace("_", " ").capitalize(), entity.said(*path)) for path in paths]

    def sources_of(self, entity: Entity) -> list[tuple[Entity | None, list[tuple[str, list[Source]]]]]:
        """Every source on an entity and on what is written inside it, once each, by document and by heading."""
        every = [
            s
            for e in (entity, *self.model.inside(entity.ref))
            for said in (e.said(), *e.facts.sources.values())
            for s in said
        ]
        once: dict[tuple[str | None, str | None, str, str | None], Source] = {}
        for source in every:
            once.setdefault((source.document, source.at, source.status, source.note), source)
        found: dict[str, dict[str, list[Source]]] = {}
        for source in once.values():
            found.setdefault(source.document or "", {}).setdefault(source.at or "", []).append(source)
        return [
            (self.model.find("document", name) if name else None, list(places.items()))
            for name, places in found.items()
        ]
