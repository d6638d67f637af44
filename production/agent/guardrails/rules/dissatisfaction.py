"""The writer is clearly fed up with how we treat them, without calling it a complaint."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import INTENSE, ON_SCREEN, THEIR_CUSTOMERS
from production.schemas.turns import Trigger

_AWFUL = (
    r"(?:worst|terrible|horrible|horrendous|awful|appalling|dreadful|abysmal|pathetic|atrocious|disgusting|"
    r"disgraceful|shocking|rubbish|lousy|useless|unprofessional|incompetent|rude|unhelpful|shameful|crappy|shitty|"
    r"laughable|horrid|garbage|trash|shit|crap|substandard|inept|diabolical|poor|bad|very poor|a disaster|"
    r"a disgrace|a shambles|non ?existent|dismissive|arrogant)"
)
_SERVICE = (
    r"(?:service|services|support|company|treatment|customer care|team|staff|help ?desk|business|handling|"
    r"communication|people|agents?|customer experience|after ?sales|assistance|reps?|representatives?|employees?|"
    r"organisation|organization|experience|behaviou?r|attitude)"
)
_SEVERAL = r"(?:three|four|five|six|seven|eight|nine|ten|several|many|multiple|countless|a dozen|so many|too many|\d+)"
_LONG = r"(?:weeks|months|ages|forever|an eternity|years|far too long|way too long|long enough)"

DISSATISFACTION = RuleTable(
    trigger=Trigger.COMPLAINT,
    harmless=(
        (
            rf"{THEIR_CUSTOMERS} (?:is|are|was|were|got|get|gets) (?:\w+ ){{0,2}}(?:unhappy|upset|angry|frustrated|"
            r"annoyed|dissatisfied|disappointed|furious)(?! (?:with|about|because of|at) you)"
        ),
        (
            r"(?:bad|poor|terrible|awful) (?:gateway|request|connection|quality|performance|network|service worker|"
            r"signal)"
        ),
        rf"(?:dissatisfied|unhappy|angry|scam) (?:\w+ )?(?:{ON_SCREEN}|awareness)s?",
        r"not (?:so |too |that )?bad",
        (
            r"(?:please|pls|kindly|just|can|could|you|may|to|should i|can i) ignore (?:\w+ )?(?:my|this|that|"
            r"our) (?:\w+ )?(?:e ?mails?|messages?|tickets?|calls?|requests?)"
        ),
        r"(?:if|in case|unless) (?:the|a|an|any|my|our) (?:service|support|team|staff)\b",
    ),
    rules=(
        Rule(
            "awful service",
            (
                rf"{_AWFUL} (?:\w+ ){{0,2}}{_SERVICE}",
                (
                    r"(?:useless|pathetic|unhelpful|ridiculous|rude|meaningless|pointless|canned|generic|standard|"
                    r"copy ?paste|stupid|same) (?:\w+ )?(?:answers?|reply|replies|responses?|excuses?)(?= (?:from|"
                    r"again|every|over|and|to my|by)|$|[.!?,])"
                ),
                (
                    r"(?:your|this|the) (?:product|app|software|tool|platform|website|system|company|programme?|"
                    r"update|site) (?:\w+ )?(?:is|are|was|has been|has become|s) (?:\w+ ){0,2}(?:garbage|trash|"
                    r"terrible|horrible|awful|crap|shit|useless|worthless|pathetic|a joke|the worst|a disaster|"
                    r"a scam|rubbish|junk|atrocious|unusable|disgusting)"
                ),
                (
                    r"(?:lack of|no|zero|without any) (?:\w+ )?(?:professionalism|respect|communication|"
                    r"accountability|empathy|transparency|customer (?:service|care)|interest in)"
                ),
                (
                    r"(?:below|beneath) (?:\w+ ){0,2}(?:expectations?|standards?|par|what (?:we|i) (?:pay|"
                    r"expect))"
                ),
                r"how (?:incompetent|unprofessional|rude|useless|terrible|awful|bad) (?:you|your)",
                (
                    rf"{_SERVICE} {up_to(2)}(?:is|was|are|has been|were|have been|being|seems?|got|"
                    rf"has become) {up_to(3)}{_AWFUL}"
                ),
            ),
            "your support is really terrible",
        ),
        Rule(
            "a verdict",
            (
                r"(?:unacceptable|inacceptable|(?:not|hardly) acceptable)",
                r"inexcusable",
                r"outrageous",
                r"disgraceful",
                r"a disgrace",
                r"intolerable",
                r"absurd",
                (
                    r"(?:is|thats|its|how|absolutely|so|totally|just|completely|really|this|are|getting|beyond|now|"
                    r"utterly) (?:\w+ )?ridiculous"
                ),
                r"^\W*ridiculous",
                r"[.!] ridiculous",
                (
                    r"(?:what|such|this is|its|a complete|a total|beyond|is|youre|are) an? (?:\w+ )?(?:joke|insult|"
                    r"farce|shambles)"
                ),
                r"beyond a joke",
                r"shame on you",
                r"fed up",
                r"sick (?:and tired )?of",
                r"tired of (?:this|waiting|your|being|asking|chasing|having)",
                r"had (?:more than )?enough",
                r"the last straw",
                (
                    r"(?:lost|losing|lose|out of|running out of|run out of) (?:all |my |our |any )*(?:patience|"
                    r"trust|faith|confidence)(?: in)?"
                ),
                r"at my wits end",
                r"never (?:been|felt|seen|experienced) (?:\w+ ){0,2}(?:so|such|treated|worse)",
                r"never (?:buy|use|order|recommend|trust|do business|deal)\w* (?:\w+ ){0,5}(?:again|you|your)",
                r"(?:stay|keep) away from",
                (
                    r"(?:complete |total |absolute |utter |huge |big )?waste of (?:my |our |everyones )?(?:time|"
                    r"money)"
                ),
                r"(?:wasted|wasting) (?:\w+ )?(?:time|money|hours)",
                r"rip ?off",
                r"scam(?:mers|med)?",
                r"daylight robbery",
                (
                    r"(?:you|youre|you are|are|bunch of|company of) (?:\w+ )?(?:frauds?|crooks|thieves|liars|"
                    r"con artists)"
                ),
                r"(?:let|letting|lets) (?:\w+ ){0,2}(?:me|us|customers|everyone|our team|the team) down",
                r"huge let ?down",
                r"(?:appalled|disgusted|insulted) (?:by|with|at)",
                r"thanks for nothing",
                r"thank you for nothing",
                r"worst (?:\w+ )?(?:ever|i have|ive|weve|we have)",
            ),
            "This is totally unacceptable",
        ),
        Rule(
            "badly treated",
            (
                (
                    r"(?:been|being|was|were|get|got|feel) treated (?:\w+ )?(?:like|badly|poorly|unfairly|terribly|"
                    r"rudely|so|with|this)"
                ),
                (
                    r"treat(?:s|ed|ing)? (?:\w+ )?(?:customers|people|clients|me|us) (?:\w+ )?(?:like|so|this|"
                    r"badly|in|with)"
                ),
                r"(?:what|which) kind of (?:company|service|business|support|people|customer)",
                r"(?:should be|are you not|arent you) ashamed",
                r"how dare you",
                (
                    r"(?:you|nobody|company|they) (?:clearly |obviously |really |just )?(?:dont|do not|"
                    r"doesnt) (?:\w+ )?(?:care|give a|value|respect)"
                ),
                (
                    r"(?:expect|expected|deserve|demand|owe us|owe me|want|waiting for) (?:\w+ ){0,3}(?:apology|"
                    r"explanation|better (?:from|of|than)|more (?:from|of) (?:you|a))"
                ),
                r"had it with",
                r"(?:im|i am|we are|were) (?:so |just |completely )?done (?:with|here)",
                (
                    r"(?:run ?around|fobbed off|brushed off|passed (?:around|from|on from|back and forth)|"
                    r"pillar to post|getting nowhere)"
                ),
                (
                    r"(?:cant|cannot|hard to|impossible to|can not|unable to) believe (?:how (?:bad|poor|rude|"
                    r"incompetent|slow|terrible|awful|useless|difficult|hard|long|little|unprofessional|badly)|you|"
                    r"that you|your|this is (?:how|what|your))"
                ),
                (
                    r"(?:shocked|astonished|astounded|stunned|speechless) (?:by|at|that|how) (?!easy|good|well|"
                    r"fast|great|nice)"
                ),
                (
                    r"(?:complete|absolute|total|utter|real|living|a|been an?) (?:nightmare|disaster|shambles|mess|"
                    r"farce|catastrophe|debacle|fiasco)(?: (?:from|with|of|since|to deal|experience)|$|[.!,])"
                ),
                (
                    r"(?:because of|thanks to) (?:you|your (?:\w+ )?(?:mistake|incompetence|failure|error|"
                    r"negligence|service|support|company))"
                ),
                r"not (?:\w+ )?good enough",
                (
                    r"(?:you|they|agent|support|team|was|were) (?:\w+ ){0,3}promised (?:\w+ ){0,9}(?:but|"
                    r"nothing|never|yet|still|hasnt|havent|didnt)"
                ),
                r"(?:never|not|wont|wouldnt) (?:\w+ ){0,2}recommend (?:you|your|this|it|to anyone)",
                r"last time (?:i|we) (?:\w+ )?(?:use|buy|order|trust|do business)",
                r"(?:zero|no|0|1|one|negative) stars?(?= |$|[.!,])(?! rating (?:field|filter))",
            ),
            "I have been treated like an idiot by your agent",
        ),
        Rule(
            "dissatisfied with us",
            (
                (
                    rf"{INTENSE} (?:\w+ )?(?:disappoint(?:ed|ing)|dissatisfied|unhappy|frustrat(?:ed|ing)|upset|"
                    r"angry|annoyed|displeased|unsatisfied|unimpressed)"
                ),
                (
                    r"(?:disappointed|unhappy|frustrated|upset|angry|annoyed|unimpressed|disappointment|"
                    r"frustration|dismayed) (?:with|in|by|at|about|over) (?:you|your|the (?:way|service|support|"
                    r"lack|response|level|quality|treatment|handling)|how|this company|my experience|everything)"
                ),
                (
                    r"(?:im|i am|we are|i feel|we feel|makes me|left me|am|are) (?:\w+ly )?(?:disappointed|"
                    r"dissatisfied|unhappy|upset|angry|frustrated|annoyed|disgusted|appalled)(?! (?:(?:at|"
                    r"with) (?:myself|me)|face|customer|client|emoji|user))"
                ),
                r"dissatisf\w+",
                r"displeas\w+",
                r"unsatisfied with",
                r"furious",
                r"livid",
                r"outraged",
                r"infuriat\w+",
                r"fuming",
                r"discontent",
                (
                    r"(?:not|far from|anything but|never|no longer|isnt|arent|wasnt) (?:at all |very |really |"
                    r"remotely |one bit |exactly |a )*(?:happy|satisfied|pleased|impressed)(?: customer| with|"
                    r" about| at all|$|[.!,])"
                ),
            ),
            "I'm extremely disappointed",
        ),
        Rule(
            "nobody reacts",
            (
                (
                    r"(?:nobody|no one|noone|none of you|not one of you|no body|you never|you dont even|"
                    r"never) (?:\w+ ){0,3}(?:answer|repl|respon|care|bother|listen|call(?:s|ed)? back|got? back|"
                    r"gets? back|pick|fixe[sd]|helps|helped|came back|reach(?:es|ed) out)\w*"
                ),
                (
                    r"(?:still|with|received|have had|had|got|getting|get|been|but|and) (?:no|zero|not a single|"
                    r"without an?y?|not received an?y?) (?:answer|reply|response|help|feedback|solution|"
                    rf"reaction)s?(?: {up_to(3)}(?:you|your|anyone|weeks|days|ever|yet|support))?"
                ),
                rf"wait(?:ing|ed) {up_to(4)}{_LONG}",
                rf"{_LONG} {up_to(3)}(?:no|without an?y?|for an?) (?:answer|reply|response|solution|fix)",
                (
                    rf"wait(?:ing|ed) {up_to(5)}(?:days|hours) {up_to(3)}(?:answer|reply|respon\w+|someone|help|you|"
                    r"solution|support)"
                ),
                (
                    r"(?:ignor(?:ed|ing|es?)|not answering|unanswered) (?:\w+ ){0,2}(?:me|us|"
                    r"my (?:\w+ )?(?:e ?mails?|messages?|tickets?|calls?|requests?)|our (?:\w+ )?(?:e ?mails?|"
                    r"messages?|tickets?|calls?|requests?))"
                ),
                r"radio silence",
                r"(?:keep|kept|constantly) (?:chasing|having to|being (?:told|passed|sent|fobbed))",
            ),
            "still no answer from you after two weeks",
        ),
        Rule(
            "again and again",
            (
                (
                    r"(?:third|fourth|fifth|sixth|seventh|eighth|tenth|umpteenth|nth|hundredth|\d+(?:rd|"
                    r"th)) time (?:that )?(?:i|we|ive|weve|im|in|this|now|you|already|asking|writing|contacting|is)"
                ),
                (
                    r"(?:explained|told|asked|reported|contacted|written|wrote|called|emailed|complained|said|"
                    rf"repeated|begged|chased|tried to reach|raised) {up_to(4)}{_SEVERAL} times"
                ),
                r"how many (?:more )?times (?:do|must|should|have|will) (?:i|we)",
                r"for the (?:third|fourth|fifth|last|umpteenth|nth|hundredth|millionth|final|tenth) time",
                r"(?:sent|going|go|passed|pushed|running) (?:\w+ )?(?:round|around) in circles",
                (
                    r"(?:repeatedly|again and again|time and again) (?:\w+ ){0,2}(?:asked|told|written|contacted|"
                    r"failed|promised|ignored|let)"
                ),
            ),
            "I have told you this five times",
        ),
        Rule(
            "about to leave us",
            (
                (
                    r"(?:mov(?:e|ing)|switch(?:ing)?|go(?:ing)?|chang(?:e|ing)|los(?:e|ing) us|"
                    rf"leav\w+) {up_to(4)}competit(?:or|ors|ion)(?! data| analysis)"
                ),
                rf"(?:take|taking) {up_to(2)}business elsewhere",
                (
                    r"(?:los(?:e|ing)|lost) (?:me|us|a|a loyal|another|a good|"
                    r"an? \w+) ?(?:as an? )?(?:\w+ )?customer"
                ),
                r"regret(?:ting)? (?:ever |the day )?(?:\w+ing|that) (?:\w+ )?(?:you|your|up|this|with)",
            ),
            "you are losing us as a customer",
        ),
    ),
)
