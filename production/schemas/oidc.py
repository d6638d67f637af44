"""Who vouches for people who work here: an OpenID Connect provider."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcProvider:
    """Where it is, and as whom it knows us."""

    name: str
    """As people call it: Google."""
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    """Where it sends browsers back to; it knows this address, too."""
    domains: frozenset[str] = frozenset()
    """Of the addresses that it may vouch for, lower-cased; empty: of all."""
