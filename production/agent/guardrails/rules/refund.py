"""The writer wants money back, asks how to get it, or where it is."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import BUILD, ON_SCREEN, THEIR_CUSTOMERS
from production.schemas.turns import Trigger

_MONEY = r"(?:money|cash|payments?|amounts?|deposit|fees?|funds|charges?|sum|cost|debit|transaction|invoice)"
_PAID = r"(?:paid|spent|been charged|was charged|were charged|was billed|got charged|transferred)"

REFUND = RuleTable(
    trigger=Trigger.REFUND,
    harmless=(
        rf"{_MONEY} {ON_SCREEN}s?",
        r"[\"'](?:no )?refund(?:s|ed)?[\"']",
        rf"(?:money back|cash back|reimbursements?|rebates?|charge ?backs?|credit notes?) (?:\w+ )?{ON_SCREEN}s?",
        r"(?:i|we|ive|weve) (?:have )?refunded",
        rf"{THEIR_CUSTOMERS} (?:\w+ )?(?:get|receive|want) (?:their|his|her) (?:money|cash) back",
        r"(?:sum|amount|total|value|cost) (?:\w+ )?(?:comes?|came|is) back (?:as|empty|zero|wrong|blank)",
        r"reverse charge (?:on|invoice|procedure|vat)",
        r"refunds? that (?:my|our)",
        r"refunds? (?:\w+ ){0,2}(?:in|inside|through|on) (?:my|our) (?:own )?\w+",
        r"(?:repaid|paid back) by (?:my|our|an?|the) \w+",
        (
            r"(?:approvals?|workflows?|automations?|rules?|steps?|permissions?|rights?) (?:\w+ ){0,2}(?:for|of|"
            r"on|to (?:issue|approve|process)) refunds?"
        ),
        r"the (?:word|term|tag|label|text|name|phrase|value) [\"']?refund(?:s|ed)?",
        rf"refund(?:s|ed)? (?:\w+ )?{ON_SCREEN}s?",
        rf"{ON_SCREEN}s? (?:called |named |for |with |labelled )?(?:the )?[\"']?refund(?:s|ed|able)?[\"']?",
        (
            rf"{BUILD} {up_to(4)}refund(?:s|ed)?(?: {up_to(3)}(?:in|inside|on|under|within) (?:my|our|"
            r"the) (?:own )?\w+)"
        ),
        (
            r"(?:set up|issue|process|give|send|handle|record|track|offer|make|approve|manage|export|report|log|"
            rf"automate) {up_to(3)}refunds? {up_to(2)}(?:to|for|from|by|of) {THEIR_CUSTOMERS}"
        ),
        rf"refund(?:ing)? {THEIR_CUSTOMERS}",
        (
            rf"{THEIR_CUSTOMERS} {up_to(2)}(?:wants?|asks?|asked|requests?|requested|gets?|"
            rf"needs?) {up_to(3)}refund(?:s|ed)?"
        ),
        rf"mark(?:ed|ing)? {up_to(4)}(?:as )?refunded",
        (
            r"(?:filter|sort|group|search|report|list|export|total|sum|colou?r)(?:ed|"
            r"ing)? (?:\w+ ){0,4}refund(?:s|ed)?"
        ),
        r"charge ?back (?:rate|ratio|report|column|field|webhook)s?",
        r"(?:refund|rebate)s? (?:spreadsheet|automation|tracker|tracking|script|calculator|data)",
    ),
    rules=(
        Rule(
            "names a refund",
            (
                (
                    r"(?:refund\w*|reimburs\w*|charge ?backs?|restitution|rebates?|compensat(?:e|ed|ion)|"
                    r"recompense)"
                ),
            ),
            "What is your refund policy?",
        ),
        Rule(
            "money to come back",
            (rf"{_MONEY} {up_to(5)}(?:back|returned|reversed|undone|credited|revoked|voided|restituted)",),
            "I want my money to come back",
        ),
        Rule(
            "give me back what I paid",
            (
                (
                    rf"(?:give|pay|send|get|transfer|wire|hand|have|want) {up_to(3)}back {up_to(4)}(?:{_PAID}|"
                    rf"{_MONEY})"
                ),
                r"(?:pay|wire|transfer) (?:me|us|it|it all|that) back",
                r"give (?:me|us|it|that|it all|everything) back(?=$|[.!?,])",
                (
                    rf"(?:return|give me|send me) {up_to(2)}(?:my|our|the) (?:full )?(?:money|payment|funds|cash|"
                    r"fee|deposit)"
                ),
                rf"back {up_to(2)}what (?:i|we|ive|weve) (?:have |had )?{_PAID}",
                (
                    rf"(?:return|refund|credit|pay|reimburse|transfer) {up_to(3)}(?:difference|overpayment|excess|"
                    r"surplus|remainder)"
                ),
                rf"(?:recover|reclaim|retrieve) {up_to(3)}(?:money|payments?|difference|overpayment|fees?|funds)",
                r"credit (?:me|us|my|our) (?:back|card|account|bank|for)\w*",
                (
                    rf"(?:reverse|undo|void|revert|revoke) {up_to(3)}(?:charges?|payments?|transactions?|debits?|"
                    r"fees?)"
                ),
            ),
            "please give me back what I paid for the year",
        ),
        Rule(
            "my money",
            (
                r"(?:you|you guys|your company|still|techcorp) (?:\w+ )?owes? (?:me|us)",
                (
                    r"(?:get|give|want|need|have|return|send|release|where is|wheres|keep|kept|stole|took|take|"
                    rf"hand over) {up_to(3)}(?:my|our) (?:\w+ )?(?:money|cash|funds)"
                ),
                r"(?:see|have) (?:my|our|the) (?:money|cash|payment) again",
                r"not (?:be )?pay(?:ing)? for (?:something|a service|a product|what)",
                (
                    r"(?:want|need|expect|demand) (?:it|that|this|them|everything) (?:all )?(?:reversed|voided|"
                    r"undone|returned)(?=.*(?:\d|money|paid|charge|took|payment))"
                ),
            ),
            "You owe me the money for the cancelled seats",
        ),
        Rule(
            "charged wrongly",
            (
                (
                    r"(?:charged|billed|debited|deducted|invoiced|paid|took|taken|"
                    rf"withdrew) {up_to(5)}(?:twice(?! as)|two times|three times|double|too much|wrongly|by mistake|"
                    r"in error)"
                ),
                (
                    r"(?:charged|billed|debited|renewed|took|paid|taking|charging|billing|debiting|renewing|"
                    rf"withdrawing|charge|bill) {up_to(6)}(?:after|although|even though|though|despite|"
                    rf"but) {up_to(6)}cancel\w*"
                ),
                (
                    r"(?:double|duplicate|wrongly|incorrectly|mistakenly|erroneously) (?:charged?|billed|billing|"
                    r"debited|payments?)"
                ),
                rf"over ?(?:charged|billed|paid)(?: {up_to(3)}(?:me|us|my|our))?",
                (
                    rf"(?:dont|didnt|do not|did not|never) {up_to(1)}(?:recogni[sz]e|authori[sz]ed?|"
                    rf"approved?) {up_to(2)}(?:charges?|payments?|debits?)"
                ),
                (
                    rf"(?:charges?|payments?|debits?) {up_to(10)}(?:dont|didnt|did not|do not|"
                    rf"never) {up_to(1)}(?:recogni[sz]e|authori[sz]ed?|approved?|agreed?|made?|make)"
                ),
                (
                    rf"(?:charged|billed|debited|renewed|took) {up_to(5)}without {up_to(2)}(?:consent|permission|"
                    r"authori[sz]ation|asking|notice|warning|approval|knowledge)"
                ),
            ),
            "you charged my card twice in March",
        ),
        Rule(
            "in other languages",
            (
                r"reembols\w*",
                r"devoluci?on(?:es)? (?:de|del) (?:mi |el |su )?(?:dinero|importe|pago)",
                r"quiero (?:una |mi )?devolucion",
                r"(?:devuelv|devolv)\w* (?:\w+ ){0,3}(?:dinero|dinheiro|pago|plata|importe|valor)",
                r"(?:dinero|dinheiro) de (?:vuelta|volta)",
                r"(?:zurue?ck|rue?ck)erstatt\w*",
                r"erstatt(?:en|ung|et)\w*",
                r"geld (?:\w+ ){0,4}(?:zurue?ck\w*)",
                r"zurue?ck\w* (?:\w+ ){0,3}geld",
                r"rembours\w*",
                r"(?:rendez|rendre|recuperer|recupere) (?:\w+ ){0,3}(?:l|mon |notre )argent",
                r"rimbors\w*",
                r"(?:indietro|restitu\w+) (?:\w+ ){0,3}(?:soldi|denaro)",
                r"soldi indietro",
                r"estorn(?:o|ar|em)",
                r"terugbeta\w*",
                r"geld (?:\w+ ){0,2}terug",
                r"zwrot (?:pieniedzy|srodkow)",
                r"para(?:mi)? iade\w*",
                r"(?:pais[ae]y?e?|raqam|rupa[iy]e) (?:\w+ ){0,3}wap[ai]s\w*",
                r"wap[ai]s (?:\w+ ){0,3}pais[ae]y?e?",
            ),
            "Quiero un reembolso",
        ),
    ),
)
