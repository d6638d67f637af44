"""From headers: of every legal form, and of every form in which one address hides another."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

from production.tests.fuzz.grammar.pen import Pen


@dataclass(slots=True)
class Author:
    """`lines` are the header lines; `address` is the one mailbox that they name by the book, if they do."""

    lines: list[str]
    address: str | None
    domain: str
    """Which a provider's verdict would name."""
    simple: bool = False
    """As mail programs write it."""
    never: set[str] = field(default_factory=set)


def author(pen: Pen) -> Author:
    """One in two is honest."""
    return _honest(pen) if pen.chance(0.5) else _hostile(pen)


def _honest(pen: Pen) -> Author:
    local = pen.pick(["ada", "ada.lovelace", "o'neil", "a+b", "x_y-z", "support2", "1", "d'arcy.o'hara", "a&b", "{x}"])
    domain = pen.pick(["customer.example", "mail.customer.example", "xn--bcher-kva.example", "firm-1.example"])
    address = f"{local}{pen.rng.getrandbits(20)}@{domain}"
    shape = pen.named("from", _SIMPLE if pen.chance(0.7) else _LEGAL)
    return Author([f"From: {shape.format(a=address)}"], address, domain, shape in _SIMPLE.values())


# `{a}` is the address.
_SIMPLE = {
    "bare": "{a}",
    "angle": "<{a}>",
    "name": "Dr. d. love <{a}>",
    "quoted name": '"love, d." <{a}>',
    "encoded name": "=?utf-8?q?l=C3=B6ve?= <{a}>",
    "base64 name": "=?UTF-8?B?bMO2dmU=?= <{a}>",
    "folded": '"d. love"\r\n <{a}>',
}
_LEGAL = {
    "comment": "{a} (d. love)",
    "comment first": "(d. (nested) love) <{a}>",
    "route": "<@relay.example:{a}>",
    "tabs": "\t d. love \t<{a}>\t",
    "empty name": '"" <{a}>',
    "8-bit name": "l\udcf6ve <{a}>",
    "escaped quotes": '"d. \\"love\\"" <{a}>',
    "folded twice": "d.\r\n\tlove\r\n\t<{a}>",
}

# `{v}` is the victim, `{x}` the attacker at evil.example. Here one mailbox is named, the attacker's.
_HIDDEN = {
    "name is an address": "{v} <{x}>",
    "quoted name is an address": '"{v}" <{x}>',
    "single quotes": "'{v}' <{x}>",
    "encoded name is an address": "=?utf-8?q?{v}?= <{x}>",
    "base64 name is an address": "=?utf-8?b?{b}?= <{x}>",
    "encoded name with brackets": "=?utf-8?q?=3C{v}=3E=2C?= <{x}>",
    "comment": "{x} ({v})",
    "comment first": "({v}) <{x}>",
    "nested comment": "(a ({v}) b) <{x}>",
    "brackets in a comment": "(<{v}>) {x}",
    "brackets in a quoted name": '"<{v}>" <{x}>',
    "escaped quote": '"a\\" <{v}>" <{x}>',
    "via": '"{v} via list" <{x}>',
    "quote without an end": '"{v} <{x}>',
    "comment without an end": "{x} ({v}",
    "quoted name folded": '"{v}\r\n " <{x}>',
    "comment within the address": "{l}({v})@evil.example",
    "backslashes": "\\" * 41 + " <{x}>",
    "NUL between": "{v}\x00 <{x}>",
    "8-bit at": "{v}\udcff <{x}>",
    "name in two": '"{v}" "other" <{x}>',
}
# Whoever is named here, it is more than one or nobody.
_CROWDED = {
    "two brackets": "<{v}> <{x}>",
    "two mailboxes": "{v}, <{x}>",
    "two named": "Vic <{v}>, Mal <{x}>",
    "attacker first": "<{x}> {v}",
    "attacker first, named": "Mal <{x}>, Vic <{v}>",
    "two at": "{v}@evil.example",
    "at in brackets": "Mallory <{v} @evil.example>",
    "at in brackets, glued": "<{v}@evil.example>",
    "group": "{v}: {x};",
    "group of two": "friends: {v}, {x};",
    "empty group": "undisclosed-recipients:;",
    "semicolon": "{v}; {x}",
    "no comma": "{v} {x}",
    "open bracket": "<{v} <{x}>",
    "closed twice": "{v}> <{x}>",
    "line break inside": "<{v}\r\n {x}>",
    "percent": "<{v}%evil.example>",
    "bang": "<evil.example!{v}>",
    "route of two": "<@evil.example:{v},{x}>",
    "nothing": "",
    "only a name": "Mallory",
    "only at": "@",
    "many at": "@" * 40,
}


def _hostile(pen: Pen) -> Author:
    number = pen.rng.getrandbits(20)
    victim, attacker = f"victim{number}@bank.example", f"x{number}@evil.example"
    make = pen.pick([_hidden, _hidden, _crowded, _quoted_local, _twice, _random])
    made = make(pen, victim, attacker)
    made.never = {victim} if made.never else set()
    return made


def _hidden(pen: Pen, victim: str, attacker: str) -> Author:
    shape = pen.named("from hides", _HIDDEN)
    encoded = base64.b64encode(victim.encode()).decode()
    written = victim.replace("@", "=40") if "?q?" in shape else victim
    text = shape.format(v=written, x=attacker, b=encoded, l=attacker.partition("@")[0])
    return Author([f"From: {text}"], attacker, "evil.example", never={victim})


def _crowded(pen: Pen, victim: str, attacker: str) -> Author:
    shape = pen.named("from is crowded", _CROWDED)
    return Author([f"From: {shape.format(v=victim, x=attacker)}"], None, "evil.example")


def _quoted_local(pen: Pen, victim: str, attacker: str) -> Author:
    """Legal, and no mailbox of the victim."""
    local = pen.named("from is quoted", {"comma": f'"{victim}, x"', "only": f'"{victim}"', "angle": f'"<{victim}>"'})
    address = f"{local}@evil.example"
    return Author([f"From: {address}"], address, "evil.example", never={victim})


def _twice(pen: Pen, victim: str, attacker: str) -> Author:
    lines = [f"From: {victim}", f"From: {attacker}"]
    pen.rng.shuffle(lines)
    pen.used.append("from: twice")
    return Author(lines, None, "evil.example")


_PIECES = (
    "{v}",
    "{x}",
    "<",
    ">",
    ",",
    ";",
    ":",
    '"',
    "(",
    ")",
    "@",
    " ",
    "\\",
    "\r\n ",
    "=?utf-8?q?",
    "?=",
    "[",
    "]",
    "\x00",
    " name ",
)


# Empty places in a list are legal (RFC 5322, 4.4), half a name in front of a comma is what people forget to quote, and
# NUL is dropped wherever it stands.
_ONE_BY_CHANCE = re.compile(
    r"(?:(?:[\s\0]|name)*,)*(?:(?:[\s\0]|name)*<[\s\0]*\{x\}[\s\0]*>|[\s\0]*\{x\})[\s\0]*(?:,(?:[\s\0]|name)*)*"
)

_COMMENT = re.compile(r"\([^()\"\\]*\)")


def _random(pen: Pen, victim: str, attacker: str) -> Author:
    pen.used.append("from: random")
    text = "".join(pen.pick(_PIECES) for _ in range(pen.rng.randint(1, 4 + 3 * pen.size)))
    address = attacker if _ONE_BY_CHANCE.fullmatch(_COMMENT.sub(" ", text)) else None
    return Author([f"From: {text.format(v=victim, x=attacker)}"], address, "evil.example")
