"""The writer complains formally, or is clearly fed up with how we treat them."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, any_of, up_to
from production.agent.guardrails.rules.words import INTENSE, ON_SCREEN, THEIR_CUSTOMERS
from production.schemas.turns import Trigger

_AWFUL = (
    r"(?:worst|terrible|horrible|horrendous|awful|appalling|dreadful|abysmal|pathetic|atrocious|disgusting|disgraceful|shocking|"
    r"rubbish|lousy|useless|unprofessional|incompetent|rude|unhelpful|shameful|crappy|shitty|laughable|horrid|garbage|trash|shit|crap|"
    r"substandard|inept|diabolical|poor|bad|very poor|a disaster|a disgrace|a shambles|non ?existent|dismissive|arrogant)"
)
_SERVICE = (
    r"(?:service|services|support|company|treatment|customer care|team|staff|help ?desk|business|handling|communication|people|agents?|"
    r"customer experience|after ?sales|assistance|reps?|representatives?|employees?|organisation|organization|experience|behaviou?r|attitude)"
)
_SEVERAL = r"(?:three|four|five|six|seven|eight|nine|ten|several|many|multiple|countless|a dozen|so many|too many|\d+)"
_LONG = r"(?:weeks|months|ages|forever|an eternity|years|far too long|way too long|long enough)"

COMPLAINT = RuleTable(
    trigger=Trigger.COMPLAINT,
    harmless=(
        r"[\"']complaints?[\"']",
        rf"complaints? (?:\w+ )?(?:{ON_SCREEN}|letter|number|tracker|log|data|queue|inbox|statistics|management|analysis|rate)s?",
        rf"(?:{ON_SCREEN}|tracker|survey|sample|example|dashboard|workspace|inbox|queue)s? (?:called |named |for |with |of |to track )?"
        r"(?:the |handling |customer )?complaints?",
        rf"complaints? {up_to(2)}(?:that|which|from|by|of) {THEIR_CUSTOMERS}",
        rf"{THEIR_CUSTOMERS} (?:\w+ )?complain(?:s|ts?|ed|ing)?",
        r"(?:track|tag|sort|filter|categori[sz]e|collect|manage|handle|route|archive|count|classify|group)\w* (?:\w+ ){0,3}complaints?",
        r"(?:no|not a|without|zero|any|cant|never had a|hardly a|isnt a|wasnt a) (?:real )?complain(?:ts?|)?",
        r"(?:browser|compiler|linter|console|server|validator|app|terminal|eslint|python|windows|outlook|chrome|it|editor|api|script|parser) "
        r"(?:\w+ )?complain(?:s|ed|ing)?",
        r"(?:insurance|expense|warranty|travel|mileage|custom|jwt|token|tax|medical|namespace|storage|ownership) claims?",
        r"(?:bad|poor|terrible|awful) (?:gateway|request|connection|quality|performance|network|service worker|signal)",
        r"not (?:so |too |that )?bad",
        r"(?:please|pls|kindly|just|can|could|you|may|to|should i|can i) ignore (?:\w+ )?(?:my|this|that|our) (?:\w+ )?(?:e ?mails?|messages?|tickets?|calls?|requests?)",
        r"(?:if|in case|unless) (?:the|a|an|any|my|our) (?:service|support|team|staff)\b",
    ),
    rules=(
        Rule(
            "names a complaint",
            (
                r"complaints?|grievances?|reclamations?",
                r"(?:i|we|to|must|ill|id|can|could|should|im|am|are|were|by) (?:\w+ ){0,2}complain(?:ing|ed)?",
                r"complain(?:ing)? (?:to|about|against|with)",
            ),
            "I would like to file a complaint",
        ),
        Rule(
            "files a claim",
            (
                rf"(?:file|filing|lodge|lodging|make|making|submit|submitting|raise|register|open|place|put in|start|present|send|report|write|do) "
                rf"{up_to(3)}claims?"
                r"(?: against| with| about| to|$|[.?!,])|(?:consumer|customer) claims?|claims? against (?:you|your|the company|this company)",
            ),
            "help me file a consumer claim against your business",
        ),
        Rule(
            "awful service",
            (
                rf"{_AWFUL} (?:\w+ ){{0,2}}{_SERVICE}",
                r"(?:useless|pathetic|unhelpful|ridiculous|rude|meaningless|pointless|canned|generic|standard|copy ?paste|stupid|same) (?:\w+ )?(?:answers?|reply|replies|responses?|excuses?)"
                r"(?= (?:from|again|every|over|and|to my|by)|$|[.!?,])",
                r"(?:your|this|the) (?:product|app|software|tool|platform|website|system|company|programme?|update|site) (?:\w+ )?(?:is|are|was|has been|has become|s) (?:\w+ ){0,2}"
                r"(?:garbage|trash|terrible|horrible|awful|crap|shit|useless|worthless|pathetic|a joke|the worst|a disaster|a scam|rubbish|junk|atrocious|unusable|disgusting)",
                r"(?:lack of|no|zero|without any) (?:\w+ )?(?:professionalism|respect|communication|accountability|empathy|transparency|customer (?:service|care)|interest in)",
                r"(?:below|beneath) (?:\w+ ){0,2}(?:expectations?|standards?|par|what (?:we|i) (?:pay|expect))|how (?:incompetent|unprofessional|rude|useless|terrible|awful|bad) (?:you|your)",
                rf"{_SERVICE} {up_to(2)}(?:is|was|are|has been|were|have been|being|seems?|got|has become) {up_to(3)}{_AWFUL}",
            ),
            "your support is really terrible",
        ),
        Rule(
            "a verdict",
            (
                r"(?:unacceptable|inacceptable|(?:not|hardly) acceptable)|inexcusable|outrageous|disgraceful|a disgrace|intolerable|absurd",
                r"(?:is|thats|its|how|absolutely|so|totally|just|completely|really|this|are|getting|beyond|now|utterly) (?:\w+ )?ridiculous|^\W*ridiculous"
                r"|[.!] ridiculous",
                r"(?:what|such|this is|its|a complete|a total|beyond|is|youre|are) an? (?:\w+ )?(?:joke|insult|farce|shambles)|beyond a joke|shame on you",
                r"fed up|sick (?:and tired )?of|tired of (?:this|waiting|your|being|asking|chasing|having)|had (?:more than )?enough|the last straw",
                r"(?:lost|losing|lose|out of|running out of|run out of) (?:all |my |our |any )*(?:patience|trust|faith|confidence)(?: in)?|at my wits end",
                r"never (?:been|felt|seen|experienced) (?:\w+ ){0,2}(?:so|such|treated|worse)|never (?:buy|use|order|recommend|trust|do business|deal)\w*"
                r" (?:\w+ ){0,5}(?:again|you|your)|(?:stay|keep) away from",
                r"(?:complete |total |absolute |utter |huge |big )?waste of (?:my |our |everyones )?(?:time|money)|(?:wasted|wasting) (?:\w+ )?(?:time|money|hours)",
                r"rip ?off|scam(?:mers|med)?|daylight robbery|(?:you|youre|you are|are|bunch of|company of) (?:\w+ )?(?:frauds?|crooks|thieves|liars|con artists)",
                r"(?:let|letting|lets) (?:\w+ ){0,2}(?:me|us|customers|everyone|our team|the team) down|huge let ?down|(?:appalled|disgusted|insulted) (?:by|with|at)",
                r"thanks for nothing|thank you for nothing|worst (?:\w+ )?(?:ever|i have|ive|weve|we have)",
            ),
            "This is totally unacceptable",
        ),
        Rule(
            "badly treated",
            (
                r"(?:been|being|was|were|get|got|feel) treated (?:\w+ )?(?:like|badly|poorly|unfairly|terribly|rudely|so|with|this)|treat(?:s|ed|ing)? (?:\w+ )?(?:customers|people|clients|me|us) "
                r"(?:\w+ )?(?:like|so|this|badly|in|with)|(?:what|which) kind of (?:company|service|business|support|people|customer)",
                r"(?:should be|are you not|arent you) ashamed|how dare you|(?:you|nobody|company|they) (?:clearly |obviously |really |just )?(?:dont|do not|doesnt) (?:\w+ )?(?:care|give a|value|respect)",
                r"(?:expect|expected|deserve|demand|owe us|owe me|want|waiting for) (?:\w+ ){0,3}(?:apology|explanation|better (?:from|of|than)|more (?:from|of) (?:you|a))",
                r"had it with|(?:im|i am|we are|were) (?:so |just |completely )?done (?:with|here)|(?:run ?around|fobbed off|brushed off|passed (?:around|from|on from|back and forth)|pillar to post|getting nowhere)",
                r"(?:cant|cannot|hard to|impossible to|can not|unable to) believe (?:how|you|that you|your|the|this is|what)|(?:shocked|astonished|astounded|stunned|speechless) (?:by|at|that|how|with)",
                r"(?:complete|absolute|total|utter|real|living|a|been an?) (?:nightmare|disaster|shambles|mess|farce|catastrophe|debacle|fiasco)(?: (?:from|with|of|since|to deal|experience)|$|[.!,])",
                r"(?:because of|thanks to) (?:you|your (?:\w+ )?(?:mistake|incompetence|failure|error|negligence|service|support|company))|not (?:\w+ )?good enough|(?:you|they|agent|support|team|was|were) (?:\w+ ){0,3}promised "
                r"(?:\w+ ){0,9}(?:but|nothing|never|yet|still|hasnt|havent|didnt)",
                r"(?:never|not|wont|wouldnt) (?:\w+ ){0,2}recommend (?:you|your|this|it|to anyone)|last time (?:i|we) (?:\w+ )?(?:use|buy|order|trust|do business)|(?:zero|no|0|1|one|negative) stars?(?= |$|[.!,])(?! rating (?:field|filter))",
            ),
            "I have been treated like an idiot by your agent",
        ),
        Rule(
            "dissatisfied with us",
            (
                rf"{INTENSE} (?:\w+ )?(?:disappoint(?:ed|ing)|dissatisfied|unhappy|frustrat(?:ed|ing)|upset|angry|annoyed|displeased|unsatisfied|"
                r"unimpressed)",
                r"(?:disappointed|unhappy|frustrated|upset|angry|annoyed|unimpressed|disappointment|frustration|dismayed) (?:with|in|by|at|about|over) "
                r"(?:you|your|the (?:way|service|support|lack|response|level|quality|treatment|handling)|how|this company|my experience|everything)",
                r"(?:im|i am|we are|i feel|we feel|makes me|left me|am|are) (?:\w+ly )?(?:disappointed|dissatisfied|unhappy|upset|angry|frustrated|annoyed|disgusted|appalled)(?! (?:face|customer|client|emoji|user))",
                r"dissatisf\w+|displeas\w+|unsatisfied with|furious|livid|outraged|infuriat\w+|fuming|discontent",
                r"(?:not|far from|anything but|never|no longer|isnt|arent|wasnt) (?:at all |very |really |remotely |one bit |exactly |a )*(?:happy|satisfied|"
                r"pleased|impressed)(?: customer| with| about| at all|$|[.!,])",
            ),
            "I'm extremely disappointed",
        ),
        Rule(
            "nobody reacts",
            (
                r"(?:nobody|no one|noone|none of you|not one of you|no body|you never|you dont even|never) (?:\w+ ){0,3}(?:answer|repl|respon|care|bother|"
                r"listen|call(?:s|ed)? back|got? back|gets? back|pick|fixe[sd]|helps|helped|came back|reach(?:es|ed) out)\w*",
                r"(?:still|with|received|have had|had|got|getting|get|been|but|and) (?:no|zero|not a single|without an?y?|not received an?y?) "
                rf"(?:answer|reply|response|help|feedback|solution|reaction)s?(?: {up_to(3)}(?:you|your|anyone|weeks|days|ever|yet|support))?",
                rf"wait(?:ing|ed) {up_to(4)}{_LONG}|{_LONG} {up_to(3)}(?:no|without an?y?|for an?) (?:answer|reply|response|solution|fix)",
                rf"wait(?:ing|ed) {up_to(5)}(?:days|hours) {up_to(3)}(?:answer|reply|respon\w+|someone|help|you|solution|support)",
                r"(?:ignor(?:ed|ing|es?)|not answering|unanswered) (?:\w+ ){0,2}(?:me|us|my (?:\w+ )?(?:e ?mails?|messages?|tickets?|calls?|requests?)|our "
                r"(?:\w+ )?(?:e ?mails?|messages?|tickets?|calls?|requests?))|radio silence",
                r"(?:keep|kept|constantly) (?:chasing|having to|being (?:told|passed|sent|fobbed))",
            ),
            "still no answer from you after two weeks",
        ),
        Rule(
            "again and again",
            (
                r"(?:third|fourth|fifth|sixth|seventh|eighth|tenth|umpteenth|nth|hundredth|\d+(?:rd|th)) time (?:that )?(?:i|we|ive|weve|im|in|this|now|"
                r"you|already|asking|writing|contacting|is)",
                rf"(?:explained|told|asked|reported|contacted|written|wrote|called|emailed|complained|said|repeated|begged|chased|tried to reach|raised)"
                rf" {up_to(4)}{_SEVERAL} times",
                r"how many (?:more )?times (?:do|must|should|have|will) (?:i|we)",
                r"for the (?:third|fourth|fifth|last|umpteenth|nth|hundredth|millionth|final|tenth) time",
                r"(?:sent|going|go|passed|pushed|running) (?:\w+ )?(?:round|around) in circles|(?:repeatedly|again and again|time and again) (?:\w+ ){0,2}"
                r"(?:asked|told|written|contacted|failed|promised|ignored|let)",
            ),
            "I have told you this five times",
        ),
        Rule(
            "about to leave us",
            (
                rf"(?:mov(?:e|ing)|switch(?:ing)?|go(?:ing)?|chang(?:e|ing)|los(?:e|ing) us|leav\w+) {up_to(4)}competit(?:or|ors|ion)(?! data| analysis)",
                rf"(?:take|taking) {up_to(2)}business elsewhere|(?:los(?:e|ing)|lost) (?:me|us|a|a loyal|another|a good|an? \w+) ?(?:as an? )?(?:\w+ )?customer",
                r"regret(?:ting)? (?:ever |the day )?(?:\w+ing|that) (?:\w+ )?(?:you|your|up|this|with)",
            ),
            "you are losing us as a customer",
        ),
        Rule(
            "in other languages",
            (
                r"quej(?:a|as|arme|arnos|ar)|reclam(?:o|os|acion|aciones|ar|acao|acoes|i|are)|(?:es )?(?:inaceptable|inaceitavel)|una verguenza|pesim[oa] "
                r"(?:servicio|atencion)|queixas?|pe(?:o|i)r (?:servicio|atencion|servico)",
                r"beschwer(?:de|den|en)\w*|inakzeptabel|unverschamt(?:heit)?|frechheit|schlechte[rn]? (?:service|kundenservice|kundendienst)",
                r"(?:une|porter|deposer) (?:\w+ )?(?:plainte|reclamation)|me plaindre|inadmissible|inacceptable|scandaleux",
                r"lament(?:armi|ela|ele)|inaccettabile|vergognoso|klacht(?:en)?(?: indienen)?|onacceptabel|belachelijk",
                r"shik[ae]y?a?yt?a?t?(?: (?:karni|karna|hai|darj))?|skarg[aei]|zlozyc reklamacje|sikayet(?:im|ci|etmek)?",
            ),
            "Quiero poner una queja",
        ),
    ),
)
