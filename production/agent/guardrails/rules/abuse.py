"""Threats, slurs and insults aimed at us; strong language about a bug alone is not abuse."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, any_of, up_to
from production.schemas.turns import Trigger

_INSULT = (
    r"(?:idiots?|morons?|imbeciles?|stupid|dumb|dumbass\w*|retard\w*|assholes?|arseholes?|bastards?|bitch\w*|cunts?|pricks?|dickheads?|dicks?|"
    r"scum\w*|pigs?|clowns?|losers?|worthless|pathetic|piece of (?:shit|crap|trash|garbage)|pieces of (?:shit|crap)|braindead|brain dead|wankers?|twats?|"
    r"motherfuckers?|fuckers?|shitheads?|cretins?|dimwits?|halfwits?|trash|filth|vermin|parasites?|whores?|sluts?|subhumans?|bloody fools?|fools?|"
    r"monkeys?|donkeys?|dipshits?|douchebags?|jackass\w*|jerks?|scumbags?|nitwits?|tossers?)"
)
_YOU = r"(?:you|youre|your|ur|u|yall|you guys|you people|you lot)"

ABUSE = RuleTable(
    trigger=Trigger.ABUSE,
    harmless=(
        r"(?:kill|killing|killed|terminate|shoot|execute|burn|hang|strike|attack|blow up|bomb) (?:the |a |an |all |this |that |my |our )?(?:\w+ )?"
        r"(?:process\w*|jobs?|tasks?|scripts?|sessions?|servers?|threads?|apps?|application|connections?|queries|query|commands?|time|switch|email|disk|cd|chart|rate)",
        r"(?:stupid|dumb|silly|idiotic) (?:question|questions|mistake|me|of me|idea)|(?:i|im|i am|me) (?:\w+ ){0,3}(?:idiot|stupid|dumb|moron|fool)",
        r"(?:your|the|this|that) (?:stupid|dumb|pathetic|worthless|stupidly) (?:\w+ )?(?:app|software|form|website|site|page|product|update|button|ui|interface|error"
        r"|import|export|editor|feature|thing|system|update)",
        r"master slave|dead (?:letter|link|line|lock)s?|scum ?master|burn(?: |)down (?:chart|report)s?|you (?:\w+ )?killed it|to die for",
        r"trash (?:can|folder|bin|icon|view)|(?:in|into|to|from|empty|the|your|my) trash",
    ),
    rules=(
        Rule(
            "insults us",
            (
                rf"{_YOU} (?:are |r |must be |is |all |have to be |such |absolute |fucking |complete |total |a |an |bunch of |just |really |so |utter |lot of |the |"
                rf"bloody |damn |goddamn |useless |stupid |dumb |lying |support |people |guys |team |employees |staff )*{_INSULT}(?! (?:chart|mode|bin|folder|question))",
                rf"(?:bunch|pack|gang|group|company|team) of (?:\w+ )?(?:\w+ )?{_INSULT}",
                rf"(?:fucking|stupid|dumb|absolute|complete|total|useless|lying|dirty) (?:ai|bots?|robot|machine|idiots?|morons?|bitch|bastards?|cunts?|scum|pigs?|clowns?)",
                r"(?:son of a bitch|motherfuckers?|cunts?|dickheads?|assholes?|arseholes?|wankers?|shitheads?|scumbags?|retards?)",
                r"(?:morons|idiots|imbeciles|bastards|bitches|clowns)(?=$|\W)",
            ),
            "You are all idiots",
        ),
        Rule(
            "curses at us",
            (
                r"f+u+c?k+ (?:off|you|u|ya|your|yourself|yourselves|this company|all of you|techcorp|ur)|fuckyou|stfu|gtfo|screw you|go (?:to hell|fuck|screw)|"
                r"fuk u|fck (?:you|u)|damn you|up yours|kiss my ass|eat shit|suck my|suck it",
                r"shut (?:up|the fuck up|your mouth)(?! (?:the|down))|piss off(?! (?:my|our|the))|(?:get|got) fucked|go (?:and )?(?:die|hang|kill)|rot in hell|burn in hell",
            ),
            "fuck you",
        ),
        Rule(
            "threatens",
            (
                rf"(?:kill|murder|hurt|harm|beat|punch|stab|shoot|strangle|hunt|rape|smash|slap|choke|destroy|burn|hang|gut) (?:\w+ )?(?:you|u|ya|yall|your (?:family|"
                r"kids|children|face|teeth|employees|staff|team|boss|ceo)|all of you|every one of you|everyone (?:there|at|in)|whoever)(?! (?:with|for) (?:an?|the))",
                r"i know where (?:you|your|u|ya) (?:\w+ )?(?:live|work|office|sit|lives|are|staff|kids|family|building)",
                r"(?:come|coming|came) (?:over |there |down )?(?:for|after|to get|to find) (?:you|your (?:staff|family|team|ceo))|watch your back|you better watch|find (?:out )?where you live",
                rf"(?:burn|blow|bomb|shoot|smash|torch|attack|destroy|set fire to) {up_to(3)}(?:down |up )?(?:your|the|ur) (?:\w+ )?(?:office|building|house|headquarters|hq|place|company|car|home)|"
                rf"(?:burn|blow|shoot) (?:your|the) (?:\w+ )?(?:office|building|house|headquarters|hq|place) (?:down|up)",
                r"(?:hope|wish|want) (?:that )?(?:you|u|you all|your \w+|yall|all of you)(?: all| both)? (?:\w+ )?(?:die|dies|dead|burn|suffer|get cancer|rot|choke|get hurt)|"
                r"you (?:\w+ )?(?:should|must|deserve to|will|are going to|gonna) (?:all )?(?:die|be shot|burn|suffer|bleed|be killed)",
                r"(?:bomb|gun|knife) (?:threat|in your|to your|at your)|youre dead|you are dead|slit your|kill yoursel(?:f|ves)|kys|break your (?:legs|neck|bones|face)",
            ),
            "I will find you and hurt you",
        ),
        Rule(
            "slurs and harassment",
            (
                r"nigg(?:er|a)s?|fag(?:got|gots|s)?|trann(?:y|ies)|kikes?|spics?|chinks?|pakis?|gooks?|wetbacks?|(?:towel|rag)heads?|darkies",
                r"(?:send|show) (?:me |us )?(?:your |some )?(?:nudes?|naked|boobs|tits)|(?:your|ur) (?:tits|boobs|ass is)|are you (?:sexy|naked|horny)|hey sexy",
            ),
            "send me nudes",
        ),
        Rule(
            "in other languages",
            (
                r"hij[oa]s? de (?:puta|perra)|put[oa]s? madre|gilipollas|pendej[oa]s?|cabron(?:es)?|(?:son|sois|eres) (?:unos? |una )?(?:idiotas?|imbeciles?|inutiles)|vete a la mierda|"
                r"(?:os|te|los) voy a matar",
                r"arschl(?:och|ocher)|wichser|hurens(?:ohn|ohne)|fick (?:dich|euch)|verpisst? (?:dich|euch)|ihr (?:\w+ )?idioten|(?:dich|euch) (?:\w+ )?umbringen",
                r"connards?|salopes?|encules?|bande d(?:e )?(?:cons|abrutis|idiots)|va te faire|fils de pute|batards?|je vais (?:vous|te) tuer",
                r"stronz[oi]|vaffanculo|bastardi|testa di cazzo|filh[oa]s? da puta|vai (?:se foder|tomar no)|caralho|fdp|klootzak\w*|kankerlijers?|kut ?(?:wijf|bedrijf)",
                r"kutt[ae]y?|kamin[ae]y?|haram[iz]\w*|b(?:eh|h)e?n ?chod|madar ?chod|chutiy[ae]\w*|kurwa|siktir\w*|orospu\w*",
            ),
            "Ihr seid doch alle Arschlöcher",
        ),
    ),
)
