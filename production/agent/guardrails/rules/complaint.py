"""The writer complains formally: files a complaint or a claim."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import ON_SCREEN, THEIR_CUSTOMERS
from production.schemas.turns import Trigger

COMPLAINT = RuleTable(
    trigger=Trigger.COMPLAINT,
    harmless=(
        r"[\"']complaints?[\"']",
        rf"(?:grievance|reclamation)s? (?:\w+ )?{ON_SCREEN}s?",
        r"handling (?:of )?complaints",
        r"the (?:word|term|tag|label|text|name|phrase|value) complaints?",
        r"complaints? (?:\w+ ){0,4}in (?:my|our) own",
        (
            rf"complaints? (?:\w+ )?(?:{ON_SCREEN}|letter|number|tracker|log|data|queue|inbox|statistics|"
            r"management|ratio|"
            r"analysis|rate)s?"
        ),
        (
            rf"(?:{ON_SCREEN}|tracker|survey|sample|example|dashboard|workspace|inbox|queue)s? (?:called |named |"
            r"for |with |of |to track )?(?:the |handling |customer )?complaints?"
        ),
        rf"complaints? {up_to(2)}(?:that|which|from|by|of) {THEIR_CUSTOMERS}",
        rf"{THEIR_CUSTOMERS} (?:\w+ ){{0,2}}complain(?:s|ts?|ed|ing)?",
        (
            r"(?:track|tag|sort|filter|categori[sz]e|collect|manage|handle|route|archive|count|classify|"
            r"group)\w* (?:\w+ ){0,3}complaints?"
        ),
        (
            r"(?:no|not a|without|zero|any|cant|no reason to|nothing to|never had a|hardly a|isnt a|wasnt a) "
            r"(?:real )?complain(?:ts?|)?"
        ),
        (
            r"(?:browser|compiler|linter|console|server|validator|app|terminal|eslint|python|windows|outlook|"
            r"chrome|it|editor|api|script|parser) (?:\w+ )?complain(?:s|ed|ing)?"
        ),
        (
            r"(?:insurance|expense|warranty|travel|mileage|custom|jwt|token|tax|medical|namespace|storage|"
            r"ownership) claims?"
        ),
    ),
    rules=(
        Rule(
            "names a complaint",
            (
                r"complaints?",
                r"grievances?",
                r"reclamations?",
                r"(?:i|we|to|must|ill|id|can|could|should|im|am|are|were|by) (?:\w+ ){0,2}complain(?:ing|ed)?",
                r"complain(?:ing)? (?:to|about|against|with)",
            ),
            "I would like to file a complaint",
        ),
        Rule(
            "files a claim",
            (
                (
                    r"(?:file|filing|lodge|lodging|make|making|submit|submitting|raise|register|open|place|put in|"
                    rf"start|present|send|report|write|do) {up_to(3)}claims?(?: against| with| about| to|$|[.?!,])"
                ),
                r"(?:consumer|customer) claims?",
                r"claims? against (?:you|your|the company|this company)",
            ),
            "help me file a consumer claim against your business",
        ),
        Rule(
            "in other languages",
            (
                r"quej(?:a|as|arme|arnos|ar)",
                r"reclam(?:o|os|acion|aciones|ar|acao|acoes|i|are)",
                r"(?:es )?(?:inaceptable|inaceitavel)",
                r"una verguenza",
                r"pesim[oa] (?:servicio|atencion)",
                r"queixas?",
                r"pe(?:o|i)r (?:servicio|atencion|servico)",
                r"beschwer(?:de|den|en)\w*",
                r"inakzeptabel",
                r"unverschamt(?:heit)?",
                r"frechheit",
                r"schlechte[rn]? (?:service|kundenservice|kundendienst)",
                r"(?:une|porter|deposer) (?:\w+ )?(?:plainte|reclamation)",
                r"me plaindre",
                r"inadmissible",
                r"inacceptable",
                r"scandaleux",
                r"lament(?:armi|ela|ele)",
                r"inaccettabile",
                r"vergognoso",
                r"klacht(?:en)?(?: indienen)?",
                r"onacceptabel",
                r"belachelijk",
                r"shik[ae]y?a?yt?a?t?(?: (?:karni|karna|hai|darj))?",
                r"skarg[aei]",
                r"zlozyc reklamacje",
                r"sikayet(?:im|ci|etmek)?",
            ),
            "Quiero poner una queja",
        ),
    ),
)
