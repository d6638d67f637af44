"""Who we are in what we write to people who work here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """And where they find us."""

    company: str
    public_url: str
    mail_domain: str
    """Right side of the Message-IDs that we mint."""

    def console(self, path: str = "") -> str:
        """The address of one of its pages."""
        return f"{self.public_url.rstrip('/')}/console/{path}"
