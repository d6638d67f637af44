"""What people write: own words, quotes as mail programs make them, signatures; as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from production.tests.fuzz.grammar.pen import Pen


@dataclass(frozen=True, slots=True)
class Letter:
    """The same words for the plain and the HTML half."""

    own: list[str]
    quoted: list[str]
    """Empty: an original letter."""
    below: list[str]
    """Signature and the like."""
    trap: str = ""
    """Own words that look like something else, as plain text."""
    own_below: list[str] | None = None
    """Written under the quote."""
    tail: str = ""
    """The end of the page, behind somebody's forgotten end: it cannot be told from what is hidden."""

    @property
    def bare(self) -> bool:
        return not (self.quoted or self.below or self.trap or self.tail)


def letter(pen: Pen) -> Letter:
    own = pen.many(lambda: pen.sentence(pen.own))
    quoted = pen.many(lambda: pen.sentence(pen.cited)) if pen.chance(0.4) else []
    below = pen.many(lambda: pen.sentence(pen.cited)) if pen.chance(0.25) else []
    trap = pen.named("trap", _TRAPS) if pen.chance(0.25) else ""
    for _ in range(trap.count("§")):
        trap = trap.replace("§", pen.word(pen.own), 1)
    later = [pen.sentence(pen.own)] if quoted and pen.chance(0.3) else None
    tail = pen.sentence(pen.cited) if pen.chance(0.05) else ""
    return Letter(own, quoted, below, trap, later, tail)


# a word of the writer. Nothing else in them is a capital §.
_TRAPS = {
    "contact form": "Name: Ada §\nEmail: ada@customer.example\nMessage: §",
    "header block": "From: Berlin §\nTo: Paris §\nDate: 3 May\nSubject: §",
    "labels": "Order: §\nSent: §\nDate: §\nTo: §",
    "postscript": "Regards\nAda\n\nPS: the code is §",
    "below a greeting": "Best regards,\nAda\nIBAN §\nMain Street 1 §",
    "ruler": "first\n-----\n§\n_______________\n§",
    "dashes": "first\n--\n§\n-- \n§",
    "marks": "> §\n>§\n>50 users §",
    "said": "On Monday my boss wrote:\n§",
    "wrote": "On 3 May 2026 at 10:00 Ada <ada@customer.example> wrote: §",
    "original message": "The page says -----Original Message----- §",
    "begin": "begin 644 x y\n§\nend",
    "pgp": "-----BEGIN PGP SIGNATURE-----\n§",
    "unsubscribe": "how do I unsubscribe §?\nSent from my phone §",
    "disclaimer": "This e-mail is confidential? §",
    "uuencode": "begin 644 cat.txt\n#0V%T\n`\nend\n§",
    "code": "if a < b > c: print(§)\n    indented §",
    "long line": "§ " + "very " * 300 + "§",
    "form feed": "§\x0c§\x0b§\x85§\u2028§",
    "odd characters": "§\u200b \u202e§ \ufeff§\U000e0041",
    "flowed": "§ \n§ \n §\n-- \n§",
    "bare returns": "§\r§\r§",
    "blank": "\n" * 40 + "§",
    "table": "| a | § |\n+---+---+\n| b | § |",
}

# `§` is the quote as it stands, `¶` the same with marks.
_PLAIN_QUOTES = {
    "gmail": "On Mon, 2 Mar 2026 at 10:14, TechCorp <support@techcorp.example> wrote:\n\n¶",
    "gmail folded": "On Mon, 2 Mar 2026 at 10:14, TechCorp\n<support@techcorp.example> wrote:\n\n¶",
    "german": "Am 02.03.26 um 10:14 schrieb TechCorp:\n¶",
    "french": "Le lun. 2 mars 2026 à 10:14, TechCorp <support@techcorp.example> a écrit :\n¶",
    "outlook": "________________________________\nFrom: TechCorp <support@techcorp.example>\nSent: Monday\n"
    "To: Ada\nSubject: Re: export\n\n§",
    "outlook original": "-----Original Message-----\nFrom: TechCorp\nSent: Monday\nTo: Ada\nSubject: export\n\n§",
    "marks only": "¶",
    "forward": "---------- Forwarded message ---------\nFrom: Bob <bob@x.example>\nDate: Mon\nSubject: x\nTo: us\n\n§",
    "deep marks": ">>> ¶",
    "tight marks": "2026-03-02 10:14 GMT+01:00 TechCorp:\n>¶",
    "apple": "> On 2 Mar 2026, at 10:14, TechCorp <support@techcorp.example> wrote:\n> \n¶",
    "ticket tool": "##- Please type your reply above this line -##\n§",
}
_PLAIN_BELOW = {
    "dashes": "-- \n§",
    "dashes without a space": "--\n§",
    "greeting": "Best regards\n§",
    "phone": "Sent from my iPhone\n§",
    "ruler": "____________\n§",
    "disclaimer": "CONFIDENTIALITY NOTICE: §",
    "list footer": "_______________________________________________\nUsers mailing list\n§",
}


def plain(pen: Pen, letter: Letter) -> str:
    """Parts in the order that people use: words, signature, quote; words below the quote."""
    quote = below = ""
    if letter.quoted:
        text = "\n".join(letter.quoted)
        quote = pen.named("quote", _PLAIN_QUOTES)
        quote = quote.replace("§", text, 1) if "§" in quote else quote.replace("¶", text.replace("\n", "\n> "), 1)
    if letter.below:
        below = pen.named("signature", _PLAIN_BELOW).replace("§", "\n".join(letter.below), 1)
    blocks = ["\n".join(letter.own), letter.trap, below, quote, *(letter.own_below or []), letter.tail]
    return "\n\n".join(block for block in blocks if block)
