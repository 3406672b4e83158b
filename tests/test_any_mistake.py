"""Whatever somebody writes into a model, each mistake becomes a finding and nothing is ever raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import given, note, settings
from hypothesis import strategies as st

from generator.exports.json_export import make
from generator.graph import load, select
from generator.rules import judge

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "tests" / "handbooks" / "small"
FILES = {path.relative_to(STARTER).as_posix(): path.read_text("utf-8") for path in sorted(STARTER.rglob("*.yml"))}
WORDS = sorted({word.strip(":,[]{}") for text in FILES.values() for word in text.split()})
SIGNS = [
    *":-[]{}'\"&*!|>#,?%@`~\t",
    "none",
    "null",
    "yes",
    "- ",
    ": ",
    "\n",
    "  ",
    "{{",
    "board/",
    "9" * 30,
    "2022-02-30",
]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, str]:
    """The files of the starter handbook with some lines spoilt."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        lines = files[name].split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        match draw(st.sampled_from(["drop", "twice", "cut", "put in", "swap", "indent", "other word"])):
            case "drop":
                del lines[at]
            case "twice":
                lines.insert(at, line)
            case "cut":
                lines[at] = line[: draw(st.integers(0, len(line)))]
            case "put in":
                place = draw(st.integers(0, len(line)))
                lines[at] = line[:place] + draw(st.sampled_from(SIGNS)) + line[place:]
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], line
            case "indent":
                lines[at] = draw(st.sampled_from(["  ", "\t", "    "])) + line
            case _:
                words = line.split(" ")
                words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
                lines[at] = " ".join(words)
        files[name] = "\n".join(lines)
    return files


@given(spoilt())
@settings(max_examples=150)
def test_no_mistake_raises_and_every_finding_can_be_acted_on(
    write_handbook: Callable[[Mapping[str, str | None]], Path], files: dict[str, str]
) -> None:
    note("\n".join(f"--- {name}\n{text}" for name, text in files.items() if text != FILES[name]))
    root = write_handbook({"organisations.yml": None, "documents.yml": None, **files})
    loaded = load(root)
    found = [*loaded.problems, *(judge(loaded.model) if loaded.model else ())]
    for one in found:
        assert (root / one.at.file).is_file()
        assert 1 <= one.at.line <= files[one.at.file].count("\n") + 2
        assert one.at.col >= 1
        assert one.message
        assert one.hint
        assert "\n" not in one.message + one.hint
    if loaded.model is not None:
        for day in ("1999", "2022-07-01", "2099"):
            model = select(loaded.model, "public", day)
            judge(model)
            make.make(model)


def test_the_starter_handbook_is_sound_so_that_the_mistakes_are_ours() -> None:
    loaded = load(STARTER)
    assert loaded.problems == ()
    assert loaded.model is not None
    assert not [one for one in judge(loaded.model) if one.severity == "error"]
