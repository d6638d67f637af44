"""Threats and insults in milder or rarer words."""

from __future__ import annotations

from production.agent.guardrails.rules.abuse import ABUSE
from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

INDIRECT_ABUSE = RuleTable(
    trigger=Trigger.ABUSE,
    harmless=ABUSE.harmless,
    rules=(
        Rule(
            "wishes us ill",
            (
                (
                    r"(?:hope|wish|may)(?: \w+){0,5} (?:burns?|dies?|dead|rots?|suffers?|cancer|starve|fired|truck "
                    r"hits|chokes?|drowns?|lose your jobs?)(?= |$|[.,!?])"
                ),
                (
                    r"(?:drop dead|die already|get cancer|choke on it|go drown|to hell with you|rot you|eat dirt|go "
                    r"back to your country|waste of (?:oxygen|space|skin|air))"
                ),
                (
                    r"(?:beat|punch|slap|spit|smash|break|kick|hit|hunt|shoot|burn)(?: \w+){0,4} (?:you|your "
                    r"(?:face|bones|windows|head|legs|teeth|place|office)|into you|in the face)(?= |$|[.,!?])"
                ),
                r"(?:make you|youll) (?:regret|pay with|be sorry)(?: \w+){0,3} (?:it|blood|when|there)?",
                r"(?:know|find out) (?:where|your address)(?: \w+){0,3}(?: live| sleep| work|$|[.,!?])",
                r"next time i bring",
                r"someone will (?:get hurt|shoot|die)",
            ),
            "hope your office burns",
        ),
        Rule(
            "calls us names",
            (
                (
                    r"(?:you|your|u|ihr|du) (?:\w+ ){0,4}(?:dumbest|dumb as|brainless|brain dead|filthy|mentally "
                    r"ill|subhuman|vermin|parasites?|rats|cows?|donkeys?|creatures|clowns|pigs?|zombies|whores?|"
                    r"thieves and liars|ugly|fat)(?= |$|[.,!?])(?! (?:file|finger|chart))"
                ),
                r"(?:dumbest|stupidest|ugliest) (?:\w+ )?(?:people|cow|person|woman|man|thing|idiot|bitch)",
                (
                    r"(?:what kind of|what an?|which|such an?) (?:\w+ )?(?:idiot|moron|imbecile|cretin|fool|"
                    r"brainless|retard\w*)"
                ),
                (
                    r"(?:lick|kiss|bite|shove|stick)(?: \w+){0,4} (?:boots|behind|backside|me|ass|arse|does not "
                    r"shine|doesnt shine)(?= |$|[.,!?])"
                ),
                (
                    r"(?:women|men|people|your kind)(?: \w+){0,2} (?:like you )?(?:belong|should not be allowed|"
                    r"should be locked)"
                ),
                r"(?:picture|photo|pic)s?(?: \w+){0,3} (?:naked|nude)|bra size",
                r"(?:pea|monkey|brick)(?: \w+){0,4} (?:brain|job|smarter|than)|brain(?: \w+){0,4} (?:pea|peanut)",
                r"(?:dirty|filthy|damn|bloody) (?:foreigners|immigrants|liars|thieves|pigs|animals|rats)",
            ),
            "you brainless zombies",
        ),
        Rule(
            "in more languages",
            (
                (
                    r"(?:malditos|maldita|panda de|son unos|sois|bando de|pezzi di|siete degli|bande de|vous etes "
                    r"des|stelletje|hepiniz|sab) (?:\w+ ){0,2}(?:imbeciles?|inutiles|idiot\w*|idiotas?|basura|lixo|"
                    r"merda|nuls|minables|cretins|idioten|aptal\w*|gadhe|mierda)"
                ),
                (
                    r"(?:allez|va|andate|vayanse|vao|vai|va al|geh) (?:\w+ ){0,3}(?:voir|diavolo|infierno|inferno|"
                    r"zum teufel|holle)"
                ),
                (
                    r"(?:halt(?:et)? die fresse|ta gueule|dumme kuh|du penner|ihr schweine|abschaum|vollidiot\w*|"
                    r"bescheuert|idioten|connasse|cretins|muerete|krijg de (?:tering|kanker)|bewakoof|seus idiotas)"
                ),
            ),
            "ta gueule",
        ),
    ),
)
