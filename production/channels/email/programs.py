"""Addresses that programs write from and nobody reads."""

from __future__ import annotations

import re

_NO_REPLY = re.compile(
    r"(?:.*[-_.+])?"
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|no[-_.]?respon[ds]e|unattended|"
    r"ne[-_.]?pas[-_.]?repondre|nicht[-_.]?antworten|keine[-_.]?antwort|no[-_.]?responder|nao[-_.]?responda|"
    r"non?[-_.]?rispondere|niet[-_.]?beantwoorden|svara[-_.]?inte|svar[-_.]?ikke|ikke[-_.]?svar|ala[-_.]?vastaa|"
    r"nie[-_.]?odpowiada[cj]|neodpovidat|ne[-_.]?valaszoljon)"
    r"(?:[-_.+].*|\d*)@"
)
# Whole local parts only: Formann, Mailerson and Notificationsmith are people.
_FORM = re.compile(
    r"(?:web[-_.]?|contact[-_.]?|mail[-_.]?|php[-_.]?|wp[-_.]?|ninja[-_.]?|gravity[-_.]?|kontakt[-_.]?)?"
    r"(?:forms?|formulare?|formulaire|formulario|mailer|notifications?|notify|submissions?)"
    r"(?:[-_.](?:submissions?|mailer|notifications?))?(?:\d*|\+.*)@|"
    r"(?:wordpress|joomla|drupal|typo3|www-data|www|apache|nginx|httpd|nobody|formspree|jotform|typeform|wix)"
    r"(?:\d*|\+.*)@"
)


def is_no_reply(address: str) -> bool:
    """Whether a lower-cased address says itself that nobody reads it."""
    return _NO_REPLY.match(address) is not None


def is_program(address: str) -> bool:
    """Also senders of web forms, which write in the name of whoever filled them in."""
    return is_no_reply(address) or _FORM.match(address) is not None
