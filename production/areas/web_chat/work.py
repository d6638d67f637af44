"""Mails answers to visitors who have left, from the workers: they know how a mail looks."""

from __future__ import annotations

from production.areas import Desk
from production.areas.web_chat.store import ChatLetters
from production.workers.scheduler import Job

_LOOK_S = 15.0


def work(desk: Desk) -> list[Job]:
    return [Job("mail unseen chat answers", _LOOK_S, ChatLetters(desk.database, desk.compose).mail_unseen)]
