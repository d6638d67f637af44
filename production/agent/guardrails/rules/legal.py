"""The writer brings in the law: lawyers, courts, authorities, contracts, statutory rights."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, any_of, up_to
from production.agent.guardrails.rules.words import BUILD, ON_SCREEN
from production.schemas.turns import Trigger

_LAWYER = r"(?:lawyers?|attorneys?|solicitors?|barristers?|legal (?:team|counsel|department|advis[oe]rs?|representatives?|rep|people)|law ?firm)"
_AUTHORITY = (
    r"(?:consumer (?:protection|rights|affairs|council|association|ombudsman|agency|organisation|organization)(?: agency| office| board)?|"
    r"trading standards|ombudsman|better business bureau|bbb|ftc|attorney general|regulators?|data protection (?:authority|commissioner|agency|officer)|"
    r"financial conduct authority|information commissioner\w*|ico|watchdog|authorities|police|competition authority)"
)

LEGAL = RuleTable(
    trigger=Trigger.LEGAL,
    harmless=(
        r"(?:our|my) (?:law|lawyer|lawyers|legal) (?:firm|office|practice) (?:uses?|has|wants?|needs?|works?|would like)",
        rf"(?:{_LAWYER}|legal|court|law) (?:\w+ )?(?:{ON_SCREEN}|size|sized|paper|entity|name|notice|address|document|documents|language|holiday|space)s?",
        rf"{BUILD} {up_to(3)}(?:{_LAWYER})(?: to| in| as|$|\W)",
        rf"{_LAWYER} (?:\w+ )?(?:needs?|requires?|should (?:get|have|see)) {up_to(2)}(?:access|accounts?|permissions?|seats?|logins?|rights|links?)",
        rf"(?:we are|im|i am|were|for|as|at) (?:an? )?(?:small |busy |big )?(?:{_LAWYER})",
        rf"(?:share|collaborate|work|invite|sync|file|folder|access|permission)\w* {up_to(5)}{_LAWYER}",
        r"legal (?:sized?|paper|entity|format|letter|hold|terms|page|notice|name|advice template|practice|industry|sector)",
        r"(?:tennis|basketball|food|squash|padel|badminton|sports?) courts?|court (?:booking|bookings|reservation|schedule)s?",
        r"police station map",
        r"(?:are|is|r) (?:you|it|the (?:app|service|product|data)|techcorp|this|your \w+) (?:\w+ )?gdpr",
        r"gdpr (?:compliant|compliance|ready|settings?|page|banner|checkbox|template|documentation|consent)",
    ),
    rules=(
        Rule(
            "names a lawyer",
            (
                rf"(?:my|our|a|an|the|with|hire|hiring|consult\w*|contact\w*|call\w*|involv\w*|get|see|through|from|his|her|their|talk to|speak to|spoken to) "
                rf"(?:\w+ )?{_LAWYER}",
                rf"{_LAWYER} (?:\w+ )?(?:will|is|are|has|have|says?|said|advised|told|wants?|writes?|wrote|would|shall|can|to|sent)",
                rf"{_LAWYER}\W*$",
            ),
            "My solicitor will write to you",
        ),
        Rule(
            "threatens proceedings",
            (
                r"(?:i|we|to|will|ill|gonna|can|could|should|must|would|might|may|you|be|get|getting|are|im) (?:\w+ )?(?:sue|suing|sued)(?! \w+@)"
                r"(?: (?:you|your|the|for|over|this|them|techcorp|unless|if|because)|$|\W)",
                r"suing|lawsuits?|litigat(?:e|ion|ing)|legal (?:action|proceedings|steps|consequences|recourse|claim|route|measures|remedies|dispute|matter|"
                r"advice|threat|case|grounds|responsibility|rights|obligation|liability|complaint|help)",
                rf"(?:to|in|before|through|at|by a) (?:\w+ )?(?:court|small claims|tribunal)|court (?:order|case|date|action|proceedings|claim)|small claims|class action",
                r"subpoena\w*|court summons|arbitration|injunction|press charges|prosecut\w+|tell it to (?:a|the) judge|see you in court",
                r"(?:you|company|techcorp) (?:are|is|will be|were|be|held|hold) (?:\w+ )?(?:liable|legally responsible)|(?:claim|seek|demand|sue for|pay) (?:\w+ )?damages|"
                r"hold(?:ing)? (?:you|your company) (?:\w+ )?(?:liable|responsible|accountable)",
            ),
            "We will take you to court",
        ),
        Rule(
            "brings in an authority",
            (
                rf"(?:report|reporting|reported|complain\w*|contact\w*|go|going|inform\w*|notify\w*|turn|turning|take|taking|raise\w*|write|file\w*|hear from|call\w*|involv\w*)"
                rf" {up_to(6)}{_AUTHORITY}",
                r"ombudsman|trading standards|better business bureau",
            ),
            "I will report you to the ombudsman",
        ),
        Rule(
            "contract and statute",
            (
                r"breach(?:ed|ing|es)? (?:of |the |our |your |this )*(?:contract|agreement|terms|law|sla|gdpr)|in breach",
                r"(?:is|are|was|were|be|act|acting|thats|its|this|completely|totally|probably|you) (?:\w+ )?(?:illegal(?:ly)?|unlawful(?:ly)?|against the law)",
                r"(?:violat\w+|against|under|infring\w+|break\w*|per|according to|by|invoke|exercise|pursuant to|quote|request) (?:\w+ ){0,4}"
                r"(?:gdpr|ccpa|dsgvo|consumer (?:law|rights act|act)|data protection (?:act|law)|the law|federal law|eu law|statutory rights|copyright|trademarks?)",
                r"(?:article|art|section|§) ?\d+ (?:\w+ ){0,3}(?:gdpr|dsgvo|ccpa|act|bgb)|(?:subject access|data subject|erasure|right to be forgotten|dsar|sar) "
                r"requests?|right to (?:be forgotten|erasure)|(?:gdpr|ccpa) (?:request|erasure|deletion|violation|breach|complaint|rights)",
                r"erasure of (?:\w+ ){0,3}(?:personal )?data|(?:statutory|contractual|legal) (?:rights?|obligations?|notice period|duty)|cease and desist|dmca|"
                r"(?:copyright|trademark|patent) (?:infringement|violation|claim|notice)|defamation|libel",
            ),
            "You are in breach of contract",
        ),
        Rule(
            "in other languages",
            (
                r"abogad[oa]s?|(?:voy a|vamos a|los) (?:\w+ )?(?:demandar|denunciar)\w*|una (?:demanda|denuncia)|tribunales|acciones legales",
                r"(?:rechtsanw|anw)a(?:e?l|l)t\w*|verklag\w+|vor gericht|rechtliche\w? (?:schritte|mittel|konsequenzen)|verbraucher(?:schutz|zentrale)|klage (?:einreichen|erheben)",
                r"(?:mon|notre|un|une) avocate?|en justice|au tribunal|poursuites (?:judiciaires)?|action (?:juridique|en justice)",
                r"avvocat[oi]|vie legali|(?:vi|la) denuncio|querela|advogad[oa]s?|(?:vou|vamos) (?:\w+ )?process\w+|procon|na justica",
                r"advocaat|naar de rechter|rechtbank|juridische stappen|(?:vakeel|wakeel)|adalat|muqadd?ma|(?:kanooni|qanooni)|prawnik\w*|do sadu|avukat\w*|mahkeme\w*",
            ),
            "Mi abogado se pondrá en contacto",
        ),
    ),
)
