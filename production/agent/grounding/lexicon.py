"""Words by which a sentence is read: what denies, limits, orders and counts."""

from __future__ import annotations

from production.text.words import stem

CLAUSE_SIGNS = frozenset(",;:().!?\N{EN DASH}\N{EM DASH}")
CONJUNCTIONS = frozenset({"and", "as", "because", "but", "or", "since", "so", "though", "although", "whereas", "while"})
LISTING = frozenset({"and", "or"})
"""Conjunctions that go on with the same thought."""

NEGATIONS = frozenset({"not", "never", "no", "nobody", "none", "neither", "nor", "nothing"})
DENIALS = NEGATIONS | {"without", "unless", "except"}
SOFT_NEGATIONS = DENIALS - {"not", "never"}
"""They deny a thing and not a verb."""
_DENYING = "impossible unable refuse reject forbid prohibit prevent exclude exempt ignore skip unavailable"
DENYING_STEMS = frozenset(map(stem, _DENYING.split()))

_EVERYTHING = "unlimited all any anybody anyone anything always entire every everybody everyone everything whenever"
EVERYTHING = frozenset(_EVERYTHING.split())
ALL_OF = EVERYTHING | {"each", "both"}
ONLY = frozenset({"only", "solely", "exclusively"})
CONDITIONS = frozenset({"only", "unless", "except", "until", "if", "while", "provided", "when", "without"})
SCENES = frozenset({"if", "when", "without"})
"""Conditions that as often tell the occasion as they limit the fact."""
OPENERS = frozenset({"on", "with", "after", "for"})
"""At the beginning of a sentence they say where it holds: "On the Enterprise plan, ..."."""
NARROWING = frozenset({"in", "on", "with", "without", "from", "for"})
"""Directly behind the first word they say of which things it holds: "Workspaces on the Free plan are ..."."""
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "can", "may", "must", "will", "do", "does"})

_PREPOSITIONS = "from to before after until with without by into under above below over within during"
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
RELATIONS = frozenset({"to", "from", "by", "into", "after", "before", "with", "without", "until"})
"""Prepositions that tell who does what to whom."""
DETERMINERS = frozenset({"the", "a", "an", "your", "our", "another", "each", "this"})
TURNS = frozenset({"then", "afterwards", "when", "once"})

_TELLING = "everything nothing themselves itself another again more less fewer first last most least same"
TELLING = frozenset(_TELLING.split())
"""Function words that carry meaning here."""

_ROLES = """
admin administrator buyer customer employee employer guest manager mechanic member owner seller staff support user
viewer visitor
"""
ROLES = frozenset(role + ending for role in _ROLES.split() for ending in ("", "s"))

_SAME = """
able allow can may permit possible
delete erase remove
adjust alter change edit modify switch
get obtain receive
image photo picture
email mail
annual year yearly
end expire finish stop
begin start
inform notify tell
anybody people person somebody someone
hold keep remain retain save stay store
appear display show
pause suspend
recover restore
phone telephone
free gratis
charge cost fee price
additional extra
decline refuse reject
combine join merge together
reverse undo
log note record
belong own
register sign
bill invoice
move transfer
copy duplicate
bigger larger more
fewer less smaller
exchange swap
attempt try
block forbid prevent
block lock
earlier former old previous
last past recent
arrive come reach
failed false incorrect wrong
log sign
affect change influence
choose pick select
display see show
use utilise utilize
mandatory require compulsory obligatory
activate enable
following next
continue resume
usable valid
ask prompt
"""
SAME = tuple(frozenset(map(stem, line.split())) for line in _SAME.strip().splitlines())

_RIVALS = """
old / new
older / newer
oldest / newest latest
first / secondary second / third / fourth / last
high higher / low lower
large larger big bigger / small smaller
more / less fewer
earlier / later
early / late
next / previous
start begin / end finish stop
keep kept stay remain / remove delete erase lose lost
keep kept / return refund
open / close closed
shorten / lengthen extend
increase raise / decrease reduce lower
public / private
visible / hidden invisible
red / green / blue / yellow / grey gray / black / white / orange
monday / tuesday / wednesday / thursday / friday / saturday / sunday
january / february / march / april / may / june / july / august / september / october / november / december
left / right
top / bottom
inside / outside
indoors / outdoors
sender / recipient
buyer / seller
employer / employee
light / dark
online / offline
manually / automatically
minimum / maximum
least / most
today / tomorrow / yesterday
active / inactive
accept approve / refuse reject decline
include / exclude
show appear / hide disappear
pause suspend stop / continue resume
remember / forget forgotten
past previous / future upcoming
cover / exclude
short / long
same / different another other
import / export
archive / restore
block lock / unblock unlock
paid / unpaid
free / charge cost price
member / guest / owner / admin / lead / support
read / write
front / rear back
"""
RIVALS = tuple(
    tuple(frozenset(map(stem, side.split())) for side in line.split(" / ")) for line in _RIVALS.strip().splitlines()
)
"""Words of which only one can hold, in groups: sides of one word each or several of the same meaning."""
