"""The writer asks what it costs, or for less, without naming a price."""

from __future__ import annotations

from production.agent.guardrails.rules.pricing import PRICING
from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.schemas.turns import Trigger

_PERIOD = r"(?:months?|monthly|years?|yearly|annual(?:ly)?|users?|seats?|licen[cs]es?|person|people|team|firm|school)"
_GROUP = (
    r"(?:students?|teachers?|schools?|charit(?:y|ies)|nonprofits?|non profits?|pensioners?|seniors?|start ?ups?|"
    r"military|famil(?:y|ies)|ngos?|resellers?)"
)

INDIRECT_PRICING = RuleTable(
    trigger=Trigger.PRICING,
    harmless=PRICING.harmless,
    rules=(
        Rule(
            "what would it come to",
            (
                (
                    rf"what (?:would|will|does|do|did|must|should) (?:\w+ ){{0,4}}(?:run|set|come to|amount to|pay|"
                    rf"charge|take for|want for|budget)(?: {up_to(3)}{_PERIOD}| me| us| for it|$|[.,!?])"
                ),
                (
                    r"(?:fee|rate|bill|amount|total|sum|figure|price|offer|quotation|quote|estimate) (?:\w+ "
                    rf")?(?:for|per|of) (?:\w+ ){{0,3}}{_PERIOD}"
                ),
                r"how (?:high|big|steep) (?:is|are|would) (?:\w+ ){0,3}(?:fee|price|rate|bill|cost)s?",
                r"how (?:expensive|pricey|dear|costly)",
                r"(?:free|for nothing|at no charge) or (?:do|must|should) (?:i|we)",
                (
                    r"(?:^\W*|but |or |then |, )(?:do|must|should|would|will) (?:i|we) have to pay(?: for| extra| "
                    r"more|$|[.,!?])"
                ),
                rf"(?:is (?:it|the \w+)) (?:free|cheaper|discounted|reduced) (?:of charge )?(?:for|to) {_GROUP}",
                (
                    rf"(?:{_GROUP}|family|reduced|special|lower|group) (?:discounts?|rates?|prices?|plans?|tariffs?|"
                    r"reductions?)"
                ),
                rf"do {_GROUP} (?:pay|get)",
                r"(?:reduction|concession|something off|percent (?:less|off))(?: \w+){0,3} (?:for|if|to)?",
                (
                    r"(?:send|make|give|put together|prepare) (?:us |me )?(?:an? |together an )?(?:offer|quotation|"
                    r"estimate) (?:for|to|of)"
                ),
                r"(?:offer|quotation|estimate) for \d+",
            ),
            "what would fifteen seats run us",
        ),
        Rule(
            "a better price",
            (
                (
                    r"(?:lower|reduce|waive|drop|cut|come down|go lower|do better) (?:\w+ ){0,3}(?:fee|price|rate|"
                    r"number|offer|a bit|charge)s?"
                ),
                (
                    r"(?:too|so|much|is|its|are) (?:\w+ )?(?:dear|dearer|steep|pricey|pricy)(?= |$|[.,!?])(?! "
                    r"(?:sir|team|madam|hill|learning))"
                ),
                r"(?:lot of|that much|so much|too much) money for",
                r"(?:out of|beyond|above|over|limited|small) (?:our |my |the )?(?:range|budget|means|purse)",
                r"(?:price|renewal|rate|fee)s? (?:has |have |had )?(?:went|gone|goes|go|put) up",
                r"(?:put|raise|raised|increase|increased) (?:the |your )?(?:price|rate|fee)s?",
                r"pay(?:ing)? (?:\w+ )?(?:less|more)(?: than|$|[.,!?]| if)",
                (
                    r"(?:competitor|others?|elsewhere)(?: \w+){0,3} (?:charges?|costs?|offers?|takes?) (?:\w+ "
                    r")?(?:half|less)"
                ),
                r"(?:match|beat) (?:\w+ )?(?:competitors?|others?) (?:\w+ )?(?:offer|price|rate|deal)",
                (
                    r"(?:what|which) (?:are|is) (?:the|your) (?:\w+ )?(?:rates?|fees?|charges)(?= |$|[.,!?])(?! "
                    r"(?:limit|field|column))"
                ),
                r"(?:final|best|better) (?:offer|price|rate|conditions|terms)",
                r"(?:special|black friday|any) deals?(?= |$|[.,!?])",
                r"(?:budget|cheap|low cost) (?:option|plan|version|tier)",
            ),
            "could you waive the setup fee",
        ),
    ),
)
