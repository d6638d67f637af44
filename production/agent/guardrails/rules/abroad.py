"""More wordings in the languages that customers write most, without accents as everywhere in the rules."""

from __future__ import annotations

from production.agent.guardrails.rules.table import Rule, RuleTable
from production.schemas.turns import Trigger

ABROAD_REFUND = RuleTable(
    trigger=Trigger.REFUND,
    rules=(
        Rule(
            "money back",
            (
                (
                    r"(?:devuelv|devolv|regres|reintegr)\w* (?:\w+ ){0,3}(?:dinero|plata|dinheiro|pague|paguei|"
                    r"importe|uno|um|cobr\w+)"
                ),
                r"(?:recuperar|de vuelta|quiero) (?:\w+ ){0,3}(?:mi |el |meu |o )?(?:dinero|plata|dinheiro)",
                r"(?:cobra\w*|descont\w*) (?:dos veces|duas vezes|de mas|doble|a mais)",
                r"(?:abono|devolucion) (?:de|del) (?:lo |mi |el )",
                r"geld (?:\w+ ){0,4}(?:wieder|zuruck\w*|terug\w*)",
                r"(?:bekomme|krijg|kriege|bekommen|wo ist) (?:\w+ ){0,2}(?:mein|mijn|unser) geld",
                r"(?:doppelt|dubbel|zweimal) (?:\w+ )?(?:ab|af)(?:gebucht|geschreven)",
                (
                    r"(?:abbuchung|zahlung|betrag|uberweis\w*|buchen) (?:\w+ ){0,6}(?:zuruck\w*|ruckgangig|wieder|"
                    r"gutschreiben|gutschrift)"
                ),
                r"gutschrift auf mein",
                (
                    r"(?:rendre|rendez|restituer|recuperer|restituite|restituire|riavere|indietro) (?:\w+ "
                    r"){0,4}(?:argent|somme|soldi|denaro|somma|paye|pagato|quanto)"
                ),
                r"(?:debite|addebitat[oi]) (?:deux|due) (?:fois|volte)",
                r"(?:terugstort|terugbetal)\w*",
                r"pengarna tillbaka",
                r"param\w* geri",
                r"pais\w* (?:\w+ ){0,3}(?:wapas|wapis|vapas)\w*",
            ),
            "ich will mein Geld wieder",
        ),
    ),
)
ABROAD_HUMAN = RuleTable(
    trigger=Trigger.HUMAN,
    rules=(
        Rule(
            "a person, a call",
            (
                (
                    r"(?:llam|atiend|contact|comuniq)\w* (?:\w+ ){0,2}(?:alguien|persona|supervisor|asesor|"
                    r"encargado|por telefono|humano)"
                ),
                r"(?:paseme|pasame|deme|comuniqueme|pongame) con (?:\w+ ){0,2}\w+",
                (
                    r"(?:no quiero|nao quero|non voglio|ne veux pas|ik wil geen|kein\w*|geen|sin|pas de|sem) (?:\w+ "
                    r"){0,3}(?:robots?|bots?|maquinas?|maschinen?|macchin[ae]|robo|chatbots?)"
                ),
                r"(?:hay|tem|ha|existe) (?:\w+ ){0,2}(?:alguien|alguem|telefono|telefone|numero)(?= |$|[?.,!])",
                r"gente de (?:verdad|verdade)",
                r"carne y hueso",
                r"(?:rufen|ruft|ruf) (?:sie |ihr )?(?:mich|uns) (?:\w+ )?(?:zuruck|an)",
                r"ruckruf",
                (
                    r"(?:jemand(?:en|em)?|mitarbeiter\w*|chef|vorgesetzte\w*|menschen?) (?:\w+ ){0,3}(?:sprechen|"
                    r"zuruckrufen|anrufen|erreich\w*|reden|verbinden|da)(?= |$|[?.,!])"
                ),
                r"(?:verbinden|sprechen|reden) (?:\w+ ){0,3}(?:chef|vorgesetzt\w+|jemand\w*|mensch\w*)",
                r"ist (?:da|hier) jemand",
                (
                    r"(?:rappeler|rappelez|passez moi|passer quelqu ?un|quelqu ?un au telephone|de vive voix|vraie "
                    r"personne|un conseiller)"
                ),
                r"y a t il quelqu ?un",
                r"(?:richiamat[oai]|chiamarmi|contattat[oa] da|mi passi)(?= |$|[?.,!])",
                r"(?:me )?liga(?:r|m)? (?:alguem|para mim|de volta)|me liguem|falar com (?:voces|alguem|gente)",
                r"(?:terugbellen|iemand (?:aan de lijn|mij bellen|spreken)|kan bellen)",
                r"(?:prata|snakke|tala) med (?:en )?(?:manniska|menneske|person)",
                r"rozmawiac z (?:czlowiekiem|kims)",
                r"(?:mujhe|humko) call kar\w*",
            ),
            "bitte rufen Sie mich zurück",
        ),
    ),
)
ABROAD_COMPLAINT = RuleTable(
    trigger=Trigger.COMPLAINT,
    rules=(
        Rule(
            "fed up",
            (
                r"falta de (?:respe(?:to|ito)|consideracion|consideracao)",
                (
                    r"(?:hart[oa]|cansad[oa]|molest[oa]|decepcionad[oa]|indignad[oa]|insatisfeit[oa]|estafad[oa]|"
                    r"enganad[oa]) (?:de|con|com)(?= )"
                ),
                (
                    r"(?:nadie|ninguem|nessuno|niemand|personne ne|koi) (?:\w+ ){0,2}(?:respond\w*|responde|"
                    r"soluciona|resolve|risponde|ayuda|ajuda|aiuta|reagier\w*|meldet|antwortet|hilft|reageert|helpt|"
                    r"lost|repond|aide|jawab|da la cara|si prende)"
                ),
                (
                    r"(?:nunca mas|nie wieder|plus jamais|mai piu|nooit meer) (?:\w+ ){0,2}(?:compr\w*|kauf\w*|"
                    r"bestell\w*|command\w*|acheter\w*|bestel\w*|koop)"
                ),
                (
                    r"(?:pesimo|pessimo|malo|mal|deplorable|lamentable|schlechter?|slechte|bekar|terrible|horrible) "
                    r"(?:servicio|atendimento|service|servizio|service hai)"
                ),
                r"(?:qual|que|quel|wat een|che|was fur ein) (?:mal|mauvais|slechte|pessimo|schlechter?|deplorable) \w+",
                (
                    r"(?:nase voll|stinksauer|zumutung|das letzte|hingehalten|verappelt|verarscht|unmoglicher "
                    r"umgang|so geht man)"
                ),
                (
                    r"(?:enttauscht|teleurgesteld|delus[oa]|decu[e]?|niezadowolon[ya]) (?:von|in|dal|dalla|de|z|"
                    r"over|par)(?= )"
                ),
                (
                    r"(?:scandalis|honteux|lamentable|n ?importe quoi|en ai marre|vous (?:vous )?moque\w*|se moque "
                    r"de|balade de service)"
                ),
                r"(?:vergogna|presi? in giro|stufo|stufa)(?= |$|[.,!])",
                r"(?:el colmo|dando vueltas|incompetentes|unos? inutiles)",
                r"que descaso",
                r"(?:ben het zat|niet aan (?:de )?afspraken|kan echt niet)",
                r"(?:bakwas|ghatiya) (?:company|service)",
                r"memnun degil\w*",
            ),
            "ich habe die Nase voll",
        ),
    ),
)

ABROAD_PRICING = RuleTable(
    trigger=Trigger.PRICING,
    rules=(
        Rule(
            "how much",
            (
                (
                    r"(?:combien|quanto|cuanto|hoeveel|wieviel|wie viel) (?:\w+ ){0,4}(?:payer|paye\w*|pagar\w*|"
                    r"pago|saldria|saldra|coute\w*|cobra\w*|betalen|bezahlen|zahlen|kostet)"
                ),
                r"(?:quel|cual|qual|welche|was sind) (?:\w+ ){0,3}(?:tarifs?|tarifa|gebuhren|valor|mensalidade|cuota)",
                (
                    r"(?:wie teuer|gunstiger|billiger|zu teuer|trop cher|muy caro|troppo caro|muito caro|te duur|"
                    r"geste commercial|cotizacion|un preventivo)"
                ),
                r"(?:rabais|remise|rebaja|desconto|descuento|sconto|korting|rabatt) (?:para|pour|per|fur|voor)",
            ),
            "combien faut-il payer par mois",
        ),
    ),
)
ABROAD_SECURITY = RuleTable(
    trigger=Trigger.SECURITY,
    rules=(
        Rule(
            "not me",
            (
                (
                    r"(?:jemand|fremde\w*|unbekannte\w*|iemand|alguien|alguem|quelqu ?un|des inconnus|qualcuno|otra "
                    r"persona|ktos|kisi ne) (?:\w+ ){0,5}(?:konto|passwort|account|cuenta|conta|contrasena|senha|"
                    r"compte|profil|eingeloggt|connecte|acces a|entro|entrou|entrato|usa mi)"
                ),
                (
                    r"(?:compras|pedidos|achats|bestellungen|bestellingen|acquisti|pagos) (?:\w+ ){0,4}(?:no hice|"
                    r"nao fiz|nao fez|pas faits?|nicht gemacht|niet (?:heb )?gedaan|non ho fatto|que yo no)"
                ),
                (
                    r"(?:gefalschte|faux|falsa?|falso|correo falso|nep|phishing) (?:\w+ )?(?:e ?mails?|mail|correo|"
                    r"sms|nachricht|bericht)"
                ),
                r"(?:correo|mail|mensaje) (?:falso|falsa|faux)",
                (
                    r"(?:gestohlen|volee?|robado|robaron|rubat[oa]|clonat[oa]|clonaram|gestolen|roubaram)(?= |$|"
                    r"[.,!?])(?=.*(?:konto|compte|cuenta|karte|carte|tarjeta|carta|cartao|handy|telefon\w*|telefoon|"
                    r"celular|passe|account|sperr\w*|bloque\w*|blokk\w*))"
                ),
                (
                    r"(?:handy|telefoon|celular|carte|carta|cartao|mot de passe|telefon) (?:\w+ ){0,3}(?:gestohlen|"
                    r"gestolen|robad[oa]|volee?|clonad[oa])"
                ),
                r"(?:invadiram|clonaram|hackearam|piratearon) (?:\w+ )?(?:conta|cartao|cuenta)",
            ),
            "jemand hat mein Passwort geändert",
        ),
    ),
)
ABROAD_PROMISE = RuleTable(
    trigger=Trigger.FEATURE_PROMISE,
    rules=(
        Rule(
            "when, and for certain",
            (
                (
                    r"(?:wann|wanneer|quand|cuando|quando|kiedy) (?:\w+ ){0,4}(?:modus|version\w*|versie|wersja|app|"
                    r"aplicacion|aplicativo|application|funktion|funcion|mode|modo)(?: \w+){0,3}(?:$|[?.!])"
                ),
                (
                    r"(?:werdet|werden|wollt) (?:ihr|sie) (?:\w+ ){0,5}(?:unterstutzen|einbauen|anbieten|entwickeln|"
                    r"bringen)"
                ),
                (
                    r"(?:garantieren|zusagen|zusichern|versprechen|garantissez|garantir|prometen|promettez|prometem|"
                    r"garantite|aseguran|garantizan|beloven)(?= |$|[.,!?])"
                ),
                r"(?:geplant|vorgesehen|prevu|prevue|previsto|prevista|gepland|planeado)(?= |$|[.,!?])",
                r"(?:tienen|avete|hebben|habt|avez|tem) (?:\w+ )?(?:planes|piani|plannen|plane|prevu|planos) (?:\w+ )?",
            ),
            "könnt ihr das garantieren",
        ),
    ),
)

ABROAD = (ABROAD_REFUND, ABROAD_HUMAN, ABROAD_COMPLAINT, ABROAD_PRICING, ABROAD_SECURITY, ABROAD_PROMISE)
