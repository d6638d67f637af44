"""The table of languages (`languages.json`) as compiled patterns.

For each language the file says how mail programs and people frame a reply, as regular expressions:
`wrote` and `opening` of an attribution (`On ... Ann wrote:`), labels of a header block (`sender`, `sent`, `to`,
`subject`, `copy`), the line over an `original` mail, what phones append (`sent_from`, together with a word of
`devices`); how subjects of automatic replies and delivery reports begin (`auto_subject`, `away_subject`
for words that people use as well, `bounce_subject`, `delay_subject`), what `asks` or complains, and a `reaction` by
mail. Where a language has no habit of its own, the key is missing. The other lists are shared: what signatures and
disclaimers are made of.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from importlib.resources import files

_TABLE = json.loads((files(__package__) / "languages.json").read_text("utf-8"))


class Label(StrEnum):
    """What a line of a header block says; also the key in the table."""

    SENDER = "sender"
    SENT = "sent"
    TO = "to"
    SUBJECT = "subject"
    COPY = "copy"


def _any_of(key: str) -> str:
    """The alternatives of all languages, longest first, so that `Sent at` wins over `Sent`."""
    phrases = {phrase for language in _TABLE["languages"].values() for phrase in language.get(key, ())}
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _all_of(key: str) -> str:
    return "|".join(_TABLE[key])


_COLON = "[:\uff1a]"
_QUOTE_MARKS = "\u2018\u201c\u201e\u00ab"
_MAIL = r"[^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']+"
_ENCLOSED_MAIL = rf"[<(\[]+\s*(?:mailto:)?{_MAIL}\s*(?:<mailto:[^>]*>)?\s*[>)\]]+"

ADDRESS = re.compile(_MAIL)
ENCLOSED_ADDRESS = re.compile(_ENCLOSED_MAIL)
FULL_DATE = re.compile(
    # Also Thai (25xx) and Persian or Hijri (13xx, 14xx) years.
    r"\b(?:19|20|25|13|14)\d\d\b|(?:19|20)\d\d(?:\u5e74|\ub144|[./-]\d)|\b\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}\b"
)
WROTE = re.compile(rf"(?:^|[\s,)>\u3000-\u9fff\uac00-\ud7a3])(?:{_any_of('wrote')})\b", re.IGNORECASE)
WROTE_AT_END = re.compile(rf"(?:{_any_of('wrote')})\s*{_COLON}?$", re.IGNORECASE)
OPENING = re.compile(
    rf"(?:{_any_of('opening')})(?=[\s\d\"'])|\d|[\[(<\"'{_QUOTE_MARKS}]|\u5728|\w{{2,4}}\.?,? ?\d", re.IGNORECASE
)
TOLD = re.compile(
    r"\b(?:I|we|ich|wir|je|j'ai|nous|yo|io|eu|ik|wij|ja|jag|jeg|\u044f|\u043c\u044b|meine?|unsere?|ihre?|eure?"
    r"|(?-i:my|our|your|notre|votre|nuestr[oa]|vuestr[oa]|nostr[oa]|vostr[oa]|minha|noss[oa]|mijn|jullie))\b",
    re.IGNORECASE,
)
"""By somebody, to somebody: no program writes `we` or `your colleague`. Some are names with a capital: My Nguyen."""
TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.h]\s?\d{2}(?!\d)")
DATE_THEN_ADDRESS = re.compile(rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b.{{0,80}}{_ENCLOSED_MAIL}")
TIME_AT_END = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?$", re.IGNORECASE)
ADDRESS_THEN_MOMENT = re.compile(rf"[^@]{{0,80}}(?:{_ENCLOSED_MAIL}|{_MAIL})[>\]]?\s?[,\u2013\u2014-]?\s[^@]{{5,40}}")
"""As Nextcloud writes: `"Ann" ann@here.example - 2. March 2026 09:01`, without a verb in any language."""
ADDRESS_THEN_COLON = re.compile(rf"(?:{_ENCLOSED_MAIL}|{_MAIL})[\"'\u2019 ]*{_COLON}$")

_LABELS = {label: _any_of(label) for label in Label}
_LABEL_TEXT = {label: re.compile(words, re.IGNORECASE) for label, words in _LABELS.items()}
_LABELLED = rf"({'|'.join(_LABELS.values())})[*_]*[ \u00a0]*{_COLON}[*_]*"
_HEADER = re.compile(rf"(?:^|(?<=\s))[*_]*{_LABELLED}", re.IGNORECASE)
HEADER_LINE = re.compile(rf"[*_\s]*{_LABELLED}\s*(.*)", re.IGNORECASE)

_RULER = r"[-_=\u2010-\u2015*#~]"
ORIGINAL = re.compile(
    rf"{_RULER}{{2,}}\s*(?:{_any_of('original')})\s*:?\s*{_RULER}*|\*?(?:{_any_of('forward_begins')})\s?[:\u3002\uff1a]?\*?",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    rf"(?=.*(?:{_all_of('devices')}))"
    rf"(?:(?:{_any_of('sent_from')}).{{0,100}}|.{{1,60}}(?:{_any_of('sent_from_ends')}).{{0,20}})|"
    rf"(?=.*(?:\biOS\b|Android|the app|https?:))(?:{_all_of('get_app')})"
    r".{0,20}(?:Outlook|Yahoo|BlueMail|Spark|Gmail).{0,80}|"
    r".{0,4}Outlook (?:for|f\u00fcr|pour|para|per|voor) (?:iOS|Android).{0,60}|(?:iOS|Android).{0,30}Outlook.{0,60}",
    re.IGNORECASE,
)
# What programs put before the subject that they answer, and what people write as well.
AUTO_SUBJECT = re.compile(rf"\W*(?:{_any_of('auto_subject')})", re.IGNORECASE)
AWAY_SUBJECT = re.compile(rf"\W*(?:{_any_of('away_subject')})", re.IGNORECASE)
BOUNCE_SUBJECT = re.compile(rf"\W*(?:\w+\]\s*)?(?:{_any_of('bounce_subject')})", re.IGNORECASE)
DELAY_SUBJECT = re.compile(rf"(?:{_any_of('delay_subject')})", re.IGNORECASE)
ASKS = re.compile(rf"[?\uff1f\u061f\u037e]|{_any_of('asks')}", re.IGNORECASE)
REACTION = re.compile(rf"[^\n]{{1,100}} (?:{_any_of('reaction')})[.:]?", re.IGNORECASE)


CONTACT_WORD = re.compile(rf"(?<!\w)(?:{_all_of('contact_words')})\b\.?\s*{_COLON}", re.IGNORECASE)
COMPANY = re.compile(rf"\b(?:{_all_of('companies')})(?=\W|$)")
JOB = re.compile(rf"\b(?:{_all_of('jobs')})\b", re.IGNORECASE)
COMPANY_WORD = re.compile(rf"(?:{_all_of('company_words')})", re.IGNORECASE)
POSTSCRIPT = re.compile(rf"[*_]*(?:{_all_of('postscripts')})\s*(?:[:.,;\uff1a-]|\u2013|(?=\s))", re.IGNORECASE)
CHANGE = re.compile(rf"(?:{_all_of('changes')})", re.IGNORECASE)
CONTACT_DETAIL = re.compile(rf"(?:{_all_of('contact_details')})", re.IGNORECASE)
FOOTER = re.compile(rf"(?:{_all_of('footers')})", re.IGNORECASE)
# A disclaimer speaks of secrecy, of the mail, and of who may read it. One of them alone is a customer's word.
DISCLAIMER = re.compile(
    rf"(?=.*(?:{_all_of('secrecy')}))(?=.*(?:{_all_of('mail_words')}))(?=.*(?:{_all_of('addressees')})).{{60}}",
    re.IGNORECASE | re.DOTALL,
)


def fields_of(line: str) -> list[tuple[set[Label], str]]:
    """(what the label can mean, value) of every header on a line: usually one, all of them when it was flattened."""
    found = list(_HEADER.finditer(line))
    ends = [*(match.start() for match in found[1:]), len(line)]
    return [(kinds_of(match.group(1)), line[match.end() : end]) for match, end in zip(found, ends, strict=True)]


def kinds_of(word: str) -> set[Label]:
    """What a label can mean; some words have two meanings in different languages."""
    return {kind for kind, pattern in _LABEL_TEXT.items() if pattern.fullmatch(word)}


def is_moment(text: str) -> bool:
    """Day and time: mail programs give both."""
    return FULL_DATE.search(text) is not None and TIME.search(text) is not None
