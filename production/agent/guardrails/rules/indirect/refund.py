"""The writer wants money back without naming a refund."""

from __future__ import annotations

from production.agent.guardrails.rules.refund import REFUND
from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.schemas.turns import Trigger

_SUM = (
    r"(?:money|cash|payments?|amounts?|sums?|charges?|debits?|funds|fees?|deposit|bucks|quid|pounds|dollars|euros|"
    r"price|cost|rent|instal?ments?|\d+(?:[.,]\d+)?)"
)
_PAYER = r"(?:i|we|ive|weve|my \w+|he|she|they)"
_BACK = r"(?:back|returned|reversed|undone|refunded|repaid|restored|credited|again)"

INDIRECT_REFUND = RuleTable(
    trigger=Trigger.REFUND,
    harmless=(*REFUND.harmless, r"(?:go|went|come|came|get|got|be|call|switch|roll|log) back to (?:the|my|a) \w+"),
    rules=(
        Rule(
            "to be repaid",
            (
                (
                    r"(?:be|been|being|get|got|was|were|become) (?:\w+ )?(?:repaid|paid back|paid out|reimbursed|"
                    r"made whole)"
                ),
                (
                    r"(?:my|a|the|your|partial|full|any|for|expect|is) (?:\w+ )?repayment(?! (?:plan|schedule|rate|"
                    r"of my loan))"
                ),
                r"compensat\w+ (?:me|us|for)",
                rf"{_SUM} {up_to(3)}(?:on|in|onto|into|to) (?:my|our) (?:\w+ )?(?:card|account|bank|wallet|statement|"
                r"paypal|visa) (?:again|back|once more)",
                rf"(?:put|place|post|book|load|send|transfer|wire|pay) {up_to(2)}{_SUM} {up_to(2)}{_BACK}",
                rf"(?:put|send|transfer|wire|pay|hand|give|take|book|move) (?:it|this|that|them|{_SUM})(?: all)? back "
                r"(?:on|onto|to|into|in) (?:my|our) (?:\w+ )?(?:card|account|bank|wallet|paypal|visa)",
                rf"{_SUM} (?:\w+ )?(?:belongs?|goes?|should go|has to go|must go|needs? to go) back",
                (
                    rf"(?:return|give back|send back|hand back|restore|release) (?:\w+ )?(?:my|our|the) {_SUM}(?! "
                    r"(?:of|tag|list))"
                ),
                (
                    rf"{_SUM} (?:is|was|has|have|are|were)(?: not|nt)? (?:\w+ )?(?:been )?(?:returned|reversed|"
                    r"repaid|restored) (?:yet|to me)"
                ),
            ),
            "when will I be paid back",
        ),
        Rule(
            "take the charge off",
            (
                rf"(?:take|get|remove|strike|cancel|revoke|undo|wipe) {up_to(4)}(?:charges?|debits?|payments?|"
                r"purchase|renewal|transaction|fee) (?:off|from|on) (?:of )?(?:my|our)",
                (
                    rf"(?:take|get) {up_to(2)}off (?:of )?(?:my|our) (?:\w+ )?(?:card|bill|account|statement)(?! "
                    r"(?:image|picture))"
                ),
                (
                    r"(?:undo|revoke|unwind) (?:this|that|the|my|yesterdays) (?:\w+ )?(?:purchase|renewal|debit|"
                    r"order payment)"
                ),
                (
                    r"(?:charge|payment|purchase|order|renewal|debit) (?:\w+ )?(?:was|is) (?:\w+ )?(?:a mistake|an "
                    r"accident|accidental|by accident)"
                ),
                (
                    rf"(?:purchased|bought|ordered|subscribed|paid|renewed) {up_to(4)}(?:by accident|accidentally|"
                    r"by mistake)"
                ),
            ),
            "please cancel the charge on my card",
        ),
        Rule(
            "money gone",
            (
                rf"{_SUM} (?:\w+ )?(?:was |were |got |has been |is |been )?(?:debited|deducted|cut|taken|"
                r"withdrawn|collected)"
                rf"(?: {up_to(4)})? ?(?:but|twice|again|without|wrongly|from my)",
                r"(?:still )?charged (?:\w+ ){0,3}(?:trial|after|although|even|despite|twice|but)",
                (
                    rf"(?:debited|deducted|charged|billed|took|withdrew|renewed) {up_to(6)}(?:but|although|though|"
                    rf"even though) {_PAYER}"
                ),
                (
                    r"(?:second|duplicate|double|same|two) (?:\w+ )?(?:debits?|payments?|charges?) (?:for|of|on|"
                    r"from|in|left|was|were|again)"
                ),
                (
                    r"(?:keep|kept|holds?|holding|sitting on|have|withh\w+) (?:\w+ )?(?:my|our) (?:\w+ "
                    r")?(?:deposit|money|cash|funds)"
                ),
                rf"{_SUM} (?:\w+ )?(?:of mine|is mine|are mine|thats mine|you owe)",
                r"paid (?:too much|twice(?! as)|double|in excess|more than (?:i|we) should)",
                r"out of pocket",
            ),
            "money deducted but the order was not placed",
        ),
        Rule(
            "what do I get back",
            (
                rf"(?:get|see|have|receive|want|expect|claim|need) {up_to(3)}{_SUM} {up_to(2)}{_BACK}",
                r"(?:what|how much|anything|something|part|rest|share|half)(?: \w+){0,4} (?:do|can|will|would|"
                r"could|should) "
                r"(?:i|we) (?:\w+ )?(?:get|receive) back",
                (
                    r"(?:give|send|return|transfer|pay) (?:me |us )?(?:back )?the (?:rest|difference|remainder|"
                    r"overpayment)"
                ),
                (
                    rf"(?:want|like|expect|send|return|give|hand over|have|pay) (?:me |us )?(?:back )?what {_PAYER} "
                    r"(?:have |had )?(?:paid|spent)"
                ),
                rf"what {_PAYER} (?:have |had )?(?:paid|spent) {up_to(4)}(?:back|returned|again|to me|to my)",
                (
                    rf"(?:some|part|half|all|percent|rest|\d+) {up_to(3)}(?:price|money|bill|cost|fee) (?:back|off "
                    r"my bill|returned)"
                ),
                r"(?:lose|losing|lost) my money (?:if|when)",
                r"(?:i )?want (?:it|mine|them) back(?=$|[.,!?])",
            ),
            "what do I get back if I cancel today?",
        ),
    ),
)
