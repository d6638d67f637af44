"""The few words that triggers hang on, with a typing error in them put right."""

from __future__ import annotations

from production.text.keywords import Keywords

_TRIGGER_WORDS = """
    advisor agent attorney complain complaint customer disappointed discount disgusting disregard hacked human
    ignore instructions lawyer manager operator person previous pricing refund refunded reimburse reimbursement
    representative ridiculous security service solicitor somebody someone speak supervisor terrible unacceptable
    vulnerability
"""
_LOOKALIKES = """
    agente agenten arent complained complaining compliant disappoint discounted hacker hackers humain humaine
    humana humane humano humanos ignored ignorer ignores layer layers manage managed manger operadora operatore
    packed persona personal persone personen personne previously pricking prison reimbursed serviced services
    servicio sneak spark spear speck steak
"""
_WORDS = Keywords(_TRIGGER_WORDS.split(), _LOOKALIKES.split())
corrected = _WORDS.corrected
