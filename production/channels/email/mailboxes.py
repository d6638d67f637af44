"""Who is named in an address header. What stands in the last angle brackets is the address, all else is a name.

Python's `getaddresses` is quadratic and takes names for addresses (CVE-2023-27043).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import Message
from functools import lru_cache

from production.channels.email.encoded_words import decode_words
from production.channels.email.headers import LONGEST, raw_header
from production.channels.email.structured import Kind, Token, tokens
from production.crm.customers.identity import lowercase_address
from production.text.storable import storable
from production.text.visible import without_invisible

_LONGEST_NAME = 200
_LONGEST_ADDRESS = 320
_LOCAL = r"(?:[^\s<>()\[\]:;,@\"\\]+|\"(?:[^\"\\]|\\.)*\")"
_ADDRESS = re.compile(rf"{_LOCAL}@(?:[\w.\u3002-]+|\[[\w.:]+\])")
_AROUND_DOT_OR_AT = re.compile(r"\s*([@.])\s*")
_ODD = re.compile(r"=\?|\?=")
"""A piece of an encoded word: some programs would read another address."""
_NO_NAME = re.compile(rf"\S@\S|[<>\[\]]|{_ODD.pattern}")
"""Not in the half of a name that stands in front of a comma."""
_SCHEME_OR_ROUTE = re.compile(r"mailto:|@[^:]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One who is named; `address` is lower-cased and `exact` says that no other reading of the header is possible."""

    name: str
    address: str
    exact: bool = True
    enclosed: bool = True
    """In angle brackets."""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def mailboxes(message: Message, name: str) -> tuple[Mailbox, ...]:
    """Those of the first header of this name."""
    raw = raw_header(message, name)
    found = named_in(raw)
    return found if len(raw) < LONGEST else tuple(replace(each, exact=False) for each in found)


@lru_cache(maxsize=32)  # each question about a mail asks for the same few headers
def named_in(text: str) -> tuple[Mailbox, ...]:
    """Every mailbox of a list, also of its groups, in order; what has no address is left out."""
    read = [(_mailbox(entry), entry) for entry in _entries(text)]
    found = [mailbox for mailbox, _ in read if mailbox]
    lost = any(mailbox is None and not entry.names_nobody for mailbox, entry in read)
    return tuple(replace(each, exact=False) for each in found) if lost else tuple(found)


@dataclass(slots=True)
class _Entry:
    """What stands between two commas."""

    words: list[Token] = field(default_factory=list)
    """Outside of angle brackets."""
    enclosed: list[str] = field(default_factory=list)
    """Contents of angle brackets."""
    odd: bool = False
    """In a group, or in a bracket that nothing closes: there are programs that read it in another way."""

    @property
    def names_nobody(self) -> bool:
        """Whether it is empty or half a name, and nothing that other programs would read an address in."""
        torn = any(token.kind is Kind.WORD and set("()") & set(token.raw) for token in self.words)  # from a comment
        return not (self.odd or torn or _NO_NAME.search(self.raw))

    @property
    def raw(self) -> str:
        return "".join(token.raw for token in self.words) + " ".join(self.enclosed)


def _entries(text: str) -> Iterator[_Entry]:
    entry = _Entry()
    inside: list[Token] | None = None
    for token in tokens(text, "<>,;:"):
        if inside is not None and not token.is_special("<>"):
            inside.append(token)
        elif token.is_special("<"):
            entry.words += [_OPENING, *inside] if inside is not None else []  # the one before was no bracket
            inside = []
        elif token.is_special(">"):
            entry.enclosed += [_joined(inside)] if inside is not None else []
            entry.odd = entry.odd or inside is None
            inside = None
        elif token.is_special(",;"):
            yield entry
            entry = _Entry(odd=token.is_special(";"))
        elif token.is_special(":") and not entry.enclosed:  # what came before names a group
            entry = _Entry(odd=True)
        else:
            entry.words.append(token)
    if inside is not None and _address(_joined(inside)):
        entry.enclosed.append(_joined(inside))
        entry.odd = True
    elif inside is not None:
        entry.words += [_OPENING, *inside]
    yield entry


_OPENING = Token(Kind.WORD, "<", "<")


def _joined(inside: Sequence[Token]) -> str:
    return "".join(token.raw for token in inside if token.kind is not Kind.COMMENT)


def _mailbox(entry: _Entry) -> Mailbox | None:
    return _plain_mailbox(entry) or _wholly_quoted(entry)


def _plain_mailbox(entry: _Entry) -> Mailbox | None:
    words = _words(entry.words)
    bare = [address for word in words if (address := _address(word))]
    if not bare and (spaced := _address(_joined(entry.words))):
        words, bare = [spaced], [spaced]
    enclosed = [address for each in entry.enclosed if (address := _address(each) or _address(each.strip('" ')))]
    if not bare and not enclosed:
        return None
    address = enclosed[-1] if enclosed else bare[-1]
    alone = bool(enclosed) or len(words) == 1
    others = set(bare + enclosed) - {address} or _OPENING in entry.words or _ODD.search(address)
    odd = entry.odd or without_invisible(entry.raw) != entry.raw
    exact = alone and not others and len(enclosed) == len(entry.enclosed) and not odd
    name = entry.words if enclosed else _beside(entry.words, address, alone=alone)
    return Mailbox(_name(name), address, exact, bool(enclosed))


def _beside(found: Sequence[Token], address: str, *, alone: bool) -> list[Token]:
    """What is a name where the address stands without angle brackets."""
    if alone:
        return [token for token in found if token.kind is Kind.COMMENT]
    return [token for token in found if _address(token.raw) != address]


def _wholly_quoted(entry: _Entry) -> Mailbox | None:
    """Name and address inside one pair of quotes, or one encoded word."""
    inner = decode_words("".join(token.text for token in entry.words))
    found = [each for each in map(_plain_mailbox, _entries(inner)) if each]
    return replace(found[0], exact=False) if len(found) == 1 else None


def _words(found: Sequence[Token]) -> list[str]:
    """Tokens without space or comment between them belong together: `"ada lovelace"@example.com`."""
    blank = {Kind.SPACE, Kind.COMMENT}
    glued = "".join("\n" if token.kind in blank else token.raw for token in found)
    return [word for word in glued.split("\n") if word]


def _address(text: str) -> str | None:
    """Lower-cased; None if it is none."""
    seen = without_invisible(text).strip()  # it comes along when an address is copied from a page
    cleaned = seen if '"' in seen else _AROUND_DOT_OR_AT.sub(r"\1", seen)
    cleaned = _SCHEME_OR_ROUTE.sub("", cleaned, count=1) if _SCHEME_OR_ROUTE.match(cleaned) else cleaned
    if cleaned.startswith("'") and cleaned.endswith("'"):
        cleaned = cleaned[1:-1]
    fits = len(cleaned) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(cleaned)
    return lowercase_address(cleaned.rstrip(".")) if fits else None


def _name(found: Sequence[Token]) -> str:
    """As people read it; a comment is a name only where there is no other."""
    words = "".join(f"({token.text})" if token.kind is Kind.COMMENT else token.text for token in found)
    if all(token.kind in {Kind.COMMENT, Kind.SPACE} for token in found):
        words = " ".join(token.text for token in found if token.kind is Kind.COMMENT)
    return " ".join(storable(decode_words(words)).split()).strip("\"' ")[:_LONGEST_NAME].strip()
