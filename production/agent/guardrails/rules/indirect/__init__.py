"""Wishes and troubles put in a roundabout way: none of the usual words, but nothing else can be meant."""

from __future__ import annotations

from production.agent.guardrails.rules.indirect.abuse import INDIRECT_ABUSE
from production.agent.guardrails.rules.indirect.complaint import INDIRECT_COMPLAINT
from production.agent.guardrails.rules.indirect.human import INDIRECT_HUMAN
from production.agent.guardrails.rules.indirect.legal import INDIRECT_LEGAL
from production.agent.guardrails.rules.indirect.pricing import INDIRECT_PRICING
from production.agent.guardrails.rules.indirect.promise import INDIRECT_PROMISE
from production.agent.guardrails.rules.indirect.refund import INDIRECT_REFUND
from production.agent.guardrails.rules.indirect.security import INDIRECT_SECURITY

INDIRECT = (
    INDIRECT_REFUND,
    INDIRECT_HUMAN,
    INDIRECT_COMPLAINT,
    INDIRECT_PRICING,
    INDIRECT_PROMISE,
    INDIRECT_LEGAL,
    INDIRECT_SECURITY,
    INDIRECT_ABUSE,
)
