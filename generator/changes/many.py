"""What a report calls many things of one kind."""

from __future__ import annotations

from generator.vocabulary import word

_MANY = {
    "body": "Committees and groups",
    "post": "Posts",
    "person": "People",
    "function": "Functions",
    "function_group": "Lists of functions",
    "statutory_function": "Statutory functions",
    "designation": "Lead roles",
    "membership": "Seats on committees and groups",
    "holding": "Who holds which post",
    "assignment": "Who answers for what",
    "organisation": "Organisations",
    "area": "Areas",
    "unit": "Teams",
    "definition": "Terms",
    "document": "Documents",
    "vision": "Vision",
    "aim": "Aims",
    "objective": "Objectives",
    "enabler": "Enablers",
    "principle": "Principles",
    "outcome": "Outcomes",
    "statement": "Statements on how things work",
    "phase": "Phases",
    "commitment": "Commitments",
    "milestone": "Dates",
    "measure": "Figures",
    "agreement": "Agreements",
    "risk": "Risks",
    "scenario": "Scenarios",
    "change_event": "Changes told of",
    "requirement": "Requirements",
    "decision": "Decisions",
    "delegation": "Delegations",
    "terms_of_reference": "Terms of reference",
    "emergency_power": "Emergency powers",
    "deputy_rule": "Deputies",
}


def many(kind: str) -> str:
    """What several of a kind are called, as a heading."""
    return _MANY.get(kind) or f"{word('kind', kind)} entries"
