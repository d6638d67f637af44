"""The writer wants a person without naming an agent."""

from __future__ import annotations

from production.agent.guardrails.rules.human import HUMAN
from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import ON_SCREEN
from production.schemas.turns import Trigger

_YOUR_PEOPLE = (
    r"(?:of you(?: guys| people)?|(?:your|ur) (?:\w+ ){0,2}(?:people|staff|team|employees?|colleagues?|workers?|"
    r"boss|chief|director|management|manager|supervisor|engineers?|technicians?|experts?|specialists?|folks|office|"
    r"hotline|call cent(?:er|re)|helpdesk))"
)
_PERSON = r"(?:person|human|man or woman|people|somebody|someone|anyone|anybody|member of staff|employees?|colleagues?)"

INDIRECT_HUMAN = RuleTable(
    trigger=Trigger.HUMAN,
    harmless=(
        *HUMAN.harmless,
        (
            rf"(?:set|change|add|see|show|find|filter|sort|assign|pick|choose|list|group|export|edit|replace|more than "
            rf"one|several|multiple) {up_to(4)}(?:person|people|one|someone|somebody|whoever|who|who is) (?:in charge|"
            r"responsible)"
        ),
        (
            r"(?:person|people|one|someone|who|who is) (?:in charge|responsible) (?:of|for) (?:an?|each|every|some) "
            r"(?!team|company)\w+"
        ),
        rf"(?:person|people) (?:in charge|responsible) {ON_SCREEN}",
        (
            r"(?:no|not|dont|do not|without|never) (?:\w+ ){0,4}(?:agents?|person|human|call|calls?|transfer)\b(?! "
            r"(?:but|answers))"
        ),
    ),
    rules=(
        Rule(
            "one of your people",
            (
                r"(?:let|have|ask|get|make|can|could|may|would|will|wish|want|like|see|meet|consult|reach|"
                r"visit|forward|"
                rf"one|some|any|which) {up_to(4)}{_YOUR_PEOPLE} (?:to )?(?:\w+ )?(?:call|ring|phone|look|handle|decide|"
                r"contact|come|visit|explain|check|read|review|reply|answer|help me|get back|drop|take|walk|"
                r"go)(?! (?:for|the (?:app|file)))",
                r"(?:one|some|any|somebody|someone|member) of (?:you|your (?:\w+ )?(?:people|staff|team|"
                r"employees|colleagues|"
                r"experts|workers|specialists|folks|technicians|engineers))(?! (?:who|have|has))",
                (
                    r"(?:meet|sit|visit|consult|talk|speak|appointment|word|meeting|zoom|video call) "
                    rf"{up_to(4)}{_YOUR_PEOPLE}"
                ),
                (
                    r"(?:a|some|any) (?:word|talk|conversation|appointment|meeting) with (?:an? |the |your |some|"
                    r"who|whoever)"
                ),
                (
                    r"(?:appointment|meeting|session) (?:at|in|with) (?:your|an? (?:advis\w+|expert|consultant|"
                    r"specialist))"
                ),
                r"in person(?= |$|[.,!?])(?<!be there in person)(?<!home in person)",
                r"face to face",
                (
                    rf"(?:your|the) (?:boss|superior|chief|director|management|higher ?ups?)(?= {up_to(2)}(?:call|"
                    r"contact|talk|speak|read|know|please|now)|$|[.,!?])"
                ),
            ),
            "could one of your people look at it",
        ),
        Rule(
            "by voice",
            (
                (
                    r"(?:over|by|on|via) (?:the )?(?:phone|telephone)(?= |$|[.,!?])(?! (?:app|i|it|screen|the app|"
                    r"works?))(?<!on the phone)"
                ),
                (
                    r"(?:do|discuss|explain|sort|settle|clear|hear|continue|solve|talk|speak)(?: \w+){0,4} on the "
                    r"(?:phone|telephone)"
                ),
                (
                    r"(?:number|hotline|phone line|phone number|telephone number)(?: \w+){0,3} (?:i|we|to|where|so) "
                    r"(?:\w+ ){0,2}(?:call|ring|dial|phone|reach|pick)"
                ),
                r"(?:call|phone|ring|dial) (?:you|your (?:\w+ )?(?:office|hotline|team|support|helpdesk|staff))",
                r"(?:someone|somebody|anyone|person|human) on the (?:line|phone)",
                r"(?:call|ring|phone) (?:pls|plz|please)",
                r"(?:pls|plz|please|kindly) (?:call|ring|phone)(?=$|[.,!?])",
                r"(?:hear|human) (?:a |an )?(?:real |human )?voice",
                r"(?:rather|prefer|want|like|need)(?: to)? (?:talk|talking|speak|speaking)(?=$|[.,!?]| than| instead)",
                (
                    r"(?:reach out|get back|contact) (?:to )?(?:me|us) (?:\w+ )?(?:by|on|over|via) (?:my )?(?:phone|"
                    r"telephone|cell|mobile)"
                ),
                r"customer (?:care|support|service) (?:phone )?number",
            ),
            "can we do this by phone?",
        ),
        Rule(
            "no machine",
            (
                r"(?:no|not|without|skip|off|quit|leave|stop|against|past) (?:\w+ ){0,4}(?:bots?|robots?|"
                r"chatbots?|machines?|"
                r"algorithms?|computers?|software|program|ai)(?=$|[.,!?]| (?:please|pls|plz))",
                r"(?:bots?|robots?|chatbots?|machines?|computers?|programs?|ai|algorithms?|virtual assistant) (?:\w+ )?"
                r"(?:dont|doesnt|do not|does not|cant|cannot|wont|is no|are no|isnt|never) (?:\w+ "
                r")?(?:understand|get|help|solve|judge|use|decide|answer)\w*",
                (
                    r"(?:is|are|am i) (?:that|this|it|you|there|chatting|writing|talking)(?: with| to)? (?:even |"
                    rf"really |actually |a |an )*{_PERSON} (?:typing|writing|reading|answering|there|here)"
                ),
                (
                    r"(?:man or machine|person or (?:a )?(?:bot|machine|robot)|software or a person|bot or (?:a "
                    r")?(?:human|person))"
                ),
                r"(?:real|actual|thinking|living) (?:people|persons?|humans?) (?:work|there|reply|answer|read)",
                r"are you (?:even |really |actually )?human",
                r"human (?:intervention|judge?ment|eye|eyes|review|reply|answer|being|contact)",
                (
                    r"(?:by|from|served by|read by|checked by|decided by) (?:a |an )?(?:real )?(?:person|human|"
                    r"people|human being)"
                ),
                (
                    r"(?:your|these|those|more|only|just) (?:pre ?written|standard|robot|automatic|automated|"
                    r"machine|canned) (?:messages?|mails?|replies|reply|answers?|texts?)"
                ),
                r"(?:said|want|asked (?:\w+ ){0,3}for|need|demand) (?:an? )?(?:human|person|operator|agent)",
            ),
            "no bot please",
        ),
        Rule(
            "higher up",
            (
                (
                    r"(?:next|second|third|higher) (?:support )?level(?= |$|[.,!?])(?! (?:of the game|in the game|"
                    r"unlock|up))"
                ),
                r"escalate (?:me|us)",
                r"^\W*(?:escalation|transfer|put through|operator|callback|call ?back)(?: me| now| please| pls)*\W*$",
                (
                    r"(?:person|people|one|someone|somebody|whoever|who) (?:is |who is |thats |whos )?(?:in charge|"
                    r"above you|responsible|who decides|that decides|can decide)"
                ),
                r"(?:who|whom) is (?:\w+ )?(?:in charge|your (?:superior|boss|manager))",
                (
                    r"(?:more experienced|someone senior|senior staff|qualified) (?:\w+ )?(?:person|colleague|staff|"
                    r"someone|people|employee)?"
                ),
                r"(?:dedicated|fixed|personal) contact(?: person)?(?! (?:form|field|list))",
            ),
            "take it to the next level please",
        ),
    ),
)
