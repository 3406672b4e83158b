"""The picture of a framework: every requirement counted once, answers told apart without colour, no overflow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.diagrams import diagrams
from generator.draw import spell
from generator.drawing import BUDGET, Drawing, twin
from generator.graph import Model, load, select
from generator.legend import legend
from generator.requirements import judge
from generator.tables import tables
from tests.conftest import ROOT

Write = Callable[[Mapping[str, str]], Path]


def national(name: str) -> tuple[Model, Drawing]:
    loaded = load(ROOT / "model" / "nenc-2022", [ROOT / "model" / "frameworks"])
    assert loaded.model is not None
    model = select(loaded.model, "public")
    (framework,) = [one for one in model.standards if one.id == name]
    made = diagrams()["conformance"].draw(model, framework)
    assert made is not None
    return model, made


def many(write: Write, folder: Path, themes: int) -> Model:
    """A handbook with a framework of many themes, each with a requirement of every answer."""
    where = "test: exists, looks_at: body, where: "
    four = (f"{where}{{kind: board}}", f"{where}{{kind: forum}}", "test: each_has, looks_at: body, field: quorum", "")
    lines = [
        f"- {{id: r-{t}-{n}, code: R{t}.{n}, theme: Theme {t}, name: It is so, {test}}}".replace(", }", "}")
        for t in range(themes)
        for n, test in enumerate(four)
    ]
    head = "id: many\nname: Many\nsummary: Many.\napplies_to: [icb]\ndefaults: {sources: [{status: external}]}\n"
    (folder / "many.yml").write_text(f"{head}requirements:\n" + "\n".join(lines) + "\n", "utf-8")
    loaded = load(write({"bodies.yml": "- {id: board, name: Board, kind: board}"}), [folder])
    assert loaded.model is not None, loaded.problems
    assert not loaded.problems
    return loaded.model


def test_every_requirement_is_counted_once_and_named_by_its_code() -> None:
    model, drawing = national("icp-expectations")
    (judged,) = [one for one in judge(model) if one.framework.id == "icp-expectations"]
    assert sum(int(node.name.split()[1]) for node in drawing.nodes) == len(judged.verdicts)
    codes = [code for node in drawing.nodes for code in node.under.split(", ")]
    assert sorted(codes) == sorted(verdict.requirement.code for verdict in judged.verdicts)
    said = repr(twin(drawing))
    assert all(theme in said for theme in judged.themes())


def test_each_answer_has_a_sign_a_word_and_a_border_of_its_own(write_handbook: Write, tmp_path: Path) -> None:
    model = many(write_handbook, tmp_path, 1)
    drawing = diagrams()["conformance"].draw(model, model.standards[0])
    assert drawing is not None
    assert [node.name for node in drawing.nodes] == ["✓ 1 met", "✗ 1 not met", "? 1 cannot tell", "○ 1 for a person"]
    assert len({line.words for line in legend(drawing)}) == 4
    cells = re.findall(r"<TD BORDER=[^>]*>(?:<TABLE BORDER)?", spell(drawing, lambda ref: None))
    borders = [re.sub(r' (?:BGCOLOR|TITLE)="[^"]*"', "", cell) for cell in cells]
    assert len(borders) == len(set(borders)) == 4


def test_themes_that_do_not_fit_are_named_and_stand_in_the_table(write_handbook: Write, tmp_path: Path) -> None:
    model = many(write_handbook, tmp_path, 12)
    (framework,) = model.standards
    drawing = diagrams()["conformance"].draw(model, framework)
    assert drawing is not None
    assert len(drawing.nodes) == BUDGET
    assert drawing.left_out == "Left out here and found in the table: Theme 10, Theme 11."
    assert len(tables()["conformance"].fill(model, framework).rows) == 48
    assert len(tables()["conformance"].fill(model, None).rows) == 48


def test_nothing_is_drawn_without_a_framework(nenc: Model) -> None:
    assert diagrams()["conformance"].draw(nenc, None) is None
    assert tables()["conformance"].fill(nenc, None).rows == ()
