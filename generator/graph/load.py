"""From a folder to a resolved model: finds the files, decodes every entry, resolves every link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import At, Code, Diagnostic, nearest, problem
from generator.graph import decode as decoding
from generator.graph import requirement_faults as asking
from generator.graph import resolve as resolving
from generator.graph.framework import Framework
from generator.graph.handbook import Handbook
from generator.graph.model import Model
from generator.graph.read_frameworks import Found, read_frameworks
from generator.kinds import kinds
from generator.kinds._entity import Entity
from generator.kinds.requirement import Requirement
from generator.source import CODES as READING
from generator.source import Mapping, Node, Sequence, Text, read

UNKNOWN_FILE = Code(
    "GOV012",
    "unknown_file",
    "error",
    """A file of the model belongs to no kind. Each kind has a folder or a file of its own, such as `bodies/` or
`people.yml`.

A file with another name would be left out in silence.

Rename it, or move it into the folder of its kind.""",
)
NO_HANDBOOK = Code(
    "GOV013",
    "no_handbook",
    "error",
    """The folder holds no sound `handbook.yml`. That file says what the handbook is called, which organisation it
describes and as at when.

Without it nothing can be built, since every page names all three.

Begin with `handbook new DIR`, which writes a small sound one.""",
)
CODES = (*READING, *decoding.CODES, UNKNOWN_FILE, NO_HANDBOOK, asking.NO_SENSE, *resolving.CODES)

_ID_LINE = re.compile(r"\bid:\s*[\"']?([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: the whole model (None where there is no sound handbook.yml) and every problem."""

    model: Model | None
    problems: tuple[Diagnostic, ...]
    unjudged: tuple[str, ...]
    """What could not be judged, a sentence each."""
    root: Path
    frameworks: tuple[Framework, ...] = ()
    """Every framework found, whether or not the handbook is held against it."""

    @property
    def sound(self) -> bool:
        """Whether there is a model and nothing in it is an error."""
        return self.model is not None and not any(p.severity == "error" for p in self.problems)


def load(root: Path, frameworks: Iterable[Path] = ()) -> Loaded:
    """Read a handbook's folder.

    Args:
        root: the folder that holds `handbook.yml`.
        frameworks: folders with frameworks, the winning one first.

    Returns:
        The model before any selection (the whole of it, for staff), with all problems of reading and resolving.
    """
    problems: list[Diagnostic] = []
    handbook, marks = _handbook(root, problems)
    organisation_at = marks.get("organisation", At("handbook.yml"))
    entities: dict[str, list[Entity]] = {name: [] for name in kinds()}
    lost: set[str] = set()
    unjudged: list[str] = []
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        kind = _kind_of(path.relative_to(root), problems)
        reading = read(path, name)
        if kind is None:
            lost |= {path.stem, *_ID_LINE.findall(reading.text)}
            unjudged.append(f"{name} belongs to no kind, so links to what it holds were not judged")
            continue
        problems += reading.problems
        if reading.root is None:
            if reading.problems:
                lost |= {path.stem, *_ID_LINE.findall(reading.text)}
                unjudged.append(f"{name} could not be read, so links to what it holds were not judged")
            continue
        entries, defaults = _entries(reading.root, problems)
        for entry in entries:
            decoded = decoding.decode(kind, entry, defaults)
            problems += decoded.problems
            lost |= set(decoded.undecoded)
            for entity in decoded.entities:
                entities[entity.kind_name()].append(entity)
    resolved = resolving.resolve(entities, lost)
    problems += resolved.problems
    if handbook is not None:
        for organisation in resolved.entities["organisation"]:
            if organisation.id == handbook.organisation and organisation.audience == "staff":
                message = f"'{organisation.id}' is for staff only, and every page names it"
                hint = "take `audience: staff` off the organisation that the handbook describes"
                problems.append(problem(decoding.WRONG_SHAPE, organisation_at, message, hint))
    known = [organisation.id for organisation in resolved.entities["organisation"]]
    if handbook is not None and handbook.organisation not in {*known, *lost}:
        near = nearest(handbook.organisation, known)
        hint = f"did you mean '{near}'?" if near else "add it to organisations.yml"
        message = f"no organisation is called '{handbook.organisation}'"
        problems.append(problem(resolving.DANGLING, organisation_at, message, hint))
    problems += [
        p for one in resolved.entities["requirement"] if isinstance(one, Requirement) for p in asking.faults(one)
    ]
    found = read_frameworks(frameworks, root)
    problems += found.problems
    applied = _applied(found, handbook, resolved.entities["organisation"], marks, problems) if handbook else ()
    problems = sorted(dict.fromkeys(problems), key=Diagnostic.order)
    if handbook is None:
        return Loaded(None, tuple(problems), tuple(unjudged), root, found.frameworks)
    model = Model(handbook, resolved.entities, resolved.edges, "staff", handbook.as_at, applied)
    return Loaded(model, tuple(problems), tuple(unjudged), root, found.frameworks)


def _applied(
    found: Found,
    handbook: Handbook,
    organisations: Iterable[Entity],
    marks: dict[str, At],
    problems: list[Diagnostic],
) -> tuple[Framework, ...]:
    """The frameworks that a handbook names or, where it names none, those for its kind of organisation."""
    if handbook.frameworks is None:
        sorts = {getattr(one, "kind", None) for one in organisations if one.id == handbook.organisation}
        return tuple(framework for framework in found.frameworks if sorts & set(framework.applies_to))
    known = {framework.id: framework for framework in found.frameworks}
    for name in handbook.frameworks:
        if name not in known and name not in found.lost:
            near = nearest(name, known)
            hint = f"did you mean '{near}'?" if near else f"there is: {', '.join(known) or 'none'}"
            at = marks.get("frameworks", At("handbook.yml"))
            problems.append(problem(resolving.DANGLING, at, f"no framework is called '{name}'", hint))
    return tuple(known[name] for name in dict.fromkeys(handbook.frameworks) if name in known)


def _handbook(root: Path, problems: list[Diagnostic]) -> tuple[Handbook | None, dict[str, At]]:
    """The handbook's card, and where each name in it stands."""
    at = At("handbook.yml")
    path = root / "handbook.yml"
    if not path.is_file():
        hint = "name a folder that holds handbook.yml, or begin one with `handbook new DIR`"
        problems.append(problem(NO_HANDBOOK, at, "there is no handbook.yml in this folder", hint))
        return None, {}
    reading = read(path, "handbook.yml")
    problems += reading.problems
    if reading.root is None:
        if not reading.problems:
            problems.append(problem(NO_HANDBOOK, at, "handbook.yml is empty", "fill it in"))
        return None, {}
    handbook, found = decoding.decode_plain(Handbook, reading.root, "handbook")
    problems += found
    if handbook is None or not isinstance(reading.root, Mapping):
        return handbook, {}
    named = reading.root.entries.get("frameworks")
    if isinstance(named, Text) and named.plain and named.value == "none":
        handbook = handbook.model_copy(update={"frameworks": ()})
    handbook._marks = reading.root.keys
    return handbook, reading.root.keys


def _files(root: Path) -> list[Path]:
    """The model's YAML files, in order of their names; a handbook's own site_config is no part of the model."""
    found = [
        path
        for path in root.rglob("*")
        if path.suffix.lower() in (".yml", ".yaml")
        and path.is_file()
        and path.relative_to(root).parts[0] not in ("site_config", "handbook.yml")
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def _kind_of(path: Path, problems: list[Diagnostic]) -> type[Entity] | None:
    folder = path.parts[0] if len(path.parts) > 1 else path.stem
    by_folder = {kind.FOLDER: kind for kind in kinds().values()}
    if folder in by_folder:
        return by_folder[folder]
    near = nearest(folder, by_folder)
    hint = f"did you mean '{near}'?" if near else f"the names are: {', '.join(sorted(by_folder))}"
    problems.append(problem(UNKNOWN_FILE, At(path.as_posix()), f"'{folder}' is the name of no kind", hint))
    return None


def _entries(root: Node, problems: list[Diagnostic]) -> tuple[tuple[Node, ...], Mapping | None]:
    """The entries of a file: one entity, a list, or `defaults` and `entries`."""
    if isinstance(root, Sequence):
        return root.items, None
    if not isinstance(root, Mapping) or not ({"defaults", "entries"} & set(root.keys)):
        return (root,), None
    defaults, entries = root.entries.get("defaults"), root.entries.get("entries")
    for name, at in root.keys.items():
        if name not in ("defaults", "entries"):
            message = f"'{name}' cannot stand beside `defaults` and `entries`"
            problems.append(problem(decoding.WRONG_SHAPE, at, message, "move it into one of the entries"))
    if defaults is not None and not isinstance(defaults, Mapping):
        message = "`defaults` must be lines `name: value`"
        problems.append(problem(decoding.WRONG_SHAPE, defaults.at, message, "write the names and values out"))
        defaults = None
    if "entries" in root.keys and entries is None:
        return (), None  # reading has said that it has no value
    if not isinstance(entries, Sequence):
        at = entries.at if entries is not None else root.at
        problems.append(problem(decoding.WRONG_SHAPE, at, "`entries` must be a list", "begin each entry with a dash"))
        return (), None
    return entries.items, defaults
