"""The rule tables."""

from __future__ import annotations

from production.agent.guardrails.rules.abroad import ABROAD
from production.agent.guardrails.rules.abroad_orders import ABROAD_ORDERS
from production.agent.guardrails.rules.abroad_threats import ABROAD_BREAK_INS, ABROAD_HAGGLING, ABROAD_THREATS
from production.agent.guardrails.rules.abuse import ABUSE
from production.agent.guardrails.rules.complaint import COMPLAINT
from production.agent.guardrails.rules.dissatisfaction import DISSATISFACTION
from production.agent.guardrails.rules.forgery import FORGERY
from production.agent.guardrails.rules.human import HUMAN
from production.agent.guardrails.rules.indirect import INDIRECT
from production.agent.guardrails.rules.leak import LEAK
from production.agent.guardrails.rules.legal import LEGAL
from production.agent.guardrails.rules.markup import MARKUP
from production.agent.guardrails.rules.override import OVERRIDE
from production.agent.guardrails.rules.persona import PERSONA
from production.agent.guardrails.rules.pricing import PRICING
from production.agent.guardrails.rules.promise import FEATURE_PROMISE
from production.agent.guardrails.rules.refund import REFUND
from production.agent.guardrails.rules.security import SECURITY
from production.agent.guardrails.rules.steering import STEERING

WORDING = (
    *(PRICING, REFUND, LEGAL, SECURITY, ABUSE, HUMAN, COMPLAINT, DISSATISFACTION, FEATURE_PROMISE),
    *INDIRECT,
    *ABROAD,
    *(ABROAD_THREATS, ABROAD_HAGGLING, ABROAD_BREAK_INS),
)
"""Tables over the plain text: what the writer wants or threatens."""
ORDERS = (OVERRIDE, PERSONA, LEAK, FORGERY, STEERING, ABROAD_ORDERS)
"""Tables over every reading of the text: what it tries to make the assistant do."""
LINES = (MARKUP,)
"""Tables over the lines of every reading: what it tries to look like."""
