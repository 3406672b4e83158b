"""What is for staff is nowhere in what the public gets."""

from __future__ import annotations

from pathlib import Path

from tests.doors.conftest import handbook, tree

SECRETS = ("zanzibar", "quokka", "marmalade")


def _withhold(starter: Path) -> None:
    people = starter / "people.yml"
    people.write_text(people.read_text() + "\n  - id: zanzibar-quill\n    name: Zanzibar Quill\n    audience: staff\n")
    (starter / "posts" / "secret.yml").write_text(
        "id: quokka-officer\nname: Quokka Officer\nkind: other\naudience: staff\n"
        "sources: [{document: constitution, at: Quokka}]\n"
    )
    finance = starter / "posts" / "director-of-finance.yml"
    text = finance.read_text().replace("[chief-executive]", "[quokka-officer]").replace("jo-bell", "zanzibar-quill")
    finance.write_text(text + "notes: Marmalade is kept in the safe.\nwithheld: [notes, portfolio]\n")


def test_an_entity_and_a_field_for_staff_are_nowhere_in_the_public_site(starter: Path, tmp_path: Path) -> None:
    _withhold(starter)
    public, staff = tmp_path / "public", tmp_path / "staff"
    assert handbook("build", starter, "--out", public).returncode == 0
    assert handbook("build", starter, "--out", staff, "--edition", "staff").returncode == 0
    for name, data in tree(public).items():
        text = (name + data.decode("utf-8", "replace")).lower()
        assert not [s for s in SECRETS if s in text], name
    card = (public / "roles/director-of-finance/index.html").read_text()
    assert "not published" in card
    assert "Financial planning" not in card
    whole = " ".join(d.decode("utf-8", "replace") for n, d in tree(staff).items() if n.endswith(".html")).lower()
    assert all(s in whole for s in SECRETS)


def test_the_public_export_holds_nothing_for_staff(starter: Path) -> None:
    _withhold(starter)
    public = handbook("export", "json", starter).stdout.lower()
    assert not [s for s in SECRETS if s in public]
    assert '"withheld": true' in public
    staff = handbook("export", "json", starter, "--edition", "staff").stdout.lower()
    assert all(s in staff for s in SECRETS)
