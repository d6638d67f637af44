"""Emoji and emoticons, and the small words that turn, scale or unmask a feeling."""

from __future__ import annotations


def _by_word(groups: dict[float, str]) -> dict[str, float]:
    return {word: number for number, words in groups.items() for word in words.split()}


SIGNS = _by_word(
    {
        3.0: """
        😍 🥰 🤩 😘 ❤ 💕 💖 💗 💓 💞 💘 🎉 🥳 😻 🏆 💯 <3
    """,
        2.2: """
        😀 😃 😄 😁 😊 🙂 ☺ 😎 🤗 👍 👏 🙌 😇 ✨ 🌟 ⭐ 💪
        😂 🤣 😆 😋 🔥 💙 💚 💛 💜 🧡 😸 👌 ✅ 🙏 :)
        :-) :D :-D ;) ;-) =) ^_^ (: :P :p :-P :*
    """,
        -1.2: """
        😕 😐 😑 🤔 🙁 ☹ 😟 😬 😒 🙄 😓 😔 😞 😩 😫 😥 😣 😖 :/ :-/ :\\ :| :-| -_- 👎 ❌ ⚠ 🤦 🤷
    """,
        -2.3: """
        😢 😭 😿 💔 😠 😤 😨 😱 😰 :( :-( =( :'( ):
    """,
        -3.2: """
        😡 🤬 🖕 🤮 🤢 💩 👿 😾 >:(
    """,
    }
)
"""Weight of each sign, on the scale of `words.py`."""
STRONGER = _by_word(
    {
        1.6: """
        extremely incredibly insanely ridiculously absolutely utterly totally completely exceptionally
        extraordinarily unbelievably outrageously fucking freaking freakin fricking bloody thoroughly immensely
        enormously hugely ultra wildly truly genuinely supremely beyond
    """,
        1.35: """
        very really so such highly deeply super too mega especially particularly remarkably strongly greatly
        damn hella seriously entirely most purely terribly awfully horribly amazingly fully always consistently
        massively vastly heavily majorly intensely much more far lot way complete total absolute utter pure
        sheer real huge
    """,
        1.15: """
        quite rather pretty even just indeed certainly definitely surely clearly all
    """,
    }
)
"""Factor by which the word strengthens a feeling right behind it."""
WEAKER = _by_word(
    {
        0.55: """
        slightly somewhat marginally barely partly partially almost nearly kinda sorta occasionally little bit
        least
    """,
        0.75: """
        fairly mostly relatively reasonably moderately sometimes generally usually mildly maybe perhaps possibly
        might seem seems could should would if
    """,
    }
)
"""Factor by which the word weakens a feeling right behind it."""

_NEGATIONS = """
    aint arent barely cannot cant couldnt didnt dnt doesnt dont fail failed fails hadnt hardly hasnt havent isnt
    lack less lacked lacking lacks mustnt neednt neither never no nobody none nor not nothing nowhere nt rarely
    refuse refused refuses scarcely seldom shouldnt stopped unable wasnt werent without wont wouldnt
"""
NEGATIONS = frozenset(_NEGATIONS.split())

POLITE = frozenset({"thank", "thanks", "thx", "please", "cheers"})
"""Never turned by a negation before them: "I see no such menu, thanks"."""

TURNS = frozenset(
    {"although", "but", "except", "however", "nevertheless", "nonetheless", "though", "unfortunately", "yet"}
)
"""What follows one of these counts more than what came before."""

_LIKING = "absolutely also always both did didnt do doesnt dont i never not really still they to we will would you"
LIKING = frozenset(_LIKING.split())
"""Words before "like" that make it a feeling; elsewhere it compares."""

FEIGNED = frozenset({"ah", "gee", "oh", "ooh", "well", "wow", "yay"})
"""Exclamations that make praise of repeated trouble sarcasm for certain."""

_AGAIN = "again already another anymore every fifth forever fourth nobody still tenth third yet"
AGAIN = frozenset(_AGAIN.split())
"""Trouble that repeats: praise in front of it is sarcasm."""

_TROUBLE = """
    ads dead breaking breaks charged crashing deleting deletes down freezes freezing hours ignored losing loses shouted
    twice yelled
"""
TROUBLE = frozenset(_TROUBLE.split())
"""What nobody praises in earnest, though it carries no feeling of its own."""

_RELIEF = """
    fast fixed fixing found help helped helping quick quickly recovered refunded replaced replacing resolved resolving
    restored restoring saved solved solving sorted sorting within
"""
RELIEF = frozenset(_RELIEF.split())
"""Words that make praise of trouble honest again: somebody did something about it."""
