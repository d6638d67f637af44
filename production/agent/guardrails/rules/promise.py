"""The writer asks us to promise something that is not there yet: a feature, a date, an outcome."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import BUILD, ON_SCREEN
from production.schemas.turns import Trigger

_SHIP = (
    r"(?:ship|shipping|release|releasing|launch|launching|add|adding|implement|implementing|build|building|"
    r"deliver|delivering|introduce|introducing|support|supporting|roll out|rolling out|develop|developing|provide|"
    r"offer|bring out|bring|include|make|get|have|fix)"
)
_SHIPPED = (
    r"(?:shipped|released|launched|added|implemented|built|introduced|supported|rolled out|developed|available|"
    r"included|live|ready|out|coming)"
)
_FEATURE = (
    r"(?:features?|integrations?|mode|support|apps?|versions?|functionality|functions?|sso|api|plugins?|add ?ons?|"
    r"modules?|capabilit\w+|roadmap|update|fix|sync|exports?|option|language|dashboard|connector|widget|view|"
    r"single sign on|tasks?|tool)"
)

FEATURE_PROMISE = RuleTable(
    trigger=Trigger.FEATURE_PROMISE,
    harmless=(
        rf"roadmaps? (?:\w+ )?(?:{ON_SCREEN}|timeline|planner|planning|feature|bar|item|view)s?",
        rf"(?:{ON_SCREEN}|our|my|product|team|a|build|share|create) roadmaps?(?! (?:item|to))(?= |$|\W)",
        r"(?:javascript|js|async|unhandled|pending|rejected|resolved) promises?",
        r"promises? (?:resolve|reject|chain|all|api|object)\w*",
        rf"(?:promise|guarantee)s? (?:\w+ )?(?:{ON_SCREEN}|period|card|date)s?",
        r"promises? in (?:my|the|a|our) (?:\w+ )?(?:script|code|function|app|test)",
        r"(?:planned|scheduled|next) maintenance",
        r"(?:run|runs|ran|sold|log|logged|sign|signed|check|print|time|timed) out",
        r"i promise",
        r"promised (?:me|us) a refund",
        r"(?:git|initial|last|first|previous|code|merge|each|per|a|the) commits?(?! (?:to a|yourself))",
        r"commit (?:message|hash|history|id|log)s?",
        r"(?:guaranteed?|guarantees?) (?:delivery|order|uptime|ordering|once|at least)",
        r"uptime guarantees?",
        r"money back guarantees?",
        r"release (?:notes?|date field|date column|management|board|plan|version|candidate|branch)s?",
        r"(?:eta|etas) (?:field|column|of my (?:order|parcel|delivery|package|shipment))",
        rf"{BUILD} {up_to(2)}(?:milestones?|releases?|roadmap)",
        (
            r"when (?:will|is|does|do|are) (?:my|our|the) (?:\w+ )?(?:order|parcel|package|delivery|shipment|item|"
            r"refund|invoice|trial|import|export|subscription|payment|ticket|report|account|data|plan|backup|shop|"
            r"meeting|next invoice)"
        ),
    ),
    rules=(
        Rule(
            "promise me",
            (
                (
                    r"(?:(?:can|could|would|will|do) (?:you|u|your \w+|anyone|someone|techcorp|they|ya)|please|"
                    r"you to|you must|you just|i need an?|i want an?|give (?:me|us)|get) (?:\w+ ){0,3}(?:promise|"
                    r"guarantee|assure|pledge|swear)(?! (?:is|was|page|badge))"
                ),
                (
                    r"(?:your|a|any|some|the|firm|written|binding|hard) (?:\w+ )?(?:promise|guarantee|commitment|"
                    r"assurance)s?(?= (?:that|on|for|about|of|to|when|you|by|it)|$|\W)"
                ),
                r"(?:you|your team|techcorp|please|pls) (?:\w+ ){0,3}commit(?:ting|ted)? (?:to|on)",
                r"give (?:me|us) your word",
                r"(?:promise|guarantee) (?:me|us)",
                (
                    r"(?:confirm|in writing|say) (?:\w+ )?(?:that )?(?:\w+ ){0,6}(?:will|"
                    rf"going to) (?:be )?(?:{_SHIP}|{_SHIPPED})"
                ),
            ),
            "Can you promise that it ships this month?",
        ),
        Rule(
            "when will it come",
            (
                (
                    r"when (?:\w+ ){0,2}(?:you|techcorp|your team|they|the team)(?: guys|"
                    rf" people)? (?:\w+ )?(?:going to |gonna |planning to |plan to |finally |ever )*{_SHIP} (?!back|"
                    rf"in touch|to me|my|me )(?:\w+ ){{0,5}}{_FEATURE}"
                ),
                (
                    r"when (?:are|will|do|would|can) (?:you|techcorp|we|i|they|"
                    r"your team) (?:\w+ ){0,4}(?:release|releasing|launch|launching|ship|shipping|roll out|"
                    r"rolling out|introduce|introducing|implement|implementing|add|adding|expect)(?! (?:it in|my|"
                    r"the order|our order|my order|this order))(?= )"
                ),
                (
                    r"when (?:is|will|are|would|does|do|can|should) (?:\w+ ){1,7}(?:be |come |get |becoming |"
                    rf"going )?(?:{_SHIPPED})(?: out)?(?! (?:from|in the store|for pickup|of stock|balance))"
                ),
                (
                    r"(?:is|are|will|does|any) (?:\w+ ){0,6}(?:coming soon|coming out|on (?:the|"
                    r"your) road ?map|in the pipeline|in the works|planned|be planned|on the horizon)"
                ),
                (
                    r"(?:any|your|you|there|have|are you|do you) (?:\w+ ){0,3}(?:plans?|planning) (?:to|for|"
                    r"on) (?:\w+ ){0,3}(?:add\w*|support\w*|releas\w*|build\w*|develop\w*|implement\w*|offer\w*|"
                    r"introduc\w*|integrat\w*|launch\w*|an? \w+|\w+ (?:support|integration|app|mode|version))"
                ),
                (
                    r"(?:eta|time ?line|time ?frame|release date|launch date|estimate|target date|"
                    rf"delivery date) (?:\w+ )?(?:for|on|of) (?:\w+ ){{0,4}}(?:{_FEATURE}|release|it)"
                ),
                r"(?:have|any|an|give|know|is there) (?:\w+ ){0,2}(?:eta|release date)(?! field)",
                r"(?:your|the|product|public|on) road ?map",
                (
                    r"(?:future|next|upcoming|later) (?:release|version|update)s? (?:\w+ ){0,3}(?:include|"
                    r"support|have|bring|contain|feature|add)"
                ),
                (
                    r"what(?:s| is| are)? (?:\w+ ){0,4}(?:next release|coming next|upcoming|in the future|"
                    r"planned)"
                ),
            ),
            "When will you add a Linux app?",
        ),
        Rule(
            "will you ever",
            (
                (
                    r"will (?:you|there|techcorp|it|we) (?:\w+ )?(?:ever|eventually|someday|soon|one day|"
                    r"be (?:able to )?(?:adding|releasing|supporting|an? \w+ (?:app|version|integration)))(?: \w+)?"
                ),
                (
                    r"will (?:you|techcorp|your team|the app|the product) (?:also )?(?:add|implement|build|"
                    r"introduce|release|support|launch|integrate|develop)"
                ),
                (
                    r"(?:are you|you guys|is techcorp) (?:going to|gonna|ever going to|planning to|about to|"
                    r"working on) (?:\w+ )?(?:add|implement|build|introduce|release|support|launch|ship|integrate|"
                    r"an?|adding)"
                ),
            ),
            "Will you ever support Hebrew?",
        ),
        Rule(
            "in other languages",
            (
                r"(?:pueden?|puedes|podeis|podria[ns]?) (?:\w+ )?(?:prometer\w*|garantizar\w*)",
                r"cuando (?:\w+ )?(?:lanzan|lanzaran|anadiran|agregaran|estara|saldra)",
                r"(?:konnen|konnt|kannst) (?:\w+ ){0,4}(?:versprechen|garantieren|zusichern)",
                (
                    r"wann (?:\w+ ){0,6}(?:veroffentlicht|eingefuhrt|erscheint|verfugbar|kommt die (?:funktion|"
                    r"app))"
                ),
                r"(?:pouvez|pourriez|peux) (?:\w+ ){0,3}(?:promettre|garantir)",
                r"quand (?:\w+ ){0,4}(?:sortira|ajouter\w*|disponible)",
                r"(?:potete|puoi|puo) (?:\w+ ){0,2}(?:promettere|garantire)",
                r"(?:podem|pode) (?:\w+ ){0,2}(?:prometer|garantir)",
                r"quando (?:\w+ ){0,4}(?:uscira|disponibile|lancam|disponivel)",
                r"(?:kunnen|kunt|kun) (?:\w+ ){0,3}(?:beloven|garanderen)",
                r"wanneer (?:\w+ ){0,5}(?:beschikbaar|uitgebracht)",
                r"(?:wada|guarantee) (?:kar\w*|de\w*|do)",
                r"(?:feature|app|update|version|mode) kab (?:\w+ ){0,2}(?:release|launch|aayega|ayega)",
            ),
            "Können Sie das versprechen?",
        ),
    ),
)
