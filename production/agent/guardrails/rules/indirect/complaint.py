"""The writer has a grievance without calling it a complaint."""

from __future__ import annotations

from production.agent.guardrails.rules.complaint import COMPLAINT
from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

INDIRECT_COMPLAINT = RuleTable(
    trigger=Trigger.COMPLAINT,
    harmless=(*COMPLAINT.harmless, r"(?:nothing|no (?:reason|cause|need)) to complain(?: about)?"),
    rules=(
        Rule(
            "nobody cares",
            (
                (
                    r"(?:feel|feeling|felt) (?:\w+ )?(?:ignored|abandoned|cheated|ripped off|let down|humiliated|"
                    r"insulted|fooled|betrayed|neglected|unheard|tricked|deceived|scammed)"
                ),
                r"(?:dont|do not|never) feel (?:\w+ )?(?:heard|valued|taken seriously|respected|like a valued)",
                (
                    r"(?:nobody|no one|noone|none of you|no body) (?:\w+ )?(?:takes? (?:me|us)|seems to care|cares?|"
                    r"showed up|came|bothers?|apologi[sz]ed|reacts?|returns?|solves?|helps?|feels? responsible)"
                ),
                (
                    r"no (?:call|show|apology|reply|reaction|news|word|sign|solution|response)(?: \w+){0,3}(?:,| "
                    r"and| from you| since| for \w+ (?:days|weeks))"
                ),
                r"(?:weeks?|months?|days) of (?:silence|waiting|chasing|excuses)",
                r"(?:vanish|disappear|end up)\w* in your inbox",
                (
                    r"(?:fobb|brush|palm|passed|handed|pushed|sent|shoved|bounced) ?(?:ed|ing)? (?:me |us )?(?:off|"
                    r"around|along|from (?:one|desk|department|person|place)|aside)"
                ),
                (
                    r"(?:stall|string|hold|keep|kept|leave|left)(?:ing|ed)? (?:me|us) (?:hanging|dangling|waiting|"
                    r"in the dark|on hold|stranded|out in)"
                ),
                r"(?:only|all i get(?: are| is)?|just|nothing but|enough of|sick of|your) excuses",
            ),
            "nobody takes me seriously",
        ),
        Rule(
            "broken word",
            (
                (
                    r"(?:broke|broken|break|forget|keep|kept)(?:ing)? (?:\w+ )?(?:every|your|all|any|their|his|the) "
                    r"(?:\w+ )?(?:promises?|word|agreements?)"
                ),
                (
                    r"(?:promised|agreed|said|told)(?: \w+){0,6} (?:never came|never happened|nothing happened|did "
                    r"not|didnt|not done|and then nothing|but nobody|but no one)"
                ),
                r"(?:promises?|promise),? (?:\w+ ){0,3}(?:nothing|zero) ",
                (
                    r"(?:not|nothing|none|nor) (?:\w+ )?(?:of )?what (?:i|we) (?:was|were|had been|have been) "
                    r"(?:promised|told|sold)"
                ),
                r"(?:lied|lying) to (?:me|us)",
                r"(?:misled|deceived|tricked|conned|fooled|cheated|swindled|duped)(?: (?:me|us|by)|$|[.,!?])",
                (
                    r"(?:third|fourth|fifth|sixth|tenth) time (?:\w+ ){0,3}(?:this|in a row|that|now|already|my|the|"
                    r"cancel\w*|late|wrong)"
                ),
                r"(?:wrong|late|broken|nothing|same) again(?=,| as| and|$)",
                (
                    r"(?:every|each) (?:single )?(?:time|month|update|order|answer|colleague)(?: \w+){0,6} (?:wrong|"
                    r"different|contradicts?|late|else|mess\w*|costs? me|something else)"
                ),
            ),
            "you broke every promise",
        ),
        Rule(
            "your people's manners",
            (
                r"(?:your|the|ur) (?:\w+ )?(?:driver|courier|waiter|waitress|technician|staff|employee|cashier|"
                r"agent|guy|lady|man|woman|girl|clerk|receptionist|guard|manager|salesman|fitter|colleague|"
                r"people|person|rep|representative|operator|crew|boss|installer)s?"
                r"(?: \w+){0,6} (?:rude|rudely|insulted|laughed|shouted|yelled|swore|hung up|lied|drunk|cheeky|"
                r"arrogant|pushed|ignored|impolite|unfriendly|aggressive|threatened|mocked|idle|threw|"
                r"disrespectful|rolled)",
                (
                    r"(?:spoken|talked|spoke|talk|treated|shouted|yelled|laughed) (?:\w+ )?(?:to|at|with|down to)? "
                    r"?(?:me|us)? ?(?:as if|like (?:a|an|dirt|trash|children|that)|down)"
                ),
                r"(?:hung up|hang up) on (?:me|us)",
                (
                    r"(?:no|not a|is that|is this|that is no) (?:the )?way (?:to treat|you treat|one treats|of "
                    r"treating|to talk)"
                ),
                r"is (?:that|this) (?:how|what) you (?:treat|call|do|deal|handle|speak)",
                r"(?:report|about) (?:\w+ ){0,3}(?:behaviou?r|misconduct|conduct|attitude|manners) of (?:your|one|an?)",
                (
                    r"report (?:an? |one of your |your |the )?(?:rude|bad|poor|unprofessional|terrible) (?:\w+ "
                    r")?(?:service|behaviou?r|employee|staff|cashier|driver|experience|treatment|agent)"
                ),
                r"how (?:badly|poorly|rudely|unfairly) (?:\w+ ){0,3}(?:handled|treated|treats?|dealt|done)",
            ),
            "your driver was extremely rude",
        ),
        Rule(
            "farewell in anger",
            (
                (
                    r"(?:last|final) time (?:you|i|we)(?:ll|ve)? (?:\w+ )?(?:see|saw|hear|order\w*|bought|buy|"
                    r"shop\w*|use\w*|book\w*|deal\w*)"
                ),
                (
                    r"(?:wont|will not|never|not) (?:\w+ )?(?:be a customer|come back|return to you|shop (?:here|"
                    r"with you)|order(?:ing)? (?:from|with|at) you|fly with you|use you|buy from you)"
                ),
                (
                    r"(?:tell|warn|let) (?:\w+ ){0,2}(?:everybody|everyone|the world|people|my friends|others|all "
                    r"my|all i)(?: \w+){0,4} (?:avoid|stay|know|away|you|distance|about this|about you)"
                ),
                (
                    r"(?:post|write|leave|publish|give|expect) (?:\w+ ){0,3}(?:bad|terrible|negative|one star|1 "
                    r"star|honest|scathing) (?:\w+ )?(?:reviews?|ratings?)"
                ),
                r"people should (?:be warned|know|stay)",
                r"(?:off|going|moving|go) to (?:your|the) (?:rivals?|competition|competitors?)",
                r"next contract (?:\w+ ){0,3}(?:somebody|someone) else",
                r"(?:consider|this is) (?:this |it )?the end of (?:our|my)",
                r"(?:you )?los(?:e|t|ing) (?:an? )?(?:\w+ )?(?:client|customer|patron)",
                r"(?:choosing|choose|chose|picking|trusting) you was (?:a |my )(?:\w+ )?(?:mistake|error)",
                r"never again(?=$|[.,!?])",
            ),
            "that was the last time you see me",
        ),
        Rule(
            "at the end of one's patience",
            (
                r"(?:patience|nerves) (?:is|are|has|have) (?:\w+ )?(?:exhausted|over|gone|run out|at an end|limit\w*)",
                (
                    r"(?:end of my (?:tether|rope|patience|nerves)|up to here|blood boil|beyond angry|boiling|could "
                    r"scream|not amused|bone to pick)"
                ),
                (
                    r"(?:not|wont|will not|cant) (?:going to |gonna )?(?:accept|put up with|stand for|tolerate|"
                    r"take) (?:this|that|it|such)(?: any| treatment| service| behaviou?r|$|[.,!?])"
                ),
                (
                    r"(?:someone|somebody) (?:has to|must|should|needs to|to) (?:answer for|take responsibility|be "
                    r"held|look into how)"
                ),
                (
                    r"(?:want|expect|demand|deserve|waiting for|owed?) (?:an? )?(?:\w+ )?(?:apology|explanation|"
                    r"consequences)"
                ),
                (
                    r"(?:ruined|spoiled|spoilt|wrecked|destroyed) (?:my|our) (?:\w+ )?(?:day|holiday|wedding|"
                    r"birthday|trip|weekend|christmas|vacation|evening|party|business)"
                ),
                (
                    r"(?:my|our) (?:\w+ )?(?:dissatisfaction|discontent|displeasure|disappointment|criticism|"
                    r"frustration)(?= |$|[.,!?])"
                ),
                r"(?:you|u) (?:guys |people |all )?(?:really )?suck",
                r"(?:this|your) (?:company|service|support|app|shop) (?:really )?sucks",
                (
                    r"(?:what an?|such an?|bunch of|complete|total|like) (?:\w+ )?(?:circus|mess you|joke|farce|"
                    r"shambles|disgrace|amateurs|chaos|lousy)"
                ),
                r"(?:amateurs|crooks|chaos) (?:at work|with you)",
                (
                    r"(?:expected|hoped for|deserve) (?:a lot |much |so much )?(?:more|better)(?: \w+){0,2} (?:from|"
                    r"of|than)"
                ),
                (
                    r"(?:mad|angry|furious|pissed|upset|disappointed|unhappy|dissatisfied) (?:\w+ )?(?:at|with|"
                    r"about|by) (?:you|u|your|ur|the (?:way|service|treatment))"
                ),
                (
                    r"(?:very|so|really|extremely|deeply) (?:bad|poor|terrible|awful|lousy|horrible) (?:\w+ "
                    r")?(?:service|experience|treatment|attitude|quality|support|handling)"
                ),
            ),
            "my patience is exhausted",
        ),
    ),
)
