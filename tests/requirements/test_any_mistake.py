"""Whatever somebody writes into a framework, each mistake becomes a finding, and what is left can be judged."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, note, settings
from hypothesis import strategies as st

from generator.graph import load, select
from generator.requirements import judge
from tests.conftest import ROOT

LINES = (ROOT / "model" / "frameworks" / "ics-design-2021.yml").read_text("utf-8").split("\n")
HEAD = LINES.index("requirements:") + 1
STARTS = [number for number, line in enumerate(LINES) if line.startswith("  - id:")]
WORDS = sorted({word.strip(":,[]{}'\"") for line in LINES for word in line.split()} - {""})
SIGNS = [*":-[]{}'\"&*!|>#,?%@`~\t", "none", "null", "yes", "- ", ": ", "\n", "  ", ".", " or ", "ours", "-1", "9" * 30]
STARTER = ROOT / "tests" / "handbooks" / "small"


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Some requirements of a real framework, with some lines spoilt."""
    first = draw(st.sampled_from(STARTS[:-4]))
    lines = [*LINES[:HEAD], *LINES[first : STARTS[STARTS.index(first) + 4]]]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        match draw(st.sampled_from(["drop", "put in", "cut", "other word", "swap"])):
            case "drop":
                del lines[at]
            case "put in":
                place = draw(st.integers(0, len(line)))
                lines[at] = line[:place] + draw(st.sampled_from(SIGNS)) + line[place:]
            case "cut":
                lines[at] = line[: draw(st.integers(0, len(line)))]
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], line
            case _:
                words = line.split(" ")
                words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
                lines[at] = " ".join(words)
    return "\n".join(lines)


@given(spoilt())
@settings(max_examples=100)
def test_no_mistake_raises_and_every_finding_can_be_acted_on(text: str) -> None:
    note(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.yml"
        path.write_text(text, "utf-8")
        loaded = load(STARTER, [Path(folder)])
    for one in loaded.problems:
        assert one.at.file.endswith("/f.yml")
        assert 1 <= one.at.line <= text.count("\n") + 2
        assert one.message and one.hint
        assert "\n" not in one.message + one.hint
    if loaded.sound and loaded.model is not None:
        for day in ("2021-07-01", "2026-04-01"):
            judge(select(loaded.model, "public", day))
