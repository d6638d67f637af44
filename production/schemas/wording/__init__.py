"""What we write to customers by ourselves, in their language: one TOML file a language, named by its tag.

Every file has every text; placeholders are those of the English one, of which a language may leave out the name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from production.schemas.errors import ConfigurationError

DEFAULT = "en"
_GREETING_WORDS = 6
"""No greeting is longer."""


class Reason(StrEnum):
    """Why no answer comes by itself."""

    UNKNOWN = "unknown"
    """Nothing reliable was found."""
    LANGUAGE = "language"
    """It is written in a language in which nothing is answered without a person."""
    DANGER = "danger"
    """Somebody's life may be at stake: where help is to be found at once, whatever else comes."""
    SECURITY = "security"
    LEGAL = "legal"
    INJECTION = "injection"
    ABUSE = "abuse"
    REFUND = "refund"
    PRICING = "pricing"
    COMPLAINT = "complaint"
    HUMAN = "human"
    FEATURE_PROMISE = "feature_promise"
    """A promise that nobody can give: told by ourselves, without a person."""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ending(_Words):
    """What stands below a text."""

    closing: str


class Frame(Ending):
    """What stands around a text."""

    greeting: str
    greeting_unnamed: str

    def around(self, text: str, *, name: str | None, company: str, ticket: str) -> str:
        """`text` between greeting and closing; what it begins or ends with already is not said twice."""
        greeting = self.greeting.format(name=name) if name else self.greeting_unnamed
        closing = self.closing.format(company=company, ticket=ticket)
        framed = text if _greets(text, greeting) else f"{greeting}\n\n{text}"
        return framed if text.endswith(closing) else f"{framed}\n\n{closing}"


def _greets(text: str, greeting: str) -> bool:
    """Whether a text begins with a line of its own like this one, as somebody writes who greets in other words."""
    first, _, rest = text.partition("\n\n")
    return bool(rest) and first.endswith(greeting[-1]) and "\n" not in first and len(first.split()) <= _GREETING_WORDS


class MailFrame(Frame):
    """The same, and the subject of a mail."""

    subject: str
    """Where what the customer called it must not be repeated."""
    no_subject: str
    quote: str
    """Above the mail that is answered; the day is written as ISO 8601 does it, which every language reads."""
    quote_undated: str


class CodeMailWords(_Words):
    """The mail that carries a confirmation code."""

    subject: str
    text: str


class RatingWords(_Words):
    """How satisfied somebody is with an answer: asked by mail with a link, in a chat with a number."""

    ask: str
    link: str
    number: str


class TranscriptWords(_Words):
    """Mails about a chat on a website."""

    subject: str
    text: str
    """Above all that was said."""
    visitor: str
    assistant: str
    person: str
    """Who said it: somebody without a name, the AI, a colleague."""
    unseen: str
    """Subject of an answer that came after the visitor had left."""


class OutreachWords(_Words):
    """What we write first."""

    closing: str
    unsubscribe: str
    """Below every mail, with the link that leads out."""
    product: str
    """Introduces a product."""
    reason: str
    """Why somebody may care: the tags that they have."""
    follow_up: str
    """After nobody answered."""


class Wording(_Words):
    """All texts in one language."""

    tag: str
    """As HTML and browsers name it: `de`, `ur-Latn`."""
    name: str
    """Of the language, in English."""
    right_to_left: bool = False
    mail: MailFrame
    form: Frame
    chat: Ending
    code: CodeMailWords
    rating: RatingWords
    transcript: TranscriptWords
    outreach: OutreachWords
    letter: Mapping[Reason, str] = Field(min_length=len(Reason))
    short: Mapping[Reason, str] = Field(min_length=len(Reason))
    """The same for chats."""

    def says(self, reason: Reason, *, chat: bool) -> str:
        """What the customer is told."""
        return (self.short if chat else self.letter)[reason]


@cache
def wordings() -> Mapping[str, Wording]:
    """By tag.

    Raises:
        ConfigurationError: a file is wrong; names it and the field.
    """
    found = sorted(file.name for file in files(__package__).iterdir() if file.name.endswith(".toml"))
    return {tag: _read(tag) for tag in (name.removesuffix(".toml") for name in found)}


def wording_of(language: str | None) -> Wording:
    """The texts in this language; the English ones where there are none."""
    return wordings().get(language or DEFAULT) or wordings()[DEFAULT]


def name_of(language: str) -> str:
    """Of a language, in English; its tag where there are no texts."""
    wording = wordings().get(language)
    return wording.name if wording else language


def wording_in(text: str) -> Wording | None:
    """The language of a mail of ours, told by its closing or by how it speaks of a code."""
    lines = set(text.split("\n"))
    for each in wordings().values():
        if each.mail.closing.split("\n", 1)[0] in lines or text.startswith(each.code.text.partition("{")[0]):
            return each
    return None


def wording_ending(text: str, part: Literal["form", "chat"], *, company: str, ticket: str) -> Wording | None:
    """The language of the closing that a reply ends with already: a person sends what was written for them."""
    for each in wordings().values():
        ending: Ending = getattr(each, part)
        if text.endswith(ending.closing.format(company=company, ticket=ticket)):
            return each
    return None


def wording_accepted(header: str | None) -> Wording:
    """The first language of an `Accept-Language` header in which there are texts, the most wanted first."""
    wanted = []
    for entry in (header or "").split(","):
        tag, _, quality = entry.strip().partition(";q=")
        try:
            wanted.append((-float(quality or 1), tag))
        except ValueError:
            continue
    for _, tag in sorted(wanted, key=lambda pair: pair[0]):
        for candidate in (tag, tag.split("-")[0].lower()):
            if candidate in wordings():
                return wordings()[candidate]
    return wordings()[DEFAULT]


def _read(tag: str) -> Wording:
    name = f"{tag}.toml"
    try:
        return Wording.model_validate(
            tomllib.loads(files(__package__).joinpath(name).read_text("utf-8")) | {"tag": tag}
        )
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigurationError(f"{name}: field {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
