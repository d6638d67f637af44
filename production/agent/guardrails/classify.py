"""What a message is about and how urgent it sounds, from its words."""

from __future__ import annotations

import re

from production.agent.guardrails.rules.table import whole_words
from production.schemas.ids import Category, Priority

_WORDS: tuple[tuple[Category, str, float], ...] = (
    (
        Category.BUG_REPORT,
        r"bugs?|crash\w*|broken|glitch\w*|freez\w+|froze|error(?:s| \d+)?|exception|stack ?trace|blank (?:page|screen)|white screen|"
        r"(?:doesnt|does not|didnt|isnt|not|stopped|wont|no longer) (?:work\w*|load\w*|open\w*|sav\w+|respond\w*|show\w*|sync\w*|updat\w+|appear\w*)|"
        r"(?:disappear|vanish|corrupt)\w*|(?:shows?|gives?|displays?) (?:the |a )?wrong|fails?|failed|failing|regression|since (?:the|your) (?:last |latest )?update",
        2.0,
    ),
    (
        Category.BILLING,
        r"invoices?|bill(?:s|ed|ing)?|refund\w*|payments?|pay|paid|credit cards?|card (?:was |is )?declined|charge[ds]?|receipts?|subscriptions?|renew\w*|vat|"
        r"pric(?:e|es|ing)|costs?|discount\w*|money back|bank transfer|purchase order|upgrade my plan|downgrad\w+|reimburs\w*|quote|trial",
        2.0,
    ),
    (
        Category.FEEDBACK,
        r"feedback|suggest\w*|feature request|would be (?:nice|great|helpful|cool)|it would help if|please add|wish (?:you|it|there)|idea for|i (?:really )?(?:love|like|enjoy|hate) "
        r"(?:the|your|this|how)|review|complain\w*|(?:great|good|nice|terrible|awful|worst|bad) (?:job|work|service|product|app|support|experience)|"
        r"compliments?|kudos|well done|disappointed|recommend\w*|keep up|congratulations",
        2.0,
    ),
    (
        Category.HOW_TO,
        r"how (?:do|can|could|would|should|to|does) ?(?:i|we|you|one)?|where (?:can|do|is|are) (?:i|we|the)|is (?:it|there) (?:possible|a way|any way)|"
        r"(?:steps|instructions|guide|tutorial|walk me through|explain how|show me how)|can (?:i|we) |what(?:s| is) the (?:best )?way",
        1.6,
    ),
    (
        Category.TECHNICAL,
        r"api|webhooks?|sso|saml|oauth|log ?in|logged out|password|two factor|2fa|integrat\w+|sync\w*|import\w*|export\w*|install\w*|server|browser|"
        r"chrome|firefox|safari|android|iphone|ios|windows|mac|linux|desktop|permissions?|configur\w+|connect\w*|token|csv|slow\w*|timeout|"
        r"database|ssl|dns|smtp|plugin|extension|certificate|verification|access",
        1.0,
    ),
)
_PATTERNS = tuple((subject, whole_words(pattern), weight) for subject, pattern, weight in _WORDS)

_URGENT = whole_words(
    r"urgent(?:ly)?|asap|as soon as possible|emergency|immediately|right (?:now|away)|outage|(?:is|are|everything|system|site|service|completely|production) down|down for (?:everyone|all|us)|"
    r"data ?loss|(?:lost|losing|deleted|wiped) (?:all |our |my |everything|the )+(?:data|files|work|projects?|boards?|customers?)?|(?:whole|entire) (?:team|company|office|department) "
    r"(?:\w+ ){0,3}(?:blocked|stuck|locked|waiting|cant|cannot|stopped|unable)|(?:nobody|no one|none of us|we all) (?:\w+ )?(?:can(?!t)|cant|cannot|is able|are able)|"
    r"production (?:is|stopped|down|outage)|hacked|breach\w*|security (?:incident|hole|issue)|critical|deadline (?:is )?(?:today|tonight|in an? \w+|tomorrow)|"
    r"dringend|sofort|urgente|urgence|urgentemente|jaldi|foran"
)
_HIGH = whole_words(
    r"blocked|blocking|important|soon|cannot work|cant work|unable to work|stuck|today|deadline|losing (?:money|customers|sales)|still (?:not|no|broken|waiting)|again and again|lawyer|"
    r"crash\w*|cant log ?in|cannot log ?in|locked out|customers are (?:waiting|complaining|affected)|high priority|serious"
)
_LOW = whole_words(
    r"no (?:rush|hurry|urgency)|not urgent|whenever you (?:can|have)|when you have (?:a )?(?:time|moment|minute)|just (?:curious|wondering|a (?:thought|suggestion))|thanks? (?:\w+ ){0,4}(?:solved|works|worked|fixed)|"
    r"low priority|minor|cosmetic|typo|feature request|suggestion|nice to have|by the way|would be (?:nice|cool)"
)
_ANGRY = 0.2
_UPSET = 0.35
_LADDER = tuple(Priority)


def category(words: str) -> Category:
    """The category whose vocabulary weighs most in `words` (from `normalise.plain`); general when none occurs."""
    scores = {subject: weight * len(pattern.findall(words)) for subject, pattern, weight in _PATTERNS}
    best = max(scores, key=lambda subject: scores[subject])
    return best if scores[best] else Category.GENERAL


def priority(words: str, feeling: float) -> Priority:
    """How soon a person would look at `words` (from `normalise.plain`), written with `feeling` (0 furious .. 1)."""
    if _LOW.search(words) and feeling > _UPSET:
        return Priority.LOW
    step = 3 if _URGENT.search(words) else 2 if _HIGH.search(words) else 1
    return _LADDER[min(step + (feeling < _ANGRY), len(_LADDER) - 1)]
