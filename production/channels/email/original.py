"""The mail that is answered, quoted below the answer as mail programs do it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape

from production.schemas.delivery import Original

_MOST = 20_000
"""Characters; what is longer was said before, and mailboxes refuse mails that grow with every turn."""
_STYLE = "margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex"


def plain_quote(original: Original) -> str:
    """Attribution and `>` lines; empty when there is nothing to quote."""
    lines = _shown(original.text).split("\n")
    return "\n".join([f"{_attribution(original)}\n", *map(_marked, lines)]) if any(lines) else ""


def html_quote(original: Original) -> str:
    """The same as a cited block that mail programs fold away."""
    text = _shown(original.text)
    if not text:
        return ""
    quoted = escape(text).replace("\n", "<br>")
    return (
        f'<div class="gmail_quote"><div class="gmail_attr">{escape(_attribution(original))}</div>'
        f'<blockquote class="gmail_quote" type="cite" dir="auto" style="{_STYLE}">{quoted}</blockquote></div>'
    )


def _attribution(original: Original) -> str:
    name = " ".join(re.sub(r"[\x00-\x1f<>\"]", " ", original.name or "").split())
    who = f"{name} <{original.address}>" if name else original.address
    return f"{_day_and_time(original.sent_at)}{who} wrote:"


def _day_and_time(moment: datetime | None) -> str:
    if moment is None:
        return ""
    utc = moment.astimezone(UTC)
    return f"On {utc.day} {utc:%b %Y} at {utc:%H:%M} UTC, "


def _marked(line: str) -> str:
    """A line that is quoted already gets one more mark and no space, as RFC 3676 wants it."""
    return f">{line}" if line.startswith(">") else f"> {line}".rstrip()


def _shown(text: str) -> str:
    whole = re.sub(r"\r\n?", "\n", text).strip()
    return whole if len(whole) <= _MOST else whole[:_MOST].rpartition("\n")[0] + "\n[...]"
