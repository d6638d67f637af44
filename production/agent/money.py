"""The subject that no automatic reply may touch, whoever wrote it."""

from __future__ import annotations

import re

_CODES = "usd|eur|gbp|chf|jpy|inr|pkr|aed|sek|nok|dkk|pln|czk|huf|aud|nzd|brl|mxn"
"""Of currencies; CAD and TRY are words as well."""
_MONEY = re.compile(
    rf"[$€£¥₹]\s?\d|\b(?:{_CODES}|rs\.?)\s?\d|\d\s?[$€£¥₹]"
    rf"|\d[ -]?(?:{_CODES}|cents?|bucks|dollars?|euros?|pounds?|rupees?|francs?)\b"
    r"|\b(?:discount(?:s|ed)?|refund(?:s|ed)?|reimburse\w*|money back|credit note|free of charge)\b",
    re.IGNORECASE,
)


def speaks_of_money(text: str) -> bool:
    """Amounts, discounts and refunds; a currency field or a payment card is use of the product."""
    return _MONEY.search(text) is not None
