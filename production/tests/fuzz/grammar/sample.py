"""What the generators make: an input, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    raw: bytes
    own: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    sound: bool = True
    """False: a part that holds words breaks the rules; then the original must be at hand."""
    quotes: bool = False
    """There is something that may be cut away."""
    vouched: frozenset[str] = frozenset()
    """Spellings of the address that our own provider's verdict stands for; empty: nobody is proven."""
    surely: bool = False
    """That verdict and that address are written as by a mail program and by Gmail: it has to be believed."""
    never: frozenset[str] = frozenset()
    """Addresses that stand in display names, comments and quoted strings only."""
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A request to the form's door."""

    body: bytes
    content_type: str
    words: tuple[str, ...] = ()
    """In its message."""
    email: str | None = None
    """What was typed where it is one legal address."""
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request of Twilio, signed, or a push of Gmail."""

    fields: dict[str, str] | None
    """Of a form post of Twilio."""
    push: bytes | None = None
    words: tuple[str, ...] = ()
    report: bool = False
    """A delivery report."""
    used: tuple[str, ...] = ()
