"""Threats to sue, haggling and break-ins in every screened language, without accents as everywhere in the rules."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

_LOGINS = (
    r"(?:anmeldung\w*|zugriffe?n?|logins?|sitzung\w*|connexions?|acces|sessions?|accesos?|inicios? de sesion|"
    r"sesion(?:es)?|acessos?|entradas|sess(?:ao|oes)|access[oi]|accedut\w*|aanmelding\w*|inlogpoging\w*|sessies|"
    r"logowan\w*|sesj[aei]|giris\w*|oturum\w*)"
)
_NOT_MINE = (
    r"(?:nicht (?:von mir|ich|gemacht|selbst|(?:er)?kenne)|ich nicht|(?:pas|jamais) (?:de moi|faits?|moi|reconnu\w*)|"
    r"ne (?:reconnais|connais)|viennent pas|no (?:he hecho|hice|son mi[oa]s|reconozco|fui|he sido)|nao (?:fui|fiz|sao "
    r"minh\w+|sao meus|reconheco)|non (?:ho fatto|sono (?:mie\w*|stat[oa])|riconosco)|niet (?:van mij|herken|gedaan|"
    r"gemaakt)|nie (?:rozpozna\w*|sa moje|moje|ja|zrobi\w*))"
)
_ACCOUNT = (
    r"(?:konto\w*|koncie|account|profil\w*|compte|cuenta|conta|perfil|hesab\w*|boite|postfach|mailbox|skrzynk\w*)"
)

ABROAD_THREATS = RuleTable(
    trigger=Trigger.LEGAL,
    rules=(
        Rule(
            "will sue",
            (
                r"klage (?:\w+ ){0,5}(?:einreich\w*|erheb\w*)",
                r"(?:erhebe|reiche|reichen|erheben) (?:\w+ ){0,4}klage",
                r"(?:rechtsweg|(?:amts|land)gericht\w*|strafanzeige|mahnbescheid)",
                r"(?:mein|unser|ein|zum|zu)\w* anwalt\w*",
                r"(?:porte\w*|porter|deposer?\w*|depose) (?:\w+ )?plainte",
                r"(?:saisi\w*|devant) (?:\w+ )?(?:tribuna\w+|justice|juges?|prud ?hommes)",
                r"(?:attaque\w*|poursui\w*|assigne\w*) (?:\w+ )?en justice",
                r"(?:presentar|interponer|poner) (?:\w+ )?(?:demanda|denuncia|querella)",
                r"(?:juzgados?|acciones judiciales|via judicial)",
                r"(?:entrar|entro|entramos) (?:\w+ ){0,2}com (?:\w+ )?(?:acao|processo)",
                r"(?:tribuna(?:l|is)|acao judicial|medidas judiciais|via judicial)",
                r"(?:faccio|facciamo|fare|faremo|fara) causa",
                r"(?:tribunale|denuncia contro|sporg\w+ (?:\w+ )?(?:denuncia|querela))",
                r"(?:klaag|klagen) (?:\w+ ){0,4}aan",
                r"(?:dagvaard\w*|rechtszaak|aangifte|advocat\w+|kort geding)",
                r"(?:pozw[eai]\w*|pozew|droge sadow\w*|w sadzie|sadow\w* (?:kroki|droge))",
                r"(?:dava (?:ac\w*|edec\w*)|(?:hukuki|yasal) (?:yol|islem|surec|hak)\w*|savcilig\w*)",
            ),
            "Ich werde Klage gegen Sie einreichen",
        ),
    ),
)
ABROAD_HAGGLING = RuleTable(
    trigger=Trigger.PRICING,
    rules=(
        Rule(
            "a better price",
            (
                r"(?:nachlass|sonderkondition\w*|mengenrabatt|preisnachlass|skonto|preis (?:\w+ )?verhandeln)",
                r"(?:am|beim|uber den) preis (?:\w+ ){0,2}(?:machen|noch|verhandeln|was)?",
                r"(?:noch (?:et)?was|spielraum) (?:\w+ )?(?:am|beim) preis",
                r"(?:remises?(?! (?:a|en) )|rabais|ristourne)",
                r"(?:effort|geste|negoci\w*|baiss\w*) (?:\w+ ){0,2}(?:prix|tarifs?)",
                r"(?:rebajas?|negociar (?:\w+ ){0,2}(?:precio|condiciones|contrato|tarifa|valor|preco))",
                r"(?:mejor\w*|baj\w*|baix\w*|melhor\w*|reduz\w*) (?:\w+ )?(?:precio|preco|valor|tarifa)",
                r"(?:condicoes|condiciones|condizioni|conditions) (?:especia\w+|particolari|special\w*|agevolat\w*)",
                r"speciale (?:voorwaarden|prij\w+)",
                r"(?:trattar\w*|negoziar\w*) (?:\w+ )?(?:prezzo|condizioni)",
                r"(?:van|over) de prijs (?:\w+ )?(?:af|onderhandel\w*|praten)",
                r"(?:rabat\w*|znizk\w*|upust\w*|(?:negocjowa\w*|zejsc|obniz\w*) (?:z )?cen\w*)",
                r"(?:indirim\w*|pazarlik\w*)",
            ),
            "Können Sie uns einen Nachlass geben?",
        ),
    ),
)
ABROAD_BREAK_INS = RuleTable(
    trigger=Trigger.SECURITY,
    rules=(
        Rule(
            "somebody was in",
            (
                rf"{_LOGINS},? (?:\w+ ){{0,4}}{_NOT_MINE}",
                r"(?:tanimadigim|bilmedigim|bana ait olmayan|benim olmayan|yapmadigim) (?:\w+ ){0,2}\w+",
                (
                    r"(?:eingedrungen|eingebrochen|ingebroken|introduit\w*|intrus\w*|invad\w*|violat\w*|fremde\w*) "
                    rf"(?:\w+ ){{0,4}}{_ACCOUNT}"
                ),
                rf"{_ACCOUNT} (?:\w+ ){{0,4}}(?:eingedrungen|eingebrochen|ingebroken|violat[oa]|gekapert|ubernommen)",
                r"(?:eingedrungen|ingebroken|zhakowa\w*|wlama\w* sie)(?= |$|[.,!?])",
                (
                    r"(?:han entrado|se (?:ha )?meti\w*|entraram|entrou|(?:e|sia|sono) entrat\w*) "
                    rf"(?:\w+ ){{0,2}}{_ACCOUNT}"
                ),
                rf"(?:violato|rubato|bucato) (?:\w+ )?l?{_ACCOUNT}",
                rf"wlama\w* (?:\w+ ){{0,2}}{_ACCOUNT}",
                r"hesab\w* (?:\w+ ){0,3}(?:girmis\w*|girdi\w*|girildi|ele gecir\w*|sizdi\w*|sizmis\w*)",
                r"(?:account|profilo) (?:\w+ ){0,2}(?:bucato|compromesso)",
            ),
            "Acho que invadiram a minha conta",
        ),
    ),
)
