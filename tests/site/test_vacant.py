"""A post that a source says is vacant is shown as vacant, on its page and in the tables; a silent source is not."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import outcome_of

PROJECT = Path(__file__).parents[2]


def test_a_vacancy_is_said_and_a_silence_is_not_called_one() -> None:
    built = outcome_of("example").built
    assert built is not None
    pages = {page.address: page.markdown for page in built.pages}
    held = {
        name: re.search(r"<dt>Held by</dt> <dd>(.*?)</dd>", pages[f"roles/{name}/"])
        for name in ("chief-nurse", "chair")
    }
    assert "Vacant" in str(held["chief-nurse"])
    assert "Vacant" not in str(held["chair"])
    assert pages["roles/"].count(">Vacant") == 2
