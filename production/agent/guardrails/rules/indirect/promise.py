"""The writer wants to know what will come, or our word on it."""

from __future__ import annotations

from production.agent.guardrails.rules.promise import FEATURE_PROMISE
from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

_FUTURE = r"(?:the|a|your|any|that|it|this|an|support for) (?:\w+ ){0,4}"

INDIRECT_PROMISE = RuleTable(
    trigger=Trigger.FEATURE_PROMISE,
    harmless=FEATURE_PROMISE.harmless,
    rules=(
        Rule(
            "what is to come",
            (
                (
                    r"(?:upcoming|planned|future|coming|next) (?:features?|improvements?|changes|releases?|"
                    r"functions?)(?= |$|[.,!?])(?! (?:field|board|list|column|tab|page))"
                ),
                (
                    r"what(?:s| is| are| will| new things)? (?:\w+ ){0,3}(?:next|planned|planning|coming|change in "
                    r"the coming|in the works)(?= |$|[.,!?])(?! (?:step|to|button|field))"
                ),
                (
                    r"(?:which|what) (?:\w+ )?(?:improvements|features|changes|functions)(?: \w+){0,3} (?:scheduled|"
                    r"planned|come|coming|next)"
                ),
                (
                    rf"how (?:soon|long|far)(?: \w+){{0,2}} (?:until|before|will|must|are)(?: \w+){{0,3}} (?:you|we|"
                    rf"{_FUTURE})(?: ?\w+ ){{0,3}}(?:support|have|add|wait for|with the new|bring|get)"
                ),
                (
                    rf"(?:is|are|was) {_FUTURE}(?:planned|foreseen|on its way|on the way|in sight|in planning|in "
                    r"the works|in development|being built|likely)(?= |$|[.,!?])"
                ),
                (
                    r"(?:do|did) you (?:\w+ )?(?:intend|expect|plan|hope|aim) to (?:add|support|offer|build|bring|"
                    r"ship|have|make|introduce|release)"
                ),
                (
                    r"(?:is|are) (?:somebody|someone|anyone|your \w+|you) (?:already |currently )?(?:building|"
                    r"working on|developing|thinking about)"
                ),
                (
                    r"(?:when|which (?:month|quarter|week|year)) (?:\w+ ){0,5}(?:ship|ships|due|released?|"
                    r"launch(?:ed|es)?|arrives? for everyone|become available|out)(?= |$|[.,!?])(?! (?:of|my|for "
                    r"delivery))"
                ),
                (
                    r"when (?:is|are|will|does|do) (?:the|a|your) (?:\w+ ){0,4}(?:version|mode|app|editor|beta|api|"
                    r"widget|client|add ?in|support|feature|fix|look) (?:\w+ ){0,2}(?:come|coming|start|arrive|be|"
                    r"out|due|ready)"
                ),
                r"when are (?:you|we) (?:\w+ )?(?:bringing|getting|adding|shipping|releasing)",
                r"(?:launch|release) (?:day|date)(?= of| for)",
                r"(?:date|month|day) (?:for|of) (?:version \d|the (?:\w+ ){0,2}(?:fix|release|launch|update|version))",
            ),
            "which improvements are scheduled",
        ),
        Rule(
            "your word on it",
            (
                r"(?:your word|in writing|binding date|for sure|for certain)(?= |$|[.,!?])",
                (
                    r"(?:^\W*|you |please |need you to |have to )(?:swear|promise|guarantee|assure)(?: \w+){0,2} "
                    r"(?:that|it|you|to|the|my)(?= )"
                ),
                r"(?:guaranteed|assurance|binding)(?= (?:that|it|to|for|date|on)|$|[.,!?])(?! (?:delivery time field))",
                r"(?:rely|count|depend|bank) on (?:it|that|this|the (?:fix|release|feature|date))(?: \w+){0,4}",
                r"(?:commit|committing) to (?:adding|a date|a release|shipping|\d)",
                r"(?:say|tell|give|name)(?: \w+){0,2} (?:the|a) (?:day|date|month)(?: on which| when| it|$|[.,!?])",
                r"(?:never|not) (?:happens?|crash|fail|lost|go(?:es)? down) again",
                (
                    r"(?:will|would) (?:\w+ ){0,6}(?:be )?(?:there|finished|solved|fixed|done|gone|ready|working) "
                    r"(?:by|before|until|on|next|at the end)"
                ),
            ),
            "can I rely on it being finished in autumn",
        ),
    ),
)
