"""Writes on Instagram as others write to our page."""

from __future__ import annotations

from production.lab.demo.players.messenger import PagePlayer

PLAYER = PagePlayer
