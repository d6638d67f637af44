"""What our own provider found out about a mail: its `Authentication-Results` header (RFC 8601).

Anybody can write such a header into a mail. Only the topmost one counts, and only if it carries the name of our
provider's servers: whatever came with the mail stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import idna
from publicsuffixlist import PublicSuffixList

from production.channels.email.headers import LONGEST
from production.channels.email.structured import Kind, Token, tokens
from production.schemas.envelope import Authentication

GOOGLE = "mx.google.com"
_BRACKETS = frozenset("()")
_FAILED = re.compile(r"\bdmarc\s*=\s*fail\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """What one method says: `dkim`, `pass`, {`header.i`: `@example.com`}; all in lower case."""

    method: str
    verdict: str
    properties: Mapping[str, str]


def authentication(headers: Sequence[str], domain: str, verifiers: Collection[str]) -> Authentication:
    """Whether a mail is from this domain, as its `Authentication-Results` headers say, the topmost first.

    `pass` needs DMARC, DKIM or SPF to pass for the domain itself; DKIM and SPF also for another domain of the same
    owner: the same organisational domain by the Public Suffix List, as DMARC's relaxed alignment has it.
    """
    header = headers[0] if headers else ""
    verifier, results = parse_results(header[:LONGEST])
    if verifier not in verifiers:
        return Authentication.NONE
    if len(header) >= LONGEST:  # cut anywhere, also within a domain, it would say something else
        return Authentication.FAIL if _FAILED.search(header) else Authentication.NONE
    dmarc = [result for result in results if result.method == "dmarc"]
    if any(result.verdict == "fail" for result in dmarc):
        return Authentication.FAIL
    if len(dmarc) > 1 or _reaches_out(header):  # an address that the provider quotes pretends to be a verdict
        return Authentication.NONE
    if any(result.verdict == "pass" for result in dmarc):
        passed = _ascii(dmarc[0].properties.get("header.from", "")) == _ascii(domain)
    else:
        passed = any(_same_owner(vouched, domain) for vouched in _vouched_for(results))
    return Authentication.PASS if passed else Authentication.NONE


def parse_results(header: str) -> tuple[str, tuple[Result, ...]]:
    """Name of the server that wrote the header, and what it says; nonsense is left out."""
    first, *others = [list(_pairs(part)) for part in _parts(header)]
    verifier = first[0][0].lower() if first and first[0][1] is None else ""
    return verifier, tuple(result for part in others if (result := _result(part)))


def _result(pairs: Sequence[tuple[str, str | None]]) -> Result | None:
    if not pairs or not pairs[0][1]:
        return None
    method, verdict = pairs[0][0].partition("/")[0], pairs[0][1]
    properties: dict[str, str] = {}
    for key, value in pairs[1:]:
        properties.setdefault(key.lower(), (value or "").lower())
    return Result(method.lower(), verdict.lower(), properties)


def _reaches_out(header: str) -> bool:
    """Whether something quoted may have ended its comment or its value.

    That is a quote within a comment, a bracket outside of all, and a blank that is none to the standard.
    """
    return any(_is_torn(token) for token in tokens(header, ";="))


def _is_torn(token: Token) -> bool:
    if token.kind is Kind.COMMENT:
        return '"' in token.raw
    if _is_space(token):
        return bool(token.raw.strip(" \t"))
    return token.kind is Kind.WORD and not _BRACKETS.isdisjoint(token.raw)


def _parts(header: str) -> list[list[Token]]:
    """Between the semicolons; comments say nothing."""
    parts: list[list[Token]] = [[]]
    for token in tokens(header, ";="):
        if token.is_special(";"):
            parts.append([])
        elif token.kind is not Kind.COMMENT:
            parts[-1].append(token)
    return parts


def _pairs(part: Sequence[Token]) -> Iterator[tuple[str, str | None]]:
    """`key=value`, also with blanks around the sign, or a word alone; a value may hold further signs."""
    words = ["".join(token.text for token in run) for blank, run in groupby(part, _is_space) if not blank]
    whole = "\n".join(words).replace("\n=", "=").replace("=\n", "=")
    for word in whole.split("\n"):
        key, sign, value = word.partition("=")
        yield key, value if sign else None


def _is_space(token: Token) -> bool:
    return token.kind is Kind.SPACE


def _vouched_for(results: Sequence[Result]) -> Iterator[str]:
    """Domains that signed the mail, and the one that let its server send it. A second SPF verdict is pretended."""
    spf = [result for result in results if result.method == "spf"]
    for result in [*(each for each in results if each.method == "dkim"), *(spf if len(spf) == 1 else ())]:
        if result.verdict == "pass":
            names = ("header.d", "header.i") if result.method == "dkim" else ("smtp.mailfrom",)
            yield next((result.properties[name] for name in names if name in result.properties), "").rpartition("@")[2]


def _same_owner(one: str, other: str) -> bool:
    owners = {_organisation(_ascii(each)) for each in (one, other)}
    return len(owners) == 1 and None not in owners


def _organisation(domain: str) -> str | None:
    """The part that somebody registered; None for a public suffix, which belongs to many."""
    owner = _suffixes().privatesuffix(domain)
    return owner if isinstance(owner, str) else None


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _ascii(domain: str) -> str:
    """As the domains of addresses are written: by IDNA 2008, in which `ß` is a letter of its own."""
    name = domain.rstrip(".").lower()[:253]
    try:
        return name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except UnicodeError:
        return name
