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
from generator.graph.flow import Flow, acting, flow_of
from generator.graph.model import Edge, Model, Withheld, confidence
from generator.graph.release import Release, Step
from generator.kinds._entity import Entity, Source
from generator.kinds._values import first_day, last_day
from generator.kinds.scenario_step import ScenarioStep
from generator.requirements import Judged, in_numbers, judge
from generator.site import around, provenance
from generator.site.links import Addresses, way
from generator.site.short_forms import EVERYDAY, spelled_out, weighty
from generator.site.text import Glossary, escape, paragraphs, plain
from generator.site.told_life import ToldLife, goes_on, told_life
from generator.table import Hidden, Table
from generator.tables import tables
from generator.vocabulary import word


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
            full = self.stands_for(short)
            spelled = spelled_out(said, str(escape(short)), str(escape(full)))
            if full.lower() in str(words).lower():
                self.spelled.add(short)
            elif spelled != said:
                self.spelled.add(short)
                said = spelled
        return Markup(said)

    def stands_for(self, short: str) -> str:
        """What a short form stands for, in the plural where it is one itself: `ICBs`."""
        full = self.glossary.terms[short]
        several = short.endswith("s") and self.glossary.terms.get(short[:-1]) == full
        return f"{full}s" if several else full

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

    def by_status(self, edges: Iterable[Edge]) -> list[tuple[str | None, list[Edge]]]:
        """Links together that can be trusted alike, those that are plainly stated first."""
        found: dict[str | None, list[Edge]] = {"sourced": []}
        for edge in edges:
            found.setdefault(confidence(edge.sources) or "sourced", []).append(edge)
        return [(status, alike) for status, alike in found.items() if alike]

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
        if made is not None and self.model.handbook.invented:  # the banner says so; no line needs to
            made = replace(made, arrows=tuple(replace(arrow, worked_out=False, note="") for arrow in made.arrows))
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

    def current(self, edges: Iterable[Edge]) -> list[Edge]:
        """Of links from holdings or seats, those of what is not over: not closed, nor a seat of a body that is."""
        return [edge for edge in edges if goes_on(self.model, self.model.get(edge.origin))]

    def life_of(self, entity: Entity) -> ToldLife:
        """How a thing began and ended, as far as it is told."""
        return told_life(self.model, entity)

    def history(self, entity: Entity) -> list[tuple[Release, list[Step]]]:
        """What changed about a thing from version to version, the latest first; wording is left out."""
        found: dict[str, tuple[Release, list[Step]]] = {}
        for release, step in reversed(self.model.history(entity.ref)):
            if step.level != "editorial":
                found.setdefault(self.release_anchor(release), (release, []))[1].append(step)
        return list(found.values())

    def release_anchor(self, release: Release) -> str:
        """Where a version stands on the page of changes; the one that is read has a place of its own."""
        return "this-version" if release is self.model.releases[-1] else f"v-{release.version}"

    def here(self, refs: Iterable[Ref]) -> list[Entity]:
        """Those of some things that the model still holds."""
        return [found for ref in refs if (found := self.model.find(*ref)) is not None]

    def holders(self, post: Ref | Withheld) -> list[Entity]:
        """Who holds a post now, as far as stated."""
        return around.holders(self.model, post)

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

    def other_links(
        self, entity: Entity, shown: tuple[str, ...], besides: Iterable[Edge] = ()
    ) -> list[tuple[str, list[Edge]]]:
        """Links of an entity that its page does not show otherwise, under the words that readers see."""
        found: dict[str, list[Edge]] = {}
        for says, edges in around.other_links(self.model, entity, shown, besides):
            found.setdefault(word("link", says), []).extend(edges)
        return list(found.items())

    def told_in(self, entity: Entity) -> list[tuple[str, Entity]]:
        """The lists in which statements tell of a thing, each with the first of them."""
        return around.told_in(self.model, entity)

    def undoubted(self, edges: Iterable[Edge]) -> bool:
        """Whether none of some links carries a status worth showing."""
        return all(confidence(edge.sources) in (None, "sourced") for edge in edges)

    def status(self, sources: tuple[Source, ...]) -> str | None:
        """How far sources can be trusted together; None where there are none."""
        return confidence(sources)

    def meant(self, term: Entity) -> str | None:
        """How far what a word stands for and means can be trusted."""
        return provenance.meant(term)

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
        """What several things are all about."""
        return around.common_targets(self.model, entities)

    def on_topic(self, topic: str, kind: str) -> list[Entity]:
        """The things of a kind that have a topic."""
        return [entity for entity in self.model.all(kind) if topic in entity.topics]

    def gist(self, entity: Entity) -> str:
        """The first paragraph of what a thing is or is for; empty where nothing is said."""
        prose = getattr(entity, "purpose", None) or getattr(entity, "text", None) or ""
        return str(prose).split("\n\n")[0]

    def doubts(self, entity: Entity, told: Iterable[provenance.Doubt] = ()) -> list[provenance.Doubt]:
        """The doubts about a thing that come with a note, each with who says so, without those told already."""
        known = {(source.status, source.note) for source, _ in told}
        every = provenance.doubts(self.model, entity)
        return [one for one in every if (one[0].status, one[0].note) not in known]

    def common_doubts(self, entities: Sequence[Entity]) -> list[provenance.Doubt]:
        """The doubts that hold in the same words for every one of several things."""
        return provenance.common_doubts(self.model, entities)

    def explained(self, things: Iterable[Edge | Entity], told: Iterable[provenance.Doubt]) -> bool:
        """Whether whatever is doubtful about links or entities is told already, so that no mark need repeat it."""
        said = [source for t in things for source in (t.sources if isinstance(t, Edge) else t.said())]
        return provenance.explained(said, told)

    def lost(self, entity: Entity) -> list[str]:
        """What a source showed of a thing in a picture that is lost, a sentence each."""
        return [s.note for s, _ in self.doubts(entity) if s.note and s.status == "lost_figure"]

    def places_of(self, entities: Iterable[Entity]) -> list[tuple[Entity, list[str]]]:
        """The documents that things come from, each with the headings, once each."""
        return provenance.places_of(self.model, entities)

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

    def rests_on(self, entity: Entity) -> bool:
        """Whether anything about an entity is more than an illustration without a document or a reason."""
        return provenance.rests_on(self.model, entity)

    def sources_of(self, entity: Entity) -> list[tuple[Entity | None, bool, list[tuple[str, provenance.Said]]]]:
        """Every source on an entity and on what is written inside it, by document, by heading and by status."""
        return provenance.sources_of(self.model, entity)
