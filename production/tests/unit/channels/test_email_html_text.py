"""What a reader sees of an HTML mail."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from production.channels.email.html_text import html_to_text
from production.channels.email.words import html_words


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><![FOR]><p>two</p>", "one\n\ntwo"),
        ("<![if !mso]>one<![endif]>", "one"),
        ("<p>one<![CDATA[two]]></p>three", "one\n\nthree"),
        ("<html><head><meta charset=utf-8><body><p>one</p>", "one"),
        ("<head><style>p{}</style><p>one</p></head><body>two</body>", "one\n\ntwo"),
        ("<HEAD /><BODY><!--?xml?--><span>one</span><br /></BODY>", "one"),
        ("<title />one", "one"),
        ("<script src=x />one", "one"),
        ("<title>one<body><p>two", "one\n\ntwo"),
        ("<table><tr><td>one</td></tr></table><body><p>two</p></body>", "one\n\ntwo"),
        ("<p>one</p></body></html>two", "one\n\ntwo"),
        ("one<!-- two", "one two"),
        ("one<!-- two --> three", "one three"),
        ("1 < 2 and <3", "1 < 2 and <3"),
        ("From: Ada <ada@customer.example><br>one", "From: Ada <ada@customer.example>\none"),
        ("<!--[if mso]>one<![endif]-->two<!--[if !mso]><!-->three<!--<![endif]-->", "twothree"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<ol start=3><li><p>one</p><li>two</ol>", "3. one\n4. two"),
        ("<table><tr><td>one<td>two<tr><td>three</table>", "one two\nthree"),
        ("one<br>two&nbsp;three", "one\ntwo three"),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        ("<p>one <o:p>&nbsp;</o:p></p>", "one"),
        ("one\0two", "onetwo"),
        ("Donau<wbr>dampf&shy;schiff", "Donaudampfschiff"),
        ("10<sup>-5</sup> m<sup>2</sup> of the 1<sup>st</sup> <sup>a1</sup>", "10⁻⁵ m² of the 1st a1"),
        ("", ""),
        ("<!-- -->", ""),
    ],
)
def test_markup_of_all_sorts(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div style='display:none'>preview</div>one", "one"),
        ("<div style='max-height:0px;overflow:hidden'>preview of the mail</div>one", "one"),
        ("<span hidden>preview</span>one", "one"),
        ("on<span style='display:none'>x</span>e", "one"),
        ("<div style='display: none'>one<p>two", "one\n\ntwo"),
        (
            "<p>hi</p><div style='display:none'>where is order 4711?<p>thanks",
            "hi\n\nwhere is order 4711?\n\nthanks",
        ),
        ("<p>where is my order 4711?</p><div style='display:none'>x", "where is my order 4711?"),
        ("<p style='line-display:none-x'>one", "one"),
    ],
)
def test_hidden_words(html: str, text: str) -> None:
    assert html_words(html).visible == text


def test_hidden_words_are_kept() -> None:
    assert html_words("<div style='display:none'>preview</div>one").cut == "preview"


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("<a href='https://x.example/a'>here</a>", "here <https://x.example/a>"),
        ("<a href='https://x.example/'>x.example</a>", "x.example"),
        ("<a href='https://www.x.example/a'>http://x.example/a</a>", "http://x.example/a"),
        ("<a href='https://evil.example/'>https://bank.example/</a>", "https://bank.example/ <https://evil.example/>"),
        ("<a href='mailto:ada@x.example'>ada@x.example</a>", "ada@x.example"),
        ("<a href='mailto:ada@x.example?subject=x'>write</a>", "write <ada@x.example>"),
        ("<a href='tel:+49301234567'>+49 (30) 123 45 67</a>", "+49 (30) 123 45 67"),
        ("<a href='tel:+49301234567'>call us</a>", "call us <+49301234567>"),
        ("<a href='https://t.example/p'><img src=x width=1 height=1></a>", ""),
        ("<a href='#top'>up</a> <a href='javascript:x()'>x</a> <a>y</a>", "up x y"),
    ],
)
def test_the_address_behind_a_link(link: str, text: str) -> None:
    assert html_to_text(link) == text


@pytest.mark.parametrize(
    ("picture", "text"),
    [
        ("<img alt='👍' src=x>", "👍"),
        ("<img data-emoji='😀' class='an1' alt='😀' src='https://fonts.gstatic.com/s/e/notoemoji/1/72.png'>", "😀"),
        ("<img goomoji='1f44d' src='cid:x'>", "👍"),
        ("<img data-goomoji='1f469-200d-1f4bb' src='cid:x'>", "👩\u200d💻"),
        ("<img alt=':-)' src='cid:x'>", ":-)"),
        ("<img alt='The red lamp blinks' src=x>", "The red lamp blinks"),
        ("<img alt='image001.png' src=x>", ""),
        ("<img alt='Inline image 1' src=x>", ""),
        ("<img alt='Logo'>", ""),
        ("<img alt='A screen shot&#10;&#10;Description automatically generated'>", ""),
        ("<img alt='counter of views' width=1 height=1>", ""),
        ("<img src=x>", ""),
    ],
)
def test_pictures(picture: str, text: str) -> None:
    assert html_to_text(picture) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Thanks <span style='font-family:Wingdings'>J</span>", "Thanks ☺"),
        ('<span style="font-size:11pt;font-family: &quot;Wingdings&quot;,serif">L</span>', "☹"),
        ("<font face=Wingdings>K</font>", "😐"),
        ("<span style='font-family:Wingdings'><span style='mso-char-type:symbol'>à</span></span>", "→"),
        ("<span style='font-family:Wingdings'>&#xF04A;</span>", "☺"),
        ("<span style='font-family:Wingdings'>J<span style='font-family:Arial'>J</span></span>", "☺J"),
        ("<span style='font-family:\"Wingdings 2\"'>P</span>", "P"),
        ("<span style='font-family:Arial'>Jill</span>", "Jill"),
    ],
)
def test_wingdings(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(("html", "visible"), json.loads((files(__package__) / "html_habits.json").read_text("utf-8")))
def test_habits_of_mail_programs(html: str, visible: str) -> None:
    assert html_words(html).visible.split() == visible.split()


@pytest.mark.parametrize(
    ("html", "visible", "cut"),
    [
        ("Where is my order 4711?<!-- tracking pixel", "Where is my order 4711?", "tracking pixel"),
        ("<p>Where is my order 4711?</p><!-- a <b>pixel</b></div></body>", "Where is my order 4711?", "a pixel"),
        ("<div>Where is my order 4711?<!-- a pixel</div> of ours", "Where is my order 4711?", "a pixel\n\nof ours"),
        ("<p>Where is my order 4711?<style>p { color: red", "Where is my order 4711?", "p { color: red"),
        ("<p>Where is my order 4711?<script>let a = 1", "Where is my order 4711?", "let a = 1"),
        ("<!-- Where is my order 4711?", "Where is my order 4711?", ""),
        ("<p>Hi<!-- Where is my order 4711?", "Hi Where is my order 4711?", ""),
        ("<title>Export<p>Where is my order 4711?", "Export\n\nWhere is my order 4711?", ""),
        ("<!-- a --!>Where is my order 4711?", "Where is my order 4711?", ""),
        ("<p>one<!-- a -->two<!-- b", "onetwo", "b"),
    ],
)
def test_what_nobody_closes_hides_the_smaller_half_only(html: str, visible: str, cut: str) -> None:
    words = html_words(html)
    assert (words.visible, words.cut) == (visible, cut)


@pytest.mark.parametrize("pieces", ["<b>4711</b>0815", "47110<span class=a></span>815", "4711<wbr>0815"])
def test_a_word_in_pieces_stays_one_below_any_depth(pieces: str) -> None:
    page = "<div>" * 2_000 + f"<p>one{'<p>two three' * 2_000}<p>{pieces}"
    assert "47110815" in html_words(page).visible.split()


@pytest.mark.parametrize("element", ["<div>", "<span class=a>"])
@pytest.mark.parametrize("before", range(0, 40, 3))
def test_neither_a_word_nor_a_tag_is_cut_where_the_depth_is_noticed(before: int, element: str) -> None:
    page = "x" * before + " " + f"{element}onetwothree " * 1_000
    assert set(html_words(page).visible.split()) <= {"x" * before, "onetwothree"}


@pytest.mark.parametrize("tag", ["script", "style", "title"])
def test_a_name_with_a_nul_is_that_of_no_hidden_element(tag: str) -> None:
    assert "seen" in html_to_text(f"<p>before</p><{tag[:3]}\0{tag[3:]}>seen</{tag}><p>after</p>")
