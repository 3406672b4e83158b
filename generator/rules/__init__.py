"""What must hold of a model: one public module, one rule, its docstring the rule's page."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

import generator.rules
from generator import registry
from generator.diagnostics import Code, Diagnostic, Ref, Severity
from generator.diagnostics import naming as naming
from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity, Path, Source
from generator.kinds._values import first_day, last_day


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold."""

    subject: Ref
    """The entity it is about; the finding stands at its place in the model."""
    message: str
    """One sentence that names the thing and quotes the author's words."""
    hint: str
    """What to do about it."""
    path: Path = ()
    """The field it is about; its place is where the finding points."""
    doubt: bool = False
    """Sources are silent or disagree, so an error is only a warning."""
    related: tuple[tuple[Ref, Path, str], ...] = ()
    """Other places concerned, each with a few words."""


Check = Callable[[Model], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code, its severity for stated facts, and its page."""

    code: Code
    check: Check


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a function a rule.

    Args:
        code: such as `GOV101`; never used again for another rule.
        severity: of a finding on stated facts; where a finding is in doubt, an error becomes a warning.

    The function's docstring is the rule's page: what it finds, why it matters, how to mend it, and a paragraph
    that begins `Example:` with a message that one of its cases prints.
    """

    def made(check: Check) -> Rule:
        page = inspect.getdoc(check)
        if not page or page.count("\n\n") < 2:
            raise ValueError(f"rule {code} needs a page: what it finds, why it matters, how to mend it")
        return Rule(Code(code, check.__module__.rpartition(".")[2], severity, page), check)

    return made


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""

    def is_rule(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Rule)

    found: tuple[Rule, ...] = registry.discover(generator.rules, is_rule)
    return tuple(sorted(found, key=lambda r: r.code.code))


def judge(model: Model) -> tuple[Diagnostic, ...]:
    """Hold a model against every rule.

    Returns:
        All findings, in the order of their places.
    """
    found = [_placed(model, one.code, finding) for one in rules() for finding in one.check(model)]
    return tuple(sorted(dict.fromkeys(found), key=Diagnostic.order))


def _placed(model: Model, code: Code, finding: Finding) -> Diagnostic:
    entity = model.get(finding.subject)
    severity = "warning" if finding.doubt and code.severity == "error" else code.severity
    related = tuple((model.get(ref).facts.place(path), words) for ref, path, words in finding.related)
    subjects = (finding.subject, *(ref for ref, _, _ in finding.related))
    return Diagnostic(
        entity.facts.place(finding.path), code.code, severity, finding.message, finding.hint, related, subjects
    )


def in_force(entity: Entity, day: str) -> bool:
    """Whether an entity holds on a day, as far as its dates and its status say."""
    begun = entity.from_ is None or first_day(entity.from_) <= last_day(day)
    ended = entity.until is not None and last_day(entity.until) < first_day(day)
    return begun and not ended and entity.status != "closed"


def uncertain(sources: Iterable[Source]) -> bool:
    """Whether a fact is not plainly stated: its sources disagree or are lost, or it was worked out from them."""
    return confidence(sources) in ("conflict", "lost_figure", "inferred")
