"""Fragments of wording that several rule files share (normalised: lower case, no accents, no apostrophes)."""

from __future__ import annotations

from production.agent.guardrails.rules.table import any_of

_INTENSE = """
    very extremely deeply really so bitterly utterly totally completely absolutely incredibly highly beyond most
    thoroughly hugely massively seriously quite truly
"""
INTENSE = any_of(*_INTENSE.split())

_ON_SCREEN = """
    field column button tab page screen box label tag icon menu view widget filter table form template card
    row cell attribute property format type option setting settings toggle switch dropdown placeholder input
    report board chart module section list role workflow endpoint api webhook event object status
    category macro dialog popup banner checkbox shortcut folder project state flag permission variable key
"""
ON_SCREEN = any_of(*_ON_SCREEN.split())
"""Parts of a user interface or an API: a trigger word in front of one of them names the part."""

_BUILD = """
    add adding set setting create creating make making edit editing change changing enter entering show showing
    hide hiding display displaying import importing export exporting format calculate insert round define map
    sort filter delete deleting remove removing configure track tracking update updating rename assign mark
    record log customise customize attach embed paste copy sync archive print reorder group sum
"""
BUILD = any_of(*_BUILD.split())
"""What people do to things inside the product."""

THEIR_CUSTOMERS = (
    r"(?:my|our|their|his|her|a|an|the|some|other|each|every)? ?(?:own |end )?"
    r"(?:customers?|clients?|buyers?|shoppers?|guests?|users?|students?|patients?|members?|subscribers?|donors?)"
)
"""The people whom our customers serve: what happens to them is not a wish of the writer."""
