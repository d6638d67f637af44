"""What somebody wrote into an invitation (RFC 5545), where the mail has no other words."""

from __future__ import annotations

import re

CALENDAR = "text/calendar"
_FOLD = re.compile(r"\r?\n[ \t]")
_ALARM = re.compile(r"^BEGIN:VALARM.*?(?:^END:VALARM|\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE)
"""Written by the program that reminds."""
_DESCRIPTION = re.compile(
    r"^DESCRIPTION(?:;(?:\"[^\"\n]{0,500}\"|[^:\"\n]){0,500})?:(.*)$", re.MULTILINE | re.IGNORECASE
)
_ESCAPED = re.compile(r"\\(.)")


def description_in(calendar: str) -> str:
    """Of its first entry that has one; empty if none has."""
    found = _DESCRIPTION.search(_ALARM.sub("", _FOLD.sub("", calendar)))
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], found[1]).strip() if found else ""
