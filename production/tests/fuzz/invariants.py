"""What is true of every mail, form and webhook, whatever they are. Each function tells what is wrong, or nothing."""

from __future__ import annotations

import re
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from production.schemas.envelope import InboundMessage
from production.schemas.errors import TooLarge
from production.stream.codec import decode, encode
from production.tests.fuzz.grammar.sample import Mail
from production.tests.fuzz.reading import read

# Not the product's own list: this one says what Postgres and JSON cannot hold, and what has no place in a text.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class TooSlow(BaseException):
    """Not to be caught by whoever is too slow."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    problems: tuple[str, ...]
    """Each begins with a word that names its kind."""
    cpu_s: float


def check_mail(mail: Mail) -> Outcome:
    """Every invariant that can be seen without a running system."""
    began = time.process_time()
    try:
        with limited(allowed(mail.raw)):
            message = read(mail.raw)
    except TooSlow:
        return Outcome(("slow",), time.process_time() - began)
    except Exception as error:  # noqa: BLE001 - this is what it looks for
        return Outcome((f"raises: {type(error).__name__} {str(error)[:100]}",), time.process_time() - began)
    spent = time.process_time() - began
    found = (storable(message), preserved(mail, message), honest(mail, message))
    return Outcome(tuple(each for each in found if each), spent)


def allowed(raw: bytes) -> float:
    """Processor seconds that reading may take: many times what it does take, as what is not linear takes minutes."""
    return 8.0 + 0.8 * len(raw) / 1e6


@contextmanager
def limited(seconds: float) -> Any:
    """Raises TooSlow over so much processor time; for the main thread only."""

    def stop(_number: int, _frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def storable(message: InboundMessage) -> str | None:
    """The envelope can be sent, comes back as it was, and Postgres takes it."""
    if found := next(filter(None, map(_UNSTORABLE.search, _texts(message.model_dump()))), None):
        return f"unstorable: {found.group()!r} in {found.string[:60]!r}"
    try:
        value = encode(message)
    except TooLarge as error:
        return f"too large: {error}"
    except ValueError as error:
        return f"not to be encoded: {type(error).__name__}"
    return None if decode(value) == message else "not the same after the broker"


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    nested = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for each in nested for text in _texts(each)]


def preserved(mail: Mail, message: InboundMessage) -> str | None:
    """Whatever the writer wrote is shown or kept; where nobody can decode it, the original is at hand."""
    kept = message.text + "\n" + message.cut
    if not mail.sound and (message.attachments or message.problem):
        return None
    if lost := [word for word in mail.own if word not in kept]:
        kind = "cut" if mail.quotes else "lost"
        return f"{kind if mail.sound else 'undecoded'}: {len(lost)} of {len(mail.own)} words, {lost[0]}"
    if mail.sound and (lost := [word for word in mail.cited if word not in kept]):
        return f"cut: {len(lost)} of {len(mail.cited)} quoted words, {lost[0]}"
    return None


def honest(mail: Mail, message: InboundMessage) -> str | None:
    """Proven is who our own provider vouches for, and nobody is taken for a name."""
    sender = message.sender
    if sender.proof == "proven" and sender.value not in mail.vouched:
        return f"impostor: {sender.value} is proven"
    if sender.value in mail.never:
        return f"mistaken: {sender.value} is only a name"
    if mail.surely and sender.proof != "proven":
        return f"disbelieved: {sender.value} {set(mail.vouched)}"
    return None
