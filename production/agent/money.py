"""The subject that no automatic reply may touch, whoever wrote it."""

from __future__ import annotations

import re

_MONEY = re.compile(
    r"[$€£¥]\s?\d|\d\s?(?:[$€£¥]|usd|eur|gbp|dollars?|euros?|pounds?)\b"
    r"|\b(?:discount(?:s|ed)?|refund(?:s|ed)?|reimburse\w*|money back|credit note|free of charge)\b",
    re.IGNORECASE,
)


def speaks_of_money(text: str) -> bool:
    """Amounts, discounts and refunds; a currency field or a payment card is use of the product."""
    return _MONEY.search(text) is not None
