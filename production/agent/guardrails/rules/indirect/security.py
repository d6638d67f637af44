"""Something has happened to an account or to data, told by a layman."""

from __future__ import annotations

from production.agent.guardrails.rules.security import SECURITY
from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

_STRANGER = (
    r"(?:someone|somebody|stranger|another person|unknown (?:person|user)|a man|a caller|intruders?|thief|outsider|"
    r"nobody (?:here|of us))"
)

INDIRECT_SECURITY = RuleTable(
    trigger=Trigger.SECURITY,
    harmless=SECURITY.harmless,
    rules=(
        Rule(
            "not my doing",
            (
                (
                    rf"{_STRANGER} (?!help|please|show|tell|explain|to)(?:\w+ ){{0,2}}(?:us(?:es?|ed|ing)|"
                    r"chang(?:es|ed|ing)|resets?|resetting|opened|"
                    r"entered|got|has|took|taken|log\w*|ordered|bought|knows?|hacked|accessed|stole|cloned|in|into|"
                    rf"with|over) (?:\w+ ){{0,3}}(?:my|our|her|his) (?:\w+ ){{0,2}}(?:account|profile|login|"
                    r"password|name|mailbox|card|phone|address|data|pin|method)"
                ),
                (
                    r"(?:orders?|purchases?|payments?|logins?|downloads?|mails?|messages?|things|changes?)(?: "
                    r"\w+){0,8} (?:i|we|nobody of us|none of us) (?:never|didnt|did not|cant explain|do not "
                    r"recogni[sz]e)(?: \w+)?"
                ),
                (
                    r"(?:never|didnt|did not) (?:\w+ )?(?:request|requested|asked? for|place|placed|order(?:ed)?|"
                    r"made|wrote|write|invited?)(?= |$|[.,!?])(?! (?:a refund|this refund|the "
                    r"newsletter))(?<=.)(?=.*(?:code|login|password|order|purchase|mail|reset|account|user))"
                ),
                (
                    r"(?:codes?|reset|link|sms|text|mail) (?:\w+ ){0,6}(?:without me|did not (?:ask|request)|didnt "
                    r"(?:ask|request)|never (?:asked|requested))"
                ),
                (
                    r"(?:break|breaking|broke|get|getting|got|trying to get) (?:in|into)(?: (?:my|our) (?:\w+ "
                    r")?(?:account|profile|login|mailbox|system)|$|[?!.])"
                ),
                (
                    r"(?:moved|transferred|withdrawn|bought|ordered|used|charged)(?: \w+){0,6} (?:it )?(?:was not|"
                    r"wasnt|not) (?:me|us)"
                ),
                (
                    r"(?:unknown|foreign|strange|suspicious|suspect\w*|odd) (?:\w+ )?(?:user|login|device|access|"
                    r"download|activity|intruder|intrusion|domain|invoice)"
                ),
                (
                    r"(?:recovery|phone|mail|address)(?: \w+){0,4} (?:is not mine|isnt mine|not mine any ?more|i do "
                    r"not know|i dont know)"
                ),
                r"(?:locked|kicked|shut) (?:me |us )?out because (?:someone|somebody)",
            ),
            "orders show up that I never placed",
        ),
        Rule(
            "lost or leaked",
            (
                (
                    r"(?:block|freeze|lock|disable|revoke|suspend|cut off|sign me out)(?: \w+){0,6} (?:stolen|fired|"
                    r"at once|immediately|now|everywhere|right now|taken|lost my|by accident|former|ex)"
                ),
                (
                    r"(?:phone|laptop|bag|wallet|tablet|sim)(?: \w+){0,5} (?:was |were |got |has been )?(?:stolen|"
                    r"taken|swapped|robbed)"
                ),
                (
                    r"(?:former|ex|fired|left) (?:\w+ ){0,4}(?:still|can|has|have|had) (?:\w+ ){0,3}(?:access|log|"
                    r"get in|everything)"
                ),
                (
                    r"(?:password|token|key|secret|credentials?|pin)s? (?:\w+ ){0,5}(?:public|published|leaked?|log "
                    r"file|on the internet|by mistake|by accident|list on)"
                ),
                r"(?:published|posted|pushed|leaked|shared) (?:\w+ ){0,3}(?:password|token|key|secret|credentials?)s?",
                (
                    r"my (?:data|details|address|password|card)(?: \w+){0,4} (?:for sale|turned up|hacker|leaked|"
                    r"used elsewhere|internet)"
                ),
                (
                    r"(?:gave|shared|told|typed|entered)(?: \w+){0,4} (?:pin|password|code|card number|card)(?: "
                    r"\w+){0,5} (?:caller|page|site|him|her|them|it|phone|said|fake)"
                ),
            ),
            "please lock my account at once, my phone was stolen",
        ),
        Rule(
            "false friends",
            (
                (
                    r"(?:is|are|was) (?:this|that|the|it|your)(?: \w+){0,2} (?:(?:e ?)?mail|message|sms|text|call|"
                    r"caller|link|page|site|number|letter|invoice|from you)(?: \w+){0,6} (?:genuine|real|legit\w*|"
                    r"fake|really (?:from )?you|from you|is that you)(?=$|[.,?!])"
                ),
                (
                    r"(?:mail|message|sms|text|call|page|site|website|invoice|letter)(?: \w+){0,6} (?:in your name|"
                    r"looks (?:\w+ )?like (?:you|yours)|not yours|asks? (?:me )?for my|wants my)"
                ),
                (
                    r"(?:in your name|pretends to be (?:you|your|from)|pretending to (?:be|work for) (?:you|your|"
                    r"from)|said (?:he|she|they) (?:was|were) from)"
                ),
                (
                    r"(?:clicked|fell for|opened)(?: \w+){0,4} (?:link|fraud|scam|fake|attachment)(?= |$|"
                    r"[.,!?])(?=.*(?:fake|worried|card|password|fraud|odd|strange|name|scam))"
                ),
                r"copy of your (?:website|page|site|shop)",
            ),
            "is this mail really from you",
        ),
        Rule(
            "a gap in the fence",
            (
                (
                    r"(?:see|read|open|view|shows?|access|reach|contains?|returns?|search)(?: \w+){0,4} (?:another|"
                    r"other|others|different|strangers?|someone elses|somebody elses|foreign)(?: \w+){0,2} "
                    r"(?:orders?|receipts?|bills?|invoices?|chats?|names?|records?|firms?|tenants?|famil\w+|photos|"
                    r"customers?|peoples?|notes|bill|account)"
                ),
                (
                    r"chang(?:e|ing) (?:the |a |another )?(?:\w+ )?(?:id|number|url|address)(?: \w+){0,6} (?:see|"
                    r"saw|shows?|open|read|other|others|receipts|bill)"
                ),
                (
                    r"(?:land|landed|logged|end up) (?:\w+ )?(?:in|into) (?:somebody|someone|another|a different|a "
                    r"stranger)\w*"
                ),
                r"(?:without|any) (?:logging in|a login|(?:any )?password)(?: |$|[.,!?])(?<=.)",
                (
                    r"(?:hole|gap|weakness|flaw) in (?:your|the) (?:\w+ )?(?:login|checkout|site|system|app|page|"
                    r"api|security)"
                ),
                r"(?:lets|allows) (?:anyone|anybody|everyone|me) (?:become|be|see|read|log|run)",
                r"(?:run|inject) scripts?",
            ),
            "there is a hole in your checkout",
        ),
    ),
)
