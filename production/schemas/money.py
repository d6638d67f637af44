"""Amounts at the wire: numbers of JSON, exact to the cent."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

DIGITS, DECIMALS = 14, 2
"""Of `numeric(14, 2)`. A double holds 15 digits, so that no amount changes on its way through JSON."""


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("must be a number, as in 1250.50")  # noqa: TRY004 - what pydantic takes for a refusal
    return value


Money = Annotated[Decimal, PlainSerializer(float, return_type=float, when_used="json")]
"""An amount, or the sum of many, as it is answered."""

Amount = Annotated[
    Money,
    BeforeValidator(_number),
    Field(ge=0, max_digits=DIGITS, decimal_places=DECIMALS, allow_inf_nan=False),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 10 ** (DIGITS - DECIMALS) - 0.01, "multipleOf": 0.01}),
]
"""An amount as it is taken: not negative, with at most two decimals."""

Currency = Annotated[str, Field(pattern="^[A-Z]{3}$", description="By ISO 4217, as in EUR.")]

USUAL_CURRENCY = "USD"
"""Of a deal that does not say another."""

_DECIMALS_OF = {
    **dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    ),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
    "CLF": 4,
    "UYW": 4,
}
"""By ISO 4217; all others have two."""


def minor_units(amount: Decimal, currency: str) -> int:
    """19.99 of EUR are 1999, 500 of JPY are 500; what is finer is rounded to even."""
    return int(amount.scaleb(_DECIMALS_OF.get(currency, 2)).to_integral_value(ROUND_HALF_EVEN))


def major_units(minor: int, currency: str) -> Decimal:
    """1999 of EUR are 19.99, 500 of JPY are 500."""
    return Decimal(minor).scaleb(-_DECIMALS_OF.get(currency, 2))


def written(minor: int, currency: str) -> str:
    """As in `19.99 EUR`."""
    return f"{major_units(minor, currency):.{_DECIMALS_OF.get(currency, 2)}f} {currency}"
