"""The model as RDF in Turtle: the only file that knows rdflib."""

from __future__ import annotations

from generator.exports import export
from generator.exports._triples import PREFIXES, Literal, triples
from generator.graph.model import Model


@export(
    "handbook.ttl",
    "The same linked data in Turtle, which people can read too",
    every_build=False,
)
def make(model: Model) -> bytes:
    """Every statement, each thing under its name, in a fixed order."""
    import rdflib  # a third of a second that only this export needs

    def name(words: str) -> rdflib.URIRef:
        prefix, _, rest = words.partition(":")
        return rdflib.URIRef(PREFIXES[prefix] + rest if prefix in PREFIXES else words)

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, thing in triples(model):
        value: rdflib.term.Node
        if isinstance(thing, Literal):
            value = rdflib.Literal(thing.value, lang="en" if thing.english else None)
        else:
            value = name(thing.name)
        graph.add((name(subject.name), name(predicate), value))
    return graph.serialize(format="turtle", encoding="utf-8")
