"""The same letters as HTML: of many mail programs, and not closed, nested, commented and declared in odd ways."""

from __future__ import annotations

from html import escape

from production.tests.fuzz.grammar.letters import Letter
from production.tests.fuzz.grammar.pen import Pen

# `§` is a sentence of the writer. `h` is not to be seen.
_AROUND = {
    "paragraph": "<p>§</p>",
    "no end": "<p>§",
    "div": "<div>§</div>",
    "div in div": "<div><div dir=ltr>§</div><br></div>",
    "list without ends": "<ul><li>first<li>§<li>last</ul>",
    "table without ends": "<table><tr><td>first<td>§<tr><td>last</table>",
    "definition": "<dl><dt>first<dd>§</dl>",
    "pre": "<pre>§\n  second</pre>",
    "font": "<font face='a\"b' size=>§</font>",
    "link": "<a href='https://shop.example/?a=1&b=<'>§</a>",
    "span": "<span style='mso-list:Ignore'>§</span>",
    "details": "<details><summary>s</summary>§</details>",
    "button": "<button>§</button>",
    "center": "<center><marquee>§</marquee></center>",
    "office": "<o:p>§</o:p><w:wrap>",
    "svg": "<svg><text>s</text></svg>§",
    "options": "<select><option>a<option>b</select>§",
    "textarea": "<textarea>s</textarea>§",
    "ruby": "<ruby>s<rp>(<rt>t</ruby>§",
    "marked section": "<![FOR]>§",
    "marked sections": "<![if !mso]>§<![endif]>",
    "cdata": "<![CDATA[s]]>§",
    "open section": "<![ h>§",
    "conditional comment": "<!--[if mso]>h<![endif]-->§",
    "revealed comment": "<!--[if !mso]><!-->§<!--<![endif]-->",
    "short comments": "<!-->§<!--->",
    "comment with dashes": "<!-- h -- h --->§",
    "comment ends oddly": "<!-- h --!>§",
    "declaration": "<!DOCTYPE html [<!ENTITY a 'b'>]>§",
    "odd declaration": "<!ELEMENT br EMPTY><!>§",
    "instruction": "<?xml version='1.0'?><?php h ?>§",
    "empty tags": "<></>< / >§",
    "less than": "1 < 2 and 3<4 §",
    "entities": "&nbsp;&bogus;&#0;&#xD800;&#99999999999;&#x110000;&amp § &copy",
    "many digits": "&#" + "9" * 5000 + ";§",
    "wrong ends": "</b></i></table></div>§</p></td>",
    "after the end": "</body></html>§",
    "crossed": "<b><i>§</b></i>",
    "hidden before": "<div style='display:none'>h</div>§",
    "hidden paragraph without end": "<p style=display:none>h<p>§",
    "hidden cell without end": "<table><tr><td style='display:none'>h<td>§</table>",
    "hidden item without end": "<ul><li style='display:none'>h<li>§</ul>",
    "hidden by attribute": "<div hidden>h</div>§",
    "hidden void": "<img style='display:none' src=x>§",
    "hidden closed twice": "<div style='display:none'>h</div></div>§",
    "hidden nested": "<div style='display:none'><p>h<div>h</div></div>§",
    "tiny": "<span style='font-size:0;line-height:0'>h</span>§",
    "script": "<script>if (a</b>) document.write('<p>h')</script>§",
    "script with a comment": "<script><!-- h --></script>§",
    "style": "<style>p > a { content: '</p>' }</style>§",
    "title": "<title>h</title>§",
    "template": "<template><div>h</template>§",
    "noscript": "<noscript>h</noscript>§",
    "attributes": '<p title="a > b" title=\'c\' x y=z "q" =r <s class=a>§',
    "long attribute": "<p data-x='" + "x" * 9000 + "'>§",
    "many attributes": "<p " + "a=b " * 300 + ">§",
    "NUL in a tag": "<p\x00 cl\x00ass=a>§",
    "newline in a tag": "<p\n\n>§</p\n\n>",
    "self closed": "<p/>§<br/><div/>",
    "loud": "<P STYLE='DISPLAY:BLOCK'>§</P>",
    "base64 picture": "<img alt=':-)' src='data:image/png;base64,iVBORw0KGgo='>§",
    "picture": "<img src=cid:1 alt>§",
    "form": "<form action=x><input type=hidden value=h>§</form>",
    "right to left": "<div dir=rtl><bdo dir=rtl>§</bdo></div>",
    "frames": "<iframe src=x>h</iframe>§",
}
_QUOTES = {
    "gmail": "<div class=gmail_quote><div class=gmail_attr>On Mon TechCorp wrote:<br></div>"
    "<blockquote class=gmail_quote>§</blockquote></div>",
    "apple": "<div><blockquote type=cite><div>On 2 Mar TechCorp wrote:</div>§</blockquote></div>",
    "outlook": "<div id=divRplyFwdMsg><b>From:</b> TechCorp<br><b>Sent:</b> Monday<br><b>To:</b> Ada<br></div>"
    "<div>§</div>",
    "word": "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> T<br><b>Sent:</b> M<br></p></div>"
    "<p>§</p>",
    "thunderbird": "<div class=moz-cite-prefix>Am 02.03. schrieb T:</div>"
    "<blockquote type=cite cite='mid:1@x'>§</blockquote>",
    "yahoo": "<div id=yahoo_quoted_1>On Monday T wrote:<div>§</div></div>",
    "proton": "<div class=protonmail_quote>On Monday T wrote:<blockquote class=protonmail_quote>§</blockquote></div>",
    "unmarked": "<blockquote>§</blockquote>",
    "without end": "<blockquote class=gmail_quote type=cite>§",
    "empty id": "<div id=appendonsend></div><hr>§",
}
_BELOW = {
    "gmail": "<div class=gmail_signature data-smartmail=gmail_signature>§</div>",
    "thunderbird": "<pre class=moz-signature>-- \n§</pre>",
    "outlook": "<div id=Signature>§</div>",
    "paragraphs": "<p>Best regards</p><p>§</p>",
    "without end": "<div class=gmail_signature>§",
}
_HIDING = {
    "hidden": "<div style='display:none'>",
    "hidden twice": "<p hidden>h<span style=display:none>",
    "quote": "<blockquote class=gmail_quote><div>",
    "comment": "<!-- ",
    "style": "<style>",
}


def page(pen: Pen, letter: Letter) -> str:
    """The words of the letter, each paragraph in clothes of its own."""
    parts = [_dressed(pen, sentence) for sentence in letter.own]
    parts += ["<pre>" + escape(letter.trap, quote=False) + "</pre>"] if letter.trap else []
    parts += [pen.named("html signature", _BELOW).replace("§", "<br>".join(letter.below), 1)] if letter.below else []
    parts += [pen.named("html quote", _QUOTES).replace("§", "<br>".join(letter.quoted), 1)] if letter.quoted else []
    parts += [f"<div>{sentence}</div>" for sentence in letter.own_below or []]
    parts += [pen.named("html tail", _HIDING) + letter.tail] if letter.tail else []
    depth = pen.rng.randint(0, 6) if pen.chance(0.98) else pen.rng.randint(100, 1_000)
    pen.sound = pen.sound and depth < 100
    inner = "".join(parts)
    if depth:
        tag = pen.pick(["div", "span", "table><tr><td", "blockquote", "b", "font", "ul><li"])
        inner = f"<{tag}>" * depth + inner + (f"</{tag.split('>', maxsplit=1)[0]}>" * depth if pen.chance(0.7) else "")
    return pen.pick(
        ["{}", "<html><body>{}</body></html>", "<!DOCTYPE html>\n<html><head><style>p{{}}</style></head>{}"]
    ).format(inner)


def _dressed(pen: Pen, sentence: str) -> str:
    text = escape(sentence)
    if pen.chance(0.1):
        pen.used.append("html: word in pieces")
        text = " ".join(f"<b>{word[:3]}</b>{word[3:]}" if len(word) > 8 else word for word in text.split())
    elif pen.chance(0.1):
        pen.used.append("html: word in entities")
        text = " ".join("".join(f"&#{ord(each)};" for each in word) if len(word) > 8 else word for word in text.split())
    return pen.named("html", _AROUND).replace("§", text) if pen.chance(0.7) else f"<p>{text}</p>"
