"""Phrases that feel different from their words, emoji and emoticons, and the small words that turn or scale a feeling."""

from __future__ import annotations

_PHRASES: dict[float, str] = {
    3.2: """
        second to none|over the moon|hats off|top notch|blown away|could not be happier|couldnt be happier|couldnt ask for more|five stars|5 stars|10/10|
        cant recommend enough|made my day|knocked it out of the park|works like a charm|works perfectly|works great|must see|must have|love it|love this|
        game changer|life saver|above and beyond|out of this world|on cloud nine|to die for|the bomb|so much fun|well worth|worth every penny|
        cant wait|thank you so much|thanks so much|thanks a million|highly recommend|highly recommended|big fan|never been happier|never disappoints
    """,
    1.9: """
        well done|good job|great job|nice job|no problem|no problems|no issues|no issue|no complaints|not bad|thumbs up|two thumbs up|well made|well acted|
        well written|well built|spot on|good luck|look forward|looking forward|no worries|no brainer|pleasantly surprised|hard to beat|cant go wrong|cant complain|
        first rate|first class|high quality|good value|great value|easy to use|user friendly|up to date|as expected|as advertised|as described|
        problem solved|issue resolved|works fine|works well|worth it|worth the money|worth a look|worth seeing|worth watching|feel good|no regrets|
        nothing but praise|a blast|right on|way to go|keep it up|so far so good|better than expected|cant stop|nothing wrong|sold on|killing it|bad ass|nailed it|
        fucking awesome|fucking great|fucking amazing|damn good|insanely good|crazy good|not a problem|no trouble|sleek and|well thought out
    """,
    0.01: """
        would like|id like|wed like|would love to know|id love to know|like to know|feel free|as well|kind of|sort of|kinds of|sorts of|as well as|good morning|
        good afternoon|good evening|good day|how to|looks like|look like|looking like|seems like|feels like|something like|anything like|things like|
        such as|no longer|no matter|in order|the like|mind if|most likely|make sure|making sure|be able to|able to|free trial|free plan|free version|
        log in|cant log in|dear sir|dear madam|dear team|dear support|kind regards|best regards|best wishes|warm regards|yours sincerely|interested in knowing|thanks in advance|
        thank you in advance|bug report|error message|problem statement|well known|dark mode|dead letter|dead line|block quote|in terms of|long time|new order|
        short film|cost of|high school|high time|hot key|hot keys|hard drive|hard copy|hard disk|cool down|free of charge|support team|customer support|
        technical support|support ticket|contact support|cold war|cold weather|kill the process|sick leave|all right|right away|interest rate|fine print|fine art|
        fair enough|as good as|dark theme|old version|open source|not only|not just|not to mention|first of all|as long as|is like|was like|are like
    """,
    -1.4: """
        not working|doesnt work|does not work|didnt work|did not work|wont work|will not work|stopped working|no longer works|
        not great|not good|not worth|not happy|not satisfied|not impressed|not pleased|not helpful|not enough|could be better|could have been better|too long|too short|too slow|too small|
        too big|too loud|too much|too expensive|too many|fall short|falls short|fell short|falls apart|fell apart|falling apart|falls flat|fell flat|run of the mill|so so|below average|
        wears thin|could do better|nothing special|nothing new|left out|let down|lets down|letting down|letdown|mixed bag|hit or miss|watered down|by the numbers|
        no help|no good|no answer|no response|no reply|no idea|no sense|no use|no fun|no support|for no reason|at a loss|hard to|hard time|
        should have known|wish i had|wish it had|used to be|went downhill|going downhill|low quality|poor quality|not as good|leave much to be desired|leaves much to be desired|
        a mess|a joke|big mistake|get lost|give up|gave up|gives up|giving up|going nowhere|goes nowhere|beware of|think twice|had to return|sent it back|send it back|not recommend|
        wouldnt recommend|would not recommend|dont recommend|do not recommend|cannot recommend|cant recommend|nobody cares|no one cares
    """,
    -2.4: """
        fed up|sick of|tired of|sick and tired|had enough|waste of time|waste of money|piece of junk|piece of crap|piece of garbage|rip off|ripped off|screwed up|
        thanks for nothing|thank you for nothing|dont waste|do not waste|stay away|stay far away|steer clear|never again|last straw|slap in the face|a nightmare|
        pain in the|pissed off|drives me crazy|driving me crazy|drives me nuts|driving me mad|lost patience|losing patience|no excuse|shame on|
        beyond a joke|customer no more|not acceptable|zero stars|one star|1 star|0 stars|0/10|1/10|wish i could give zero|let me down|let us down|total disaster|
        complete disaster|doesnt give a damn|dont give a damn|go to hell|burn in hell|shut up|could care less|wish i never|regret buying|want my money back|demand a refund
    """,
    -3.3: "piece of shit|worst ever|fuck you|fuck off|fuck this|the worst|worst experience|full of shit|hope you die|absolute joke|worst thing|complete waste|total waste",
}

PHRASES: dict[tuple[str, ...], float] = {
    tuple(phrase.split()): weight
    for weight, phrases in _PHRASES.items()
    for phrase in phrases.replace("\n", " ").split("|")
    if phrase.strip()
}
LONGEST_PHRASE = max(map(len, PHRASES))

_SIGNS: dict[float, str] = {
    3.0: "😍 🥰 🤩 😘 ❤ 💕 💖 💗 💓 💞 💘 🎉 🥳 😻 🏆 💯 <3",
    2.2: "😀 😃 😄 😁 😊 🙂 ☺ 😎 🤗 👍 👏 🙌 😇 ✨ 🌟 ⭐ 💪 😂 🤣 😆 😋 🔥 💙 💚 💛 💜 🧡 😸 👌 ✅ 🙏 :) :-) :D :-D ;) ;-) =) xD XD ^_^ (: :P :p :-P :*",
    -1.2: "😕 😐 😑 🤔 🙁 ☹ 😟 😬 😒 🙄 😓 😔 😞 😩 😫 😥 😣 😖 :/ :-/ :\\ :| :-| -_- 👎 ❌ ⚠ 🤦 🤷",
    -2.3: "😢 😭 😿 💔 😠 😤 😨 😱 😰 :( :-( =( :'( ):",
    -3.2: "😡 🤬 🖕 🤮 🤢 💩 👿 😾 >:(",
}
SIGNS: dict[str, float] = {sign: weight for weight, signs in _SIGNS.items() for sign in signs.split()}

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor nowhere without cannot cant cant dont doesnt didnt wont wouldnt couldnt shouldnt isnt arent "
    "wasnt werent havent hasnt hadnt aint hardly barely scarcely rarely seldom lacks lacking lack lacked fails fail failed unable refuse refuses "
    "refused stopped minus zero dnt nt mustnt neednt neither".split()
)
STRONGER = {
    word: factor
    for factor, words in {
        1.6: "extremely incredibly insanely ridiculously absolutely utterly totally completely exceptionally extraordinarily unbelievably outrageously fucking "
        "freaking freakin fricking bloody thoroughly immensely enormously hugely ultra wildly truly genuinely supremely beyond",
        1.35: "very really so such highly deeply super too mega especially particularly remarkably strongly greatly damn hella seriously entirely "
        "most purely terribly awfully horribly amazingly fully always consistently massively vastly heavily majorly intensely much more far lot way complete "
        "total absolute utter pure sheer real huge",
        1.15: "quite rather pretty even just indeed certainly definitely surely clearly all",
    }.items()
    for word in words.split()
}
WEAKER = {
    word: factor
    for factor, words in {
        0.55: "slightly somewhat marginally barely partly partially almost nearly kinda sorta occasionally little bit less least",
        0.75: "fairly mostly relatively reasonably moderately sometimes generally usually mildly maybe perhaps possibly might seem seems could should would if",
    }.items()
    for word in words.split()
}
TURNS = frozenset("but however yet nevertheless nonetheless though although except unfortunately".split())
"""What follows one of these counts more than what came before."""
LIKING = frozenset(
    "i we you they really do dont didnt doesnt did also not still always never to will would both really absolutely dont".split()
)
"""Words before "like" that make it a feeling; elsewhere it compares."""
FEIGNED = frozenset("oh wow yay ah ooh gee well".split())
"""Exclamations that make praise of repeated trouble sarcasm for certain."""
AGAIN = frozenset("another again still yet forever third fourth fifth tenth every anymore already nobody".split())
"""Trouble that repeats: praise in front of it is sarcasm."""
