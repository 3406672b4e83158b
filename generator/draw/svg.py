"""Runs Graphviz, side by side and within a time, and makes its SVG fit for a page; no other file runs it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from generator.draw.dot import unmark

SECONDS = 60
"""How long one run of Graphviz may take."""
BATCH = 40
"""Drawings in one run."""
SIDE_BY_SIDE = 2
"""Runs at a time."""
SHAPE = "3"
"""Raised when what this file makes of Graphviz's output changes, so that the cache forgets."""

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz program and whether it may be given many files at once."""

    program: str
    batches: bool

    @staticmethod
    def chosen() -> Engine:
        """The program named by HANDBOOK_DOT, such as a system's `dot`; else the one that comes with the package."""
        wanted = os.environ.get("HANDBOOK_DOT")
        if wanted:
            return Engine(wanted, batches=False)
        beside = Path(sysconfig.get_path("scripts")) / "graphviz-pure"
        return Engine(str(beside) if beside.exists() else shutil.which("graphviz-pure") or str(beside), batches=True)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing laid out: its SVG (None where Graphviz failed) and, on failure, why."""

    svg: str | None
    failure: str = ""


def cache_folder() -> Path:
    """Where laid-out drawings are kept: HANDBOOK_CACHE, or the user's cache folder."""
    chosen = os.environ.get("HANDBOOK_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("governance-handbook")) / "drawings"


def render(spelled: Mapping[str, str], engine: Engine | None = None, cache: Path | None = None) -> dict[str, Picture]:
    """Lay out drawings.

    Args:
        spelled: DOT text by name.
        engine: the Graphviz program; the chosen one where None.
        cache: where finished pictures are kept.

    Returns:
        A picture for each name. A drawing that cannot be laid out in time has no SVG and says why.
    """
    engine = engine or Engine.chosen()
    folder = cache if cache is not None else cache_folder()
    version = _version(engine)
    keys = {name: hashlib.sha256(f"{SHAPE}\0{version}\0{dot}".encode()).hexdigest() for name, dot in spelled.items()}
    done: dict[str, Picture] = {}
    missing: dict[str, str] = {}
    for name, key in keys.items():
        kept = folder / key[:2] / f"{key}.svg"
        try:
            done[name] = Picture(kept.read_text("utf-8"))
        except (OSError, ValueError):  # not there, or not fit to read: drawn again
            missing[name] = spelled[name]
    for name, picture in _lay_out(missing, engine).items():
        done[name] = picture
        if picture.svg is not None:
            _keep(folder / keys[name][:2] / f"{keys[name]}.svg", picture.svg)
    return {name: done[name] for name in spelled}


def _keep(path: Path, svg: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(svg)
        Path(file.name).replace(path)
    except OSError:
        return  # a cache that cannot be written only costs time


def _version(engine: Engine) -> str:
    try:
        run = subprocess.run(
            [engine.program, "-V"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return engine.program
    return run.stdout + run.stderr


def _lay_out(spelled: Mapping[str, str], engine: Engine) -> dict[str, Picture]:
    if not spelled:
        return {}
    names = list(spelled)
    size = max(1, min(BATCH, -(-len(names) // SIDE_BY_SIDE))) if engine.batches else 1
    batches = [names[i : i + size] for i in range(0, len(names), size)]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        results = list(pool.map(lambda batch: _run({n: spelled[n] for n in batch}, engine), batches))
    done = {name: picture for result in results for name, picture in result.items()}
    for name in names:
        if done[name].svg is None and len(batches[0]) > 1:
            done |= _run({name: spelled[name]}, engine)
    return done


def _run(spelled: Mapping[str, str], engine: Engine) -> dict[str, Picture]:
    """One run of Graphviz over some drawings."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for index, (name, dot) in enumerate(spelled.items()):
            files[name] = Path(folder) / f"d{index}.gv"
            files[name].write_text(dot, "utf-8")
        failure = _call([engine.program, "-Tsvg", "-O", *(str(f) for f in files.values())])
        done = {}
        for name, file in files.items():
            made = file.with_name(f"{file.name}.svg")
            if failure or not made.is_file():
                done[name] = Picture(None, failure or "it drew nothing")
                continue
            try:
                done[name] = Picture(_tidy(made.read_text("utf-8")))
            except (ET.ParseError, ValueError) as error:
                done[name] = Picture(None, f"its picture is not sound ({error})")
        return done


def _call(command: Sequence[str]) -> str:
    """Run Graphviz; what went wrong, or nothing."""
    try:
        run = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS, check=False
        )
    except FileNotFoundError:
        return f"Graphviz is not there ({Path(command[0]).name})"
    except subprocess.TimeoutExpired:
        return f"Graphviz took longer than {SECONDS} seconds"
    except OSError as error:
        return f"Graphviz could not be run ({error.strerror})"
    return "" if run.returncode == 0 else f"Graphviz failed ({run.stderr.strip()[:200] or run.returncode})"


def _tidy(svg: str) -> str:
    """Graphviz's SVG as a page needs it: sized in px, its links named, its boxes and lines titled."""
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", svg))
    box = root.get("viewBox", "0 0 0 0").split()
    width, height = (f"{float(side):.0f}" for side in box[2:])
    root.attrib.update({"width": width, "height": height, "role": "group"})
    _in_order(root)
    for parent in root.iter():
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}title":
                parent.remove(child)
        if parent.tag == f"{{{_SVG}}}a":
            _name_link(parent)
        parent.attrib.pop("id", None)
        parent.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    for element in root.iter():
        element.tail = None
        if element.text is not None and not element.text.strip():
            element.text = None
    return unmark(ET.tostring(root, encoding="unicode"))


def _in_order(root: ET.Element) -> None:
    """Cards in the order of the drawing, so that the keyboard follows the order of reading."""
    for parent in root.iter(f"{{{_SVG}}}g"):
        cards = [child for child in parent if child.get("class", "").split()[:1] == ["node"]]
        for card in cards:
            parent.remove(card)
        parent.extend(sorted(cards, key=_number))


def _number(card: ET.Element) -> int:
    name = card.findtext(f"{{{_SVG}}}title", "")
    return int(name[1:]) if name[1:].isdigit() else 0


def _name_link(link: ET.Element) -> None:
    title = link.attrib.pop(f"{{{_XLINK}}}title", None)
    if f"{{{_XLINK}}}href" not in link.attrib:
        link.tag = f"{{{_SVG}}}g"  # Graphviz wraps what has only a tooltip in a link that leads nowhere
        if title:
            element = ET.Element(f"{{{_SVG}}}title")
            element.text = title
            link.insert(0, element)
        return
    if title:
        link.set("aria-label", title)


def place(svg: str, title: str, base: str) -> str:
    """A picture as it stands on one page.

    Args:
        svg: what `render` made.
        title: its accessible name.
        base: the way from the page to the site's root, such as `../../`.
    """
    named = svg.replace('role="group"', f'role="group" aria-label="{_attribute(title)}"', 1)
    return re.sub(r'(<a [^<>]*?xlink:href=")handbook:/', lambda link: f"{link[1]}{base}", named)


def _attribute(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
