"""Writes text messages, and reads them."""

from __future__ import annotations

from production.lab.demo.players.phone import PhonePlayer


class SmsPlayer(PhonePlayer):
    """The messages of each customer's phone."""

    channel = "sms"


PLAYER = SmsPlayer
