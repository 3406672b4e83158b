"""One change to a small sound handbook for each rule: caught by the rule that is meant, and by no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.graph import load
from generator.rules import judge, rules
from generator.site.policy import read_policy
from tests.conftest import ROOT

STARTER = ROOT / "tests" / "handbooks" / "small"
CITE = "sources: [{document: constitution}]"
MORE = {
    "bodies/joint-committee.yml": f"""
id: joint-committee
name: Joint Committee
kind: joint_committee
organisations: [our-icb, city-council]
accountable_to: board
authority: decides
purpose: Decides on care that health and council pay for together.
quorum: Two members
meets: Monthly
members: [{{member: chief-executive, role: chair}}, {{member: partner-member-councils}}]
{CITE}
""",
    "bodies/forum.yml": f"""
id: forum
name: Clinical Forum
kind: forum
authority: advises
advises: [board]
from: 2025-01
{CITE}
""",
    "organisations/city-council.yml": f"{{id: city-council, name: City Council, kind: local_authority, {CITE}}}",
    "areas.yml": f"""
- {{id: shire, name: The shire, level: system, {CITE}}}
- {{id: north, name: North, level: place, {CITE}}}
""",
    "posts/place-director.yml": f"""
id: place-director
name: Place Director
kind: senior
organisation: our-icb
covers: [north, shire]
reports_to: [chief-executive]
portfolio: [{{words: Care at home, function: care-at-home}}]
{CITE}
""",
    "posts/estates-manager.yml": f"""
id: estates-manager
name: Estates Manager
kind: senior
organisation: our-icb
reports_to: [director-of-finance]
portfolio: [{{words: Roofs, function: estates, role: responsible}}]
{CITE}
""",
    "functions/more.yml": f"""
- id: care-at-home
  name: Care at home
  level: place
  assignments: [{{role: assures, holder: [board]}}]
  contributes_to: better-care
  {CITE}
- id: digital
  name: Digital work
  level: system
  leaves_when: In 2027
  organisations: [city-council]
  reference: "5"
  assignments: [{{role: assures, holder: [board]}}, {{role: accountable, holder: [director-of-finance]}}]
  {CITE}
- id: accounts
  name: Annual accounts
  level: system
  delegable: no
  reference: "6"
  assignments: [{{role: accountable, holder: [audit-committee]}}]
  {CITE}
""",
    "function-groups.yml": f"- {{id: duties, name: Duties, {CITE}}}",
    "statutory-functions.yml": f"""
- {{id: consult, name: Duty to consult, group: duties, references: [1], {CITE}}}
- {{id: report, name: Duty to report, group: duties, references: [2], {CITE}}}
""",
    "phases.yml": f"""
- {{id: first, name: Beginning, from: 2026-01, until: 2026-06, {CITE}}}
- {{id: second, name: Going on, from: 2026-07, {CITE}}}
""",
    "aims.yml": f"- {{id: health, name: Better health, {CITE}}}",
    "objectives.yml": f"- {{id: better-care, name: Better care, contributes_to: health, {CITE}}}",
    "commitments.yml": f"- {{id: nurses, name: Find nurses, owner: director-of-nursing, due: 2026-12, {CITE}}}",
    "decisions.yml": f"""
- id: award
  name: Award a contract
  held_by: board
  delegations:
    - id: award-chief
      delegator: board
      delegate: chief-executive
      instrument: sord
      from: 2025-04
      limit: {{amount: £1m, basis: whole_life}}
      may_sub_delegate: yes
    - id: award-finance
      delegator: chief-executive
      delegate: medical-director
      instrument: sord
      from: 2025-04
      limit: {{amount: £100k, basis: whole_life}}
  {CITE}
- id: repair
  name: Have a roof repaired
  held_by: board
  delegations: [{{delegator: board, delegate: estates-manager, instrument: sord, from: 2025-04}}]
  {CITE}
- id: pay
  name: Set the pay of directors
  reserved_to: remuneration-committee
  {CITE}
- id: joint-plan
  name: Agree the plan for joint care
  held_by: board
  delegations: [{{delegator: board, delegate: joint-committee, instrument: joint_committee, from: 2025-04}}]
  {CITE}
- id: seal
  name: Use the seal
  reserved_to: board
  {CITE}
""",
    "scenarios.yml": f"""
- id: buying
  name: Buying
  in_overview: yes
  basis: whole_life
  steps:
    - {{key: look, action: Look at the sum, next: [{{to: small, up_to: £1m}}, {{to: large, above: £1m}}]}}
    - {{key: small, action: Approve it, actor: chief-executive, decision: award, amount: £1m, ends: Bought}}
    - {{key: large, action: Approve it, actor: board, decision: award, amount: £2m, ends: Bought}}
  {CITE}
""",
    "reviews.yml": """
- {id: spring, of: [award, body/joint-committee], reviewed_on: 2025-05, outcome: stands}
""",
    "definitions/more.yml": f"- {{id: gp, name: GP, stands_for: General practitioner, {CITE}}}",
}
"""What the starter does not hold, so that every rule has something to look at."""

BOARD, AUDIT, JOINT = "bodies/board.yml", "bodies/audit-committee.yml", "bodies/joint-committee.yml"
PAY, FORUM, OTHERS = "bodies/remuneration-committee.yml", "bodies/forum.yml", "posts/other-members.yml"
FINANCE, CHIEF = "posts/director-of-finance.yml", "posts/chief-executive.yml"
SCHEME, CASES = "decisions.yml", "scenarios.yml"
LOST = "{value: board, sources: [{document: constitution, status: lost_figure, note: Drawn.}]}"

MUTATIONS = {
    "GOV101": (CHIEF, "organisation: our-icb", "organisation: our-icb\nreports_to: [director-of-finance]"),
    "GOV102": (BOARD, "authority: decides", "authority: decides\naccountable_to: audit-committee"),
    "GOV103": (FORUM, "advises: [board]\n", ""),
    "GOV104": ("posts/place-director.yml", "[chief-executive]", "[chief-executive, director-of-finance]"),
    "GOV105": (JOINT, "[our-icb, city-council]", "[our-icb]"),
    "GOV106": (
        OTHERS,
        "name: Medical Director\n    kind: executive",
        "name: Medical Director\n    kind: chief_executive",
    ),
    "GOV107": (FORUM, "from: 2025-01", "from: 2025-01\nmembers: [{member: old-forum}]"),
    "GOV108": (FORUM, "from: 2025-01", "status: closed"),
    "GOV109": ("areas.yml", "- {id: shire", f"- {{id: south, name: South, level: place, {CITE}}}\n- {{id: shire"),
    "GOV110": (FORUM, "authority: advises", "authority: decides"),
    "GOV111": (AUDIT, "meets: Four times a year\n", ""),
    "GOV112": (
        BOARD,
        "review_by",
        "terms_of_reference: {papers: Five days before, version: '1', approved_by: board, "
        "approved_on: 2025-04}\nreview_by",
    ),
    "GOV113": (AUDIT, "meets: Four times a year\n", "meets: Four times a year\nterms_of_reference: {version: '1'}\n"),
    "GOV114": (SCHEME, "reserved_to: remuneration-committee", "held_by: board"),
    "GOV201": ("functions/more.yml", "- id: digital", f"- {{id: orphan, name: Orphaned work, {CITE}}}\n- id: digital"),
    "GOV202": (CHIEF, "portfolio:", "portfolio:\n  - {words: Land and buildings, function: estates}"),
    "GOV203": (
        FINANCE,
        "- {words: Estates, function: estates}",
        "- {words: Estates, function: estates}\n      - {words: Estates, function: estates}",
    ),
    "GOV204": (
        FINANCE,
        "- {words: Estates, function: estates}",
        "- {words: Estates, function: estates}\n      - Parking",
    ),
    "GOV205": (
        FINANCE,
        "- person: jo-bell\n    from: 2026-04-01",
        "- {person: jo-bell, until: 2026-03}\n  - {person: none}",
    ),
    "GOV206": (
        "posts/place-director.yml",
        "portfolio: [",
        "portfolio: [{words: Planning, function: planning, role: accountable}, ",
    ),
    "GOV207": ("designations.yml", "held_by: [medical-director]", "held_by: [director-of-nursing]"),
    "GOV208": (
        "functions/more.yml",
        "assignments: [{role: assures, holder: [board]}]\n  contributes_to",
        "contributes_to",
    ),
    "GOV209": (
        OTHERS,
        "  - id: medical-director",
        "  - {id: strategist, name: Strategist, kind: executive}\n\n  - id: medical-director",
    ),
    "GOV210": ("functions/more.yml", "\n  organisations: [city-council]", ""),
    "GOV211": ("functions/more.yml", "holder: [audit-committee]", "holder: [city-cabinet]"),
    "GOV301": (
        "designations.yml",
        "entries:",
        "entries:\n  - {id: fraud, name: Counter-fraud champion, held_by: none}\n",
    ),
    "GOV302": ("designations.yml", "held_by: [medical-director]", "held_by: [medical-director, director-of-finance]"),
    "GOV303": (
        OTHERS,
        "name: Director of Nursing\n    kind: executive",
        "name: Director of Nursing\n    kind: executive\n    holders: none",
    ),
    "GOV304": (
        "designations.yml",
        "entries:",
        "entries:\n  - {id: siro, name: Senior information risk owner, held_by: [director-of-finance]}\n"
        "  - {id: dpo, name: Data protection officer, held_by: [director-of-finance]}",
    ),
    "GOV305": ("designations.yml", "held_by: [medical-director]", "held_by: [place-director]"),
    "GOV306": ("statutory-functions.yml", "references: [2]", "references: [1]"),
    "GOV307": ("statutory-functions.yml", "group: duties, references: [2]", "references: [2]"),
    "GOV308": ("designations.yml", "name: Monitoring officer", "name: Complaints lead"),
    "GOV401": (PAY, "    role: chair\n", ""),
    "GOV402": (PAY, "- member: non-executive-members", "- member: non-executive-members\n    role: chair"),
    "GOV403": (BOARD, "meets: Every", "seats: [{id: all, name: Members, number: 12}]\nseat_total: 13\nmeets: Every"),
    "GOV404": (BOARD, "  - member: director-of-finance", "  - member: director-of-finance\n    seat: nowhere"),
    "GOV405": (BOARD, "  - member: partner-member-trusts\n    on_behalf_of: Trusts\n", ""),
    "GOV406": (BOARD, "    on_behalf_of: Trusts\n", ""),
    "GOV407": (PAY, "member: deputy-chair\n    role: chair", "member: chair\n    role: chair"),
    "GOV408": (
        BOARD,
        "review_by",
        "  - {member: place-director, role: participant, voting: yes}\nreview_by",
    ),
    "GOV409": (AUDIT, "  - member: deputy-chair\n", "  - member: deputy-chair\n  - member: deputy-chair\n"),
    "GOV410": (FINANCE, "  - person: jo-bell", "  - person: alex-morgan\n  - person: jo-bell"),
    "GOV411": (PAY, "name: Remuneration Committee", "name: Grading Committee"),
    "GOV412": (AUDIT, "quorum: Two members", "quorum: Four members"),
    "GOV413": (BOARD, "quorum: Six members", "quorum: Three members"),
    "GOV414": (
        OTHERS,
        "    name: Partner member for councils",
        "    holders: none\n    name: Partner member for councils",
    ),
    "GOV415": (FINANCE, "    from: 2026-04-01", "    until: 2026-03-01"),
    "GOV416": (BOARD, "    role: deputy_chair\n", ""),
    "GOV501": (FORUM, "from: 2025-01", "from: 2025-01\nuntil: 2024-12\nsuccessor: board"),
    "GOV502": ("phases.yml", "until: 2026-06", "until: 2026-09"),
    "GOV503": ("commitments.yml", "due: 2026-12", "due: 2026-03"),
    "GOV504": (BOARD, "review_by: 2027-04-01", "review_by: 2026-03-01"),
    "GOV505": (BOARD, "review_by: 2027-04-01", "review_by: 2026-06-01"),
    "GOV506": ("handbook.yml", "contact: governance@our-icb.example\n", ""),
    "GOV507": ("commitments.yml", "owner: director-of-nursing, ", ""),
    "GOV508": (BOARD, "authority: decides", "authority: decides\nfrom: 2026-02"),
    "GOV601": (SCHEME, "£100k", "£2m"),
    "GOV602": (SCHEME, "delegate: medical-director", "delegate: chief-executive"),
    "GOV603": (SCHEME, "delegator: chief-executive", "delegator: director-of-nursing"),
    "GOV604": (
        SCHEME,
        "reserved_to: board",
        "reserved_to: board\n  delegations: [{delegator: board, delegate: "
        "chief-executive, instrument: sord, from: 2025-04}]",
    ),
    "GOV605": (SCHEME, "may_sub_delegate: yes", "may_sub_delegate: no"),
    "GOV606": (SCHEME, "delegate: medical-director", "delegate: forum"),
    "GOV607": (SCHEME, "delegator: chief-executive", "delegator: board"),
    "GOV608": ("posts/estates-manager.yml", "kind: senior", "kind: senior\nholders: none"),
    "GOV609": (SCHEME, "{amount: £1m, basis: whole_life}", "{amount: £1m}"),
    "GOV610": (SCHEME, "delegate: medical-director\n      instrument: sord\n", "delegate: medical-director\n"),
    "GOV611": (
        SCHEME,
        "  held_by: board\n  delegations: [{delegator: board, delegate: estates-manager, instrument: sord, from: "
        "2025-04}]\n",
        "",
    ),
    "GOV612": (
        SCHEME,
        "      may_sub_delegate: yes\n",
        "      may_sub_delegate: yes\n    - {id: again, delegator: chief-executive, delegate: medical-director, "
        "instrument: financial_limits, from: 2025-04, limit: {amount: £90k, basis: whole_life}}\n",
    ),
    "GOV701": (CASES, "amount: £2m, ends: Bought", "amount: £2m"),
    "GOV702": (CASES, "{to: small, up_to: £1m}, {to: large, above: £1m}", "{to: small}"),
    "GOV703": (CASES, "above: £1m", "above: £2m"),
    "GOV704": (CASES, "in_overview: yes", "in_overview: no"),
    "GOV705": (CASES, "amount: £1m", "amount: £3m"),
    "GOV801": ("functions/more.yml", "name: Digital work", "name: Care at home"),
    "GOV802": (FORUM, "from: 2025-01", "aliases: [{value: Clinical Senate, sources: [{document: constitution}]}]"),
    "GOV803": (FORUM, "from: 2025-01", "purpose: Advises on CHC."),
    "GOV820": (FORUM, "from: 2025-01", "former_ids: [board]"),
    "GOV821": (FORUM, "advises: [board]", "advises: [board]\nnotes: Write to ann.reed@icb.example."),
    "GOV822": (FORUM, "advises: [board]", "advises: [board]\nnotes: '[insert a purpose]'"),
    "GOV901": ("objectives.yml", f", {CITE}", ""),
    "GOV902": (FORUM, "advises: [board]", f"advises: [board]\naccountable_to: {LOST}"),
    "GOV903": (
        FORUM,
        "from: 2025-01",
        "meets: {value: Monthly, sources: [{document: constitution, status: conflict, note: Or not.}]}",
    ),
}
"""For each rule a file of the handbook, words in it, and what stands there instead."""

BESIDE = {
    "GOV107": {
        "bodies/old-forum.yml": f"""
{{id: old-forum, name: Old Forum, kind: forum, status: closed, successor: forum, {CITE}}}
""",
    },
    "GOV206": {
        "areas.yml": f"- {{id: north, name: North, level: place, {CITE}}}",
        "posts/place-director.yml": MORE["posts/place-director.yml"].replace(", shire", ""),
    },
    "GOV211": {
        "bodies/city-cabinet.yml": f"""
{{id: city-cabinet, name: City Cabinet, kind: partnership, organisations: [city-council], {CITE}}}
""",
    },
    "GOV308": {
        "site_config/rules.yml": "profile: local-authority",
        "designations.yml": f"""
- {{id: head, name: Head of paid service, held_by: [chief-executive], {CITE}}}
- {{id: law, name: Monitoring officer, held_by: [director-of-nursing], {CITE}}}
- {{id: money, name: Chief finance officer, held_by: [director-of-finance], {CITE}}}
""",
    },
}
"""What some changes need beside them; it alone finds nothing."""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    root = shutil.copytree(STARTER, tmp_path / "mine")
    for name, text in MORE.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def found(root: Path) -> list[Diagnostic]:
    loaded = load(root)
    policy, problems = read_policy(root)
    return [*loaded.problems, *problems, *(judge(loaded.model, policy) if loaded.model is not None else ())]


def beside(root: Path, code: str) -> None:
    for name, text in BESIDE.get(code, {}).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_the_handbook_is_sound_before_it_is_changed(handbook: Path) -> None:
    assert found(handbook) == []


def test_every_rule_has_a_change_of_its_own() -> None:
    assert {rule.code.code for rule in rules()} == set(MUTATIONS)


@pytest.mark.parametrize("code", BESIDE)
def test_what_stands_beside_a_change_finds_nothing_alone(code: str, handbook: Path) -> None:
    beside(handbook, code)
    assert found(handbook) == []


@pytest.mark.parametrize("code", MUTATIONS)
def test_a_change_is_caught_by_the_rule_meant_and_by_no_other(code: str, handbook: Path) -> None:
    file, before, after = MUTATIONS[code]
    beside(handbook, code)
    text = (handbook / file).read_text("utf-8")
    assert before in text, "the change changes nothing"
    (handbook / file).write_text(text.replace(before, after), encoding="utf-8")
    assert {d.code for d in found(handbook)} == {code}, [f"{d.code} {d.message}" for d in found(handbook)]
