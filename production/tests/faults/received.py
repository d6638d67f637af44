"""What customers have received: from the providers' own store, and from our pages."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from production.lab.local.providers.body import visible_text
from production.tests.faults.marks import marks_in
from production.tests.faults.processes import AWAY, ask

_CHATS = """
select seq, sid, recipient, body, created_at from chat_message
where direction = 'outbound-api' and seq > ? order by seq
"""
_MAILS = """
select seq, id, trim(recipients), raw, internal_date / 1000.0 from mail
where seq > ? and id in (select mail_id from mail_label where label = 'SENT') order by seq
"""
_META = """
select seq, id, channel || ' ' || person, body, created_at from graph_message
where direction = 'outbound' and seq > ? order by seq
"""
_PAGES = """
select id::text, conversation_id::text, content, extract(epoch from sent_at)::float from messages
where channel = any($1::text[]) and direction = 'outbound' and sent_at is not null
order by sent_at, part
"""
"""Postgres is the provider of what is shown on pages of ours."""
_QUOTED = ">"


@dataclass(slots=True)
class Received:
    """Grows with every `look`."""

    database: Path
    replies: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Mark -> ids of the replies that name it."""
    order: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Address -> marks in the order of the replies."""
    first_at: dict[str, float] = field(default_factory=dict)
    """Mark -> seconds since 1970 when its first reply was there."""
    _seen: dict[str, int] = field(default_factory=lambda: {_CHATS: 0, _META: 0, _MAILS: 0})

    def look(self) -> None:
        """Read what came since the last look."""
        with sqlite3.connect(self.database, timeout=30) as db:
            for query, last in list(self._seen.items()):
                for seq, reply, address, words, at in db.execute(query, (last,)).fetchall():
                    self._seen[query] = seq
                    self.note(reply, address, _own_words(words), at)

    async def look_at_pages(self, database_url: str, channels: Sequence[str]) -> None:
        """Read what they show, unless the database is away."""
        with suppress(*AWAY):
            for row in await ask(database_url, _PAGES, channels):
                self.note(*row)

    def note(self, reply: str, address: str, words: str, at: float) -> None:
        """One reply, wherever it was found; whoever looks at status pages sees them in any order."""
        for mark in marks_in(words):
            if reply not in self.replies[mark]:
                self.replies[mark].append(reply)
                self.first_at.setdefault(mark, at)
                self.order[address].append(mark)
                self.order[address].sort(key=self.first_at.__getitem__)


def _own_words(words: str | bytes) -> str:
    """Without the lines of the customer's mail that a reply quotes."""
    text = visible_text(words) if isinstance(words, bytes) else words
    return "\n".join(line for line in text.splitlines() if not line.startswith(_QUOTED))
