"""Reads how strictly a handbook is judged: `site_config/rules.yml`, and `site_config/waivers.yml` beside the model."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, get_args

from generator.diagnostics import At, Diagnostic, Severity, nearest, problem
from generator.graph.decode import decode_plain
from generator.resources import resources
from generator.rules import rules
from generator.rules._policy import PROFILES, WRONG_POLICY, Placed, Policy, Profile, Settings, Waiver
from generator.source import Mapping, Node, Sequence, Text, read

_SEVERITIES = (*get_args(Severity), "off")


_NAMES = ("profile", "severity", "settings")


def read_policy(root: Path) -> tuple[Policy, tuple[Diagnostic, ...]]:
    """The policy of the handbook in a folder, and what is wrong with how it is written.

    Of the project's `site_config/rules.yml` and the handbook's own, the handbook's wins. Waivers are its own alone.
    """
    problems: list[Diagnostic] = []
    profile: Profile | None = None
    severities: list[tuple[str, Severity | Literal["off"]]] = []
    measures: dict[str, object] = {}
    own = root / "site_config"
    for folder in dict.fromkeys(((resources() / "site_config").resolve(), own.resolve())):
        if (folder / "rules.yml").is_file():
            said = _rules(folder / "rules.yml", problems)
            profile = said.profile or profile
            severities += said.severities
            measures |= said.settings.model_dump(exclude_unset=True)
    waivers = _waivers(own / "waivers.yml", problems) if (own / "waivers.yml").is_file() else ()
    return Policy(profile, tuple(severities), waivers, Settings.model_validate(measures)), tuple(problems)


def _rules(path: Path, problems: list[Diagnostic]) -> Policy:
    reading = read(path, "site_config/rules.yml")
    problems += reading.problems
    if reading.root is None:
        return Policy()
    if not isinstance(reading.root, Mapping):
        hint = "write `profile: …`, and codes under `severity`"
        problems.append(problem(WRONG_POLICY, reading.root.at, "rules.yml must be lines `name: value`", hint))
        return Policy()
    for name, at in reading.root.keys.items():
        if name not in _NAMES:
            near = nearest(name, _NAMES)
            hint = f"did you mean '{near}'?" if near else f"its names are: {', '.join(_NAMES)}"
            problems.append(problem(WRONG_POLICY, at, f"rules.yml has no line '{name}'", hint))
    profile = _profile(reading.root.entries.get("profile"), problems)
    severities = _severities(reading.root.entries.get("severity"), problems)
    return Policy(profile, tuple(severities), settings=_settings(reading.root.entries.get("settings"), problems))


def _settings(node: Node | None, problems: list[Diagnostic]) -> Settings:
    if node is None:
        return Settings()
    settings, found = decode_plain(Settings, node, "settings")
    problems += found
    return settings or Settings()


def _profile(node: Node | None, problems: list[Diagnostic]) -> Profile | None:
    """The profile named; the word `none` is one of them."""
    said = node.value if isinstance(node, Text) else ""
    chosen: Profile | None = next((known for known in PROFILES if known == said), None)
    if node is not None and chosen is None:
        near = nearest(said, PROFILES)
        choices = f"it may be: {', '.join(PROFILES)}"
        hint = f"did you mean '{near}'? {choices}" if near else choices
        problems.append(problem(WRONG_POLICY, node.at, f"'{said}' is not known for 'profile'", hint))
    return chosen


def _severities(node: Node | None, problems: list[Diagnostic]) -> list[tuple[str, Severity | Literal["off"]]]:
    if node is not None and not isinstance(node, Mapping):
        message, hint = "`severity` must be lines `CODE: severity`", "write a line such as `GOV8*: note`"
        problems.append(problem(WRONG_POLICY, node.at, message, hint))
    if not isinstance(node, Mapping):
        return []
    chosen: list[tuple[str, Severity | Literal["off"]]] = []
    for pattern, value in node.entries.items():
        word = value.value if isinstance(value, Text) else ""
        fault = _fault(pattern, word)
        if fault is not None:
            problems.append(problem(WRONG_POLICY, node.keys[pattern], *fault))
        chosen += [(pattern, said) for said in _SEVERITIES if said == word and fault is None]
    return chosen


def _fault(pattern: str, said: str) -> tuple[str, str] | None:
    """What is wrong with one line of `severity`, and how to mend it."""
    codes = [one.code.code for one in rules()]
    if not any(fnmatchcase(code, pattern) for code in codes):
        near = nearest(pattern, codes)
        hint = f"did you mean '{near}'?" if near else "`handbook explain` lists every code"
        return f"no rule has the code '{pattern}'", hint
    if said not in _SEVERITIES:
        near = nearest(said, _SEVERITIES)
        choices = f"it may be: {', '.join(_SEVERITIES)}"
        return f"'{said}' is not known for a severity", f"did you mean '{near}'? {choices}" if near else choices
    return None


def _waivers(path: Path, problems: list[Diagnostic]) -> tuple[Placed, ...]:
    name = "site_config/waivers.yml"
    reading = read(path, name)
    problems += reading.problems
    if reading.root is None:
        return ()
    if not isinstance(reading.root, Sequence):
        hint = "begin each waiver with a dash"
        problems.append(problem(WRONG_POLICY, At(name), "waivers.yml must be a list of waivers", hint))
        return ()
    placed = []
    for item in reading.root.items:
        waiver, found = decode_plain(Waiver, item, "waiver")
        problems += found
        if waiver is not None:
            placed.append(Placed(waiver, item.at))
    return tuple(placed)
