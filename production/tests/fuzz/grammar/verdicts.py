"""Authentication-Results: our provider's, foreign, spoofed, folded and commented."""

from __future__ import annotations

from dataclasses import dataclass

from production.tests.fuzz.grammar.pen import Pen

# `{d}` is the domain that the mail claims, `{a}` its address, `{e}` a domain of somebody else.
_GMAIL = {
    "all pass": "mx.google.com;\r\n       dkim=pass header.i=@{d} header.s=k1 header.b=aBc1;\r\n       "
    "spf=pass (google.com: domain of {a} designates 192.0.2.1 as permitted sender) smtp.mailfrom={a};\r\n       "
    "dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from={d}",
    "dmarc passes": "mx.google.com; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from={d}",
    "spf fails, dmarc passes": "mx.google.com;\r\n       spf=fail smtp.mailfrom=b@{e};\r\n       "
    "dkim=pass header.i=@{d} header.s=k header.b=b;\r\n       dmarc=pass (p=QUARANTINE) header.from={d}",
}
_PASSES = {
    "dkim only": "mx.google.com; dkim=pass header.i=@{d} header.s=k header.b=b",
    "dkim by d": "mx.google.com; dkim=pass header.d={d}",
    "spf only": "mx.google.com; spf=pass smtp.mailfrom={a}",
    "version": "mx.google.com 1; dmarc=pass header.from={d}",
    "loud": "MX.GOOGLE.COM; DMARC=PASS HEADER.FROM={d}",
    "comments": "(ours) mx.google.com (really); dmarc=pass (a (nested) one; dmarc=fail) header.from={d}",
    "spaces": "mx.google.com ; dmarc = pass header.from = {d} ;",
    "two keys": "mx.google.com; dkim=fail header.i=@{e}; dkim=pass header.i=@{d}; dmarc=pass header.from={d}",
}
_PROVES_NOTHING = {
    "dmarc fails": "mx.google.com; dkim=none; spf=fail smtp.mailfrom={a}; dmarc=fail (p=NONE) header.from={d}",
    "no dmarc": "mx.google.com; dkim=none; spf=none smtp.mailfrom={a}; dmarc=none header.from={d}",
    "temperror": "mx.google.com; dmarc=temperror header.from={d}",
    "permerror": "mx.google.com; dmarc=permerror header.from={d}",
    "softfail": "mx.google.com; spf=softfail smtp.mailfrom={a}",
    "folded fail": "mx.google.com;\r\n dmarc\r\n =\r\n fail header.from={d}",
    "somebody else's pass": "mx.google.com; dkim=pass header.i=@{e}; spf=pass smtp.mailfrom=b@{e}; "
    "dmarc=pass header.from={e}",
    "a longer domain": "mx.google.com; dmarc=pass header.from={d}.{e}",
    "a domain that ends like it": "mx.google.com; dmarc=pass header.from=evil{d}",
    "foreign": "mx.evil.example; dmarc=pass header.from={d}; dkim=pass header.i=@{d}",
    "looks like ours": "mx.google.com.evil.example; dmarc=pass header.from={d}",
    "ends like ours": "evil-mx.google.com; dmarc=pass header.from={d}",
    "ours in a comment": "evil.example (mx.google.com); dmarc=pass header.from={d}",
    "ours as a property": "evil.example; x=mx.google.com; dmarc=pass header.from={d}",
    "pass in a comment": "mx.google.com; dmarc=fail (dmarc=pass header.from={d}) header.from={d}",
    "pass in a nested comment": "mx.google.com; dmarc=none (a (b) dmarc=pass header.from={d})",
    "pass in a quoted reason": 'mx.google.com; dmarc=fail reason="dmarc=pass header.from={d}" header.from={d}',
    "domain in a comment": "mx.google.com; dmarc=pass (header.from={d}) header.from={e}",
    "passed": "mx.google.com; dmarc=passed header.from={d}",
    "xdmarc": "mx.google.com; xdmarc=pass header.from={d}",
    "spf in the local part": 'mx.google.com; spf=pass smtp.mailfrom="{a}; dmarc=pass header.from={d}"@{e}',
    "spf of a comment": "mx.google.com; spf=pass (domain of {a}) smtp.mailfrom=b@{e}",
    "helo only": "mx.google.com; spf=pass smtp.helo={d}",
    "nothing": "mx.google.com; none",
    "empty": "",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    lines: tuple[str, ...]
    """To stand above everything that came with the mail."""
    passes: bool
    """Ours, on top, and for exactly that domain."""
    gmail: bool = False
    """As Gmail writes it."""


def verdict(pen: Pen, address: str, domain: str) -> Verdict:
    """About a mail from `address`; without one it is about the domain alone."""

    def line(text: str, name: str = "Authentication-Results") -> str:
        return f"{name}: {text.format(a=address or 'x@' + domain, d=domain, e='other.example')}"

    kind = pen.pick(["gmail", "gmail", "passes", "nothing", "nothing", "below", "elsewhere", "none"])
    if kind == "gmail":
        return Verdict((line(pen.named("verdict", _GMAIL)),), passes=True, gmail=True)
    if kind == "passes":
        return Verdict((line(pen.named("verdict", _PASSES)),), passes=True)
    if kind == "nothing":
        below = (line(pen.pick(list(_GMAIL.values()))),) if pen.chance(0.3) else ()
        return Verdict((line(pen.named("verdict", _PROVES_NOTHING)), *below), passes=False)
    if kind == "below":
        pen.used.append("verdict: ours below a foreign one")
        return Verdict((line(_PROVES_NOTHING["foreign"]), line(_GMAIL["dmarc passes"])), passes=False)
    if kind == "elsewhere":
        name = pen.named("verdict", {each: each for each in ("ARC-Authentication-Results", "X-Authentication-Results")})
        return Verdict((line("i=1; " + _GMAIL["dmarc passes"], name),), passes=False)
    return Verdict((), passes=False)
