"""Spellings of the same thing, made one before a sentence is read."""

from __future__ import annotations

import re
from collections.abc import Callable

_MENU = re.compile(r"(?:[A-Z][\w']*(?: (?:& )?[a-z][\w-]*){0,3} > )+([A-Z][\w'-]*(?: & \w+)?)")
_END_OF_QUOTE = re.compile(r'"([^"]*?)[.,:;]?"')


def _afternoon(clock: re.Match[str]) -> str:
    return f"{int(clock[1]) % 12 + 12}:00"


_Replacement = str | Callable[[re.Match[str]], str]
_NORMAL: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\bcan(?:'t|not)\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"\b(?:two-(?:factor|step) (?:authentication|verification)|2fa)\b", "two-factor"),
        (r"\bsso\b", "single sign-on"),
        (r"\bsms\b", "text message"),
        (r"\b(?:the|your) (?-i:([A-Z]\w+)) (?=(?:page|tab|section)\b)", r'"\1" '),
        (
            r"(?:\b(?:is|are|am)|'re|'m) not able to\b|\b(?:is|are|am) unable to\b|\bit(?: is|'s) not possible to\b",
            "can not",
        ),
        (r"(?:\b(?:is|are|am)|'re|'m) able to\b|\bit(?: is|'s) possible to\b", "can"),
        (r"\b(?:at once|(?:right|straight) away|immediately|instantly)\b", " 0 seconds "),
        (r"\b(?:(?:only |just )?(?:a single time|one time)|only once|once only|just once)\b", "once"),
        (r"\b(?:only )?(?:fixed|final) (?:once|after|when|from)\b", "not changeable after"),
        (r"\bthree quarters of an hour\b", "45 minutes"),
        (r"\b(?:a )?quarter of an hour\b", "15 minutes"),
        (r"\bhalf an hour\b", "30 minutes"),
        (r"\b(\d+)(kb|mb|gb|tb|mm|cm|km|kg)\b", r"\1 \2"),
        (r"\bdaily\b", "every day"),
        (r"\b(hour|week|month|year)ly\b", r"every \1"),
        (r"\bannually\b", "every year"),
        (r"\bmidnight\b", "00:00"),
        (r"\b(\d{1,2}) ?pm\b", _afternoon),
        (r"\bfree of charge\b|\b(?:no|without(?: a| any)?) (?:cost|charge|fee)\b", "free"),
        (r"\b(?:costs?|pays?|charged?|be|is|for)(?: you)? nothing(?: extra)?\b", "free"),
        (r"\bnothing(?= for\b)", "free"),
        (r"\b(the|a|every) second\b(?! (?:of|after|before))", r"\1 secondary"),
        (r"\bno (?:more|later|longer|bigger|larger|older) than\b", "at most"),
        (r"\b(\d+) years old\b", r"\1"),
        (r"\b(?:as long as|provided(?: that)?|if|when) no\b", "unless"),
        (
            r"\b(?:as long as|provided(?: that)?|if|when|in case) ((?:\w+ ){0,2}\w+)"
            r" (?:do|does|did|have|has|had|are|is|was|were|can|could|will|would) not\b",
            r"unless \1",
        ),
        (r"\bas long as\b", "while"),
        (r"\b(?:nobody|no one|none) (?:but|except)\b", "only"),
        (r"\b(?:(?:limited|restricted) to|up to|as (?:many|much|few|long) as|a maximum of) (?=\d)", "at most "),
        (r"\b(?:limited|restricted|reserved) (?:to|for)\b", "only"),
        (
            r"\bas (?:often|many|much)(?: \w+)? as (?:you|they|he|she) (?:like|want|wish|need)s?\b|\bany number of\b",
            "unlimited",
        ),
        (r"\b(?:any|every)(?:one|body) who\b", "people who"),
        (r"\b(?:any|every)thing (?:above|beyond|over)(?: (?:that|this|it))?\b", "the rest"),
        (
            r"\ball (?:the )?(?:others?|remaining)\b|\bevery other (?!second|minute|hour|day|week|month|year)",
            "the other ",
        ),
        (r"\b(?:a|the) number of\b", ""),
        (r"\bun(used|read|sent|repaired|assigned|registered|opened|affected|changed)\b", r"not \1"),
        (r"\bnot only\b", "also"),
        (r"\bnot (\w+) (?:before|until)\b", r"only \1 after"),
        (r"\b(is|are|be) ((?:not|never) )?required\b", r"\1 \2mandatory"),
        (r"\b(?:instead of|in place of|rather than)\b", "not"),
        (r"\b(?:treated|regarded|considered|counted) as\b", ""),
        (r"\bleav(e|es|ing) out\b|\b(?:left (?:out|alone)|pass(?:es|ed) over)\b", "skip"),
        (r"\bout of\b", "from"),
        (r"\b(?:put|placed) on hold\b", "paused"),
        (r"\b(?:carried|brought|moved) over\b", "taken over"),
        (r"\b(?:show(?:s|n|ed)?|turn(?:s|ed)?) up\b", "arrive"),
        (r"\b(?:goes|go|going|went) on\b|\b(?:keeps?|keeping) (?=\w+ing\b)", "continue "),
        (r"\btakes? effect\b|\bcomes? into effect\b|\bkicks? in\b|\b(?:is|are) effective\b", "starts"),
        (r"\b(?:mak(?:e|es|ing)|made) (.{1,40}?) (?:mandatory|compulsory|obligatory)\b", r"require \1"),
        (r"\b(?:by (?:it|them)sel(?:f|ves)|on (?:its|their) own)\b", "automatically"),
        (r"\b(?:on your own|by yourself)\b", "yourself"),
        (r"\ban? upgrade\b|\bupgrading\b", "moving to a larger plan"),
        (r"\ba? ?downgrad(?:e|ing)\b", "moving to a smaller plan"),
        (r"\bids?\b", "identity document"),
        (r"\b(\d+)-(second|minute|hour|day|week|month|year)\b", r"\1 \2s"),
        (r"\b(\w{2,}) \((\w{2,})\)", r"\1 \2"),
        (r"\b(\d{1,2}) o'clock\b", r"\1:00"),
        (r"\bno longer\b", "not"),
    )
)
"""In this order: what a later one sees has been through those before it."""


def plain_spelling(text: str) -> str:
    """A sentence with one spelling for each thing; the ends of ways through menus are in quotation marks."""
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("**", "").replace("`", '"')
    text = _MENU.sub(r'"\g<0>"', _END_OF_QUOTE.sub(r'"\1"', text))
    for pattern, replacement in _NORMAL:
        text = pattern.sub(replacement, text)
    return text
