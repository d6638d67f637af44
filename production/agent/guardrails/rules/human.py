"""The writer wants to deal with a person."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, any_of, up_to
from production.agent.guardrails.rules.words import ON_SCREEN
from production.schemas.turns import Trigger

_REAL = r"(?:real|live|actual|human|proper|physical|living|genuine|true|breathing|flesh and blood)"
_STAFF = (
    r"(?:agents?|operators?|representatives?|reps?|advis[oe]rs?|consultants?|supervisors?|managers?|specialists?|technicians?|"
    r"associates?|assistants?|employees?|staff|team ?(?:member|mate|leader|lead)|engineers?|boss|superiors?|colleagues?|experts?)"
)
_ANYONE = r"(?:humans?|persons?|people|somebody|some ?one|any ?one|anybody|some body|folks)"
_TALK = (
    r"(?:speak|spoke|speaking|speek|talk|talked|talking|tlak|takl|tak|chat|chatting|converse|conversing|correspond|"
    r"discuss (?:this|it|that|my \w+|things)|deal|dealing|conversation|word|call|phone call)"
)
_CONNECT = (
    r"(?:connect|transfer|put|patch|hand|pass|forward|route|refer|switch|link|direct|redirect|escalate|move|assign|reconnect|"
    r"get|bring|hook)(?:ing|ting|red|ed)?"
)
_REACH = (
    r"(?:contact|contacting|reach|reaching|call|calling|ring|phone|telephone|get|getting|find|see|meet|request|requesting|need|want|"
    r"wanna|like|use|have|message|email|touch with|hold of|ask(?:ing)? for|prefer|require|demand|give me|give us|send me|through to|"
    r"wait(?:ing)? for|looking for|where is|help from|assistance from|access)"
)

HUMAN = RuleTable(
    trigger=Trigger.HUMAN,
    harmless=(
        rf"(?:{_ANYONE}|{_STAFF})s? (?:\w+ )?(?:{ON_SCREEN}|seat|licen[cs]e|account|avatar|record|profile|rights|access|dashboard|"
        r"picker|id|name|names|console|desktop|app|availability|performance|group|queue|installer|software|version|level|inbox)s?",
        rf"(?:{_ANYONE}|{_STAFF}) (?:else )?(?:in|on|from|at|of|inside|within|outside|across) (?:my|our|the same|another|a|their|his|her)"
        r" (?!support|service)\w+",
        r"(?:assign|add|invite|remove|delete|create|rename|make|promote|mention|share|unassign|reassign|onboard|deactivate|notify|train)"
        rf"\w* {up_to(5)}(?:{_STAFF}|{_ANYONE})",
        rf"(?:my|our|their|his|her|the project|line|account owner) (?:\w+ )?{_STAFF}",
        rf"(?:multiple|several|many|two|three|some|which|how many|between|more|all|\d+) {_STAFF}",
        r"call ?backs? (?:url|urls|uri|function|endpoint|handler|address|route|method|parameter)",
        r"(?:voice|video|conference|sales|group|api|function|support|scheduled|incoming|outgoing) calls?",
        r"human (?:resources?|readable|error|rights|capital|friendly)",
        r"user agents?|agents? (?:sdk|mode|framework|api|builder)|(?:ai|remote|monitoring|build|ssh|sync|backup|software) agents?",
        r"(?:boolean|logical|comparison|search|math|and|or|like|regex|in|range|filter|mobile|network|tour|plus|minus) operators?",
        r"(?:project|task|file|package|password|contact|window|download|device|community|product|content|tag|ads?) managers?",
        r"some ?one (?:who )?(?:logged|accessed|hacked|changed|deleted|stole|used|is using|has|edits?|edited|else|comments?|replies|submits?"
        r"|signs?|opens?|mentions?|leaves|left|joins?)",
    ),
    rules=(
        Rule(
            "speak to a person",
            (
                rf"{_TALK} (?:(?:to|too|with|w/|2|directly|live|now|on the phone|over the phone) ){{0,3}}{up_to(4)}"
                rf"(?:{_REAL} )?(?:{_ANYONE}|{_STAFF}|member of|(?:customer|support|client|technical|tech|service|consumer) "
                r"(?:service|services|support|care|assistance|desk|agent|team|staff|department)|your (?:\w+ )?(?:team|staff|support|boss|department|office))",
            ),
            "can I talk to a person please",
        ),
        Rule(
            "whom to talk to",
            (
                r"(?:who|whom|someone|somebody|anyone|anybody|a person|one|people) (?:can|could|do|should|may|that|i|we) (?:\w+ ){0,3}(?:talk|speak|turn|chat|call)"
                r"(?: (?:to|with|about|directly)|(?=$|[?.!,]))",
                rf"{_TALK} (?:to|with) (?:whoever|whomever|the one|those)|{_TALK} (?:\w+ ){{0,3}}(?:on|over|by|via) (?:the )?(?:phone|telephone)",
                rf"(?:get|give|find|fetch|bring|send|show) (?:me|us) (?:an?|your|the|some|another|any) (?:\w+ ){{0,2}}(?:{_ANYONE}|{_STAFF})(?! (?:list|report|name|id))",
                r"(?:real|human|actual|living) one(?= |$|[.!?,])",
            ),
            "who can I talk to?",
        ),
        Rule(
            "connect me",
            (
                rf"{_CONNECT} (?:me|us|this|it|my \w+|our \w+|the \w+) {up_to(2)}(?:to|2|with|through|thru|over|on to|onto|up) {up_to(4)}"
                rf"(?:{_ANYONE}|{_STAFF}|the phone|(?:customer|tech\w*) (?:service|support|care)|human)",
                r"(?:put|patch|get) (?:me|us) (?:through|thru)|(?:transfer|connect|hand) (?:me|us)(?: over| now| please)?(?=$|[.!?,])",
                rf"escalat(?:e|ed|ing|ion)(?: of)? (?:this|my|our|the|it)(?: {up_to(2)}(?:ticket|case|issue|matter|request|problem|complaint))?"
                r"(?! (?:rule|policy|polic|step|work|level))",
            ),
            "connect me to an agent",
        ),
        Rule(
            "reach a person",
            (
                rf"{_REACH} {up_to(2)}(?:an? |some |the |your |any |one of your |with |to |from |by |of |in |touch |for |)?(?:\w+ing )?"
                rf"(?:(?:{_REAL}|free|available|customer|support|service|sales|call cent(?:er|re)|phone|client) ){{1,2}}(?:{_ANYONE}|{_STAFF})"
                rf"|{_REACH} {up_to(1)}(?:an?|your|some|any|one of your|with an?|with your|of an?|of your|to an?|hold of an?|with the|the) "
                r"(?:agents?|operators?|representatives?|reps?|humans?|person|supervisors?|human being|customer rep\w*)"
                rf"|(?:get in touch|in contact|be in touch|hold) (?:with|of) {up_to(2)}(?:{_ANYONE}|{_STAFF})",
            ),
            "I need a live agent",
        ),
        Rule(
            "a real person",
            (
                rf"{_REAL} (?:(?:life|human|live|customer|support|service) )?(?:person|people|humans?|agents?|operators?|representatives?|reps?|"
                r"assistants?|advis[oe]rs?|being|beings|somebody|someone|staff)|human (?:support|help|assistance|touch|contact|interaction|agent)"
                r"|(?:person|human|someone|somebody) (?:not|instead of|rather than) (?:a |an |the |this )?(?:bot|robot|machine|ai|computer)",
            ),
            "Give me a real person",
        ),
        Rule(
            "is anybody there",
            (
                rf"(?:is|are) (?:there|this|you|it|that) {up_to(1)}(?:any ?body|any ?one|some ?body|some ?one|an? (?:real|actual|human|live)|human)"
                r"(?: (?:real|there|human|alive|reading|at all|out there|home|actual|who|available))?(?! (?:else|way|using|with))",
                r"(?:anybody|anyone|somebody|someone) (?:real|there|alive|human|home|reading this|listening)(?! (?:is|are|time))",
                r"(?:are|is) (?:you|this|it|that) (?:just |only |really |actually )?(?:an? )?(?:robot|bot)|am i (?:talking|speaking|chatting|writing) "
                r"(?:to|with) (?:an? )?\w+",
                r"(?:not|no|no more|hate|enough of|tired of|sick of|fed up with|stop with) (?:an? |the |this |these |your |stupid |talking to |some |"
                r"any )*(?:bots?|chatbots?|chat bots?|robots?|machines?|ai assistants?|automated (?:answers?|repl\w+|responses?))",
                r"(?:canned|automated|automatic|scripted|robotic|copy ?paste|generic) (?:answers|replies|responses|response|answer|reply)"
                r"(?= (?:dont|are|is|again|wont|from you|arent|i |and )|$|[.!,])",
                r"(?:talk|speak|chat|deal|speaking|talking|chatting|dealing) (?:to|with) (?:an? |the |this |your |stupid )*(?:bot|chatbot|chat bot|robot|"
                r"machine|computer|ai|algorithm)s?",
            ),
            "is there anybody real there?",
        ),
        Rule(
            "call me",
            (
                r"(?:call|ring|phone|telephone) (?:me|us) (?:back|up|on|at|today|tomorrow|now|asap|please|this|as|when you|urgently|immediately)",
                rf"(?:someone|somebody|anyone|anybody|person|you|team|colleagues?|agent|manager|they|please|pls) {up_to(3)}"
                r"(?:call|ring|phone|telephone) (?:me|us)",
                r"(?:to|should|must|can|could|will|please|just) (?:call|ring|phone) (?:me|us)(?: back)?(?=$|[.!?,]| (?:on|at|about|now|today|asap|please|tomorrow|in|for|as|"
                r"regarding|immediately|urgently|instead)\b)",
                r"(?:give|get) (?:me|us) a (?:call|ring|bell|phone ?call)|(?:request|want|need|arrange|schedule|like|have|book) (?:a )?call ?back",
            ),
            "please call me back",
        ),
        Rule(
            "one word is enough",
            (
                r"(?:^|[.!?] )\W*(?:please |an? |the |i want |i need |need |get |want |real |live |human |customer |service |support |hello |hi |hey |to a )*"
                r"(?:human|agent|operator|representative|person|supervisor|manager|rep|someone|somebody|people)(?: being)?"
                r"(?: (?:please|pls|plz|now|asap|support|required|needed|only|thanks))*\W*$",
            ),
            "AGENT!!",
        ),
        Rule(
            "someone competent",
            (
                r"(?:some ?one|somebody|a person|anyone|people|staff|a manager) (?:with a brain|in charge|competent|responsible|higher up|senior|"
                r"with authority|(?:who|that) (?:can actually|actually|really|can really|knows what|understands|is able to|has authority|can make|"
                r"speaks))",
            ),
            "I need someone who actually knows the product",
        ),
        Rule(
            "in other languages",
            (
                r"(?:hablar|habl[oae]|comunicar\w*|contactar\w*|pas\w+|conversar|chatear|falar|fale|conectar|atencion) (?:\w+ ){0,4}(?:persona|humano|"
                r"humana|agente|alguien|asesora?|operadora?|representante|supervisora?|pessoa|atendente|alguem|gerente)",
                r"(?:persona|agente) (?:real|humano|humana)|(?:pessoa|atendente) (?:real|de verdade|human[oa])",
                r"verbinden (?:\w+ ){0,5}(?:menschen?|mitarbeiter\w*|berater\w*|jemandem?)|(?:mit|von|an|zu) (?:\w+ ){0,3}(?:menschen?|mitarbeiter\w*|jemande?m?|berater\w*|kundenberater\w*) ?(?:\w+ ){0,3}(?:sprechen|reden|"
                r"verbinden|verbunden|telefonieren|schreiben|weiter\w+)|echte[nr]? (?:mensch\w*|person|mitarbeiter\w*)",
                r"(?:parler|discuter|echanger|joindre|contacter|mettre en relation|communiquer) (?:\w+ ){0,4}(?:humaine?|conseill\w+|quelqu ?un|personne|"
                r"agent|operateur|responsable)|(?:vraie personne|personne reelle|etre humain|agent humain)",
                r"(?:parlare|parli|parlo|contattare|mettermi in contatto) (?:\w+ ){0,4}(?:operatore|operatrice|persona|umano|qualcuno|agente|consulente)",
                r"(?:mens|medewerker|iemand|persoon) (?:\w+ ){0,2}(?:spreken|praten|bellen)|(?:spreken|praten) (?:\w+ ){0,3}"
                r"(?:mens|medewerker|iemand|persoon)|echte? (?:mens|persoon|medewerker)",
                r"(?:insaa?n|bande|banda|numainde|agent|kisi) (?:\w+ ){0,2}(?:se|say) (?:\w+ ){0,2}(?:baat|bat|raabta|rabta)",
                r"z (?:czlowiekiem|konsultantem)|(?:gercek (?:bir )?(?:insan|kisi)|temsilci)\w* (?:\w+ ){0,2}(?:gorus|konus|bagla)\w*",
            ),
            "Quiero hablar con un agente",
        ),
    ),
)
