"""Which sentences of a reply claim something. Courtesies do not, nor do questions back about what was said or seen."""

from __future__ import annotations

import re

from production.agent.grounding.courtesies import is_courtesy, without_greeting
from production.agent.hidden_claims import asks_for_secret, has_unusual_signs, makes_commitment, names_unknown_place
from production.text.sentences.edited import sentences
from production.text.words import stem, stems

_ENOUGH = 0.75
"""Share of the content words of a question that were said or seen before."""

_COURTESIES = """
afternoon annoy answer anything anytime apologies apologise apologize apology appreciate ask assist bye care case
cause clear close colleague colleagues concern confuse contact contacting day delay description detail detailed
document documentation documented else email evening explain fair feel find first follow forward found
frustrate further glad gladly good goodbye great happy hear hesitate hope inconvenience information interest letting
look lovely luck many mean meant message moment morning nice night page pages part pass passed patience people person
pleased pleasure point questions quick reach read regard regarding reply request say says second short simply soon
sorry step straight team tell thank third ticket time touch trouble unclear understand weekend welcome wish wishing
unsure wonderful worry write writing
"""
_CLAIMLESS = frozenset(stem(word) for word in _COURTESIES.split())

_ENQUIRY = """
account app board browser computer description device exact example exactly expected file format happen happens instead
like line little message more name number operating page phone plan project screen screenshot see sentence sentences
shows side something started step steps stuck system task team text tried trouble using version way whole word words
work workspace wrong
"""
_ASKABLE = _CLAIMLESS | frozenset(stem(word) for word in [*_ENQUIRY.split(), "error", "errors"])
_IDIOMS = re.compile(
    r"\b(?:feel free|get(?:ting)? back to (?:us|me)|how (?:this|that|it) works|a lot|still unclear"
    r"|hope (?:this|that|it) helps|(?:this|that|it) is (?:so |very )?(?:confusing|annoying|frustrating)"
    r"|i (?:can )?(?:see|imagine) (?:why|how|what)|no problem|not at all|(?:glad|happy|pleased) (?:i|we) could help"
    r"|should you have (?:any |further |more |other )*(?:questions?|problems?)|for flagging (?:this|it)"
    r"|(?:we|i)(?:'re| are|'m| am) always (?=happy|glad)|sure(?=,? (?:happy|glad|i'd|i would))"
    r"|how (?:annoying|frustrating|confusing) (?:that|this|it) must (?:be|feel)"
    r"|of course(?=,? (?:i|we)(?:'d| would| am| are)\b)"
    r"|(?:happy|glad|pleased) to (?:walk|guide|take|talk) you through (?:it|this|that|the steps)"
    r"|if you(?:'d| would)? (?:like|want|prefer|wish)(?: (?:me|us) to)?"
    r"|(?:get|got|are|you're) stuck|at any (?:point|time|stage)"
    r"|(?:and|so) (?:i|we)(?:'ll| will| can) (?:(?:gladly|happily|then|be (?:happy|glad) to) )*(?:help|assist)"
    r"(?: you)?(?: further)?|(?:give|drop) (?:me|us) a (?:shout|line)"
    r"|(?:completely|fully|totally|really|absolutely) (?=understand|appreciate)"
    r"|(?:the )?rest of (?:your|the) (?=day|week|afternoon|evening|weekend)"
    r"|in the meantime|thanks? (?:so|very) much|(?:run|ran) into|good luck(?: with (?:it|that|your \w+))?"
    r"|(?:we|i)(?:'re| are|'m| am) (?:always )?here (?:whenever you need (?:us|me)|to help|for you))",
    re.IGNORECASE,
)
"""Courtesies of words that could claim something elsewhere."""
_ASKING = re.compile(
    r"^(?:\W*(?:and|or|so|also|please|sorry|in|on|at|for|with|from|to|if|since|about)\b)*\W*"
    r"(?:what|which|who|whose|when|where|why|how|could|can|would|will|do|does|did|is|are|was|were|have|has|had|may"
    r"|should|shall)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^(?:here(?: is|'s| are)|this is|these are)"
    r" (?:how|what|the steps?|the way|where|the answer|an? (?:summary|overview))\b",
    re.IGNORECASE,
)
"""Says what the next sentence is about, and nothing itself."""

_CONTACT = (
    r"(?:(?:just|please|simply|do|so|always|feel free to|(?:do not|don't|never) hesitate to|you (?:can|may|could))\W+)*"
    r"(?:let (?:me|us) know|tell (?:me|us)|reply|write(?: back| to us)?|get (?:back )?in touch|reach out(?: to us)?"
    r"|contact us|(?:come|get) back to (?:me|us)"
    r"|send (?:me|us) (?:an? |the |your )?(?:screenshot|message|e-?mail|note))"
    r"(?: (?:again|here|below|anytime|any time|with us|to this (?:message|e-?mail)))*"
)
_OFFER = re.compile(
    rf"^\W*{_CONTACT},? (?:if|should|when|in case|whether|how|what|which|where)\b(?P<then>[^,;:]*)$"
    rf"|^\W*(?:if|should|when|in case)\b(?P<first>[^,;:]*),\s*{_CONTACT}\W*$",
    re.IGNORECASE,
)
"""Asks for an answer in a case that may come; the case is no claim."""
_OURS = re.compile(r"\b(?:i|we|us|our)\b", re.IGNORECASE)

_LITERAL = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])[^\W\d_][\w-]+(?:\.[^\W\d_][\w-]+)+(?:/\S*)?"
    r"|\b[\w-]*\d[\w.,:-]*|\"[^\"]+\""
)
_STEP_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])(?:\s+|$)")


def claims(reply: str, *, said: str, held: str) -> list[str]:
    """What of a reply claims something, in order.

    `said` is what the customer wrote, which a question back may take up; `held` is all the evidence, in lower case.
    """
    askable = _ASKABLE | stems(said) | stems(held)
    bare = [_STEP_NUMBER.sub("", sentence) for sentence in sentences(reply)]
    return [sentence for sentence in bare if sentence and not _claims_nothing(sentence, askable, held)]


def _claims_nothing(sentence: str, askable: frozenset[str], held: str) -> bool:
    if _LITERAL.search(sentence) or has_unusual_signs(sentence, held) or asks_for_secret(sentence):
        return False
    greeted = without_greeting(sentence)
    offer = _OFFER.search(greeted)
    sentence = _IDIOMS.sub("", greeted)
    if is_courtesy(sentence):
        return True
    asks = sentence.endswith("?")
    if stems(sentence) <= _CLAIMLESS and (asks or not makes_commitment(sentence)):
        return True
    if offer and not names_unknown_place(sentence, held):
        case = _IDIOMS.sub("", offer["then"] or offer["first"] or "")
        return not _OURS.search(case) and _is_known(case, askable)
    brings_up = _ANNOUNCES.search(sentence) or (asks and _ASKING.search(sentence))
    return (
        bool(brings_up) and _is_known(_ANNOUNCES.sub("", sentence), askable) and not names_unknown_place(sentence, held)
    )


def _is_known(sentence: str, askable: frozenset[str]) -> bool:
    wanted = stems(sentence)
    return len(wanted & askable) >= _ENOUGH * len(wanted)
