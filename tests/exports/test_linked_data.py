"""The linked data answers questions asked in the terms of the W3C."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import rdflib

from generator.exports import exports
from generator.graph import Model, select

Sound = Callable[[Mapping[str, str]], Model]

FILES = {
    "people.yml": "[{id: ann, name: Ann Lee, honorific: Dr}, {id: bob, name: 'Bob \"<x>\" ](', aliases: [Rob]}]",
    "posts.yml": """
        - {id: chair, name: Chair, kind: chair, organisation: trust, holders: [{person: ann}]}
        - {id: nurse, name: Nurse, kind: senior, reports_to: [chair],
           holders: [{person: ann, status: closed}, {person: bob}]}
        - {id: clerk, name: Clerk, kind: senior, status: closed, successor: nurse}
        """,
    "bodies.yml": """
        - id: old
          name: Old Board
          kind: board
          status: closed
          successor: board
        - id: board
          name: Board
          kind: board
          organisations: [trust]
          seats: [{id: exec, name: Executives, number: 2}]
          quorum: none
          members: [{member: chair, role: chair}, {member: nurse}, {member: trust}]
          sources: [{document: plan, at: Page 1}, {document: guide, status: inferred, note: worked out}]
        """,
    "designations.yml": "{id: guardian, name: Guardian, held_by: [nurse]}",
}


def graph(model: Model, name: str = "turtle") -> rdflib.Graph:
    made = exports()[name].make(model)
    return rdflib.Graph().parse(data=made, format="turtle" if name == "turtle" else "json-ld")


@pytest.fixture(scope="module")
def small(sound_model: Sound) -> rdflib.Graph:
    return graph(select(sound_model(FILES), "public"))


def answers(about: rdflib.Graph, question: str) -> set[tuple[str, ...]]:
    prefixes = "\n".join(f"PREFIX {name}: <{uri}>" for name, uri in about.namespaces())
    return {tuple(str(value) for value in row) for row in about.query(f"{prefixes}\n{question}")}  # type: ignore[union-attr]


def test_who_holds_which_post_now(small: rdflib.Graph) -> None:
    asked = "SELECT ?name ?post WHERE { ?who org:holds ?p; foaf:name ?name. ?p a org:Post; skos:prefLabel ?post }"
    assert answers(small, asked) == {("Ann Lee", "Chair"), ('Bob "<x>" ](', "Nurse")}


def test_who_sits_on_the_board(small: rdflib.Graph) -> None:
    asked = """SELECT ?name ?role WHERE {
        ?seat a org:Membership; org:organization ?board; org:member ?who; org:role ?role.
        ?board skos:prefLabel "Board"@en. ?who skos:prefLabel ?name }"""
    assert answers(small, asked) == {
        ("Dr Ann Lee", "urn:handbook:term:role-chair"),
        ('Bob "<x>" ](', "urn:handbook:term:role-member"),
        ("Trust", "urn:handbook:term:role-member"),
    }


def test_what_was_replaced(small: rdflib.Graph) -> None:
    asked = """SELECT ?old ?new WHERE { ?event a org:ChangeEvent; org:originalOrganization ?a;
        org:resultingOrganization ?b. ?a skos:prefLabel ?old. ?b skos:prefLabel ?new }"""
    assert answers(small, asked) == {("Old Board", "Board")}
    asked = "SELECT ?old ?new WHERE { ?a dcterms:isReplacedBy ?b; skos:prefLabel ?old. ?b skos:prefLabel ?new }"
    assert answers(small, asked) == {("Old Board", "Board"), ("Clerk", "Nurse")}


def test_who_reports_to_whom_and_who_carries_a_role(small: rdflib.Graph) -> None:
    asked = "SELECT ?a ?b WHERE { ?x org:reportsTo ?y; skos:prefLabel ?a. ?y skos:prefLabel ?b }"
    assert answers(small, asked) == {("Nurse", "Chair")}
    asked = "SELECT ?a ?b WHERE { ?x org:role ?y; skos:prefLabel ?a. ?y a org:Role; skos:prefLabel ?b }"
    assert answers(small, asked) == {("Nurse", "Guardian")}


def test_where_a_fact_comes_from_and_how_far_it_can_be_trusted(small: rdflib.Graph) -> None:
    asked = """SELECT ?doc ?status WHERE { ?x skos:prefLabel "Board"@en; prov:wasDerivedFrom ?d;
        prov:qualifiedDerivation ?s. ?s prov:entity ?d; term:source_status ?status. ?d skos:prefLabel ?doc }"""
    assert answers(small, asked) == {("Board paper", "sourced"), ("Guide", "inferred")}


def test_counted_seats_and_what_there_is_none_of(small: rdflib.Graph) -> None:
    asked = """SELECT ?n ?none WHERE { ?x skos:prefLabel "Board"@en; term:seats ?s; term:stated_none ?none.
        ?s term:number ?n }"""
    assert answers(small, asked) == {("2", "quorum")}


def test_both_shapes_say_the_same(small: rdflib.Graph, sound_model: Sound) -> None:
    assert len(small) > 100
    assert set(small) == set(graph(select(sound_model(FILES), "public"), "jsonld"))


@pytest.mark.long
def test_the_real_board_is_found(nenc: Model) -> None:
    about = graph(select(nenc, "public"), "jsonld")
    asked = """SELECT DISTINCT ?name WHERE { ?seat org:organization ?b; org:member ?who.
        ?b dcterms:identifier "board". ?who foaf:name ?name }"""
    about.bind("org", "http://www.w3.org/ns/org#")
    assert len(answers(about, asked)) > 20
    assert ("Liam Donaldson",) in answers(about, asked)
