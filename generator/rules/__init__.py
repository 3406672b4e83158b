"""What must hold of a model: one public module, one rule, its docstring the rule's page."""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

import generator.rules
from generator import registry
from generator.diagnostics import At, Code, Diagnostic, Ref, Severity, brief, problem
from generator.diagnostics import naming as naming
from generator.graph.model import Model, confidence
from generator.kinds._entity import Entity, Path, Source
from generator.kinds._values import first_day, last_day
from generator.rules._policy import CODES as POLICY_CODES
from generator.rules._policy import HANDBOOK, Policy, Profile, waive
from generator.rules._policy import Settings as Settings

RULE_FAULT = Code(
    "GOV043",
    "rule_fault",
    "error",
    """A rule broke down. This is a fault of the program, not of your model.

The other rules were held against the model all the same, but what this one would have found is not known.

Report it, with the line that the message names. To go on until it is mended, write `severity: {CODE: off}` into
`site_config/rules.yml`.""",
)
CODES = (*POLICY_CODES, RULE_FAULT)


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
    question: str = ""
    """What to ask whoever knows, where it rests on a doubt."""
    gathers: bool = False
    """It stands for several findings of one sort, the others being `related`; a waiver must name them all."""


Check = Callable[[Model], Iterator[Finding]] | Callable[[Model, Settings], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code, its severity for stated facts, and its page."""

    code: Code
    check: Check
    profile: Profile | None = None
    """The profile in which alone it holds; everywhere where None."""

    def findings(self, model: Model, settings: Settings) -> Iterator[Finding]:
        """What it finds; a check that judges by measures asks for the settings besides the model."""
        check: Callable[..., Iterator[Finding]] = self.check
        return check(model, settings) if len(inspect.signature(check).parameters) > 1 else check(model)


def rule(code: str, severity: Severity, profile: Profile | None = None) -> Callable[[Check], Rule]:
    """Make a function a rule.

    Args:
        code: such as `GOV101`; never used again for another rule.
        severity: of a finding on stated facts; where a finding is in doubt, an error becomes a warning.
        profile: the only profile in which it holds; left out for a rule that holds everywhere.

    The function's docstring is the rule's page: what it finds, why it matters, how to mend it, and a paragraph
    that begins `Example:` with a message that one of its cases prints.
    """

    def made(check: Check) -> Rule:
        page = inspect.getdoc(check)
        if not page or page.count("\n\n") < 2:
            raise ValueError(f"rule {code} needs a page: what it finds, why it matters, how to mend it")
        return Rule(Code(code, check.__module__.rpartition(".")[2], severity, page), check, profile)

    return made


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""

    def is_rule(thing: object, module: ModuleType) -> bool:
        return isinstance(thing, Rule)

    found: tuple[Rule, ...] = registry.discover(generator.rules, is_rule)
    return tuple(sorted(found, key=lambda r: r.code.code))


def judge(model: Model, policy: Policy | None = None) -> tuple[Diagnostic, ...]:
    """Hold a model against every rule.

    Args:
        model: the model.
        policy: how strictly; without one, each rule has its own severity and nothing is waived.

    Returns:
        All findings, in the order of their places.
    """
    policy = policy or Policy()
    profile = policy.profile_of(model)
    held = [one for one in rules() if one.profile in (None, profile) and policy.severity(one.code) != "off"]
    found = dict.fromkeys(one for each in held for one in _judged(model, each, policy))
    return tuple(sorted(waive(model, policy, found, [each.code for each in rules()]), key=Diagnostic.order))


def _judged(model: Model, one: Rule, policy: Policy) -> Iterator[tuple[Diagnostic, bool]]:
    """A rule's findings, each with whether it gathers several; a rule that breaks down is a finding itself."""
    try:
        for finding in one.findings(model, policy.settings):
            yield _placed(model, one.code, finding, policy), finding.gathers
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
        message = (
            f"the rule {one.code.code} ({one.code.title}) broke down, which is a fault of the program and not of your "
            f"model: {type(error).__name__}: {brief(str(error))} ({where})"
        )
        hint = f"report it; to go on without the rule, switch it off: `severity: {{{one.code.code}: off}}`"
        yield problem(RULE_FAULT, At("handbook.yml"), message, hint), False


def _placed(model: Model, code: Code, finding: Finding, policy: Policy) -> Diagnostic:
    severity = policy.severity(code)
    if severity == "off" or (finding.doubt and severity == "error"):
        severity = "warning"
    related = tuple((_place(model, ref, path), words) for ref, path, words in finding.related)
    subjects = (finding.subject, *(ref for ref, _, _ in finding.related))
    at = _place(model, finding.subject, finding.path)
    return Diagnostic(at, code.code, severity, finding.message, finding.hint, related, subjects, finding.question)


def _place(model: Model, ref: Ref, path: Path) -> At:
    """Where something of an entity stands, or of the handbook itself."""
    return model.handbook.place(path) if ref.kind == HANDBOOK else model.get(ref).facts.place(path)


def the_handbook(model: Model) -> Ref:
    """What a finding is about that concerns the handbook as a whole."""
    return Ref(HANDBOOK, model.handbook.id)


def in_force(entity: Entity, day: str) -> bool:
    """Whether an entity holds on a day, as far as its dates and its status say."""
    begun = entity.from_ is None or first_day(entity.from_) <= last_day(day)
    ended = entity.until is not None and last_day(entity.until) < first_day(day)
    return begun and not ended and entity.status != "closed"


def uncertain(sources: Iterable[Source]) -> bool:
    """Whether a fact is not plainly stated: its sources disagree or are lost, or it was worked out from them."""
    return confidence(sources) in ("conflict", "lost_figure", "inferred")
