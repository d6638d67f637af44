"""Words that say that something is asked, but not what."""

from __future__ import annotations

import re

from production.crm.knowledge.words import stem, stems

_EMPTY_WORDS = """
again all app asap bad broken bug can't day do doing error everything fine fix good great happen help issue matter
message now nothing perfect please problem product program question really service software something sort solve still
stuck support system techcorp thanks thank thing thx today tool trouble try urgent work works worked working wrong yes
appreciate awesome brilliant cheers ok okay got super lot much bye goodbye cool nice love team guys hello hey folks
mean missing explain show advise know
"""
_EMPTY = frozenset(stem(word) for word in _EMPTY_WORDS.split())


COMPANY = re.compile(r"(?:\b(?:in|at|from|to|with|for|by|of|on) )?\bTechCorp(?:'s)?\b", re.IGNORECASE)
"""Our own name tells no request from another, but would pull every search to the company profile."""


def specific(text: str) -> frozenset[str]:
    """Stems that tell this request from another one."""
    return stems(text) - _EMPTY


def is_specific(text: str) -> bool:
    return bool(specific(text))
