"""Threats, slurs and insults aimed at us; strong language about a bug alone is not abuse."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.schemas.turns import Trigger

_INSULT = (
    r"(?:idiots?|morons?|imbeciles?|stupid|dumb|dumbass\w*|retard\w*|assholes?|arseholes?|bastards?|bitch\w*|"
    r"cunts?|pricks?|dickheads?|dicks?|scum\w*|pigs?|clowns?|losers?|worthless|pathetic|piece of (?:shit|crap|"
    r"trash|garbage)|pieces of (?:shit|crap)|braindead|brain dead|wankers?|twats?|motherfuckers?|fuckers?|"
    r"shitheads?|cretins?|dimwits?|halfwits?|trash|filth|vermin|parasites?|whores?|sluts?|subhumans?|"
    r"bloody fools?|fools?|monkeys?|donkeys?|dipshits?|douchebags?|jackass\w*|jerks?|scumbags?|nitwits?|tossers?)"
)
_YOU = r"(?:you|youre|your|ur|u|yall|you guys|you people|you lot)"

ABUSE = RuleTable(
    trigger=Trigger.ABUSE,
    harmless=(
        (
            r"(?:kill|killing|killed|terminate|shoot|execute|burn|hang|strike|attack|blow up|bomb) (?:the |a |an |"
            r"all |this |that |my |our )?(?:\w+ )?(?:process\w*|jobs?|tasks?|scripts?|sessions?|servers?|threads?|"
            r"apps?|application|connections?|queries|query|commands?|time|switch|email|disk|cd|chart|rate)"
        ),
        r"(?:stupid|dumb|silly|idiotic) (?:question|questions|mistake|me|of me|idea)",
        r"(?:i|im|i am|me) (?:\w+ ){0,3}(?:idiot|stupid|dumb|moron|fool)",
        (
            r"(?:your|the|this|that) (?:stupid|dumb|pathetic|worthless|stupidly) (?:\w+ )?(?:app|software|form|"
            r"website|site|page|product|update|button|ui|interface|error|import|export|editor|feature|thing|system|"
            r"update)"
        ),
        r"master slave",
        r"dead (?:letter|link|line|lock)s?",
        r"scum ?master",
        r"burn(?: |)down (?:chart|report)s?",
        r"you (?:\w+ )?killed it",
        r"to die for",
        r"trash (?:can|folder|bin|icon|view)",
        r"(?:in|into|to|from|empty|the|your|my) trash",
    ),
    rules=(
        Rule(
            "insults us",
            (
                (
                    rf"{_YOU} (?:are |r |must be |is |all |have to be |such |absolute |fucking |complete |total |a |"
                    r"an |bunch of |just |really |so |utter |lot of |the |bloody |damn |goddamn |useless |stupid |"
                    rf"dumb |lying |support |people |guys |team |employees |staff )*{_INSULT}(?! (?:chart|mode|bin|"
                    r"folder|question))"
                ),
                rf"(?:bunch|pack|gang|group|company|team) of (?:\w+ )?(?:\w+ )?{_INSULT}",
                (
                    r"(?:fucking|stupid|dumb|absolute|complete|total|useless|lying|dirty) (?:ai|bots?|robot|"
                    r"machine|idiots?|morons?|bitch|bastards?|cunts?|scum|pigs?|clowns?)"
                ),
                (
                    r"(?:son of a bitch|motherfuckers?|cunts?|dickheads?|assholes?|arseholes?|wankers?|shitheads?|"
                    r"scumbags?|retards?)"
                ),
                r"(?:morons|idiots|imbeciles|bastards|bitches|clowns)(?=$|\W)",
            ),
            "You are all idiots",
        ),
        Rule(
            "curses at us",
            (
                r"(?:fu+c?k+|ff+u+c?k+) (?:off|you|u|ya|your|yourself|yourselves|this company|all of you|techcorp|ur)",
                r"fuckyou",
                r"stfu",
                r"gtfo",
                r"screw you",
                r"go (?:to hell|fuck|screw)",
                r"fuk u",
                r"fck (?:you|u)",
                r"damn you",
                r"up yours",
                r"kiss my ass",
                r"eat shit",
                r"suck my",
                r"suck it",
                r"shut (?:up|the fuck up|your mouth)(?! (?:the|down))",
                r"piss off(?! (?:my|our|the))",
                r"(?:get|got) fucked",
                r"go (?:and )?(?:die|hang|kill)",
                r"rot in hell",
                r"burn in hell",
            ),
            "fuck you",
        ),
        Rule(
            "threatens",
            (
                (
                    r"(?:kill|murder|hurt|harm|beat|punch|stab|shoot|strangle|hunt|rape|smash|slap|choke|destroy|"
                    r"burn|hang|gut) (?:\w+ )?(?:you|u|ya|yall|your (?:family|kids|children|face|teeth|employees|"
                    r"staff|team|boss|ceo)|all of you|every one of you|everyone (?:there|at|in)|"
                    r"whoever)(?! (?:with|for) (?:an?|the))"
                ),
                (
                    r"i know where (?:you|your|u|ya) (?:\w+ )?(?:live|work|office|sit|lives|are|staff|kids|family|"
                    r"building)"
                ),
                (
                    r"(?:come|coming|came) (?:over |there |down )?(?:for|after|to get|to find) (?:you|"
                    r"your (?:staff|family|team|ceo))"
                ),
                r"watch your back",
                r"you better watch",
                r"find (?:out )?where you live",
                (
                    rf"(?:burn|blow|bomb|shoot|smash|torch|attack|destroy|set fire to) {up_to(3)}(?:down |"
                    r"up )?(?:your|the|ur) (?:\w+ )?(?:office|building|house|headquarters|hq|place|company|car|"
                    r"home)"
                ),
                (
                    r"(?:burn|blow|shoot) (?:your|the) (?:\w+ )?(?:office|building|house|headquarters|hq|"
                    r"place) (?:down|up)"
                ),
                (
                    r"(?:hope|wish|want) (?:that )?(?:you|u|you all|your \w+|yall|all of you)(?: all|"
                    r" both)? (?:\w+ )?(?:die|dies|dead|burn|suffer|get cancer|rot|choke|get hurt)"
                ),
                (
                    r"you (?:\w+ )?(?:should|must|deserve to|will|are going to|gonna) (?:all )?(?:die|be shot|burn|"
                    r"suffer|bleed|be killed)"
                ),
                r"(?:bomb|gun|knife) (?:threat|in your|to your|at your)",
                r"youre dead",
                r"you are dead",
                r"slit your",
                r"kill yoursel(?:f|ves)",
                r"kys",
                r"break your (?:legs|neck|bones|face)",
            ),
            "I will find you and hurt you",
        ),
        Rule(
            "slurs and harassment",
            (
                r"nigg(?:er|a)s?",
                r"fag(?:got|gots|s)?",
                r"trann(?:y|ies)",
                r"kikes?",
                r"spics?",
                r"chinks?",
                r"pakis?",
                r"gooks?",
                r"wetbacks?",
                r"(?:towel|rag)heads?",
                r"darkies",
                r"(?:send|show) (?:me |us )?(?:your |some )?(?:nudes?|naked|boobs|tits)",
                r"(?:your|ur) (?:tits|boobs|ass is)",
                r"are you (?:sexy|naked|horny)",
                r"hey sexy",
            ),
            "send me nudes",
        ),
        Rule(
            "in other languages",
            (
                r"hij[oa]s? de (?:puta|perra)",
                r"put[oa]s? madre",
                r"gilipollas",
                r"pendej[oa]s?",
                r"cabron(?:es)?",
                r"(?:son|sois|eres) (?:unos? |una )?(?:idiotas?|imbeciles?|inutiles)",
                r"vete a la mierda",
                r"(?:os|te|los) voy a matar",
                r"arschl(?:och|ocher)",
                r"wichser",
                r"hurens(?:ohn|ohne)",
                r"fick (?:dich|euch)",
                r"verpisst? (?:dich|euch)",
                r"ihr (?:\w+ )?idioten",
                r"(?:dich|euch) (?:\w+ )?umbringen",
                r"connards?",
                r"salopes?",
                r"encules?",
                r"bande d(?:e )?(?:cons|abrutis|idiots)",
                r"va te faire",
                r"fils de pute",
                r"batards?",
                r"je vais (?:vous|te) tuer",
                r"stronz[oi]",
                r"vaffanculo",
                r"bastardi",
                r"testa di cazzo",
                r"filh[oa]s? da puta",
                r"vai (?:se foder|tomar no)",
                r"caralho",
                r"fdp",
                r"klootzak\w*",
                r"kankerlijers?",
                r"kut ?(?:wijf|bedrijf)",
                r"kutt[ae]y?",
                r"kamin[ae]y?",
                r"haram[iz]\w*",
                r"behe?n ?chod",
                r"bhe?n ?chod",
                r"madar ?chod",
                r"chutiy[ae]\w*",
                r"kurwa",
                r"siktir\w*",
                r"orospu\w*",
            ),
            "Ihr seid doch alle Arschlöcher",
        ),
    ),
)
