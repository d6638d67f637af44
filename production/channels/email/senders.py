"""Who wrote a mail: a table of rules; the first that finds somebody decides (`docs/operations/who-wrote-this.md`).

Only a `From` that stands for one mailbox alone, of a domain that our provider has checked, is proof. Whoever is found
in another place is a claim, whatever is known about the mail that says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from production.channels.email.authentication import authentication
from production.channels.email.forwarded import forwarded
from production.channels.email.headers import raw_headers
from production.channels.email.mailboxes import Mailbox, mailboxes
from production.channels.email.mime import Body, Part
from production.channels.email.ours import Ours
from production.channels.email.programs import is_program
from production.channels.email.words import Words
from production.crm.customers.identity import normalise
from production.schemas.envelope import Authentication, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind, Proof

NOBODY = "unknown@invalid"
"""Sender of a mail that names none; such a mail is kept and handed to a person."""
_LONGEST_VERDICT = 100_000
"""Characters; a failed check counts wherever it stands."""
_NO_ONE = Mailbox("", "", exact=False)
_VIA = re.compile(r"['\"]?(.+?)['\"]? (?:via|über|par|a través de|tramite|através de|przez|через) .+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote a mail, and how sure that is."""

    sender: Sender
    authentication: Authentication
    rule: str
    """Name of the rule that decided."""
    words: Words | None = None
    """The writer's, where they are not those of the mail as a whole."""


@dataclass(frozen=True, slots=True)
class _Mail:
    """What the rules look at."""

    message: Part
    body: Body
    ours: Ours
    author: Mailbox
    """The `From`."""
    authentication: Authentication

    @property
    def passes_on(self) -> bool:
        """Whether its author may say in whose name it comes: one of us, or somebody listed who is proven."""
        listed = self.authentication is Authentication.PASS and self.ours.trust.forwards(self.author.address)
        return listed or self.ours.holds(self.author.address)

    def named(self, *headers: str) -> Mailbox | None:
        """The first customer whom these headers name: neither one of us nor a program."""
        return next(
            (each for name in headers for each in mailboxes(self.message, name) if self.is_customer(each)), None
        )

    def is_customer(self, mailbox: Mailbox) -> bool:
        known = mailbox.address == self.author.address or self.ours.holds(mailbox.address)
        return not known and not is_program(mailbox.address)


class _Found(NamedTuple):
    writer: Mailbox
    words: Words | None = None


def _forged(mail: _Mail) -> _Found | None:
    return _Found(mail.author) if mail.authentication is Authentication.FAIL else None


def _group(mail: _Mail) -> _Found | None:
    found = mail.named("x-original-from", "x-original-sender") if mail.passes_on else None
    via = _VIA.fullmatch(mail.author.name)
    return _Found(replace(found, name=found.name or (via[1] if via else ""))) if found else None


def _forward(mail: _Mail) -> _Found | None:
    found = forwarded(mail.message, mail.body) if mail.ours.holds(mail.author.address) else None
    return _Found(found.writer, found.words) if found and mail.is_customer(found.writer) else None


def _form(mail: _Mail) -> _Found | None:
    found = mail.named("reply-to") if mail.passes_on else None
    return _Found(found) if found else None


def _program(mail: _Mail) -> _Found | None:
    found = mail.named("reply-to") if is_program(mail.author.address) else None
    return _Found(found) if found else None


def _ourselves(mail: _Mail) -> _Found | None:
    return _Found(_NO_ONE) if mail.author.address == mail.ours.mailbox else None


def _author(mail: _Mail) -> _Found:
    return _Found(mail.author)


class Rule(NamedTuple):
    """`why` is what an operator reads about it."""

    name: str
    find: Callable[[_Mail], _Found | None]
    why: str


RULES = (
    Rule(
        "forged", _forged, "Our provider says that the mail is not from its domain: nothing that it says is followed."
    ),
    Rule("group", _group, "A group of ours rewrites `From` and names the writer in `X-Original-From` or `-Sender`."),
    Rule("forward", _forward, "A colleague passes on a customer's mail: the customer wrote, and theirs are the words."),
    Rule("form", _form, "A form on our own website, or of a listed service, names in `Reply-To` who filled it in."),
    Rule("program", _program, "Nobody reads what is sent to a program; it says in `Reply-To` who does."),
    Rule("ourselves", _ourselves, "The mailbox wrote to itself and names nobody else: an answer would come back."),
    Rule("author", _author, "Everybody else writes for themselves, whatever `Reply-To` says."),
)


def who_wrote(message: Part, body: Body, ours: Ours) -> Origin:
    """Never raises; a mail that names nobody is from NOBODY."""
    headers = raw_headers(message, "from")
    named = mailboxes(message, "from") or tuple(replace(each, exact=False) for each in mailboxes(message, "sender"))
    author = next((each for each in named if each.enclosed), next(iter(named), _NO_ONE))
    results = raw_headers(message, "authentication-results", longest=_LONGEST_VERDICT)
    verdict = authentication(results, author.domain, ours.trust.verifiers)
    mail = _Mail(message, body, ours, author, verdict)
    rule, found = next((rule, found) for rule in RULES if (found := rule.find(mail)))
    alone = len(headers) == len(named) == 1 and author.exact
    proven = rule.find is _author and alone and verdict is Authentication.PASS
    return Origin(_sender(found.writer, Proof.PROVEN if proven else Proof.CLAIMED), verdict, rule.name, found.words)


def _sender(writer: Mailbox, proof: Proof) -> Sender:
    try:
        value = normalise(IdentifierKind.EMAIL, writer.address)
    except InvalidInput:  # the provider delivered it, so the address exists
        value = writer.address or NOBODY
    return Sender(kind=IdentifierKind.EMAIL, value=value, proof=proof, name=writer.name or None)
