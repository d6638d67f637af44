"""What somebody wrote in a mail, and what was left out beside it."""

from __future__ import annotations

from dataclasses import dataclass

from production.channels.email.html_text import html_to_text
from production.channels.email.visible_text import visible_text


@dataclass(frozen=True, slots=True)
class Words:
    """`visible` is the writer's own text; `cut` is what was left out (quotes, signature), in the order of the mail."""

    visible: str = ""
    cut: str = ""


def plain_words(text: str) -> Words:
    """Of a plain part."""
    return Words(visible_text(text))


def html_words(html: str) -> Words:
    """Of an HTML part; one that consists of nothing but a quote shows the quote."""
    return Words(visible_text(html_to_text(html)) or visible_text(html_to_text(html, quotes=True)))
