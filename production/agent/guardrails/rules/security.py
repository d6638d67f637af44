"""Somebody's account, data or our system may be in danger."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable, up_to
from production.agent.guardrails.rules.words import ON_SCREEN
from production.schemas.turns import Trigger

_ACCOUNT = (
    r"(?:accounts?|passwords?|workspaces?|profiles?|logins?|mailbox|e ?mail|data|site|system|servers?|app|"
    r"credentials|store|page)"
)
_BAD = (
    r"(?:hacked|compromised|breached|hijacked|stolen|leaked|exposed|infiltrated|cracked|taken over|broken into|"
    r"phished|pwned)"
)
_DATA = (
    r"(?:passwords?|credentials|api keys?|tokens?|secrets?|data|database|details|information|info|files|records|"
    r"cards?|card numbers?|emails|addresses|invoices|documents)"
)
_OTHERS = (
    r"(?:(?:an)?other|some(?:one| one|body)(?: else)?s?(?: elses)?|different|strangers?|unknown|wrong|"
    r"somebody elses|other peoples?)"
)

SECURITY = RuleTable(
    trigger=Trigger.SECURITY,
    harmless=(
        r"(?:phones?|laptops?|computers?|devices?|bags?|tablets?) (?:was|got|is|has been|were|been) stolen",
        r"stolen (?:phones?|laptops?|computers?|devices?|bags?|tablets?)",
        rf"(?:devices?|sessions?|logins?|users?|activity|locations?) {ON_SCREEN}s?",
        (
            r"(?:see|view|find out|check|know|track|list|show|log|report|audit|monitor|filter by) who (?:has |"
            r"have )?(?:logged|signed|accessed|changed|opened|edited)\w*"
        ),
        (
            rf"(?:security|phishing|breach|leak|vulnerability) (?:\w+ )?(?:{ON_SCREEN}|notification|question|code|"
            r"training|awareness|protection|prevention|scanner|badge|certificate|audit|guide|documentation|"
            r"whitepaper|team|headers?|level|patch|camera|deposit|measures?|features?)s?"
        ),
        r"(?:growth|life|productivity|css|quick|little) hacks?",
        rf"(?:hacked|stolen|phishing|hackers?) (?:{ON_SCREEN}|news|theme)s?",
        r"(?:plays?|as) an? hacker",
        r"(?:it|that|this) was me(?: who \w+ (?:the|my) \w+)?",
        r"hackathons?",
        r"hack (?:week|day|weekend)",
        r"(?:memory|gas|water|oil) leaks?",
        r"memory is leaked",
        r"exposed (?:as|via|through|in|by) (?:the|a|an|your) (?:api|endpoint|webhook|graphql)",
        r"(?:shared|assigned|moved|copied|given|transferred|sent) {0}".replace("{0}", rf"{up_to(4)}{_OTHERS}"),
        (
            r"how (?:do|can|could|would) (?:i|we) (?:see|view|find|access|open|edit|show|"
            r"share) (?:\w+ ){0,4}(?:users|peoples|members|someones|colleagues|customers) \w+"
        ),
    ),
    rules=(
        Rule(
            "account taken over",
            (
                rf"{_ACCOUNT} {up_to(5)}{_BAD}",
                rf"{_BAD} {up_to(2)}{_ACCOUNT}",
                (
                    r"(?:been|got|was|were|get|have|being|is|are|someone|somebody|they|who|a|hackers?|"
                    r"by) (?:\w+ )?(?:hack(?:ed|ers?|ing)|pwned|phished)"
                ),
                r"hackers?",
                rf"(?:stole|stolen|stealing|leak(?:ed|ing|s)?|exposed?|exfiltrated) {up_to(3)}{_DATA}",
                (
                    rf"{_DATA} {up_to(3)}(?:stolen|leaked|leaking|exposed|leak|public|compromised)(?! (?:link|"
                    r"board|page|view|by default|template|share))"
                ),
                r"(?:part of|in|affected by|about|from|hit by) (?:\w+ ){0,2}(?:leak|breach)",
                r"ransomware",
                r"malware",
                r"trojan",
                r"(?:a|has|with) virus",
            ),
            "I think my account was hacked",
        ),
        Rule(
            "strange access",
            (
                (
                    r"(?:ex|former|fired|dismissed|departed) (?:employee|colleague|member|"
                    r"admin)s? (?:\w+ ){0,5}(?:access|logged|log|in)"
                ),
                (
                    r"(?:someone|somebody|stranger|some one|person|hacker|they|anyone|who|"
                    r"people) (?:\w+ ){0,4}(?:logged|logging|signed|got|accessed|entered|gained|getting|broke|"
                    r"breaking|using|used|changed) (?:\w+ ){0,4}(?:account|my|our|login|password|workspace|"
                    r"access|email|data)"
                ),
                (
                    r"un ?authori[sz]ed (?:\w+ )?(?:access|login|logins|log ins?|changes?|users?|activity|person|"
                    r"sign ins?|device|entry|transactions?|purchases?)"
                ),
                (
                    r"(?:suspicious|strange|unknown|unrecogni[sz]ed|unfamiliar|foreign|weird|unusual|"
                    r"fraudulent) (?:\w+ )?(?:logins?|log ins?|sign ins?|activity|access|devices?|sessions?|ip|"
                    r"location|e ?mails?|transactions?|users? in|link)"
                ),
                (
                    r"(?:logins?|sign ins?|devices?|sessions?) (?:\w+ ){0,6}(?:not me|wasnt me|isnt me|"
                    r"dont (?:recogni[sz]e|know)|do not recogni[sz]e|didnt recogni[sz]e|never (?:\w+ )?(?:made|"
                    r"used|been))"
                ),
                (
                    r"(?:password|e ?mail|phone|account) (?:\w+ ){0,4}(?:changed|reset|deleted|"
                    r"altered) (?:\w+ ){0,6}(?:not me|wasnt me|wasnt by me|didnt do|did not do|"
                    r"didnt (?:\w+ )?(?:request|ask)|without (?:my|our|me)|never asked)"
                ),
                r"impersonat\w+",
                r"identity theft",
                r"(?:account|sim|session) (?:takeover|hijack\w*|swap)",
            ),
            "There was a login from Russia that I do not recognise",
        ),
        Rule(
            "a hole in our system",
            (
                r"vulnerabilit(?:y|ies)",
                r"zero day",
                r"(?:an?|this|the|found|discovered|working) exploit",
                r"xss",
                r"csrf",
                r"ssrf",
                r"idor",
                r"cve \d+",
                r"sql injection",
                r"remote code execution",
                (
                    r"(?:security|data|privacy) (?:\w+ )?(?:flaw|hole|issue|bug|problem|incident|breach|breaches|"
                    r"leak|concern|report|researcher|gap|risk|violation|threat)s?"
                ),
                r"bug bounty",
                r"(?:responsible|coordinated) disclosure",
                r"pen ?tests? (?:of|on|against|your)",
                (
                    r"bypass(?:ed|es|ing)? (?:\w+ ){0,3}(?:authentication|login|2fa|two factor|permissions?|"
                    r"paywall|password)"
                ),
            ),
            "I found a vulnerability in your login page",
        ),
        Rule(
            "sees other people's data",
            (
                (
                    r"(?:see|sees|seeing|view|viewing|access|got|getting|received|receive|receiving|shows?|showing|"
                    rf"shown|displayed|read|open|there are|sent me|find|have) {up_to(3)}(?:{_OTHERS}) (?:customers?|"
                    r"users?|peoples?|company|companies|persons?|accounts?|clients?|tenants?|elses|"
                    r"workspaces?)s? ?(?:\w+ )?(?:data|invoices?|tickets?|messages?|files?|orders?|details|"
                    r"information|info|documents?|emails?|projects?|accounts?|conversations?|records?|names?|"
                    r"boards?|tasks?|contacts?)"
                ),
                (
                    r"(?:strangers?|someone elses|somebody elses|other companys?|other peoples?) (?:\w+ )?(?:data|"
                    r"invoices?|tickets?|messages?|files?|orders?|details|information|documents?|emails?|projects?|"
                    r"accounts?|records?) (?:\w+ ){0,3}(?:in|on|under|appear\w*|show\w*|visible)"
                ),
            ),
            "I can see another customer's invoices",
        ),
        Rule(
            "phishing",
            (
                r"(?:phishing|phished|spoof(?:ed|ing)|smishing)",
                r"(?:fake|scam) (?:\w+ )?(?:e ?mails?|website|site|login page|message|invoice|support)",
                (
                    r"(?:pretend\w*|claim\w*|purport\w*) (?:to be|to come|it comes|hes|shes|"
                    r"they are) (?:\w+ ){0,3}(?:you|your|techcorp|support|from you)"
                ),
            ),
            "I got a phishing mail in your name",
        ),
        Rule(
            "in other languages",
            (
                r"(?:han |fue |sido |ha |me |foi |fui )?hacke(?:ado|ada|aron|aram|o)",
                r"(?:robado|robaron|pirateado) (?:\w+ ){0,3}(?:cuenta|contrasena|datos)",
                r"(?:ge|zer)hack(?:t|ed)",
                r"datenleck",
                r"sicherheitslucke",
                r"schwachstelle",
                r"unbefugte\w? zugriff",
                r"fremder? zugriff",
                r"(?:konto|daten) (?:\w+ ){0,4}gestohlen",
                r"(?:compte|mail|boite) (?:\w+ ){0,4}pirate\w*",
                r"fuite de donnees",
                r"faille de securite",
                r"vulnerabili(?:dad|te|ta|dade)",
                r"filtracion de datos",
                r"hackerat[oa]",
                r"(?:account|profilo) (?:\w+ ){0,3}violato",
                r"(?:conta|perfil) (?:\w+ ){0,3}invadid[oa]",
                r"vazamento de dados",
                r"datalek",
                r"(?:account|id) (?:\w+ ){0,3}hack (?:ho|kar|hua|hogya|hogaya)\w*",
                r"zhakowan\w*",
                r"hesab\w* (?:\w+ ){0,2}calin\w*",
            ),
            "Mein Konto wurde gehackt",
        ),
    ),
)
