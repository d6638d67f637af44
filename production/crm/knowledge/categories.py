"""Which of the shared categories a passage belongs to: a readable rule, so that search can filter."""

from __future__ import annotations

import re

from production.schemas.ids import Category

_TITLE_WORDS = (
    (Category.BILLING, r"billing|invoic\w*|payments?|subscription|receipts?|vat|credit card"),
    (Category.BUG_REPORT, r"bugs?|known issues?|crash\w*"),
    (Category.FEEDBACK, r"feedback|feature requests?|roadmap|suggestions?"),
    (Category.TECHNICAL, r"api|webhooks?|errors?|troubleshoot\w*|not working|fails?|sso|saml|limits?|browser|sync\w*"),
    (Category.HOW_TO, r"how to|set(?:ting)? up|creat\w+|add(?:ing)?|invit\w+|import\w*|export\w*"),
)
_RULES = tuple((category, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for category, words in _TITLE_WORDS)
_STEPS = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)


def category_of(title: str, content: str) -> Category:
    """The first rule that the title meets; numbered steps make it a how-to, anything else is general."""
    for category, words in _RULES:
        if words.search(title):
            return category
    return Category.HOW_TO if _STEPS.search(content) else Category.GENERAL
