"""Private details of people in what everybody may read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.graph.model import Model
from generator.rules import Finding, rule
from generator.rules._words import texts

_PRIVATE = {
    "a mobile number": re.compile(r"(?<!\d)(?:\+44\s?7|07)\d{3}\s?\d{3}\s?\d{3}(?!\d)"),
    "the e-mail address of a person": re.compile(r"\b[A-Za-z][\w'-]*\.[A-Za-z][\w'-]*@[\w-]+(?:\.[\w-]+)+"),
    "a National Insurance number": re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    "an NHS number": re.compile(r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)"),
    "a date of birth": re.compile(r"\b(?:born on|date of birth|d\.o\.b\.?)", re.IGNORECASE),
}


@rule("GOV821", "error")
def check(model: Model) -> Iterator[Finding]:
    """Words of a public entry that hold a mobile number, the e-mail address of a person, a National Insurance number,
    an NHS number or a date of birth.

    A handbook names people as far as their office goes. What is published once is copied, and cannot be called back.

    Take it out. An address that the public may use is that of an office, such as `governance@…`, and stands in
    `site_config/contact.yml`. What only staff may see gets `audience: staff`, or its field is `withheld`. The finding
    does not repeat what it found.

    Example: 'notes' of 'Jo Bell' holds the e-mail address of a person
    """
    for entity in model.every():
        if entity.audience != "public":
            continue
        for path, words in texts(entity):
            for what, pattern in _PRIVATE.items():
                if path[0] not in entity.hidden and any(_sound(what, found[0]) for found in pattern.finditer(words)):
                    yield Finding(
                        entity.ref,
                        f"'{path[0]}' of '{entity.title}' holds {what}",
                        "take it out, or keep it from the public with `withheld` or `audience: staff`",
                        path,
                    )


def _sound(what: str, found: str) -> bool:
    """Whether figures can be what they look like: the last of an NHS number checks the others."""
    if what != "an NHS number":
        return True
    *figures, last = (int(sign) for sign in found if sign.isdigit())
    rest = 11 - sum(figure * (10 - place) for place, figure in enumerate(figures)) % 11
    return rest % 11 == last
