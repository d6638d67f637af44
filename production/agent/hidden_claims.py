"""What a sentence says without a content word: promises, lures, requests for secrets, drawn letters. Pure."""

from __future__ import annotations

import re
import unicodedata

_COMMITMENT = re.compile(
    r"\b(?:yes|yeah|yep|no|nope|sure|certainly|definitely|of course|will|shall|can|could|may|might|must|should|would"
    r"|going to|not|never|cannot|\w+n't|\w+'ll|always|allowed|possible"
    r"|(?:is|are|all|been|it's) (?:now )?(?:done|set)|all of you|everybody|everyone)\b",
    re.IGNORECASE,
)
_COURTESIES = re.compile(
    r"\b(?:no (?:problem|worries|rush|hurry|trouble)|not at all|no need to (?:worry|apologi[sz]e)"
    r"|(?:do not|don't|please don't|never) (?:hesitate|worry)\b"
    r"|(?:let (?:me|us) know|feel free|hesitate|(?:write|reply|reach out|get in touch|ask|tell (?:me|us))\b.*) "
    r"(?:if|when|should|whether|what|how)\b.*"
    r"|(?:i|we)(?:'d| would| will|'ll)(?: always)? (?:be|have been) (?:\w+ )?(?:happy|glad|pleased)\b.*"
    r"|(?:i|we)(?:'d| would) (?:like|love) to (?:know|understand|hear)\b.*"
    r"|(?:i|we) can(?: \w+)? (?:see|imagine|understand|hear)\b.*"
    r"|(?:as )?(?:soon|well|best|quickly|much) as (?:i|we|you) can"
    r"|you (?:can|may)(?: always)? (?:reply|write|ask|reach|get in touch)\b.*"
    r"|(?:i|we)(?: am| are|'m|'re) not (?:quite |entirely |fully )?sure (?:i|we|what|which|whether)\b.*"
    r"|sorry (?:that|to|for|about|if)\b[^,;:]*|hope (?:this|that|it)\b[^,;:]*)",
    re.IGNORECASE,
)

_SECRET = re.compile(
    r"\b(?:pass\s?(?:words?|codes?|phrases?|keys?)|passwd|pwd|seed(?:s|\s?words?)?|mnemonic|phrases?|recovery|p\.?i\.?n\.?s?"
    r"|codes?|tokens?|keys?|secrets?|credentials|cvv2?|cvc2?|csc|iban|otps?|totp|tans?|2fa|mfa|one[- ]time|log-?in data"
    r"|(?:card|account|security|social|passport|licen[cs]e|insurance|tax|bank|routing)\s(?:\w+\s)?(?:numbers?|details)"
    r"|ssn|social security|date of birth|birth\s?(?:day|date)|maiden name|security (?:question|answer)s?|cookies?)\b",
    re.IGNORECASE,
)
"""What nobody of ours ever asks a customer for."""
_NO_SECRET = re.compile(
    r"\b(?:error|status|qr|bar|http|country|area|zip|postal|post|source|exit|response|language|currency|colou?r|short)"
    r"[- ]?codes?\b|\bcode (?:block|snippet|sample|view)s?\b"
    r"|\b(?:shortcut|arrow|enter|return|shift|control|ctrl|alt|option|command|escape|tab|space|delete|function|key)"
    r"[- ]keys?\b",
    re.IGNORECASE,
)
_TO_US = re.compile(
    r"\b(?:tell|send|give|share|forward|e?mail|message|reply|provide|write|text|submit|post|need|confirm|enter|type)\b.*"
    r"\b(?:us|me|here|back|we|our|reply|chat|support|colleagues?|team|below)\b|\b(?:we|i) need\b",
    re.IGNORECASE,
)

_PLACE = re.compile(
    r"\S*[^\W\d_][.\u3002\uff0e\u2024]\w*[^\W\d_]\S*|\S*\w[\\/]\S*|\S*[\\/]\w\S*"
    r"|\S*[\[({]\W?(?:dot|\.)\W?[\])}]\S*|\bdot\b|(?<=\s)[./\\](?=\s)",
    re.IGNORECASE,
)
_LONGEST = 200
"""Letters of a word that is looked through; a longer one is no word of ours."""
_MARKS = "\"'.,:;?!()"
_NO_PLACE = frozenset({"e.g", "i.e", "a.m", "p.m", "and/or", "yes/no", "he/she", "n/a", "24/7", "on/off"})

_SIGNS = frozenset("©®™°→←↑↓✓✔✅❌⚠⭐✨💡📌📎🔒⌘⌥⇧🙂😊😀😃😄👍🙏🎉👋❤\ufe0f")
_DRAWN = frozenset({"So", "Mn", "Me", "Mc", "Cf", "Cc", "Co", "Cn", "Cs"})
"""Categories of signs, marks and invisible characters: letters can be drawn with them."""


def makes_commitment(sentence: str) -> bool:
    """Whether a sentence without content words says yes or no, permits or promises, beyond a courtesy."""
    plain = sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _COMMITMENT.search(_COURTESIES.sub("", plain)) is not None


def asks_for_secret(sentence: str) -> bool:
    """Whether a question or a request to answer us wants what only its owner may know."""
    asks = sentence.endswith("?") or _TO_US.search(sentence)
    return bool(asks) and _SECRET.search(_NO_SECRET.sub("", sentence)) is not None


def names_unknown_place(sentence: str, held: str) -> bool:
    """Whether it names a place, as evil.com or a path, that `held` (lower case) does not hold letter by letter."""
    if max(map(len, sentence.split()), default=0) > _LONGEST:
        return True
    known = _NO_PLACE.union(word.strip(_MARKS) for word in held.split())
    return any(match.group().strip(_MARKS).lower() not in known for match in _PLACE.finditer(sentence))


def has_unusual_signs(sentence: str, held: str) -> bool:
    """Whether it is written with signs that are neither usual nor in `held` (lower case)."""
    usual = _SIGNS.union(held)
    signs = (sign for sign in unicodedata.normalize("NFC", sentence) if unicodedata.category(sign) in _DRAWN)
    return any(sign not in usual for sign in signs)
