"""The tables of rules, in the order in which verdicts are explained; each is a TOML file beside this one."""

from __future__ import annotations

from pathlib import Path

from production.agent.guardrails.rules.loader import load_table
from production.agent.guardrails.rules.table import RuleTable


def _tables(*names: str) -> tuple[RuleTable, ...]:
    return tuple(load_table(Path(__file__).parent, name) for name in names)


INTENT_TABLES = _tables(
    *("danger", "pricing", "plans", "contract", "refund", "legal", "security", "abuse", "human"),
    *("complaint", "dissatisfaction", "promise"),
    *("indirect/refund", "indirect/human", "indirect/complaint", "indirect/pricing", "indirect/promise"),
    *("indirect/legal", "indirect/security", "indirect/abuse"),
    *("multilingual/refund", "multilingual/human", "multilingual/complaint", "multilingual/pricing"),
    *("multilingual/security", "multilingual/promise", "multilingual/threats", "multilingual/haggling"),
    *("multilingual/break_ins", "multilingual/danger"),
)
"""Tables over the plain text: what the writer wants or threatens."""
INJECTION_TABLES = _tables(
    "instruction_override", "roleplay", "exfiltration", "fake_context", "steering", "multilingual/injection"
)
"""Tables over every reading of the text: what it tries to make the assistant do."""
LINE_TABLES = _tables("markup")
"""Tables over the lines of every reading: what it tries to look like."""
