"""The real handbook: nothing is claimed that no source bears out, and every doubt says what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph import Model
from generator.kinds._entity import Entity, Source


def every_source(model: Model) -> Iterator[tuple[Entity, str, Source]]:
    for entity in model.every():
        for path, sources in entity.facts.sources.items():
            for source in sources:
                yield entity, ".".join(map(str, path)), source


def test_no_short_form_is_spelled_out_without_saying_who_says_so(nenc: Model) -> None:
    spelled = [term for term in nenc.all("definition") if getattr(term, "stands_for", None)]
    assert len(spelled) > 20
    for term in spelled:
        sources = term.said("stands_for")
        assert sources, term.id
        assert all(source.document or source.status == "external" for source in sources), term.id


def test_every_doubt_carries_a_note(nenc: Model) -> None:
    doubts = [(e, path, s) for e, path, s in every_source(nenc) if s.status in ("inferred", "conflict", "lost_figure")]
    assert len(doubts) > 20
    assert [f"{entity.ref} {path}" for entity, path, source in doubts if not source.note] == []


def test_whatever_is_sourced_names_its_document_and_the_place_in_it(nenc: Model) -> None:
    stated = [(e, path, s) for e, path, s in every_source(nenc) if s.status in ("sourced", "conflict", "lost_figure")]
    assert [f"{e.ref} {path}" for e, path, source in stated if not (source.document and source.at)] == []


def test_nobody_is_in_the_handbook_without_a_post_or_a_seat(nenc: Model) -> None:
    assert [person.id for person in nenc.all("person") if not nenc.into(person.ref)] == []


def test_every_cited_document_says_who_published_it(nenc: Model) -> None:
    cited = {source.document for _, _, source in every_source(nenc) if source.document}
    documents = {document.id: document for document in nenc.all("document")}
    assert cited <= set(documents)
    assert [ident for ident in sorted(cited) if not documents[ident].model_dump()["publisher"]] == []
