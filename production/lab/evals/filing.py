"""How today's rules file what people have filed themselves. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from production.agent.guardrails.screening import screen
from production.agent.guardrails.tagging import RULES
from production.areas.tickets.corrections import Corrected
from production.lab.evals.report import Figure, Suite

OURS = frozenset(rule.name for rule in RULES)
"""Other tags are people's own: nobody expects the rules to set them."""


def judge_filing(corrected: Sequence[Corrected]) -> Suite:
    """Only over tickets that were filed wrongly once: what nobody corrected may be right, or unseen."""
    verdicts = [(one, screen(one.words, one.channel)) for one in corrected]
    filed = [(one.category, said.category) for one, said in verdicts if "category" in one.fields]
    tagged = [(one.tags & OURS, frozenset(said.tags)) for one, said in verdicts if "tags" in one.fields]
    both = sum(len(wanted & found) for wanted, found in tagged)
    figures = (
        Figure("categories as people have them", sum(one == other for one, other in filed), len(filed)),
        Figure("tags set that people want", both, sum(len(found) for _, found in tagged)),
        Figure("tags people want that are set", both, sum(len(wanted) for wanted, _ in tagged)),
    )
    return Suite("filing, where people corrected it", tuple(one for one in figures if one.cases), ())
