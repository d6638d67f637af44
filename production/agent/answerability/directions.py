"""Actions that have an opposite: whether a question asks for one of them and the evidence tells the other.

Vectors and stems take opposites for the same ("turn on", "turn off"), so they are compared by a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_OPPOSITES = (
    (
        r"export\w*|download\w*|back(?:ing)? up|(?:get|take|pull|move|transfer|send|extract)\w* .{0,60}\bout\b"
        r"|(?:mov|push|migrat|send|switch|transfer)\w* .{0,60}\b(?:into|over to|out to)\b|from you\b",
        r"import\w*|upload\w*|(?:get|put|load|pull|read)\w* .{0,60}\binto (?:your|the|a|our|my|it)\b"
        r"|bring\w* .{0,40}\b(?:in|into|over from)\b|(?:move|migrat|switch|com)\w* (?:over )?from",
    ),
    (
        r"(?:turn|switch)\w* (?:\S+ ){0,4}?on|enabl\w*|activat\w*|set(?:ting)? up|start using|unmut\w*",
        r"(?:turn|switch)\w* (?:\S+ ){0,4}?off|disabl\w*|deactivat\w*|get(?:ting)? rid of|opt out"
        r"|(?:stop|quit)\w* (?:using|getting|receiving|sending|the|these|those|all)"
        r"|no (?:longer|more) (?:want|need|get)|(?<!un)mut(?:e|ed|es|ing)|silenc\w*"
        r"|(?:don't|do not|dont) (?:want|need) .{0,60}(?:any ?more|any longer)",
    ),
    (
        r"add\w*|creat\w*|invit\w*|insert\w*|attach\w*|set(?! of)",
        r"remov\w*|delet\w*|eras\w*|kick\w* .{0,20}\bout|(?:take|throw|get)\w* .{0,40}\b(?:off|away|out)\b"
        r"|wip(?:e|ing)\w*|get(?:ting)? rid of|pull\w* .{0,40}\bback|revok\w*|withdraw\w*",
    ),
    (
        r"restor\w*|recover\w*|undelet\w*|unarchiv\w*|(?:gets?|brings?|got|bringing|getting)\b .{0,40}\bback|back from",
        r"delet\w*|eras\w*|archiv\w*|remov\w*",
    ),
    (
        r"(?<!dis)connect(?:ed|ing|s)?|link(?:ed|ing|s)?|integrat\w*|install\w*",
        r"disconnect\w*|unlink\w*|uninstall\w*|detach\w*|revok\w*",
    ),
    (r"(?<!un)(?<!\ba )lock(?:ed|ing|s)?", r"unlock\w*|re-?open\w*"),
    (r"clos(?:e|ed|es|ing)|finish\w*|complet\w*", r"re-?open\w*"),
    (r"upgrad\w*", r"downgrad\w*"),
    (r"(?<!un)subscrib\w*", r"unsubscrib\w*"),
    (r"show(?:n|ing|s)?|unhid\w*", r"hid(?:e|es|ing|den)"),
    (r"unmut\w*", r"(?<!un)mut(?:e|ed|es|ing)|silenc\w*"),
    (r"(?<!un)assign(?!ee)\w*", r"unassign\w*"),
    (r"(?<!un)follow(?:ed|ing|s)?|watch(?:ed|ing|es)?", r"unfollow\w*|unwatch\w*"),
    (r"join(?:ed|ing|s)?", r"leav(?:e|es|ing)"),
    (r"approv\w*|accept\w*", r"reject\w*|declin\w*|den(?:y|ied|ies)"),
    (r"(?<!un)block(?:ed|ing|s)?", r"unblock\w*"),
    (r"increas\w*|rais(?:e|es|ed|ing)|extend\w*", r"reduc\w*|lower(?:ed|ing|s)?|decreas\w*|shorten\w*"),
    (r"(?:log|sign)\w* in(?:to)?|log-?in|sign-?in", r"(?:log|sign)\w* (?:\S+ ){0,2}?out|log-?out|sign-?out"),
    (r"merg\w*|combin\w*", r"split\w*|separat\w*|unmerg\w*"),
    (r"resum\w*|unpaus\w*|reactivat\w*", r"paus(?:e|es|ed|ing)|suspend\w*|on hold"),
    (r"publish\w*", r"unpublish\w*|withdraw\w*"),
    (r"promot\w*", r"demot\w*"),
    (r"buy\w*|bought|order(?:ed|ing)?|purchas\w*", r"cancel\w*|return(?:ed|ing|s)?|send\w* .{0,30}\bback"),
)

_MENU = re.compile(r"(?:[A-Z][\w']*(?: (?:& )?\w+){0,3} > )+[A-Z][\w']*(?: & \w+)?")
"""A way through menus: "Import & export" leads to both."""
_SPARED = re.compile(
    r"\b(?:do|must|should) (?:i|we) (?:have to |need to )?.{1,80}? or (?=(?:is|are|can|could|does|do|will)\b)",
    re.IGNORECASE,
)
"""What somebody would rather not do: "do I have to invite her anew or can I bring her back"."""


@dataclass(frozen=True, eq=False)
class Opposites:
    """The table of a language: what each side of a pair is called. One is like no other, so that it is a quick key."""

    pairs: tuple[tuple[re.Pattern[str], ...], ...]


ENGLISH = Opposites(tuple(tuple(re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in pair) for pair in _OPPOSITES))


@dataclass(frozen=True, slots=True)
class Direction:
    """One side of a pair of opposites."""

    pair: int
    side: int

    @property
    def opposite(self) -> Direction:
        return Direction(self.pair, 1 - self.side)


def directions(text: str, of: Opposites = ENGLISH) -> frozenset[Direction]:
    """Every direction that a text speaks of."""
    return _directions(text, of)


@lru_cache(maxsize=20_000)  # the same articles and known questions come back with every question
def _directions(text: str, of: Opposites) -> frozenset[Direction]:
    words = _MENU.sub(" ", text)
    return frozenset(
        Direction(pair, side)
        for pair, sides in enumerate(of.pairs)
        for side, pattern in enumerate(sides)
        if pattern.search(words)
    )


@lru_cache(maxsize=20_000)
def asked_directions(question: str, of: Opposites = ENGLISH) -> frozenset[Direction]:
    """Directions that a question asks for: of a pair of which it names both sides, neither."""
    named = directions(_SPARED.sub(" ", question), of)
    return frozenset(one for one in named if one.opposite not in named)


def opposes(question: str, evidence: str, of: Opposites = ENGLISH) -> bool:
    """Whether the evidence only tells how to do the contrary of what is asked for."""
    told = directions(evidence, of)
    return any(one.opposite in told and one not in told for one in asked_directions(question, of))
