"""Takes out of a text who it is about: an article must not tell. Pure.

Rather too much goes than too little: what a rule takes from an article wrongly, the person who approves it can write
again. Names that nobody told us, such as a colleague's in the middle of a sentence, only that person can see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from production.text.greetings import GREETINGS
from production.text.visible import without_invisible
from production.text.words import FUNCTION_WORDS

_CAPITALISED = r"[^\W\d_a-z](?:[\w.'’-]*\w|\.)?"  # noqa: RUF001 - as people type it
_NAME = rf"{_CAPITALISED}(?:[ \t]+{_CAPITALISED}){{0,2}}"
_STREET = "street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|square|terrace|place|close|crescent"
_NUMBERED = (
    "order|invoice|ticket|case|reference|ref|account|customer|booking|contract|serial|tracking|transaction|receipt"
    "|licen[cs]e|policy|member|parcel|shipment"
)

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


_ADDRESSES = _rules(
    # What follows the path of a link may name a session, a token or a ticket.
    (r"(https?://[^\s?#]+)[?#](?:[^\s)\]>]*[^\s)\]>.,;:!?])?", r"\1"),
    # Whatever holds an @, and what is spelled out to fool machines.
    (r"(?<!\S)(?:[^\s@]++[ \t]{1,3}@|[^\s@]*+@)[ \t]{0,3}(?:\S*[^\s.,;:!?)\]])?", "[email address]"),
    (r"(?<![\w.+-])[\w.+-]++\s{0,3}[(\[{<]\s?(?i:at)\s?[)\]}>]\s{0,3}\S+", "[email address]"),
)
_PEOPLE_PLACES_NUMBERS = _rules(
    # People who introduce themselves or are addressed.
    (rf"\b((?i:my name is|i am|i'm|this is|call me))[ \t]+{_NAME}", r"\1 [name]"),
    (rf"\b(?i:mrs?|ms|miss|mx|dr|prof|herr|frau|madame|monsieur)\b\.?[ \t]+{_NAME}", "[name]"),
    # Where people live: 12 Oak Street, Hauptstrasse 12, rue, postcode with letters.
    (rf"\b\d{{1,5}}[a-zA-Z]?[ ,]+(?:{_CAPITALISED}[ ]+){{1,4}}(?i:{_STREET})\b\.?", "[address]"),
    (r"(?i:\b[^\W\d_]*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse))[ ]+\d{1,4}[a-z]?\b", "[address]"),
    (r"\b\d{1,5},?[ ](?i:rue|via|calle)(?:[ ]\w+){1,4}", "[address]"),
    (r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b", "[address]"),
    # Numbers that lead to somebody: tickets and orders, telephones, accounts, cards, dates of birth, keys.
    (r"(?i:tkt)\W{0,3}\d+", "[number]"),
    (
        rf"\b((?i:{_NUMBERED}))\b(?:[ \t]*(?i:number|no|nr|id|code|is)\b\.?)*[ \t]*[:#]*[ \t]*(?=\S*\d\S*\d)\S*\w",
        r"\1 [number]",
    ),
    (r"#[ ]?\d{2,}", "[number]"),
    (r"(?<![\w-])[A-Za-z]{1,10}[-_](?:[A-Za-z\d]+[-_])*\d{3,}[\w-]*", "[number]"),
    (r"\b(?=\w*\d)(?=\w*[A-Za-z])\w{12,}\b", "[number]"),
    (r"\+?\(?\d(?:[\s().\-/‐-―]{0,3}\d){5,}|\d{5,}", "[number]"),  # noqa: RUF001 - all kinds of dashes
)

_GREETING = re.compile(
    rf"\A\s*(?i:{GREETINGS})"
    rf"(?:[ \t]+(?:{_CAPITALISED}|(?i:there|all|team|everyone|folks|sir|madam|or|again|support))){{0,4}}"
    r"[ \t]*(?:[,!:]+|\n|\Z)\s*"
)
_THANKS = (
    r"(?:(?:kind|best|warm|many|with)[ \t]+){0,2}(?:regards|wishes|thanks|greetings|cheers|sincerely|best|thank you)"
)
_SIGN_OFFS = (
    re.compile(r"\n--[ \t]*\n.*\Z", re.DOTALL),
    re.compile(rf"\n[ \t]*(?i:{_THANKS}|yours(?:[ \t]\w+)?)[ \t]*[,.!]*[ \t]*(?:\n[^\n?]{{0,60}}){{0,6}}\s*\Z"),
    re.compile(rf"(?<=[.!?\s])(?i:{_THANKS})[ \t]*[,!][ \t]*{_NAME}\s*\Z"),
    re.compile(rf"\n[ \t]*[–—~][ \t]*{_NAME}\s*\Z"),  # noqa: RUF001 - all kinds of dashes
)


def anonymise(text: str, known: Iterable[str] = ()) -> str:
    """The text of one message without greeting and signature, and without anything that tells who is meant.

    `known` are names and addresses of the customer, however written. Email addresses, phone numbers, ticket and order
    numbers never survive, nor do longer numbers of any kind.
    """
    clean = _readable(text)
    clean = _GREETING.sub("", clean)
    for pattern in _SIGN_OFFS:
        clean = pattern.sub("", clean)
    for rule, instead in _ADDRESSES:
        clean = rule.sub(instead, clean)
    for name in _names(known):
        clean = name.sub("[name]", clean)
    for rule, instead in _PEOPLE_PLACES_NUMBERS:
        clean = rule.sub(instead, clean)
    return clean.strip()


def _readable(text: str) -> str:
    """One spelling of what looks the same, so that a wide digit or an invisible space hides nothing."""
    return without_invisible(unicodedata.normalize("NFKC", text)).replace("\r\n", "\n")


def _names(known: Iterable[str]) -> list[re.Pattern[str]]:
    """Whole names first, then their words; a word that everybody uses, such as Will, only as a name is written."""
    wholes = {_readable(name).strip() for name in known}
    wholes.discard("")
    words = {word for whole in wholes if not re.search(r"[@\d]", whole) for word in re.findall(r"[^\W\d_]{2,}", whole)}
    longest_first = sorted(wholes | words, key=lambda name: (-len(name), name))
    return [
        re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", 0 if name.lower() in FUNCTION_WORDS else re.IGNORECASE)
        for name in longest_first
    ]
