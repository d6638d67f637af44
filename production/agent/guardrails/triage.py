"""What a message is about and how urgent it sounds, from its words."""

from __future__ import annotations

from production.agent.guardrails.rules.table import any_of, whole_words
from production.schemas.ids import Category, Priority

_DO = r"(?:work\w*|load\w*|open\w*|sav\w+|respond\w*|show\w*|sync\w*|updat\w+|appear\w*)"
_NOT = r"(?:doesnt|does not|didnt|isnt|not|stopped|wont|no longer)"

_VOCABULARY: dict[Category, tuple[float, tuple[str, ...]]] = {
    Category.BUG_REPORT: (
        2.0,
        (
            r"bugs?|crash\w*|broken|glitch\w*|freez\w+|froze|regression|fails?|failed|failing|exception|stack ?trace",
            r"error(?:s| \d+)?|(?:blank|white) (?:page|screen)|(?:disappear|vanish|corrupt)\w*",
            rf"{_NOT} {_DO}|(?:shows?|gives?|displays?) (?:the |a )?wrong",
            r"since (?:the|your) (?:last |latest )?update",
        ),
    ),
    Category.BILLING: (
        2.0,
        (
            r"invoices?|bill(?:s|ed|ing)?|refund\w*|reimburs\w*|money back|payments?|pay|paid|charge[ds]?|receipts?",
            r"credit cards?|card (?:was |is )?declined|bank transfer|purchase order|subscriptions?|renew\w*|trial|vat",
            r"pric(?:e|es|ing)|costs?|discount\w*|quote|upgrade my plan|downgrad\w+",
        ),
    ),
    Category.FEEDBACK: (
        2.0,
        (
            r"feedback|suggest\w*|feature request|would be (?:nice|great|helpful|cool)|it would help if|please add",
            r"wish (?:you|it|there)|idea for|i (?:really )?(?:love|like|enjoy|hate) (?:the|your|this|how)|review",
            r"complain\w*|disappointed|recommend\w*|compliments?|kudos|well done|keep up|congratulations",
            r"(?:great|good|nice|terrible|awful|worst|bad) (?:job|work|service|product|app|support|experience)",
        ),
    ),
    Category.HOW_TO: (
        1.6,
        (
            r"how (?:do|can|could|would|should|to|does) ?(?:i|we|you|one)?|where (?:can|do|is|are) (?:i|we|the)",
            r"is (?:it|there) (?:possible|a way|any way)|what(?:s| is) the (?:best )?way|can (?:i|we) ",
            r"steps|instructions|guide|tutorial|walk me through|explain how|show me how",
        ),
    ),
    Category.TECHNICAL: (
        1.0,
        (
            r"api|webhooks?|sso|saml|oauth|log ?in|logged out|password|two factor|2fa|token|verification|access",
            r"integrat\w+|sync\w*|import\w*|export\w*|csv|install\w*|configur\w+|connect\w*|plugin|extension",
            r"server|browser|chrome|firefox|safari|android|iphone|ios|windows|mac|linux|desktop|permissions?",
            r"slow\w*|timeout|database|ssl|dns|smtp|certificate",
        ),
    ),
}
"""Weight of one occurrence, and the words; of equal sums the first category wins."""
_PATTERNS = {subject: (weight, whole_words(any_of(*words))) for subject, (weight, words) in _VOCABULARY.items()}

_URGENT = whole_words(
    any_of(
        r"urgent(?:ly)?|asap|as soon as possible|emergency|immediately|right (?:now|away)|critical|outage|hacked",
        r"(?:is|are|everything|system|site|service|completely|production) down|down for (?:everyone|all|us)",
        r"data ?loss|(?:lost|deleted|wiped) (?:all |our |my |everything|the )+(?:data|files|work|projects?)?",
        r"(?:whole|entire) (?:team|company|office) (?:\w+ ){0,3}(?:blocked|stuck|locked|waiting|cannot|cant|unable)",
        r"(?:nobody|no one|none of us|we all) (?:\w+ )?(?:can|cant|cannot|is able|are able)",
        r"production (?:is|stopped|down|outage)|breach\w*|security (?:incident|hole|issue)",
        r"deadline (?:is )?(?:today|tonight|in an? \w+|tomorrow)|dringend|sofort|urgente|urgence|jaldi|foran",
    )
)
_HIGH = whole_words(
    any_of(
        r"block(?:ed|ing)|important|soon|(?:cannot|cant|unable to) (?:work|log ?in)|stuck|today|deadline|lawyer",
        r"losing (?:money|customers|sales)|still (?:not|no|broken|waiting)|again and again|crash\w*|locked out",
        r"customers are (?:waiting|complaining|affected)|high priority",
    )
)
_LOW = whole_words(
    any_of(
        r"no (?:rush|hurry|urgency)|not urgent|whenever you (?:can|have)|when you have (?:a )?(?:time|moment|minute)",
        r"just (?:curious|wondering|a (?:thought|suggestion))|thanks? (?:\w+ ){0,4}(?:solved|works|worked|fixed)",
        r"low priority|minor|cosmetic|typo|feature request|suggestion|nice to have|by the way|would be (?:nice|cool)",
    )
)
_ANGRY = 0.2
_UPSET = 0.35
_LADDER = tuple(Priority)


def category(words: str) -> Category:
    """The category whose vocabulary weighs most in `words` (from `normalise.normalise`); general when none occurs."""
    scores = {subject: weight * len(pattern.findall(words)) for subject, (weight, pattern) in _PATTERNS.items()}
    best = max(scores, key=lambda subject: scores[subject])
    return best if scores[best] else Category.GENERAL


def priority(words: str, feeling: float) -> Priority:
    """How soon a person would look at `words` (from `normalise.normalise`), written with `feeling` (0 furious .. 1)."""
    if _LOW.search(words) and feeling > _UPSET:
        return Priority.LOW
    step = 3 if _URGENT.search(words) else 2 if _HIGH.search(words) else 1
    return _LADDER[min(step + (feeling < _ANGRY), len(_LADDER) - 1)]
