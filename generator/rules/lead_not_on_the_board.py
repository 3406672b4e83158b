"""Executive leads that the law's guidance asks of an integrated care board."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds._entity import Entity
from generator.kinds._values import first_day
from generator.rules import Finding, in_force, naming, rule, the_handbook, uncertain
from generator.rules._facts import fillers, seats, the_boards

_SINCE = first_day("2023-05-01")
_LEADS = {
    "children and young people": ("children and young people",),
    "special educational needs and disabilities": ("special educational needs", "send lead", "lead for send"),
    "safeguarding": ("safeguarding",),
    "learning disability and autism": ("learning disabilit", "autism"),
    "Down syndrome": ("down syndrome",),
    "mental health": ("mental health", "mental illness"),
}
_HINT = "name the lead as a designation, and a member of the Board under `held_by`, where a source does"


@rule("GOV305", "error", profile="icb-minimum")
def check(model: Model) -> Iterator[Finding]:
    """Matters for which an integrated care board needs an executive lead on its Board: children and young people,
    special educational needs, safeguarding, learning disability and autism, Down syndrome; and mental health.

    NHS England's guidance of May 2023 asks for them, so that each of these groups has somebody at the table where
    money is shared out. A handbook that describes an earlier day is not held against it.

    Name the lead as a designation whose `held_by` is a post on the Board. It is an error where all who carry such a
    lead are stated, and the stated Board holds none of them. Where nothing is said of some, one warning names them.

    Example: 'Executive lead for safeguarding' is carried by 'Head of Nursing', who does not sit on the Board
    """
    if first_day(model.as_at) < _SINCE:
        return
    leads = [d for d in model.all("designation") if in_force(d, model.as_at)]
    boards = the_boards(model)
    places = [seat for board in boards for seat in seats(model, board)]
    sitting = {filler.ref for seat in places for filler in fillers(model, seat)}
    silent = []
    for matter, words in _LEADS.items():
        named = [d for d in leads if _is(d, words) and d.state("held_by") == "stated"]
        if not named:
            silent.append(matter)
        posts = [post for d in named for post in model.targets(d.ref, "held_by")]
        if not posts or not places or any(post.ref in sitting for post in posts):
            continue
        yield Finding(
            named[0].ref,
            f"'{named[0].title}' is carried by {naming([p.title for p in posts])}, who "
            f"{'does' if len(posts) == 1 else 'do'} not sit on the Board",
            _HINT,
            ("held_by",),
            any(uncertain(board.said("members")) for board in boards)
            or any(uncertain(d.said("held_by")) for d in named),
        )
    if silent:
        matters = " and ".join(part for part in (", ".join(silent[:-1]), silent[-1]) if part)
        yield Finding(
            boards[0].ref if boards else the_handbook(model),
            f"no source says which member of the Board leads on {matters}",
            _HINT,
            doubt=True,
            question=f"Which member of the Board leads on {matters}?",
        )


def _is(designation: Entity, words: tuple[str, ...]) -> bool:
    names = [designation.title, *designation.aliases]
    return any(word in name.casefold() for name in names for word in words)
