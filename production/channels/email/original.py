"""The mail that is answered, quoted below the answer as mail programs do it."""

from __future__ import annotations

import re
from datetime import UTC
from html import escape

from production.schemas.delivery import Original
from production.schemas.wording import MailFrame

_MOST = 20_000
"""Characters; what is longer was said before, and mailboxes refuse mails that grow with every turn."""
_STYLE = "margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex"


def plain_quote(original: Original, frame: MailFrame) -> str:
    """Attribution and `>` lines; empty when there is nothing to quote."""
    lines = _shown(original.text).split("\n")
    return "\n".join([f"{_attribution(original, frame)}\n", *map(_marked, lines)]) if any(lines) else ""


def html_quote(original: Original, frame: MailFrame) -> str:
    """The same as a cited block that mail programs fold away."""
    text = _shown(original.text)
    if not text:
        return ""
    quoted = escape(text).replace("\n", "<br>")
    return (
        f'<div class="gmail_quote"><div class="gmail_attr">{escape(_attribution(original, frame))}</div>'
        f'<blockquote class="gmail_quote" type="cite" dir="auto" style="{_STYLE}">{quoted}</blockquote></div>'
    )


def _attribution(original: Original, frame: MailFrame) -> str:
    name = " ".join(re.sub(r"[\x00-\x1f<>\"]", " ", original.name or "").split())
    who = f"{name} <{original.address}>" if name else original.address
    if original.sent_at is None:
        return frame.quote_undated.format(who=who)
    utc = original.sent_at.astimezone(UTC)
    return frame.quote.format(who=who, day=f"{utc:%Y-%m-%d}", time=f"{utc:%H:%M}")


def _marked(line: str) -> str:
    """A line that is quoted already gets one more mark and no space, as RFC 3676 wants it."""
    return f">{line}" if line.startswith(">") else f"> {line}".rstrip()


def _shown(text: str) -> str:
    whole = re.sub(r"\r\n?", "\n", text).strip()
    return whole if len(whole) <= _MOST else whole[:_MOST].rpartition("\n")[0] + "\n[...]"
