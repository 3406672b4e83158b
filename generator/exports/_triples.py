"""The model as statements in public terms: ORG says who is what, SKOS what is called how, PROV where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from generator.diagnostics import Ref
from generator.edit.sheets import spelled
from generator.graph.model import Edge, Model
from generator.kinds._entity import Entity, Source

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "term": "urn:handbook:term:",
}
"""The short forms of vocabularies; `term` is our own, for fields that no public term says."""

_CLASSES = {
    "organisation": "org:FormalOrganization",
    "unit": "org:OrganizationalUnit",
    "body": "org:OrganizationalUnit",
    "post": "org:Post",
    "person": "foaf:Person",
    "holding": "org:Membership",
    "membership": "org:Membership",
    "designation": "org:Role",
    "function": "skos:Concept",
    "function_group": "skos:Concept",
    "definition": "skos:Concept",
    "document": "foaf:Document",
    "terms_of_reference": "foaf:Document",
}
_JOINT = frozenset({"joint_committee", "partnership", "collaborative"})
"""Bodies of several organisations together."""
_RELATIONS = {
    ("unit", "unit_of"): "org:unitOf",
    ("unit", "head"): "term:head",
    ("body", "organisations"): "org:unitOf",
    ("body", "accountable_to"): "org:reportsTo",
    ("organisation", "part_of"): "org:subOrganizationOf",
    ("post", "unit"): "org:postIn",
    ("post", "organisation"): "org:postIn",
    ("post", "reports_to"): "org:reportsTo",
    ("membership", "body"): "org:organization",
    ("function", "parent"): "skos:broader",
    ("function", "group"): "skos:broader",
    ("function_group", "parent"): "skos:broader",
    ("function", "same_work_as"): "skos:related",
    ("document", "publisher"): "dcterms:publisher",
    ("document", "dated"): "dcterms:date",
    ("person", "honorific"): "foaf:title",
    ("definition", "meaning"): "skos:definition",
    ("definition", "stands_for"): "skos:altLabel",
}
"""Fields that a public term says; all others have a term of our own by the field's name."""
_REPLACEABLE = frozenset({"organisation", "body", "unit"})
"""What an org:ChangeEvent may change."""


class Literal(NamedTuple):
    """A value: words in English, or a name, number or truth value that belongs to no language."""

    value: str | int | bool
    english: bool = False


class Iri(NamedTuple):
    """The name of a thing: of a vocabulary, with its prefix, or of our own."""

    name: str


class Triple(NamedTuple):
    """One statement."""

    subject: Iri
    predicate: str
    object: Iri | Literal


def triples(model: Model) -> Iterator[Triple]:
    """Everything that the model says, statement by statement, in a fixed order."""
    book = Iri(f"urn:handbook:{model.handbook.id}")
    yield Triple(book, "rdf:type", Iri("prov:Entity"))
    for term, words in (
        ("dcterms:title", model.handbook.title),
        ("dcterms:description", model.handbook.summary),
        ("dcterms:publisher", model.handbook.publisher),
    ):
        yield Triple(book, term, Literal(words, english=True))
    yield Triple(book, "term:edition", Literal(model.edition))
    yield Triple(book, "term:as_at", Literal(model.as_at))
    for entity in sorted(model.every(), key=lambda e: e.ref):
        yield from _entity(model, entity)


def _name(model: Model, ref: Ref) -> Iri:
    return Iri(f"urn:handbook:{model.handbook.id}:{ref.kind}:{ref.id}")


def _entity(model: Model, entity: Entity) -> Iterator[Triple]:
    kind, this = entity.kind_name(), _name(model, entity.ref)
    yield Triple(this, "rdf:type", Iri(f"term:{kind}"))
    known = _CLASSES.get(kind)
    if kind == "body" and getattr(entity, "kind", None) in _JOINT:
        known = "org:OrganizationalCollaboration"
    if known:
        yield Triple(this, "rdf:type", Iri(known))
    yield Triple(this, "skos:prefLabel", Literal(entity.title, english=True))
    yield Triple(this, "dcterms:identifier", Literal(entity.id))
    yield Triple(this, "dcterms:isPartOf", Iri(f"urn:handbook:{model.handbook.id}"))
    if kind == "person":
        yield Triple(this, "foaf:name", Literal(str(getattr(entity, "name", entity.title)), english=True))
    yield from _fields(entity, this)
    for edge in model.out(entity.ref):
        yield from _edge(model, edge, this)
    yield from _joined(model, entity, this)
    yield from _sources(model, entity, this)


def _fields(entity: Entity, this: Iri) -> Iterator[Triple]:
    """What its fields hold, links apart."""
    kind = type(entity)
    elsewhere = {"id", "audience", "withheld", *kind.links(), *kind.inside()}
    for name, info in kind.model_fields.items():
        if name in elsewhere:
            continue
        shown = info.alias or name
        term = _RELATIONS.get((entity.kind_name(), name), f"term:{shown}")
        if entity.state(name) == "none":
            yield Triple(this, "term:stated_none", Literal(shown))
            continue
        value = getattr(entity, name)
        for index, one in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(one, BaseModel):
                part = Iri(f"{this.name}:{shown}-{index + 1}")
                yield Triple(this, f"term:{shown}", part)
                yield from (Triple(part, f"term:{n}", _value(v)) for n, v in one if v is not None and v != ())
            elif one is not None:
                yield Triple(this, "skos:altLabel" if name == "aliases" else term, _value(one))


def _value(value: object) -> Literal:
    if isinstance(value, bool | int):
        return Literal(value)
    words = spelled(value)
    return Literal(words, english=" " in words)


def _edge(model: Model, edge: Edge, this: Iri) -> Iterator[Triple]:
    """A link, in our own term and in the public one where there is one; what is withheld is only said to be there."""
    if not isinstance(edge.target, Ref):
        yield Triple(this, "term:not_published", Literal(edge.relation))
        return
    there = _name(model, edge.target)
    yield Triple(this, f"term:{edge.relation}", there)
    public = _RELATIONS.get((edge.origin.kind, edge.relation))
    if public and not public.startswith("term:"):
        yield Triple(this, public, there)
    if edge.relation == "successor":
        yield Triple(this, "dcterms:isReplacedBy", there)
        yield Triple(there, "dcterms:replaces", this)
        if edge.origin.kind in _REPLACEABLE:
            event = Iri(f"{this.name}:replaced")
            yield Triple(event, "rdf:type", Iri("org:ChangeEvent"))
            yield Triple(event, "org:originalOrganization", this)
            yield Triple(event, "org:resultingOrganization", there)
            yield Triple(there, "org:resultedFrom", event)
            yield Triple(this, "org:changedBy", event)


def _joined(model: Model, entity: Entity, this: Iri) -> Iterator[Triple]:
    """What a joining thing says of the things it joins: who holds a post, who sits on a body, who carries a role."""
    kind = entity.kind_name()
    if kind == "holding":
        people = [_name(model, e.ref) for e in model.targets(entity.ref, "person")]
        posts = [_name(model, e.ref) for e in model.targets(entity.ref, "post")]
        yield from (Triple(this, "org:member", holder) for holder in people)
        for holder, post in ((a, b) for a in people for b in posts if entity.status != "closed"):
            yield Triple(holder, "org:holds", post)
            yield Triple(post, "org:heldBy", holder)
    elif kind == "membership":
        role = getattr(entity, "role", None)
        if role:
            yield Triple(this, "org:role", Iri(f"term:role-{role}"))
        for member in model.targets(entity.ref, "member"):
            holders = [h for h in model.origins(member.ref, "post", "holding") if h.status != "closed"]
            seated = [person for holding in holders for person in model.targets(holding.ref, "person")]
            for seat in seated if member.kind_name() == "post" else [member]:
                yield Triple(this, "org:member", _name(model, seat.ref))
    elif kind == "designation":
        for carrier in model.targets(entity.ref, "held_by"):
            yield Triple(_name(model, carrier.ref), "org:role", this)


def _sources(model: Model, entity: Entity, this: Iri) -> Iterator[Triple]:
    """Where a thing comes from, and where single values of it do."""
    for index, source in enumerate(entity.said(), start=1):
        yield from _source(model, source, this, Iri(f"{this.name}:source-{index}"), "")
    for path, said in sorted(entity.facts.sources.items(), key=lambda pair: ".".join(map(str, pair[0]))):
        of = ".".join(map(str, path))
        for index, source in enumerate(said if path else (), start=1):
            yield from _source(model, source, this, Iri(f"{this.name}:{of}:source-{index}"), of)


def _source(model: Model, source: Source, this: Iri, name: Iri, of: str) -> Iterator[Triple]:
    document = _name(model, Ref("document", source.document)) if source.document else None
    yield Triple(this, "prov:qualifiedDerivation", name)
    yield Triple(name, "rdf:type", Iri("prov:Derivation"))
    yield Triple(name, "term:source_status", Literal(source.status))
    if document:
        yield Triple(name, "prov:entity", document)
        yield Triple(this, "prov:wasDerivedFrom", document)
    for term, words in (("term:at", source.at), ("term:note", source.note)):
        if words:
            yield Triple(name, term, Literal(words, english=True))
    if of:
        yield Triple(name, "term:of_field", Literal(of))
