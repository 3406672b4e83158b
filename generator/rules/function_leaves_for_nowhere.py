"""Functions that are to leave while nobody is named to take them over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.model import Model
from generator.kinds.function import Function
from generator.rules import Finding, in_force, naming, rule
from generator.rules._facts import others


@rule("GOV210", "warning")
def check(model: Model) -> Iterator[Finding]:
    """Functions that the organisation keeps only until they move elsewhere, of which no source says who receives
    them, or which post or body answers for them until then.

    A transfer is when functions get lost. The duty stays with the organisation until somebody has taken it over, so
    it needs a receiver, and a named owner for as long as it stays.

    Name the receiver under `organisations`, and who answers until then in an `accountable` line, where a source says
    so. There is one finding for each of the two gaps.

    Example: no source says who is to take over 'Digital', which leaves: until safe transfer
    """
    leaving = [
        f for f in model.all("function") if isinstance(f, Function) and f.leaves_when and in_force(f, model.as_at)
    ]
    homeless = [f for f in leaving if not model.out(f.ref, "organisations") and not model.out(f.ref, "successor")]
    if homeless:
        names = naming([f.title for f in homeless])
        when = "; ".join(
            dict.fromkeys(f"{(f.leaves_when or '')[:1].lower()}{(f.leaves_when or '')[1:]}" for f in homeless)
        )
        yield Finding(
            homeless[0].ref,
            f"no source says who is to take over {names}, which leave{'' if len(homeless) > 1 else 's'}: {when}",
            "name the receiver under `organisations`, where a source says so",
            ("leaves_when",),
            related=others(homeless, ("leaves_when",)),
            question=f"Who is to take over {names}, and when?",
            gathers=True,
        )
    ownerless = [f for f in leaving if not _post_answers(model, f)]
    if ownerless:
        names = naming([f.title for f in ownerless])
        yield Finding(
            ownerless[0].ref,
            f"no source says which post answers for {names} until the function has moved",
            "add an `accountable` line for the post that answers until then, where a source says so",
            related=others(ownerless),
            question=f"Which post answers for {names} until somebody has taken over?",
            gathers=True,
        )


def _post_answers(model: Model, function: Function) -> bool:
    lines = model.origins(function.ref, "function", "assignment")
    return any(end.ref.kind == "post" for line in lines for end in model.targets(line.ref, "holder"))
