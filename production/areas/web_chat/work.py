"""Mails answers to visitors who have left, from the workers: they know how a mail looks."""

from __future__ import annotations

from functools import partial

from production.areas import Desk
from production.areas.web_chat.store import ChatLetters
from production.text.language import language_of
from production.workers.scheduler import Job

_LOOK_S = 15.0


def work(desk: Desk) -> list[Job]:
    mail_unseen = partial(ChatLetters(desk.database, desk.compose).mail_unseen, language_of)
    return [Job("mail unseen chat answers", _LOOK_S, mail_unseen)]
