"""Mails to people who work here, and those with a link that lets them choose a password. Pure."""

from __future__ import annotations

from typing import NamedTuple, TypedDict


class TextFile(TypedDict):
    """What goes along with a letter, as it is stored."""

    name: str
    content_type: str
    content: str


class Letter(NamedTuple):
    """As it is stored until it is sent."""

    subject: str
    text: str
    message_id: str
    files: tuple[TextFile, ...] = ()


def invitation_letter(link: str, company: str, inviter: str, message_id: str) -> Letter:
    text = f"""\
{inviter} has invited you to work in {company}'s support console.

Choose a password here within three days:
{link}

The link works once. If you do not know what this is about, you need not do anything.
"""
    return Letter(f"Your account at {company} support", text, message_id)


def reset_letter(link: str, company: str, message_id: str) -> Letter:
    text = f"""\
Somebody, hopefully you, has asked for a new password in {company}'s support console.

Choose it here within an hour:
{link}

The link works once, and signs you out everywhere else. If it was not you, your password stays: do nothing.
"""
    return Letter(f"Choose a new password for {company} support", text, message_id)
