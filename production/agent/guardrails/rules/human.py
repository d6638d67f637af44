"""The writer wants to deal with a person."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import ON_SCREEN
from production.schemas.turns import Trigger

_REAL = r"(?:real|live|actual|human|proper|physical|living|genuine|true|breathing|flesh and blood)"
_STAFF = (
    r"(?:agents?|operators?|representatives?|reps?|advis[oe]rs?|consultants?|supervisors?|managers?|specialists?|"
    r"technicians?|associates?|assistants?|employees?|staff|team ?(?:member|mate|leader|lead)|engineers?|boss|"
    r"superiors?|colleagues?|experts?)"
)
_ANYONE = r"(?:humans?|persons?|people|somebody|some ?one|any ?one|anybody|some body|folks)"
_TALK = (
    r"(?:speak|spoke|speaking|speek|talk|talked|talking|tlak|takl|tak|chat|chatting|converse|conversing|correspond|"
    r"discuss (?:this|it|that|my \w+|things)|deal|dealing|conversation|word|call (?:with|w/))"
)
_CONNECT = (
    r"(?:connect|transfer|put|patch|hand|pass|forward|route|refer|switch|link|direct|redirect|escalate|move|"
    r"assign|reconnect|get|bring|hook)(?:ing|ting|red|ed)?"
)
_REACH = (
    r"(?:contact|contacting|reach|reaching|call|calling|ring|phone|telephone|get|getting|find|see|meet|request|"
    r"requesting|need|want|wanna|like|use|have|message|email|touch with|hold of|ask(?:ing)? for|prefer|require|"
    r"demand|give me|give us|send me|through to|wait(?:ing)? for|looking for|where is|help from|assistance from|"
    r"access)"
)

HUMAN = RuleTable(
    trigger=Trigger.HUMAN,
    harmless=(
        (
            rf"(?:{_ANYONE}|{_STAFF})s? (?:\w+ )?(?:{ON_SCREEN}|seat|licen[cs]e|account|avatar|record|profile|"
            r"rights|access|dashboard|picker|id|name|names|console|desktop|app|availability|performance|group|"
            r"queue|installer|software|version|level|inbox)s?"
        ),
        (
            rf"(?:{_ANYONE}|{_STAFF}) (?:else )?(?:in|on|from|at|of|inside|within|outside|across) (?:my|our|"
            r"the same|another|a|their|his|her) (?!support|service)\w+"
        ),
        (
            r"(?:assign|add|invite|remove|delete|create|rename|make|promote|mention|share|unassign|reassign|"
            rf"onboard|deactivate|notify|train)\w* {up_to(5)}(?:{_STAFF}|{_ANYONE})"
        ),
        rf"(?:my|our|their|his|her|the project|line|account owner) (?:\w+ )?{_STAFF}",
        rf"(?:multiple|several|many|two|three|some|which|how many|between|more|all|\d+) {_STAFF}",
        r"call ?backs? (?:url|urls|uri|function|endpoint|handler|address|route|method|parameter)",
        r"(?:voice|video|conference|sales|group|api|function|support|scheduled|incoming|outgoing) calls?",
        r"(?:no|not|dont|do not|without) (?:need |want |require )?(?:\w+ ){0,3}(?:agents?|person|operator)",
        r"call ?backs? (?:every|each|for (?:each|every)|when) ",
        r"no need to (?:transfer|connect|call|escalate|forward) (?:\w+ )?",
        r"(?:how many|which|some|other|more|\d+) (?:people|persons) can",
        r"human (?:resources?|readable|error|rights|capital|friendly)",
        r"user agents?",
        r"agents? (?:sdk|mode|framework|api|builder)",
        r"(?:ai|remote|monitoring|build|ssh|sync|backup|software) agents?",
        (
            r"(?:boolean|logical|comparison|search|math|and|or|like|regex|in|range|filter|mobile|network|tour|plus|"
            r"minus) operators?"
        ),
        (
            r"(?:project|task|file|package|password|contact|window|download|device|community|product|content|tag|"
            r"ads?) managers?"
        ),
        (
            r"some ?one (?:who )?(?:logged|accessed|hacked|changed|deleted|stole|used|is using|has|edits?|edited|"
            r"else|comments?|replies|submits?|signs?|opens?|mentions?|leaves|left|joins?)"
        ),
    ),
    rules=(
        Rule(
            "speak to a person",
            (
                (
                    rf"{_TALK} (?:(?:to|too|with|w/|2|directly|live|now|on the phone|"
                    rf"over the phone) ){{0,3}}{up_to(4)}(?:{_REAL} )?(?:{_ANYONE}|{_STAFF}|member of|(?:customer|"
                    r"support|client|technical|tech|service|consumer) (?:service|services|support|care|assistance|"
                    r"desk|agent|team|staff|department)|your (?:\w+ )?(?:team|staff|support|boss|department|"
                    r"office))"
                ),
            ),
            "can I talk to a person please",
        ),
        Rule(
            "whom to talk to",
            (
                (
                    r"(?:who|whom|someone|somebody|anyone|anybody|a person|one|people) (?:can|could|do|should|may|"
                    r"that|i|we) (?:\w+ ){0,3}(?:talk|speak|turn|chat|call)(?: (?:to|with|about|directly)|(?=$|"
                    r"[?.!,]))"
                ),
                rf"{_TALK} (?:to|with) (?:whoever|whomever|the one|those)",
                rf"{_TALK} (?:\w+ ){{0,3}}(?:on|over|by|via) (?:the )?(?:phone|telephone)",
                (
                    r"(?:get|give|find|fetch|bring|send|show) (?:me|us) (?:an?|your|the|some|another|"
                    rf"any) (?:\w+ ){{0,2}}(?:{_ANYONE}|{_STAFF})(?! (?:list|report|name|id))"
                ),
                r"(?:real|human|actual|living) one(?= |$|[.!?,])",
            ),
            "who can I talk to?",
        ),
        Rule(
            "connect me",
            (
                (
                    rf"{_CONNECT} (?:me|us|this|it|(?:my|our|the|this) (?:\w+ )?(?:case|ticket|issue|call|chat|"
                    r"request|question|matter|problem|message|conversation|complaint|inquiry|enquiry|"
                    rf"e ?mail)) {up_to(2)}(?:to|2|with|through|thru|over|on to|onto|up) {up_to(4)}(?:{_ANYONE}|"
                    rf"{_STAFF}|the phone|(?:customer|tech\w*) (?:service|support|care)|human)"
                ),
                r"(?:put|patch|get) (?:me|us) (?:through|thru)",
                r"(?:transfer|connect|hand) (?:me|us)(?: over| now| please)?(?=$|[.!?,])",
                (
                    rf"escalat(?:e|ed|ing|ion)(?: of)? (?:this|my|our|the|it)(?: {up_to(2)}(?:ticket|case|issue|"
                    r"matter|request|problem|complaint))?(?! (?:rule|policy|polic|step|work|level))"
                ),
            ),
            "connect me to an agent",
        ),
        Rule(
            "reach a person",
            (
                (
                    rf"{_REACH} {up_to(2)}(?:an? |some |the |your |any |one of your |with |to |from |by |of |in |"
                    rf"touch |for |)?(?:\w+ing )?(?:(?:{_REAL}|free|available|customer|support|service|sales|"
                    rf"call cent(?:er|re)|phone|client) ){{1,2}}(?:{_ANYONE}|{_STAFF})"
                ),
                (
                    rf"{_REACH} {up_to(1)}(?:an?|your|some|any|one of your|with an?|with your|of an?|of your|to an?|"
                    r"hold of an?|with the|the) (?:agents?|operators?|representatives?|reps?|humans?|person|"
                    r"supervisors?|human being|customer rep\w*)"
                ),
                rf"(?:get in touch|in contact|be in touch|hold) (?:with|of) {up_to(2)}(?:{_ANYONE}|{_STAFF})",
            ),
            "I need a live agent",
        ),
        Rule(
            "a real person",
            (
                (
                    rf"{_REAL} (?:(?:life|human|live|customer|support|service) )?(?:person|people|humans?|agents?|"
                    r"operators?|representatives?|reps?|assistants?|advis[oe]rs?|being|beings|somebody|someone|"
                    r"staff)"
                ),
                r"human (?:support|help|assistance|touch|contact|interaction|agent)",
                (
                    r"(?:person|human|someone|somebody) (?:not|instead of|rather than) (?:a |an |the |"
                    r"this )?(?:bot|robot|machine|ai|computer)"
                ),
            ),
            "Give me a real person",
        ),
        Rule(
            "is anybody there",
            (
                (
                    rf"(?:is|are) (?:there|this|you|it|that) {up_to(1)}(?:any ?body|any ?one|some ?body|some ?one|"
                    r"an? (?:real|actual|human|live)|human)(?: (?:real|there|human|alive|reading|at all|out there|"
                    r"home|actual|who|available))?(?! (?:else|way|using|with))"
                ),
                (
                    r"(?:anybody|anyone|somebody|someone) (?:real|there|alive|human|home|reading this|"
                    r"listening)(?! (?:is|are|time))"
                ),
                r"(?:are|is) (?:you|this|it|that) (?:just |only |really |actually )?(?:an? )?(?:robot|bot)",
                r"am i (?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?\w+",
                (
                    r"(?:not|no|no more|hate|enough of|tired of|sick of|fed up with|stop with) (?:an? |the |this |"
                    r"these |your |stupid |talking to |some |any )*(?:bots?|chatbots?|chat bots?|robots?|machines?|"
                    r"ai assistants?|automated (?:answers?|repl\w+|responses?))"
                ),
                (
                    r"(?:canned|automated|automatic|scripted|robotic|copy ?paste|generic) (?:answers|replies|"
                    r"responses|response|answer|reply)(?= (?:dont|are|is|again|wont|from you|arent|i |and )|$|"
                    r"[.!,])"
                ),
                (
                    r"(?:talk|speak|chat|deal|speaking|talking|chatting|dealing) (?:to|with) (?:an? |the |this |"
                    r"your |stupid )*(?:bot|chatbot|chat bot|robot|machine|computer|ai|algorithm)s?"
                ),
            ),
            "is there anybody real there?",
        ),
        Rule(
            "call me",
            (
                (
                    r"(?:call|ring|phone|telephone) (?:me|us) (?:back|up|on|at|today|tomorrow|now|asap|please|this|"
                    r"as|when you|urgently|immediately)"
                ),
                (
                    r"(?:someone|somebody|anyone|anybody|person|you|team|colleagues?|agent|manager|they|please|"
                    rf"pls) {up_to(3)}(?:call|ring|phone|telephone) (?:me|us)"
                ),
                (
                    r"(?:to|should|must|can|could|will|please|just) (?:call|ring|phone) (?:me|us)(?: back)?(?=$|"
                    r"[.!?,]| (?:on|at|about|now|today|asap|please|tomorrow|in|for|as|regarding|immediately|"
                    r"urgently|instead)\b)"
                ),
                (
                    r"(?:can|could|may|want to|need to|like to|let me|how do|how can) (?:i |we )?call (?:someone|"
                    r"somebody|you|your \w+|support|customer \w+)(?= |$|[.?!,])"
                ),
                r"(?:give|get) (?:me|us) a (?:call|ring|bell|phone ?call)",
                r"(?:request|want|need|arrange|schedule|like|have|book) (?:a )?call ?back",
            ),
            "please call me back",
        ),
        Rule(
            "one word is enough",
            (
                (
                    r"(?:^|(?<=[.!?] ))\W*(?:please |an? |the |i want |i need |need |get |want |real |live |human |"
                    r"customer |service |support |hello |hi |hey |to a )*(?:human|agent|operator|representative|"
                    r"person|supervisor|manager|rep|someone|somebody|people)(?: being)?(?: (?:please|pls|plz|now|"
                    r"asap|support|required|needed|only|thanks))*\W*$"
                ),
            ),
            "AGENT!!",
        ),
        Rule(
            "someone competent",
            (
                (
                    r"(?:some ?one|somebody|a person|anyone|people|staff|a manager) (?:with a brain|in charge|"
                    r"competent|responsible|higher up|senior|with authority|(?:who|that) (?:can actually|actually|"
                    r"really|can really|knows what|understands|is able to|has authority|can make|speaks))"
                ),
            ),
            "I need someone who actually knows the product",
        ),
        Rule(
            "in other languages",
            (
                (
                    r"(?:hablar|habl[oae]|comunicar\w*|contactar\w*|pas\w+|conversar|chatear|falar|fale|conectar|"
                    r"atencion) (?:\w+ ){0,4}(?:persona|humano|humana|agente|alguien|asesora?|operadora?|"
                    r"representante|supervisora?|pessoa|atendente|alguem|gerente)"
                ),
                r"(?:persona|agente) (?:real|humano|humana)",
                r"(?:pessoa|atendente) (?:real|de verdade|human[oa])",
                r"verbinden (?:\w+ ){0,5}(?:menschen?|mitarbeiter\w*|berater\w*|jemandem?)",
                (
                    r"(?:mit|von|an|zu) (?:\w+ ){0,3}(?:menschen?|mitarbeiter\w*|jemande?m?|berater\w*|"
                    r"kundenberater\w*) ?(?:\w+ ){0,3}(?:sprechen|reden|verbinden|verbunden|telefonieren|"
                    r"schreiben|weiter\w+)"
                ),
                r"echte[nr]? (?:mensch\w*|person|mitarbeiter\w*)",
                (
                    r"(?:parler|discuter|echanger|joindre|contacter|mettre en relation|"
                    r"communiquer) (?:\w+ ){0,4}(?:humaine?|conseill\w+|quelqu ?un|personne|agent|operateur|"
                    r"responsable)"
                ),
                r"(?:vraie personne|personne reelle|etre humain|agent humain)",
                (
                    r"(?:parlare|parli|parlo|contattare|mettermi in contatto) (?:\w+ ){0,4}(?:operatore|"
                    r"operatrice|persona|umano|qualcuno|agente|consulente)"
                ),
                r"(?:mens|medewerker|iemand|persoon) (?:\w+ ){0,2}(?:spreken|praten|bellen)",
                r"(?:spreken|praten) (?:\w+ ){0,3}(?:mens|medewerker|iemand|persoon)",
                r"echte? (?:mens|persoon|medewerker)",
                (
                    r"(?:insaa?n|bande|banda|numainde|agent|kisi) (?:\w+ ){0,2}(?:se|say) (?:\w+ ){0,2}(?:baat|"
                    r"bat|raabta|rabta)"
                ),
                r"z (?:czlowiekiem|konsultantem)",
                r"(?:gercek (?:bir )?(?:insan|kisi)|temsilci)\w* (?:\w+ ){0,2}(?:gorus|konus|bagla)\w*",
            ),
            "Quiero hablar con un agente",
        ),
    ),
)
