"""One Gmail mailbox with everything that belongs to it: no account sees another one's mails, history or watch."""

from __future__ import annotations

from dataclasses import dataclass

from production.lab.local.providers.gmail_push import Pusher
from production.lab.local.providers.history import History
from production.lab.local.providers.mailbox import Mailbox
from production.lab.local.providers.watch import Watches


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox of the company."""

    address: str
    access_token: str
    mailbox: Mailbox
    history: History
    watches: Watches
    pusher: Pusher
