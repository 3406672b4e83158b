"""Sums of money: whole pence, read as people write them and never rounded."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.kinds._values import Flag, Whole
from generator.vocabulary import word

Basis = Literal["per_decision", "per_case", "per_year", "whole_life"]
"""What an amount is counted over."""

_SUM = re.compile(
    r"(?P<pound>£|GBP)?\s*(?P<figures>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?"
    r"\s*(?P<times>k|thousand|m|mn|million|bn|billion)?",
    re.IGNORECASE,
)
_TIMES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_LONGEST = 15


def pence(words: str) -> int:
    """A sum in whole pence: `1,000,000`, `£1m`, `250k`, `£99.50`.

    Raises:
        ValueError: it is no sum, or has parts of a penny.
    """
    match = _SUM.fullmatch(words.strip())
    if match is None or len(match["figures"].replace(",", "")) > _LONGEST:
        raise ValueError("is not a sum of money; write it such as £250,000 or £1m")
    exact = Decimal(match["figures"].replace(",", "") + (match["part"] or "")) * _TIMES[(match["times"] or "").lower()]
    if exact * 100 != int(exact * 100):
        raise ValueError("has parts of a penny")
    return int(exact * 100)


def money(amount: int) -> str:
    """Pence as people write a sum: £1 million, £250,000, £99.50."""
    pounds, rest = divmod(amount, 100)
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if not rest and pounds >= size and pounds % (size // 1000) == 0:
            shown = f"{pounds // size}.{pounds % size * 1000 // size:03d}".rstrip("0").rstrip(".")
            return f"£{shown} {name}"
    return f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"


def _money(value: object) -> object:
    if isinstance(value, str):
        try:
            return pence(value)
        except ValueError as error:
            raise PydanticCustomError("money", str(error)) from None
    return value


def _figures(value: int) -> str:
    pounds, rest = divmod(value, 100)
    return f"{pounds}.{rest:02d}" if rest else str(pounds)


class Pence(int):
    """Whole pence, which read as people write a sum."""

    __slots__ = ()

    def __str__(self) -> str:
        return money(int(self))


Money = Annotated[
    int,
    BeforeValidator(_money),
    AfterValidator(Pence),
    PlainSerializer(_figures, return_type=str, when_used="json"),
    WithJsonSchema({"type": ["string", "number"]}),
]
"""A sum in whole pence; in exports, pounds in figures."""


class Limit(BaseModel):
    """The sums that a power reaches to."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    above: Money | None = None
    """Only sums above this one, such as £250,000."""
    amount: Money | None = None
    """Sums up to this one and no more, such as £1m."""
    currency: Literal["GBP"] | None = None
    """The currency; a sum written with £ needs none."""
    basis: Basis | None = None
    """What the sum is counted over: per_decision, per_case, per_year or whole_life."""
    per_population: Whole | None = None
    """The sum is for so many people; a place's own limit follows from its population."""
    not_given: Flag | None = None
    """yes where a source says that there is a limit and does not give it."""

    @model_validator(mode="before")
    @classmethod
    def _pounds(cls, data: object) -> object:
        if isinstance(data, dict) and "currency" not in data:
            written = [str(data.get(name, "")) for name in ("above", "amount")]
            if any("£" in words or "GBP" in words.upper() for words in written):
                return {**data, "currency": "GBP"}
        return data

    @model_validator(mode="after")
    def _sound(self) -> Limit:
        if self.not_given and (self.above is not None or self.amount is not None):
            raise PydanticCustomError("limit", "gives a sum, and says that none is given")
        if not self.not_given and self.above is None and self.amount is None:
            raise PydanticCustomError("limit", "needs an amount, a sum it is above, or `not_given: yes`")
        if self.above is not None and self.amount is not None and self.above >= self.amount:
            raise PydanticCustomError("limit", "holds no sum: it must reach further than the sum it is above")
        if self.per_population is not None and self.per_population < 1:
            raise PydanticCustomError("limit", "must be for one person or more")
        return self

    @property
    def words(self) -> str:
        """The limit as readers see it: `above £250,000 and up to £1 million a year`."""
        return range_words(self.above, self.amount, self.basis, self.per_population, bool(self.not_given))


def range_words(
    above: int | None, amount: int | None, basis: Basis | None, per_population: int | None = None, hidden: bool = False
) -> str:
    """A range of sums in words.

    Args:
        above: only sums above so many pence.
        amount: sums up to so many pence.
        basis: what they are counted over.
        per_population: for so many people.
        hidden: a source says that there is a limit and does not give it.
    """
    if hidden:
        return "up to a limit that the sources do not give"
    parts = [f"above {money(above)}"] if above is not None else []
    parts += [f"up to {money(amount)}"] if amount is not None else []
    if not parts:
        return "any sum"
    said = " and ".join(parts)
    if basis is not None:
        said += f" {word('basis', basis)}"
    return said + (f" for every {per_population:,} people" if per_population else "")
