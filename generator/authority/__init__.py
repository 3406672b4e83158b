"""Who may decide what, up to which limit, and why: pages, rules and the command all ask here."""

from generator.authority.decide import decide
from generator.authority.powers import powers_of
from generator.authority.values import Answer, Question

__all__ = ["Answer", "Question", "decide", "powers_of"]
