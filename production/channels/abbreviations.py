"""Words whose full stop usually does not end a sentence, in lower case and without the last stop."""

from __future__ import annotations

# Something always follows: a name, a number, an example.
ALWAYS_CONTINUE = frozenset(
    # titles
    "mr mrs ms mx dr prof rev hon gen col maj capt cmdr lt sgt cpl pres gov sen rep supt insp messrs mme mlle m. fr hr frau "
    "herr dipl ing mag sr. sra srta dra dña d. dott sig sig.ra avv arch ing. mevr dhr drs mw ir pan doc dhr. св г-н "
    # references and examples
    "no nos nr num fig figs pp vol ch sec art para eq ref ed eds vs cf viz e.g i.e eg ie al p pg cap tab abb bd kap ziff "
    "z.b z. bsp d.h u.a i.d.r o.ä s.o s.u vgl bzw ca evtl ggf inkl exkl zzgl abzgl max min approx incl excl resp dept est ext "
    "tel telef mob fax p.ex p.e ej par ex env n° núm pág págs cfr es ad.es pag bijv nl d.w.z m.b.t t.a.v o.a np tzn tzv např "
    "t.j t.zn tj str ul al. pl. esim mm. t.ex bl.a f.eks m.fl osv. dvs т.е т.д. напр рис стр ул тов руб тыс млн им гл ср "
    # months and days, as in "Jan. 5"
    "jan feb febr mar apr jun jul aug sep sept oct okt nov dec dez mon tue tues wed thu thur thurs fri sat "
    # streets and places before a name
    "mt ft st ste pt rd. ave. blvd.".split()
)

# May well be the last word: only a typical first word after it starts a new sentence.
MAY_END = frozenset(
    "inc ltd llc corp co plc gmbh bros jr sr esq ph.d m.d b.a m.a d.c u.s u.k u.n e.u u.s.a mfg assn univ ave blvd rd dr. "
    "sp s.a s.r.l s.l s.p.a b.v n.v a.s p.m.i tls".split()
)

# Ends a sentence whenever a capital letter follows.
ENDS_BEFORE_CAPITAL = frozenset(
    "etc usw usf a.m p.m am pm enz ecc osv itd atd itp и т.д т.п др hrs min. sec. o.k ok b.c a.d".split()
)

# Typical first words of a sentence, capitalised: proof enough after `U.S.` or an initial.
STARTERS = frozenset(
    "A About After All Also Although An And Another Any Are As At Be Because Before But By Can Click Could Did Do Does Don't Each "
    "Either Every Everyone For From Go Had Has Have He Her Here His How However I I'd I'll I'm I've If In Is It It's Its Just Last "
    "Let Let's Like Many Maybe Meanwhile More Most Much My Next No Nobody Not Nothing Now Of On Once One Only Open Or Our Over "
    "Perhaps Please She Should Since So Some Something Sorry Still Such Thank Thanks That That's The Their Then There There's These "
    "They This Those Though Thus To Today Tomorrow Under Unfortunately Until Was We We'll We're We've Were What When Where Which "
    "While Who Why Will With Would Yes Yesterday Yet You You'll You're Your "
    "Der Die Das Den Dem Ein Eine Er Sie Es Wir Ihr Ich Wenn Dann Aber Und Oder Bitte Danach Dort Hier Nach Nur Seit "
    "Le La Les Un Une Il Elle Nous Vous Je Si Mais Et Dans Pour Ce Cette C'est "
    "El Los Las Una Él Ella Nosotros Usted Yo Pero Y En Para Este Esta Por "
    "Gli Noi Voi Io Ma Questo Questa Per Het De Een Hij Zij Wij Ik Maar O Os As Ele Ela Eu Mas Isso Está".split()
)

# `3. März`, `2. Quartal`: a number with a stop is an ordinal after these words or before these.
ORDINAL_BEFORE = frozenset(
    "am der die das dem den des im vom zum zur bis ab beim seit jeden dne od do ze den. na".split()
)
ORDINAL_AFTER = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember ledna února března dubna května "
    "června července srpna září října listopadu prosince januari februari mars maj tammikuuta helmikuuta maaliskuuta huhtikuuta "
    "toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta desember".split()
)
