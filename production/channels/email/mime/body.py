"""What of a mail is to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from production.channels.email.html_text import html_to_text
from production.channels.email.mime.calendar import CALENDAR, description_in
from production.channels.email.mime.enriched import ENRICHED, without_marks
from production.channels.email.mime.flowed import unflowed
from production.channels.email.mime.forms import is_stub, lines_beyond, same_words
from production.channels.email.mime.ink import is_visible
from production.channels.email.mime.parts import LONGEST, Part
from production.channels.email.mime.roles import roles_of
from production.channels.email.words import Words, html_words, plain_words
from production.text.html import unescaped

_COMPARED = 200_000
"""Characters of the source of the other form."""


@dataclass(frozen=True)
class Body:
    """The readable part in both forms, as far as the mail has them."""

    plain: str = ""
    html: str = ""

    @property
    def whole(self) -> bool:
        """Whether this is all that the mail has of it."""
        return max(len(self.plain), len(self.html)) < LONGEST

    def words(self, *, is_reply: bool = True) -> Words:
        """The writer's own; `is_reply` says that the mail answers another one. What only the other form has is cut."""
        read, text = (html_words, self.html) if self._html_is_fuller else (plain_words, self.plain)
        return read(text, is_reply=is_reply).beside(self._only_in_the_other)

    def full(self) -> str:
        """Everything readable, quotes included."""
        return html_to_text(self.html, quotes=True) if self._html_is_fuller else self.plain.strip()

    @property
    def _only_in_the_other(self) -> str:
        if not self.plain.strip() or not self.html.strip():
            return ""
        shown = html_to_text(self.html[:_COMPARED], quotes=True)
        other, read = (self.plain, shown) if self._html_is_fuller else (shown, self.plain)
        return lines_beyond(other, read)

    @cached_property
    def _html_is_fuller(self) -> bool:
        """Plain text is what the writer's program made for reading, unless it made none worth reading."""
        if not self.html.strip():
            return False
        return not is_visible(self.plain) or is_stub(self.plain, self.html)


def body_of(root: Part) -> Body:
    body = _body(root, frozenset(map(id, roles_of(root).texts)))
    return Body(body.plain[:LONGEST], body.html[:LONGEST])


def _body(part: Part, texts: frozenset[int]) -> Body:
    """Alternatives offer the same in two forms; other multiparts are read one after the other."""
    if id(part) in texts:
        return _text(part)
    if part.kind.startswith("message/"):
        return Body()
    bodies = [_body(child, texts) for child in part.children]
    bodies = [body for body in bodies if is_visible(body.plain) or body.html.strip()]
    if part.kind == "multipart/alternative":
        plain = next((each.plain for each in bodies if is_visible(each.plain)), "")
        return Body(plain, next((each.html for each in reversed(bodies) if each.html.strip()), ""))
    return _one_after_the_other(bodies)


def _one_after_the_other(bodies: Sequence[Body]) -> Body:
    if len(bodies) < 2:
        return bodies[0] if bodies else Body()
    if len(bodies) == 2 and _are_alternatives(*bodies):
        return Body(bodies[0].plain or bodies[1].plain, bodies[0].html or bodies[1].html)
    if all(body.plain.strip() for body in bodies):
        return Body("\n".join(body.plain for body in bodies), "".join(body.html for body in bodies))
    # A plain part beside an HTML one (not as its alternative): both are text of the mail.
    return Body("", "".join(body.html or f"<pre>{escape(body.plain, quote=False)}</pre>" for body in bodies))


def _are_alternatives(one: Body, other: Body) -> bool:
    """Two forms of one text that were put one after the other."""
    plain, html = (one.plain, other.html) if one.plain and not one.html else (other.plain, one.html)
    return bool(plain and html) and not (one.plain and other.plain) and same_words(plain, html)


def _text(part: Part) -> Body:
    if part.kind in ENRICHED:
        return Body(plain=without_marks(part.text))
    if part.kind == CALENDAR:
        return Body(plain=description_in(part.text))
    if part.is_html:
        return Body(html=part.text)
    if part.kind != "text/plain":
        return Body(plain=unescaped(part.text))
    parameters = part.declared_type.parameters
    if parameters.get("format", "").lower() != "flowed":
        return Body(plain=part.text)
    return Body(plain=unflowed(part.text, deletes_space=parameters.get("delsp", "").lower() == "yes"))
