"""Phrases that feel different from the words in them."""

from __future__ import annotations

_PHRASES: dict[float, str] = {
    3.2: """
        second to none|over the moon|hats off|top notch|blown away|could not be happier|couldnt be happier|
        couldnt ask for more|five stars|5 stars|10/10|cant recommend enough|made my day|
        knocked it out of the park|works like a charm|works perfectly|works great|must see|must have|love it|
        love this|game changer|life saver|above and beyond|out of this world|on cloud nine|to die for|the bomb|
        so much fun|well worth|worth every penny|cant wait|thank you so much|thanks so much|thanks a million|
        highly recommend|highly recommended|big fan|never been happier|never disappoints|went the extra mile|
        extra mile|in a heartbeat|hats off to|took my breath away|laughed out loud|tears of joy|
        couldnt stop laughing|cant stop smiling|cant stop laughing|shout out to|shoutout to|never looked back|
        on top of the world
    """,
    1.9: """
        well done|good job|great job|nice job|no problem|no problems|no issues|no issue|no complaints|not bad|
        thumbs up|two thumbs up|well made|well acted|well written|well built|spot on|good luck|look forward|
        looking forward|no worries|no brainer|pleasantly surprised|hard to beat|cant go wrong|cant complain|
        first rate|first class|high quality|good value|great value|easy to use|user friendly|up to date|
        as expected|as advertised|as described|does the job|did the job|gets the job done|got the job done|
        problem solved|issue resolved|works fine|works well|worth it|worth the money|worth a look|worth seeing|
        worth watching|feel good|no regrets|nothing but praise|a blast|right on|way to go|keep it up|
        so far so good|better than expected|cant stop|nothing wrong|sold on|killing it|bad ass|nailed it|
        fucking awesome|fucking great|fucking amazing|damn good|insanely good|crazy good|not a problem|
        no trouble|sleek and|well thought out|no questions asked|won me over|wont regret|wont be sorry|
        not be sorry|not regret|cant find fault|single fault|not a single problem|not one problem|
        without a hitch|without any problems|like clockwork|hit the spot|did the trick|does the trick|
        lasts for days|in no time|at once|stayed late|knows what|knew what|saves me|saved me|what a treat|
        easy as pie|smooth as|hands down|no problems at all|never fails|never failed|hard to put down|big heart|
        full of heart|has its charms|
        fits like a glove|going strong|paid for itself|in one piece|goes well with|holds your attention|
        what a beauty|no need to worry|slowly getting better|getting better
    """,
    0.0: """
        would like|id like|wed like|would love to know|id love to know|like to know|feel free|as well|kind of|
        sort of|kinds of|sorts of|as well as|good morning|good afternoon|good evening|good day|how to|
        looks like|look like|looking like|seems like|feels like|something like|anything like|things like|
        such as|no longer|no matter|in order|the like|mind if|most likely|make sure|making sure|be able to|
        able to|free trial|free plan|free version|dear sir|dear madam|dear team|dear support|kind regards|
        best regards|best wishes|warm regards|yours sincerely|interested in knowing|thanks in advance|
        thank you in advance|bug report|error message|problem statement|well known|dark mode|dead letter|
        dead line|block quote|in terms of|long time|new order|as good as|short film|cost of|high school|
        high time|hot key|poor people|poor families|the poor|hot keys|hard drive|hard copy|hard disk|cool down|
        free of charge|support team|customer support|technical support|support ticket|contact support|cold war|
        cold weather|kill the process|sick leave|all right|right away|interest rate|fine print|fine art|
        fair enough|dark theme|old version|open source|tech support|not only|not just|not to mention|
        first of all|as long as|is like|was like|are like|best friend|in every respect|with respect to|
        in this respect|best before|at best|like new|as a rule|in general|in particular|the rest|no matter what|
        fan of the|cost of living|rose sharply|on hold|good luck with that
    """,
    -0.7: """
        cant log in|cannot log in|cant login|could not log in|cant access|cannot access|cant find|cant open|
        nothing to write home about|little else|not sure it|takes ages|not nearly|nothing changed|
        has its moments|so sleepy|not looking forward|does not fit|doesnt fit|too dark|too fiddly|too tight|
        makes noise
    """,
    -1.4: """
        not working|doesnt work|does not work|didnt work|did not work|wont work|will not work|stopped working|
        no longer works|not great|not good|not worth|not happy|not satisfied|not impressed|not pleased|
        not helpful|not enough|could be better|could have been better|too long|too short|too slow|too small|
        too big|too loud|too much|too expensive|too many|fall short|falls short|fell short|falls apart|
        fell apart|falling apart|falls flat|fell flat|run of the mill|so so|below average|wears thin|
        could do better|nothing special|nothing new|left out|let down|lets down|letting down|letdown|mixed bag|
        hit or miss|watered down|by the numbers|no help|no good|no answer|no response|no reply|no idea|no sense|
        no use|no fun|no support|for no reason|at a loss|hard to|hard time|should have known|wish i had|
        wish it had|used to be|went downhill|going downhill|low quality|poor quality|not as good|
        leave much to be desired|isnt as good|arent as good|wasnt as good|wont be back|nobody answers|
        no one answers|nobody replies|nobody helps|nobody responds|leaves much to be desired|a mess|a joke|
        big mistake|get lost|give up|gave up|gives up|giving up|going nowhere|goes nowhere|beware of|
        think twice|had to return|sent it back|send it back|not recommend|wouldnt recommend|would not recommend|
        dont recommend|do not recommend|cannot recommend|cant recommend|nobody cares|no one cares|runs out of|
        ran out of|could have been great|could have been good|used to be better|looks cheap|feels cheap|
        feel cheap|gave out|gives out|feels flimsy|drives me up|had to wait|left waiting|left standing|
        no idea what|still waiting|still no|still not|still nothing|on hold for|up on me|run around|
        makes no sense|gets worse|got worse|getting worse|more bugs|costs me|cost me|expected more|
        expected better|hoped for more|hoped for better|not convinced|not funny|not one laugh|
        checking your watch|checked my watch|cash grab|hung up|
        in theory|seems to know|had it with|ate my|tore on|since you left|nobody seems|second reminder|
        without asking|without telling|for what you get|on the wrong|leaves a lot|
        runs out of steam|ran out of steam|reads from a script|seen it all before|could have been longer|
        back to my old|promise the moon|got stuck|gets stuck|declined to comment|so done with|took a while|
        as if i
    """,
    -2.4: """
        fed up|sick of|tired of|sick and tired|had enough|waste of time|waste of money|piece of junk|
        piece of crap|piece of garbage|rip off|ripped off|screwed up|thanks for nothing|thank you for nothing|
        dont waste|do not waste|stay away|stay far away|steer clear|never again|last straw|slap in the face|
        a nightmare|pain in the|pissed off|drives me crazy|driving me crazy|drives me nuts|driving me mad|
        lost patience|losing patience|no excuse|shame on|beyond a joke|customer no more|not acceptable|
        zero stars|one star|1 star|0 stars|0/10|1/10|wish i could give zero|let me down|let us down|
        lets me down|lets us down|total disaster|complete disaster|doesnt give a damn|dont give a damn|
        go to hell|burn in hell|shut up|could care less|wish i never|regret buying|want my money back|
        demand a refund|hung up on me|hung up on us|laughed in my face|done with you|done with this|
        nothing to do with this|nothing to do with you|end of my rope|end of my tether|heads should roll|
        end of my patience|wearing thin|keep your hands off|do not buy|dont buy|avoid this|avoid at all|
        avoid like|not worth a cent|not worth the paper|turned into a nightmare|cant stop crying|rest in peace|
        passed away|at a dead end|in tears|for nothing|gave me nothing|caught fire|could cry|beyond belief|
        beyond words|food poisoning|wasted my|waste of|couldnt care less|could not care less|cant stand|
        cannot stand|cant take it|never ever again|
        had it with your|never set foot|price rise|
        so much for|good luck getting|money to burn|throw up|no shame|lowest of the low|to the ground|
        like dishwater|keep your money|need i say more|lost everything|treated as if
    """,
    -3.3: """
        piece of shit|worst ever|fuck you|fuck off|fuck this|the worst|worst experience|full of shit|
        hope you die|absolute joke|worst thing|complete waste|total waste
    """,
}

PHRASES: dict[tuple[str, ...], float] = {
    tuple(phrase.split()): weight
    for weight, phrases in _PHRASES.items()
    for phrase in phrases.replace("\n", " ").split("|")
    if phrase.strip()
}
FIRST_WORDS: dict[str, int] = {}
"""For each word that begins phrases the number of words in the longest of them."""
for _phrase in PHRASES:
    FIRST_WORDS[_phrase[0]] = max(len(_phrase), FIRST_WORDS.get(_phrase[0], 0))
