"""The writer brings in the law without naming a lawyer."""

from __future__ import annotations

from production.agent.guardrails.rules.legal import LEGAL
from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

INDIRECT_LEGAL = RuleTable(
    trigger=Trigger.LEGAL,
    harmless=LEGAL.harmless,
    rules=(
        Rule(
            "the law is coming",
            (
                (
                    r"(?:my|our|a|the|his|her) (?:counsel|barrister|advocate|union|insurer|legal (?:insurance|"
                    r"adviser|advisor))(?: \w+){0,4} (?:will|is|has|says|agrees|informed|looking|advised|recover|at "
                    r"your)"
                ),
                (
                    r"(?:take|taking|bring|hand|carry|go|goes|going|through|before|in front of|see you in|stop is|"
                    r"up to) (?:\w+ ){0,4}(?:courts?|tribunal|judge|courtroom|arbitration|ombudsman|justice)(?= |$|"
                    r"[.,!?])"
                ),
                r"(?:let|leave it to) (?:a |the )?(?:judge|court)s?",
                (
                    r"(?:illegal|unlawful|against the law|void by law|breach of (?:the )?(?:contract|law)|legally "
                    r"obliged|law requires|law obliges|liable|liability|infring\w+|defamation)(?= |$|[.,!?])"
                ),
                r"(?:press|pressing) charges",
                r"(?:legal|formal) (?:redress|notice|demand|proceedings|action|steps|claim)",
                r"(?:start|begin|open|before) (?:legal )?proceedings",
                r"(?:claim|sue|pay) (?:\w+ )?(?:for )?damages",
                r"(?:serve|served|serving) (?:\w+ )?(?:papers|documents|a writ)|a writ",
                r"used as evidence|as evidence (?:against|in)",
                r"(?:enforce|insist on) (?:my|our) rights",
                (
                    r"(?:break|breaks|breaking|violat\w+|breach\w*) (?:\w+ )?(?:the )?(?:consumer |data protection |"
                    r"privacy )?(?:law|laws|act|rights|gdpr|regulations?)"
                ),
                (
                    r"(?:all|which|what|my|copy of) (?:\w+ ){0,3}(?:personal data|data) (?:you (?:hold|store|have|"
                    r"keep|process)|of mine|about me|held)"
                ),
                r"everything you (?:store|hold|have|keep) (?:about|on) me",
                r"(?:erase|delete|remove) (?:\w+ ){0,3}(?:personal )?data (?:under|as the law|according to|by law)",
                r"under (?:the )?(?:gdpr|article \d+|data protection)",
                r"subject access request",
                r"data protection officer",
            ),
            "I'll let a judge decide",
        ),
        Rule(
            "in more languages",
            (
                (
                    r"(?:erstatte anzeige|zeige (?:sie|euch) an|rechtsanwalt|mein anwalt|meinem anwalt|unser anwalt|"
                    r"vor gericht|dsgvo)"
                ),
                r"(?:porte\w*|portero) (?:\w+ ){0,3}(?:tribunal|tribunale|plainte|plainte a la police)",
                (
                    r"(?:saisir|devant) (?:la |le )?(?:justice|tribunal)|mise en demeure|action en justice|mon "
                    r"avocat|notre avocat"
                ),
                r"(?:denunci\w*|demandar\w*|acciones legales|mi abogado|nuestro abogado|juzgado)",
                r"(?:azioni legali|mio avvocato|in tribunale|meu advogado|na justica|processo no procon|procon)",
                r"(?:mijn advocaat|naar de rechter|court jaunga|wakeel|avukat\w*|do sadu)",
            ),
            "mein Anwalt meldet sich",
        ),
    ),
)
