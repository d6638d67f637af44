"""The writer asks what something costs, or wants it cheaper: prices are for people to discuss."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import BUILD, ON_SCREEN, THEIR_CUSTOMERS
from production.schemas.turns import Trigger

_PLAN = (
    r"(?:plans?|licen[cs]es?|subscriptions?|seats?|users?|tiers?|versions?|editions?|packages?|upgrad\w+|pro|"
    r"business|enterprise|premium|basic|starter|membership|add ?ons?|renewals?|month|year|service|product|"
    r"software|one|person|people|it)"
)
_PRICE = (
    r"(?:prices?|pricings?|costs?|fees?|quotes?|quotations?|discounts?|rate cards?|tariffs?|price ?lists?|"
    r"coupons?|promo codes?|vouchers?)"
)

PRICING = RuleTable(
    trigger=Trigger.PRICING,
    harmless=(
        rf"charge {THEIR_CUSTOMERS} (?:\w+ ){{0,4}}(?:fees?|prices?|deposit)",
        (
            rf"(?:{_PRICE}|rates?) (?:\w+ )?(?:{ON_SCREEN}|cent(?:er|re)|book|rule|calculation|formula|import|"
            r"tracking|estimate|attribute|reply|mark|character|limit|calculator|update|data|feed|block|history|"
            r"line|total|editor|builder|object|tool|display|sheet)s?"
        ),
        rf"(?:{ON_SCREEN})s? (?:called |named |for |with |of |labelled )?(?:the )?[\"']?{_PRICE}",
        (
            r"(?:product|unit|sale|sales|purchase|list|retail|item|net|gross|wholesale|cost|our own|shipping|"
            r"labou?r|material|project|estimated|hourly|block|pull|double|single|smart|straight|curly|in|closing|"
            r"opening|budgeted|delivery|customer|client) (?:prices?|costs?|quotes?|rates?|fees?)"
        ),
        (
            rf"{BUILD} (?!.{{0,60}}(?:your (?:plans?|pric\w+)|for (?:me|us)))(?:an? |the |my |our |new |more |all |"
            rf"different |several |\w+ )?(?:\w+ )?{_PRICE}"
        ),
        (
            rf"{_PRICE} {up_to(4)}(?:to|for|of) (?:my|our|their) (?:own )?(?:products?|items?|goods|shop|store|"
            rf"{THEIR_CUSTOMERS})"
        ),
        rf"(?:give|offer|send|grant) {THEIR_CUSTOMERS} (?:an? |the |some )?(?:\w+ )?{_PRICE}",
        r"(?:use|enter|apply|redeem|type in|combine|find) (?:\w+ ){0,2}(?:coupon|voucher|(?:promo|discount) code)s?",
        r"left on (?:my|the|this|our) (?:\w+ )?(?:card|voucher|coupon)",
        r"(?:at all|at any) costs?",
        r"rate limit\w*",
        r"low cost",
        r"cost (?:us|me) (?:a |the |hours|days|time|an |half|so )",
        r"how much (?:is|are) (?:left|used|remaining|allowed|stored)",
        r"how much (?:\w+ )?(?:space|storage|memory|data|time|room|traffic)\b",
        (
            r"(?:price|cost) (?:is|are|was|shows?|shown|displays?|appears?|rounds?|gets|goes|doesnt|does not|wont|"
            r"cannot|cant)"
        ),
    ),
    rules=(
        Rule(
            "how much",
            (
                (
                    r"how much (?:\w+ ){0,8}(?:costs?|charged?|charging|pay|paying|price|fees?|worth|spend|"
                    r"set me back|set us back)"
                ),
                (
                    r"how much (?:is|are|for|would|will|does|do|extra|more|it|its|r|it be)(?: |"
                    rf"$)(?:\w+ ){{0,5}}{_PLAN}(?! (?:take|weigh|need|store|use))"
                ),
                (
                    r"(?:what|how much)(?: (?:will|would|do|must|should|did) (?:i|we))(?: have to|"
                    r" need to)? pay(?! with)"
                ),
                r"how much(?: is it| is this| does it| would it be| for it)?\W*$",
            ),
            "How much is the Business plan?",
        ),
        Rule(
            "asks for a price",
            (
                (
                    r"(?:what|whats|which|tell|give|giving|send|share|know|see|get|getting|need|want|have|offer|"
                    r"do you|is there|are there|any|can i|can we|request|your|ur|about|more|lower|better|best|"
                    r"special|annual|yearly|monthly|student|nonprofit|non profit|volume|bulk|full|current|detailed|"
                    r"new|early|find|view|check|understand|additional|extra|hidden|up to date|explain|charge|"
                    rf"apply|loyalty) {up_to(4)}{_PRICE}"
                ),
                r"^\W*(?:pricing|prices?|costs?|price ?list|discounts?)\W*(?:please|info|details|list|pls)?\W*$",
                (
                    r"pricing (?:info\w*|details|options|plans?|model|structure|tiers?|question|inquiry|enquiry|"
                    r"for)"
                ),
                rf"(?:price|cost|fee)s? (?:of|for|per) {up_to(4)}{_PLAN}",
                (
                    r"(?:would|will|does|do|did|it|they|plans?|licen[cs]es?|seats?) (?:\w+ ){0,6}cost(?! (?:cent|"
                    r"field|col))"
                ),
            ),
            "What is your pricing?",
        ),
        Rule(
            "wants it cheaper",
            (
                r"cheap(?:er|est)",
                r"(?:too|so|very|more|less|that|really|this|quite|how|pretty) (?:expensive|pricey|costly)",
                r"overpriced",
                r"(?:cant|cannot|can|could|not able to|unable to) (?:\w+ )?afford",
                r"(?:better|best|good|special|great) (?:deal|offer|bargain)(?! stage)",
                r"negotiat\w+",
                (
                    r"prices? (?:match|going up|go up|went up|rising|increase|rise|hike|cut|drop|reduction|"
                    r"change)\w*"
                ),
                (
                    r"(?:match|beat|raised|raise|increase|increased|lower|reduce|drop) (?:\w+ ){0,4}pric(?:e|es|"
                    r"ing)"
                ),
                r"(?:worth|out of|over|beyond) (?:the |our |my )(?:extra |more )?(?:money|budget|price)",
            ),
            "do you have anything cheaper?",
        ),
        Rule(
            "in other languages",
            (
                r"cuanto (?:cuesta\w*|vale|sale|es|cobra\w*)",
                r"(?:que|los?|sus?|saber|lista de) precios?",
                r"descuentos?",
                r"presupuesto",
                r"tarifas?",
                r"(?:was|wieviel|wie viel) (?:\w+ )?kost\w+",
                r"preis(?:e|liste|auskunft)?",
                r"rabatt\w*",
                r"angebot (?:\w+ )?(?:machen|schicken|fur)",
                r"combien (?:\w+ ){0,3}(?:cout\w*|vaut|ca)",
                r"(?:quel\w*|vos|les?|votre) (?:\w+ )?(?:prix|tarifs?)",
                r"(?:une|de) (?:remise|reduction)",
                r"un devis",
                r"quanto (?:\w+ )?(?:costa\w*|custa\w*|viene|e)",
                r"(?:prezz[io]|precos?|scont[oi]|descontos?)",
                r"(?:wat|hoeveel) (?:\w+ ){0,3}(?:kost\w*)",
                r"(?:prijs|prijzen|korting)",
                r"kit(?:ne|na|ni) (?:\w+ )?(?:ka|ki|ke|paise|pais[ae]y|rupees|cost|price)",
                r"(?:qeemat|qimat|kimat)",
                r"ile (?:\w+ )?kosztuje",
                r"ne kadar",
                r"fiyat\w*",
            ),
            "¿Cuánto cuesta el plan básico?",
        ),
    ),
)
