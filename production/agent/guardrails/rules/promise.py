"""The writer asks us to promise something that is not there yet: a feature, a date, an outcome."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, any_of, up_to
from production.agent.guardrails.rules.words import BUILD, ON_SCREEN
from production.schemas.turns import Trigger

_SHIP = (
    r"(?:ship|shipping|release|releasing|launch|launching|add|adding|implement|implementing|build|building|deliver|delivering|introduce|introducing|"
    r"support|supporting|roll out|rolling out|develop|developing|provide|offer|bring out|bring|include|make|get|have|fix)"
)
_SHIPPED = r"(?:shipped|released|launched|added|implemented|built|introduced|supported|rolled out|developed|available|included|live|ready|out|coming)"
_FEATURE = (
    r"(?:features?|integrations?|mode|support|apps?|versions?|functionality|functions?|sso|api|plugins?|add ?ons?|modules?|capabilit\w+|roadmap|update|fix|"
    r"sync|exports?|option|language|dashboard|connector|widget|view|single sign on|tasks?|tool)"
)

FEATURE_PROMISE = RuleTable(
    trigger=Trigger.FEATURE_PROMISE,
    harmless=(
        rf"roadmaps? (?:\w+ )?(?:{ON_SCREEN}|timeline|planner|planning|feature|bar|item|view)s?|(?:{ON_SCREEN}|our|my|product|team|a|build|share|create) roadmaps?"
        r"(?! (?:item|to))(?= |$|\W)",
        r"(?:javascript|js|async|unhandled|pending|rejected|resolved) promises?|promises? (?:resolve|reject|chain|all|api|object)\w*|i promise|promised (?:me|us) a refund",
        r"(?:git|initial|last|first|previous|code|merge|each|per|a|the) commits?(?! (?:to a|yourself))|commit (?:message|hash|history|id|log)s?",
        r"(?:guaranteed?|guarantees?) (?:delivery|order|uptime|ordering|once|at least)|uptime guarantees?|money back guarantees?",
        r"release (?:notes?|date field|date column|management|board|plan|version|candidate|branch)s?",
        r"(?:eta|etas) (?:field|column|of my (?:order|parcel|delivery|package|shipment))",
        rf"{BUILD} {up_to(2)}(?:milestones?|releases?|roadmap)",
        r"when (?:will|is|does|do|are) (?:my|our|the) (?:\w+ )?(?:order|parcel|package|delivery|shipment|item|refund|invoice|trial|import|export|subscription|payment|ticket|"
        r"report|account|data|plan|backup|shop|meeting|next invoice)",
    ),
    rules=(
        Rule(
            "promise me",
            (
                r"(?:can|could|would|will|do|please|need|want|to|must|you|just|have|give me|get) (?:\w+ ){0,3}(?:promise|guarantee|assure|pledge|swear)(?! (?:is|was|page|badge))",
                r"(?:your|a|any|some|the|firm|written|binding|hard) (?:\w+ )?(?:promise|guarantee|commitment|assurance)s?(?= (?:that|on|for|about|of|to|when|you|by|it)|$|\W)",
                r"(?:you|your team|techcorp|please|pls) (?:\w+ ){0,3}commit(?:ting|ted)? (?:to|on)|give (?:me|us) your word|(?:promise|guarantee) (?:me|us)",
                rf"(?:confirm|in writing|say) (?:\w+ )?(?:that )?(?:\w+ ){{0,6}}(?:will|going to) (?:be )?(?:{_SHIP}|{_SHIPPED})",
            ),
            "Can you promise that it ships this month?",
        ),
        Rule(
            "when will it come",
            (
                rf"when (?:\w+ ){{0,2}}(?:you|techcorp|your team|they|the team)(?: guys| people)? (?:\w+ )?(?:going to |gonna |planning to |plan to |finally |ever )*{_SHIP} "
                rf"(?!back|in touch|to me|my|me )(?:\w+ ){{0,5}}{_FEATURE}",
                rf"when (?:are|will|do|would|can) (?:you|techcorp|we|i|they|your team) (?:\w+ ){{0,4}}(?:release|releasing|launch|launching|ship|shipping|roll out|rolling out|introduce|introducing|"
                rf"implement|implementing|add|adding|expect)(?! (?:it in|my|the order|our order|my order|this order))(?= )",
                rf"when (?:is|will|are|would|does|do|can|should) (?:\w+ ){{1,7}}(?:be |come |get |becoming |going )?(?:{_SHIPPED})(?: out)?(?! (?:from|in the store|for pickup|of stock|balance))",
                rf"(?:is|are|will|would|does|any|have) (?:\w+ ){{0,6}}(?:coming soon|coming out|on (?:the|your) road ?map|in the pipeline|in the works|planned|be planned|on the horizon)",
                r"(?:any|your|you|there|have|are you|do you) (?:\w+ ){0,3}(?:plans?|planning) (?:to|for|on) (?:\w+ ){0,3}(?:add\w*|support\w*|releas\w*|build\w*|develop\w*|implement\w*|offer\w*|introduc\w*|"
                r"integrat\w*|launch\w*|an? \w+|\w+ (?:support|integration|app|mode|version))",
                r"(?:eta|time ?line|time ?frame|release date|launch date|estimate|target date|delivery date) (?:\w+ )?(?:for|on|of) (?:\w+ ){0,4}"
                rf"(?:{_FEATURE}|release|it)|(?:have|any|an|give|know|is there) (?:\w+ ){{0,2}}(?:eta|release date)(?! field)|(?:your|the|product|public|on) road ?map",
                r"(?:future|next|upcoming|later) (?:release|version|update)s? (?:\w+ ){0,3}(?:include|support|have|bring|contain|feature|add)|what(?:s| is| are)? (?:\w+ ){0,4}"
                r"(?:next release|coming next|upcoming|in the future|planned)",
            ),
            "When will you add a Linux app?",
        ),
        Rule(
            "will you ever",
            (
                r"will (?:you|there|techcorp|it|we) (?:\w+ )?(?:ever|eventually|someday|soon|one day|be (?:able to )?(?:adding|releasing|supporting|an? \w+ (?:app|version|integration)))"
                r"(?: \w+)?",
                r"will (?:you|techcorp|your team|the app|the product) (?:also )?(?:add|implement|build|introduce|release|support|launch|integrate|develop)",
                r"(?:are you|you guys|is techcorp) (?:going to|gonna|ever going to|planning to|about to|working on) (?:\w+ )?(?:add|implement|build|introduce|release|support|launch|ship|"
                r"integrate|an?|adding)",
            ),
            "Will you ever support Hebrew?",
        ),
        Rule(
            "in other languages",
            (
                r"(?:pueden?|puedes|podeis|podria[ns]?) (?:\w+ )?(?:prometer\w*|garantizar\w*)|cuando (?:\w+ )?(?:lanzan|lanzaran|anadiran|agregaran|estara|saldra)",
                r"(?:konnen|konnt|kannst) (?:\w+ ){0,4}(?:versprechen|garantieren|zusichern)|wann (?:\w+ ){0,6}(?:veroffentlicht|eingefuhrt|erscheint|verfugbar|kommt die (?:funktion|app))",
                r"(?:pouvez|pourriez|peux) (?:\w+ ){0,3}(?:promettre|garantir)|quand (?:\w+ ){0,4}(?:sortira|ajouter\w*|disponible)",
                r"(?:potete|puoi|puo) (?:\w+ ){0,2}(?:promettere|garantire)|(?:podem|pode) (?:\w+ ){0,2}(?:prometer|garantir)|quando (?:\w+ ){0,4}(?:uscira|disponibile|lancam|disponivel)",
                r"(?:kunnen|kunt|kun) (?:\w+ ){0,3}(?:beloven|garanderen)|wanneer (?:\w+ ){0,5}(?:beschikbaar|uitgebracht)|(?:wada|guarantee) (?:kar\w*|de\w*|do)|kab (?:\w+ ){0,4}(?:release|launch|aayega|ayega)",
            ),
            "Können Sie das versprechen?",
        ),
    ),
)
