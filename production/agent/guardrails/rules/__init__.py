"""The tables of rules, in the order in which verdicts are explained; each is a TOML file beside this one."""

from __future__ import annotations

from pathlib import Path

from production.agent.guardrails.rules.loader import load_table
from production.agent.guardrails.rules.table import RuleTable


def _tables(*names: str) -> tuple[RuleTable, ...]:
    return tuple(load_table(Path(__file__).parent, name) for name in names)


WORDING = _tables(
    *("pricing", "refund", "legal", "security", "abuse", "human", "complaint", "dissatisfaction", "promise"),
    *("indirect/refund", "indirect/human", "indirect/complaint", "indirect/pricing", "indirect/promise"),
    *("indirect/legal", "indirect/security", "indirect/abuse"),
    *("abroad/refund", "abroad/human", "abroad/complaint", "abroad/pricing", "abroad/security", "abroad/promise"),
    *("abroad/threats", "abroad/haggling", "abroad/break_ins"),
)
"""Tables over the plain text: what the writer wants or threatens."""
ORDERS = _tables("override", "persona", "leak", "forgery", "steering", "abroad/orders")
"""Tables over every reading of the text: what it tries to make the assistant do."""
LINES = _tables("markup")
"""Tables over the lines of every reading: what it tries to look like."""
