"""English words with a feeling, grouped by strength from +4 (delighted) to -4 (furious).

Base forms stand for their family ("annoy" covers annoyed, annoying, annoyance); a family member that feels
different has an entry of its own.
Words of technical trouble weigh little: reporting a crash is not anger.
"""

from __future__ import annotations

_GROUPS: dict[float, str] = {
    3.7: """
        magnificent outstanding phenomenal superb spectacular sensational masterpiece extraordinary exceptional
        flawless breathtaking ecstatic euphoric glorious exquisite sublime miraculous bliss blissful unbeatable
        peerless world-class mindblowing
    """,
    3.3: """
        amazing awesome excellent fantastic incredible wonderful brilliant perfect marvelous marvellous fabulous
        terrific best adore love overjoyed thrilled delighted delight perfection stunning stellar dazzling heavenly
        divine triumph triumphant genius gorgeous unforgettable priceless hilarious riveting splendid superlative
        ace amaze astound stupendous euphoria elated exhilarating paradise jubilant unmatched lifesaver masterful
        masterly exuberant luv lovin tremendous
        mouthwatering stoked psyched chuffed irresistible triumphal uproarious unrivalled unsurpassed
    """,
    2.8: """
        great beautiful happy joy joyful impressive impress excite exciting loved lovely win winner victory superior
        fun funny awesomeness passionate captivate captivating enchanting engrossing compelling gripping enthralling
        inspiring inspire heartwarming inspirational charming charm dynamite enthusiastic remarkable grateful
        gratitude blessed blessing cherish treasure celebrate celebration favorite favourite excellently cheer
        radiant vibrant fascinating fascinate magical magic poignant witty clever uplifting exhilarate admire
        admirable adorable precious prosper prosperity laugh lol lmao rofl haha yay woohoo hooray hurrah woot yum
        yummy delicious bestseller hero heroic peaceful paradise sweetheart rejoice champion wow thrill thrilling
        superbly successful success flourishing outperform satisfying
        woo whoo yippee jubilation hyped pumped giddy enchant beguiling ravishing sumptuous
        smitten engaged besotted spellbound amiable
    """,
    2.3: """
        good glad pleased pleasing pleasure pleasant enjoy enjoyable satisfy satisfaction satisfied helpful
        appreciate appreciative impressed nice recommend thank thanks thankful thx tx cheers friendly lovable warm
        warmth generous elegant graceful refreshing talented gifted smart sweet entertaining entertain amuse amusing
        delightfully trustworthy reliable dependable sturdy durable rewarding intriguing imaginative inventive
        ingenious insightful engaging intelligent touching moving tender heartfelt lively energetic vivid stylish
        gratify gratifying comfortable comfy cozy cosy affection affectionate fond kind kindness caring compassion
        compassionate hope hopeful hopefully optimistic optimism confident confidence courage courageous brave loyal
        honest honesty sincere wise wisdom freedom peace improve improvement better benefit beneficial advantage
        valuable attractive cute handsome pretty sexy hot cool neat sleek crisp smooth smoothly seamless effortless
        intuitive responsive speedy courteous polite professional knowledgeable promptly attentive patient
        recommended congrats congratulations congratulate welcome smile grin laughter excited eager proud pride
        respect respectful honor honour praise proudly worthy worthwhile achieve achievement accomplish accomplished
        progress robust versatile sharp bright brighten healthy healing strong strength supportive flourish fresh
        tasty scrumptious luxurious luxury luxuriant bonus lucky luck fortunate fortunately hug kiss xoxo friend
        romance romantic wonder dream beloved dear merry festive joyous relish thoughtful considerate creative
        artistic original authentic believable memorable haunting absorbing provocative rousing spirited mesmerizing
        mesmerising satisfyingly sparkling sparkle resolved solved solve beautifully wonderfully invaluable
        indispensable flawlessly superbly hilariously masterfully gem treat winning popular fan fans acclaim
        acclaimed flattering playful jolly blessing gladly
        flavourful flavorful hospitable obliging accommodating chic plush snug infectious winsome soulful
        lyrical luminous audacious suspenseful taut applaud heal healed cure cured survived breakthrough truce
        ceasefire treaty hassle-free painless zippy snappy
        nailed relieving royalty generosity volunteer volunteered greeted planted picking
    """,
    1.6: """
        like well fine easy easily useful decent solid quick quickly fast clean clear clearly safe safely secure
        sound fair fairly useable usable convenient handy practical efficient effective efficiency effectively
        accurate precise correct correctly affordable bargain value worth interest interesting interested agree
        accept approve approval helped helps helping assist assistance save saved saves relief relieve relieved
        relax relaxing relaxed calm calming comfort gain grow growth hit positive positively promising promise
        profit advance advanced ready able willing cooperative gentle humor humour humorous cheerful earnest sincere
        ease trust trusted faith truth true genuine genuinely natural modern fancy rich deep fulfil fulfill
        fulfilled upgrade proper properly nicely likeable likable free freely justice equality harmony peaceful
        share care cares cared caring admit award awarded prize gift credible credibility capable competent skill
        skillful skilful sweetly tranquil serene soft soothe soothing light lighthearted agreeable welcomed
        fascination gracious polish polished resilient restore restored rescue rescued protect protected protection
        reassure reassuring reassured assure blossom bloom surprise surprised surprisingly visionary visual
        ambitious bold daring credit fruitful potent powerful quality lush subtle humane humanity humble innocent
        intimate kudos bravo cheerfully fix fixed wealthy thrive smarter privilege reward sensible sensitive
        sincerity sophisticated spacious stable steady sunny tidy unique youthful yes yep yeah hurray pleaser
        worthwhile versatility vibe classy catchy coherent cohesive crafted exact genial goodness graceful legend
        legendary nifty nostalgic sane savvy sleek snazzy spotless suave sublime terrifically unbiased undaunted
        unexpectedly upbeat upside vivacious winner zest
        airy roomy silky creamy juicy crunchy rugged long-lasting nuanced layered droll tickled buzzing swift
        soar soared recovery milestone released rally surplus rose
        central
    """,
    0.8: """
        ok okay alright work works worked working adequate acceptable reasonable reasonably fitting functional
        complete completed completely matter new simple simply available possible enough special important novel
        definitely sure surely absolutely indeed quiet straightforward familiar significant substantial top balanced
        relevant mature grand bless serious seriously notable noted curious curiosity aspire desire wish willingly
        luckily kindly mild novelty quaint modest
    """,
    -0.6: """
        no hard pressure average predictable limited less odd unusual waited waiting strange missing missed late delay
        basic formulaic ordinary alas barely heavy blunt cheap cheaply thin cry argue argument demand demanding stir
        blind bleak avoid avoided uneven need unsure unclear mere merely lengthy long-winded declined denied
        returned returning
        hidden steep slid pedestrian hangs indifferent aimless meandering
    """,
    -1.2: """
        issue problem error bug slow sluggish lag laggy stuck freeze froze frozen glitch glitchy trouble difficult
        difficulty confuse confused confusing confusion invalid incorrect wrong mistake lack lacking lacks fault
        concern concerned doubt doubtful doubts weak weakness complicated cumbersome clunky clumsy awkward
        inconvenient inconvenience hassle unfortunate unfortunately sorry sadly worry worried worries worrying
        unable unavailable incomplete inconsistent incompatible inaccurate mediocre meh bland dull flat tired
        tiresome stale dated outdated lame poor poorly lose loses losing loss lost fall fallen drop dropped shaky
        flimsy fragile rough dirty messy mess noisy loud uncomfortable unhappy uneasy nervous anxious anxiety afraid
        scared scary fear fearful risk risky danger dangerous threat threaten threatened blocked refuse refused
        reject rejected rejection deny ignore ignored complain complaint critic criticism criticize criticise
        dispute blame blamed guilt guilty shy lonely alone sick ill pain painful hurt hurts ache tense tension
        stress stressed stressful tough struggle struggling struggled hesitate reluctant regret regrets skeptical
        sceptical suspicious suspect questionable uncertain uncertainty unstable debt deficit controversial
        controversy conflict contrived artificial forgettable shallow superficial thinly generic derivative cliche
        cliched cliches stereotype stereotypical uninspired unoriginal unremarkable uneventful unconvincing
        implausible unfunny unrealistic unnecessary pointless overlong overdone overwrought melodramatic sappy corny
        cheesy silly slight choppy disjointed incoherent muddled convoluted scratch scratched crack cracked leak
        leaky leaking broke break breaks wear worn tear torn rust dent bent loose expensive pricey overpriced costly
        limited crowded shortage shortcoming drawback downside disadvantage flaw flawed cough bored bore boring
        tedious monotonous plodding ponderous lifeless lackluster lacklustre listless drab dreary nope nah hmm
        sigh sighs boo bother bothered bothersome distract distracting distracted forced desperate desperately
        disagree dislike disliked oppose opposed opposition object vague weird strangely absurd shock shocked gloomy
        gloom accident victim crisis poverty recession burden pity pitiful sorrow cold stiff wooden hollow empty
        hole excuse excuses evade fake false fail fails failed failing failure crash crashed crashes crashing broken
        defect defective illegal penalty warn warning grim grief wrongly cut harsh critical unreliable insufficient
        inadequate drag dragging drags overrated underwhelm underwhelming underwhelmed unimpressive unimpressed
        amateur amateurish undercooked stingy bump damage damaged damages interrupt interrupted overheat overheating
        malfunction malfunctioning hell darn dang disconnect misleading mislead misled misunderstand misunderstood
        neglect neglected nonsense obscure obsolete
        cross grumpy cranky moody baffled puzzled perplexed flustered overwhelmed exhausted exhausting drained
        iffy janky wonky warped chipped cramped dusty musty sticky sweltering stained abrupt curt aloof lazy
        evasive crummy subpar sub-par second-rate third-rate bloated padded stilted hammy tacky gaudy leaden
        hackneyed fell decline plunge plunged plummet plummeted slump sank stutters layoffs bleh eek yikes oof
        duh cancelled canceled forgotten faulty dodgy buggy chaos chaotic accused charged overcooked burnt
        watery flavourless soggy greasy drought virus infection
        tore choke choked strictly
        maze dishwater crude snapped snaps peeled expired gone fled adjourned squeaks squeak preach preaches
        preachy spoil spoils spoiled spoilt
    """,
    -2.0: """
        bad sad sadness upset disappoint disappointed disappointing disappointment annoy annoyed annoying annoyance
        irritate irritated irritating irritation frustrate frustrated frustrating frustration unacceptable unhelpful
        unprofessional useless terribly worse worsen worthless ugly unpleasant unsatisfied dissatisfied
        dissatisfaction angry anger mad rude nasty mean hostile hostility unfair unjust shame ashamed embarrass
        embarrassed embarrassing embarrassment waste wasted wasting wastes suck sucks sucked sucking suckz crap
        crappy junk rubbish trash trashy garbage lousy stupid dumb dumber idiot idiotic moron moronic fool foolish
        ridiculous ridiculously laughable insult insulting insulted offend offended offensive inept incompetent
        incompetence careless negligent negligence dishonest lie lies lied liar lying cheat cheated cheating steal
        stole stolen deceive deceptive deceit deceitful corrupt corruption fraud fraudulent scam scammer scammed
        betray betrayed betrayal neglectful hopeless hopelessly helpless miserable misery depress depressed
        depressing depression tragic tragedy cruel cruelty violence violent attack attacked war kill killed killing
        dead death die died dies crime criminal terrorism terrorist murder destroy destroyed destruction destructive
        ruin ruined ruins harm harmful harmed suffer suffering suffered victimize abuse abused abusive hated
        suicidal collapse collapsed disaster bitter bitterness grave evil wicked sinister vicious poison toxic
        filthy filth gross stink stinks stinky stinker smelly vomit puke nausea nauseating sickening ugh grr argh
        arrgh yuck yucky ew eww blah wtf smh omfg ffs damn damned damnit goddamn bloody bullshit bs piss pissed
        bastard ass screw screwed horrid intolerable insane insanity crazy sloppy shoddy shoddily brutal brutally
        contempt disrespect disrespectful arrogant arrogance obnoxious selfish greedy greed hypocrite hypocritical
        pathetic pathetically panic terror terrify terrified dread nightmare mourn grieve heartbroken heartbreak
        heartbreaking devastated cried crying tears enemy hateful inferior insufferable excruciating mindless
        brainless inane vapid lifeless soulless joyless humorless witless charmless tasteless clueless pretentious
        self-indulgent stupidity trite turgid unwatchable unbearable unusable unwanted wreck wretched racist racism
        sexist bigot torture tortured torment hijack exploit exploited bomb bombed oppress oppression fury outrage
        starvation famine genocide neverending clunker flop dud ripoff rip-off bogus botch botched fiasco bungle
        hogwash disgrace dismal dismally regretful resent resentment revolting ruthless savage scandal sabotage
        stalled vile villain vulgar woeful bankrupt cancer disease injury injure injured jail prison guilty famished
        agony agonizing agonising shambles unforgivable untrustworthy unethical uncaring unresponsive uncooperative
        unbelievably unreasonable weep whine whining rant rage raging scream screaming yell yelled yelling argument
        hurtful
        irate miffed peeved irked vexed gutted crushed shattered aghast frazzled fuming steaming aggravate
        aggravating exasperate exasperating maddening grating mouldy moldy rancid inedible grimy reeks reek
        stranded abandoned condescending dismissive patronising patronizing snarky surly apathetic ignorant
        shady sketchy sneaky sly conned con swindled duped hoax overcharged extortionate exorbitant cringe
        cringey cringeworthy bricked hiss casualties wounded slain shooting explosion blast wildfire flood
        earthquake hurricane epidemic outbreak arrested convicted sentenced indicted sued lawsuit bribery doping
        bankruptcy burnout
        poisoned slog
        robbed dumped beaten flooded drunk ordeal chore squalid bedbugs heartless loathed monster hideously
        despair despairing hospitalized hospitalised
    """,
    -2.8: """
        terrible horrible awful hate hates hating hated dreadful appalling atrocious disgust disgusted disgusting
        abysmal abomination horrific horrify horrified horrendous outrageous inexcusable disgraceful deplorable
        despicable detest despise loathe loathing loathsome abhor abhorrent catastrophe catastrophic devastating
        devastate traumatic trauma furious livid enraged infuriate infuriated infuriating shit shitty shite fuck
        fucked fucker wanker asshole bitch bitchy cunt dickhead hellish ghastly gruesome hideous repulsive repugnant
        vomit-inducing excruciatingly monstrous atrocity massacre slaughter rape shameful shameless pathetic scum
        scumbag diabolical disastrous godawful rotten putrid heinous shithole crapfest dogshit travesty
        seething sickened slaughtered barbaric unspeakable
        racists
    """,
    -3.4: "worst motherfucker evilest horrendously unforgivable abominable shittiest crappiest",
}

WORDS: dict[str, float] = {word: weight for weight, words in _GROUPS.items() for word in words.split()}

_UNRELATED = """
    able after anything before being bring careful carefully changed changes changing cheapest coolant during
    evening ever everything fined fines fixes fixing freed friday goods greeting greetings hardware hiya
    interests issued issuer issuing kindly kinds king learned learning learns letter lightly likely likewise
    lived lives living lover mastering matters meaning member morning needy never newer newest newly nothing
    number offer opened opening openly opens order other over passing posting presently ring shared shares
    sharing something sound sounds spring string supposed thing things timely topped under unlikely user users
    version wanted wanting wants warranty welling wells willful wished wording
"""
NEUTRAL = frozenset(_UNRELATED.split())
"""Words whose look, but not whose meaning, belongs to a family above."""
