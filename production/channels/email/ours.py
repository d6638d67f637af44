"""Who we are to a mail: its mailbox, our domain, and whom we trust about other senders."""

from __future__ import annotations

from dataclasses import dataclass

from production.channels.email.authentication import GOOGLE

_SHARED = frozenset({"gmail.com", "googlemail.com"})
"""Domains of mailboxes that belong to everybody: a neighbour there is no colleague."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What the operator lists."""

    verifiers: frozenset[str] = frozenset({GOOGLE})
    """Names that our provider's servers write into `Authentication-Results`."""
    forwarders: frozenset[str] = frozenset()
    """Lower-cased addresses and domains that pass on other people's mail, as a form service does."""

    def forwards(self, address: str) -> bool:
        return bool({address, address.rpartition("@")[2]} & self.forwarders)


@dataclass(frozen=True, slots=True)
class Ours:
    """Empty where nothing is known, as with a mail in a file."""

    mailbox: str = ""
    """Where the mail arrived, lower-cased."""
    own_domain: str = ""
    """Right side of the Message-IDs that we mint, lower-cased."""
    trust: Trust = Trust()

    def holds(self, address: str) -> bool:
        """Whether it is the mailbox or an address of our domain, or of a server below it."""
        return bool(address) and (address == self.mailbox or self.covers(address.rpartition("@")[2]))

    def covers(self, domain: str) -> bool:
        """Whether a domain is ours or lies below ours."""
        own = {self.mailbox.rpartition("@")[2], self.own_domain} - _SHARED - {""}
        return any(domain == each or domain.endswith(f".{each}") for each in own)
