"""The model as RDF in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from generator.exports import export
from generator.exports._triples import PREFIXES, Iri, triples
from generator.graph.model import Model


@export("handbook.jsonld", "Linked data as JSON, in the W3C's terms for organisations (ORG, SKOS, FOAF, PROV)")
def make(model: Model) -> bytes:
    """Every statement, each thing as one object with its names and values."""
    nodes: dict[str, dict[str, list[Any]]] = {}
    for subject, predicate, thing in dict.fromkeys(triples(model)):
        if isinstance(thing, Iri):
            value: Any = thing.name if predicate == "rdf:type" else {"@id": thing.name}
        else:
            value = {"@value": thing.value, "@language": "en"} if thing.english else thing.value
        nodes.setdefault(subject.name, {}).setdefault("@type" if predicate == "rdf:type" else predicate, []).append(
            value
        )
    lines = [json.dumps({"@id": name, **nodes[name]}, ensure_ascii=False) for name in sorted(nodes)]
    graph = ",\n".join(lines)
    return f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n{graph}\n]}}\n'.encode()
