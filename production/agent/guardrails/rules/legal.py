"""The writer brings in the law: lawyers, courts, authorities, contracts, statutory rights."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import BUILD, ON_SCREEN
from production.schemas.turns import Trigger

_LAWYER = (
    r"(?:lawyers?|attorneys?|solicitors?|barristers?|legal (?:team|counsel|department|advis[oe]rs?|"
    r"representatives?|rep|people)|law ?firm)"
)
_AUTHORITY = (
    r"(?:consumer (?:protection|rights|affairs|council|association|ombudsman|agency|organisation|"
    r"organization)(?: agency| office| board)?|trading standards|ombudsman|better business bureau|bbb|ftc|"
    r"attorney general|regulators?|data protection (?:authority|commissioner|agency|officer)|"
    r"financial conduct authority|information commissioner\w*|ico|watchdog|authorities|police|"
    r"competition authority)"
)

LEGAL = RuleTable(
    trigger=Trigger.LEGAL,
    harmless=(
        rf"(?:my|our|a) {_LAWYER} (?:friend|colleague|neighbou?r|cousin|brother|sister|wife|husband)",
        rf"(?:our|my) {_LAWYER} (?:use|uses|work with|works with|share) (?:\w+ )?",
        (
            r"(?:our|my) (?:law|lawyer|lawyers|legal) (?:firm|office|practice) (?:uses?|has|wants?|needs?|works?|"
            r"would like)"
        ),
        (
            rf"(?:{_LAWYER}|legal|court|law) (?:\w+ )?(?:{ON_SCREEN}|size|sized|paper|entity|name|notice|address|"
            r"document|documents|language|holiday|space)s?"
        ),
        rf"{BUILD} {up_to(3)}(?:{_LAWYER})(?: to| in| as|$|\W)",
        (
            rf"{_LAWYER} (?:\w+ )?(?:needs?|requires?|should (?:get|have|see)) {up_to(2)}(?:access|accounts?|"
            r"permissions?|seats?|logins?|rights|links?)"
        ),
        rf"(?:we are|im|i am|were|for|as|at) (?:an? )?(?:small |busy |big )?(?:{_LAWYER})",
        rf"(?:share|collaborate|work|invite|sync|file|folder|access|permission)\w* {up_to(5)}{_LAWYER}",
        (
            r"legal (?:sized?|paper|entity|format|letter|hold|terms|page|notice|name|advice template|practice|"
            r"industry|sector)"
        ),
        r"(?:tennis|basketball|food|squash|padel|badminton|sports?) courts?",
        rf"(?:lawsuit|ombudsman)s? (?:\w+ )?{ON_SCREEN}s?",
        (
            r"(?:our|my) legal (?:team|department|people) (?:wants?|needs?|would like|has) to (?:see|use|export|"
            r"edit|share|print|read|work)"
        ),
        r"court (?:booking|bookings|reservation|schedule)s?",
        r"police station map",
        r"(?:are|is|r) (?:you|it|the (?:app|service|product|data)|techcorp|this|your \w+) (?:\w+ )?gdpr",
        r"gdpr (?:compliant|compliance|ready|settings?|page|banner|checkbox|template|documentation|consent)",
    ),
    rules=(
        Rule(
            "names a lawyer",
            (
                (
                    r"(?:my|our|a|an|the|with|hire|hiring|consult\w*|contact\w*|call\w*|involv\w*|get|see|through|"
                    rf"from|his|her|their|talk to|speak to|spoken to) (?:\w+ )?{_LAWYER}"
                ),
                (
                    rf"{_LAWYER} (?:\w+ )?(?:will|is|are|has|have|says?|said|advised|told|wants?|writes?|wrote|"
                    r"would|shall|can|to|sent)"
                ),
                rf"{_LAWYER}\W*$",
            ),
            "My solicitor will write to you",
        ),
        Rule(
            "threatens proceedings",
            (
                r"sue (?:you|u|your|the company|techcorp|this company|them|over|for damages)",
                r"(?:i|we|ill|i will|we will|well|gonna|going to|want to|about to|have to|ready to|prepared to|id) sue",
                r"(?:be|get|getting|being) sued",
                r"suing",
                r"lawsuits?",
                r"litigat(?:e|ion|ing)",
                (
                    r"legal (?:action|proceedings|steps|consequences|recourse|claim|route|measures|remedies|"
                    r"dispute|matter|advice|threat|case|grounds|responsibility|rights|obligation|liability|"
                    r"complaint|help)"
                ),
                r"(?:to|in|before|through|at|by a) (?:\w+ )?(?:court|small claims|tribunal)",
                r"court (?:order|case|date|action|proceedings|claim)",
                r"small claims",
                r"class action",
                r"subpoena\w*",
                r"court summons",
                r"arbitration",
                r"injunction",
                r"press charges",
                r"prosecut\w+",
                r"tell it to (?:a|the) judge",
                r"see you in court",
                (
                    r"(?:you|company|techcorp) (?:are|is|will be|were|be|held|hold) (?:\w+ )?(?:liable|"
                    r"legally responsible)"
                ),
                r"(?:claim|seek|demand|sue for|pay) (?:\w+ )?damages",
                r"hold(?:ing)? (?:you|your company) (?:\w+ )?(?:liable|responsible|accountable)",
            ),
            "We will take you to court",
        ),
        Rule(
            "brings in an authority",
            (
                (
                    r"(?:report|reporting|reported|complain\w*|contact\w*|go|going|inform\w*|notify\w*|turn|"
                    r"turning|take|taking|raise\w*|write|file\w*|hear from|call\w*|"
                    rf"involv\w*) {up_to(6)}{_AUTHORITY}"
                ),
                r"ombudsman",
                r"trading standards",
                r"better business bureau",
            ),
            "I will report you to the ombudsman",
        ),
        Rule(
            "contract and statute",
            (
                r"breach(?:ed|ing|es)? (?:of |the |our |your |this )*(?:contract|agreement|terms|law|sla|gdpr)",
                r"in breach",
                (
                    r"(?:is|are|was|were|be|act|acting|thats|its|this|completely|totally|probably|"
                    r"you) (?:\w+ )?(?:illegal(?:ly)?|unlawful(?:ly)?|against the law)"
                ),
                (
                    r"(?:violat\w+|against|under|infring\w+|break\w*|per|according to|by|invoke|exercise|"
                    r"pursuant to|quote|request) (?:\w+ ){0,4}(?:gdpr|ccpa|dsgvo|consumer (?:law|rights act|act)|"
                    r"data protection (?:act|law)|the law|federal law|eu law|statutory rights|copyright|"
                    r"trademarks?)"
                ),
                r"(?:article|art|section|§) ?\d+ (?:\w+ ){0,3}(?:gdpr|dsgvo|ccpa|act|bgb)",
                r"(?:subject access|data subject|erasure|right to be forgotten|dsar|sar) requests?",
                r"right to (?:be forgotten|erasure)",
                r"(?:gdpr|ccpa) (?:request|erasure|deletion|violation|breach|complaint|rights)",
                r"erasure of (?:\w+ ){0,3}(?:personal )?data",
                r"(?:statutory|contractual|legal) (?:rights?|obligations?|notice period|duty)",
                r"cease and desist",
                r"dmca",
                r"(?:copyright|trademark|patent) (?:infringement|violation|claim|notice)",
                r"defamation",
                r"libel",
            ),
            "You are in breach of contract",
        ),
        Rule(
            "in other languages",
            (
                r"abogad[oa]s?",
                r"(?:voy a|vamos a|los) (?:\w+ )?(?:demandar|denunciar)\w*",
                r"una (?:demanda|denuncia)",
                r"tribunales",
                r"acciones legales",
                r"(?:rechtsanw|anw)a(?:e?l|l)t\w*",
                r"verklag\w+",
                r"vor gericht",
                r"rechtliche\w? (?:schritte|mittel|konsequenzen)",
                r"verbraucher(?:schutz|zentrale)",
                r"klage (?:einreichen|erheben)",
                r"(?:mon|notre|un|une) avocate?",
                r"en justice",
                r"au tribunal",
                r"poursuites (?:judiciaires)?",
                r"action (?:juridique|en justice)",
                r"avvocat[oi]",
                r"vie legali",
                r"(?:vi|la) denuncio",
                r"querela",
                r"advogad[oa]s?",
                r"(?:vou|vamos) (?:\w+ )?process\w+",
                r"procon",
                r"na justica",
                r"advocaat",
                r"naar de rechter",
                r"rechtbank",
                r"juridische stappen",
                r"(?:vakeel|wakeel)",
                r"adalat",
                r"muqadd?ma",
                r"(?:kanooni|qanooni)",
                r"prawnik\w*",
                r"do sadu",
                r"avukat\w*",
                r"mahkeme\w*",
            ),
            "Mi abogado se pondrá en contacto",
        ),
    ),
)
