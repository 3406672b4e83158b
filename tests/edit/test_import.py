"""A workbook goes out, is changed and comes back: only what was changed in it changes in the YAML."""

from __future__ import annotations

import difflib
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.edit.cells import LOOKUPS, MARK
from generator.exports import exports
from generator.graph import Model, load, select
from tests.doors.conftest import PROJECT

STARTER = PROJECT / "tests" / "handbooks" / "small"


class Filled:
    """A handbook of one's own, its workbook, and what comes of importing it."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.root = folder / "mine"
        shutil.copytree(STARTER, self.root)
        self.path = folder / "book.xlsx"
        self.before = self.files()
        self.data = data
        self.path.write_bytes(data)
        self.book = openpyxl.load_workbook(io.BytesIO(data))

    def files(self) -> dict[str, str]:
        return {p.relative_to(self.root).as_posix(): p.read_text("utf-8") for p in sorted(self.root.rglob("*.yml"))}

    def cell(self, sheet: str, ident: str, column: str) -> Any:
        page = self.book[sheet]
        heads = [cell.value for cell in page[1]]
        row = next(r for r in range(2, page.max_row + 1) if page.cell(r, 1).value == ident)
        return page.cell(row, heads.index(column) + 1)

    def put(self, sheet: str, ident: str, column: str, value: object) -> str:
        cell = self.cell(sheet, ident, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        return f"{sheet}!{cell.coordinate}"

    def take(self, *options: str, save: bool = True) -> Result:
        if save:
            self.book.save(self.path)
        return CliRunner().invoke(main, ["import", str(self.path), str(self.root), *options])

    def lines(self) -> list[str]:
        """The lines that differ from before."""
        now = self.files()
        assert list(now) == list(self.before)
        return [
            line
            for name in now
            for line in difflib.ndiff(self.before[name].splitlines(), now[name].splitlines())
            if line[0] in "+-"
        ]

    def refused(self, *options: str, save: bool = True) -> list[str]:
        """The faults of a workbook that is refused; the hints are left out."""
        result = self.take("--write", *options, save=save)
        assert result.exit_code == 1, result.output
        assert self.lines() == []
        return [line.partition("book.xlsx: ")[2] for line in result.stdout.splitlines() if "book.xlsx: " in line]


@pytest.fixture(scope="module")
def exported() -> bytes:
    model = load(STARTER).model
    assert model is not None
    return exports()["xlsx"].make(select(model, "public"))


@pytest.fixture
def filled(tmp_path: Path, exported: bytes) -> Filled:
    return Filled(tmp_path, exported)


def test_an_unchanged_workbook_changes_nothing(filled: Filled) -> None:
    for save in (False, True):
        result = filled.take("--write", save=save)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "nothing is changed" in result.stderr
    assert filled.lines() == []


def test_a_change_is_shown_and_nothing_is_written(filled: Filled) -> None:
    where = filled.put("Post", "chair", "Name", "Chair of the Board")
    result = filled.take()
    assert result.exit_code == 0
    assert f"post/chair: Name ({where})" in result.stdout
    assert "  - Chair\n  + Chair of the Board" in result.stdout
    assert filled.lines() == []


def test_one_cell_changed_is_one_line_changed(filled: Filled) -> None:
    filled.put("Post", "chair", "Name", "Chair of the Board")
    assert filled.take("--write").exit_code == 0
    assert filled.lines() == ["- name: Chair", "+ name: Chair of the Board"]


def test_numbers_dates_and_ticks_of_excel_become_words_of_the_model(filled: Filled) -> None:
    import datetime

    filled.put("Function", "financial-planning", "Number", 12)
    filled.put("Body", "board", "In public", False)
    filled.put("Body", "board", "From", datetime.datetime(2024, 7, 1))
    assert filled.take("--write").exit_code == 0
    assert {"number: 12", "in_public: no", "from: 2024-07-01"} <= {line[2:].strip() for line in filled.lines()}


def test_words_that_could_be_a_formula_go_out_and_come_back_as_words(filled: Filled) -> None:
    hostile = ["=1+1", "+44", "-x", "@SUM(A1)", '=HYPERLINK("a")', "_x0041_"]
    filled.put("Post", "chair", "Notes", hostile[0])
    filled.put("Post", "chair", "Aliases", "\n".join(hostile[1:]))
    assert filled.take("--write").exit_code == 0
    model = load(filled.root).model
    assert model is not None
    post = model.find("post", "chair")
    assert post is not None
    assert [getattr(post, "notes", None), *post.aliases] == hostile
    again = openpyxl.load_workbook(io.BytesIO(exports()["xlsx"].make(select(model, "public"))))
    cells = [cell for page in again.worksheets for row in page.iter_rows() for cell in row if cell.value]
    assert {"s"} == {cell.data_type for cell in cells if cell.value in ("=1+1", "\n".join(hostile[1:]))}
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_formula_is_refused(filled: Filled) -> None:
    cell = filled.cell("Post", "chair", "Notes")
    cell.value = "=1+1"
    assert filled.refused() == [f"Post!{cell.coordinate}: this cell holds a formula"]


def test_everything_that_is_wrong_is_said_at_once_with_its_cell(filled: Filled) -> None:
    wheres = [
        filled.put("Holding", "chair--alex-morgan", "Person", "alex-morgen"),
        filled.put("Post", "chair", "Kind", "chairr"),
        filled.put("Post", "chair", "Name", None),
        filled.put("Post", "chief-executive", "Sources", "The moon"),
        filled.put("Body", "board", "Seat total", "a dozen"),
    ]
    page = filled.book["Person"]
    page.cell(page.max_row, 1).value = page.cell(2, 1).value
    del filled.book["Function"]
    filled.book["Document"].cell(1, 2).value = "Nane"
    filled.book["Organisation"].cell(3, 40).value = "scribbled"
    faults = filled.refused()
    for where in wheres:
        assert any(fault.startswith(f"{where}: ") for fault in faults), where
    for words in (
        "no person is called 'alex-morgen'",
        "'chairr' is not known for 'Kind'",
        "every post needs 'Name'",
        "'Sources' is not changed by an import",
        "must be a whole number",
        "stands twice (first in A2)",
        "the sheet 'Function' is missing",
        "Document!B1: 'Nane' is no column of this sheet",
        "Document: the column 'Name' is missing",
        "stands under no heading",
    ):
        assert any(words in fault for fault in faults), (words, faults)


def test_rows_are_neither_made_nor_removed(filled: Filled) -> None:
    page = filled.book["Post"]
    page.delete_rows(2)
    page.cell(page.max_row + 1, 1).value = "brand-new"
    faults = filled.refused()
    assert any("the model has no post 'brand-new'" in fault for fault in faults)
    assert any("is missing" in fault for fault in faults)


def test_rows_may_stand_in_any_order(filled: Filled) -> None:
    page = filled.book["Post"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), start=2):
        for index, value in enumerate(values, start=1):
            page.cell(number, index).value = value
    assert "nothing is changed" in filled.take().stderr


def test_a_model_that_has_moved_on_is_not_put_back(filled: Filled) -> None:
    chair = filled.root / "posts" / "chair.yml"
    chair.write_text(chair.read_text().replace("name: Chair", "name: Chairperson"))
    filled.before = filled.files()
    filled.put("Person", "jo-bell", "Honorific", "Dr")
    assert filled.take("--write").exit_code == 0
    assert filled.lines() == ["+     honorific: Dr"]
    filled.before = filled.files()
    where = filled.put("Post", "chair", "Name", "Chairman")
    assert filled.refused() == [f"{where}: the model has changed here since the workbook was exported"]


def test_what_would_not_be_sound_is_refused_by_the_rules(filled: Filled) -> None:
    filled.put("Body", "board", "Accountable to", "audit-committee")
    filled.put("Body", "audit-committee", "Accountable to", "board")
    result = filled.take("--write")
    assert result.exit_code == 1
    assert "error[GOV" in result.stdout
    assert filled.lines() == []


def test_a_workbook_of_another_handbook_is_refused(filled: Filled) -> None:
    card = filled.root / "handbook.yml"
    card.write_text(card.read_text().replace("id: ", "id: another-", 1))
    filled.before = filled.files()
    assert any("not of 'another-" in fault for fault in filled.refused())


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: added(data, "xl/vbaProject.bin", b"macro"), "it holds a macro"),
        (lambda data: data[:200], "it is no Excel workbook"),
        (lambda data: b"id,name\n1,2\n", "it is no Excel workbook"),
        (lambda data: added(data, "xl/bomb.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "declarations"),
        (lambda data: added(data, "xl/zeros.bin", bytes(101_000_000)), "unpacks to more than"),
    ],
)
def test_a_file_that_is_not_safe_is_refused(filled: Filled, spoil: Callable[[bytes], bytes], says: str) -> None:
    filled.path.write_bytes(spoil(filled.data))
    result = filled.take("--write", save=False)
    assert result.exit_code == 1
    assert says in result.stderr
    assert filled.lines() == []


def added(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_files_are_written_together_or_not_at_all(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.put("Post", "chair", "Name", "Chair of the Board")
    filled.put("Person", "jo-bell", "Honorific", "Dr")
    replace, calls = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    result = filled.take("--write")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert filled.lines() == []
    assert not [p for p in filled.root.rglob(".*") if p.is_file()]


def test_the_workbook_is_ready_to_fill_in(filled: Filled) -> None:
    page = filled.book["Holding"]
    heads = {cell.value: cell for cell in page[1]}
    assert heads["Person"].comment.text.startswith("The person")
    assert page.freeze_panes
    assert page.protection.sheet
    assert page.protection.password is None
    assert filled.cell("Holding", "chair--alex-morgan", "Id").protection.locked
    assert not filled.cell("Holding", "chair--alex-morgan", "Person").protection.locked
    rules = {str(rule.sqref).split(":")[0][:-1]: rule.formula1 for rule in page.data_validations.dataValidation}
    formula = rules[heads["Person"].column_letter]
    assert formula.startswith(f"{LOOKUPS}!")
    letter = formula.split("$")[1]
    offered = [cell.value for cell in filled.book[LOOKUPS][letter]]
    assert {"alex-morgan", "jo-bell"} <= set(offered)
    assert page.column_dimensions[heads[MARK].column_letter].hidden


@pytest.mark.long
@pytest.mark.parametrize("handbook", ["nenc-2022", "lincolnshire-2022"])
def test_every_text_of_a_real_handbook_can_be_changed_and_comes_back(handbook: str, tmp_path: Path) -> None:
    from generator.diagnostics import Ref
    from generator.edit import sheets
    from generator.edit.apply import apply
    from generator.edit.compare import Change, not_as_meant

    root = PROJECT / "model" / handbook
    model = load(root).model
    assert model is not None
    shown = select(model, "staff")
    changes = [
        Change("", Ref(sheet.kind, row.id), column, cell, f"{cell}{chr(10) if column.several else ' '}and: more")
        for sheet in sheets(shown)
        for row in sheet.rows
        for index, (column, cell) in enumerate(zip(sheet.columns, row.cells, strict=True))
        if column.sort == "words"
        and column.field in ("name", "text", "notes", "words", "content", "aliases", "meaning")
        if cell and index not in row.locked
    ]
    assert len(changes) > 300
    applied = apply(model, root, changes)
    assert [fault for fault in applied.faults if "written once" not in fault.message] == []
    copy = tmp_path / handbook
    shutil.copytree(root, copy)
    for name, text in applied.files.items():
        (copy / name).write_text(text, "utf-8")
    changed = load(copy).model
    assert changed is not None
    assert not_as_meant(select(changed, "staff"), changes) == ()


SCENARIO = """
id: buy-beds
name: Buy beds
trigger: Beds are short
steps:
  - key: ask
    action: Asks for beds
    actor: director-of-finance
    amount: £300,000
    next: [{to: done, up_to: £500k}, {to: done, above: £500k}]
  - key: done
    action: Buys them
    actor: chief-executive
    ends: The beds are there
sources: [{document: constitution}]
"""


def test_a_sum_goes_out_in_pounds_and_comes_back_in_pounds(tmp_path: Path) -> None:
    root = shutil.copytree(STARTER, tmp_path / "with-sums")
    (root / "scenarios.yml").write_text(SCENARIO)
    model = load(root).model
    assert model is not None
    filled = Filled(tmp_path, exports()["xlsx"].make(select(model, "public")))
    (filled.root / "scenarios.yml").write_text(SCENARIO)
    filled.before = filled.files()
    cell = filled.cell("Scenario step", "buy-beds--ask", "Amount")
    assert cell.value == "£300,000"
    assert "up to: £500,000" in filled.cell("Scenario step", "buy-beds--ask", "Next").value
    filled.put("Scenario step", "buy-beds--ask", "Amount", "£400,000")
    run = filled.take("--write")
    assert run.exit_code == 0, run.output
    assert filled.lines() == ["-     amount: £300,000", "+     amount: £400,000"]


def example() -> Model:
    model = load(PROJECT / "model" / "example").model
    assert model is not None
    return model


def test_a_sheet_prints_with_its_headings_in_a_size_that_can_be_read(exported: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported))
    page = book["Post"]
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$B")
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToWidth > 1
    (column,) = [cell.column for cell in page[1] if cell.value == "Sources"]
    lines = [str(page.cell(row, column).value).count("\n") + 1 for row in range(2, page.max_row + 1)]
    assert all(page.row_dimensions[row].height >= 15 * said for row, said in enumerate(lines, start=2))
    book = openpyxl.load_workbook(io.BytesIO(exports()["xlsx"].make(select(example(), "public"))))
    heights = {book["Delegation"].row_dimensions[row].height for row in range(2, book["Delegation"].max_row + 1)}
    assert len(heights) > 1
