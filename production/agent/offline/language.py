"""Whether a text is English enough to be answered from English documentation."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_TAKEN = {
    "english": """
        the is are and to of in my how do can what where i you it for on with not have this that when please
        why does a we our from be need want get help was has an if at me up there your but or so will just
    """,
    "spanish": """
        el la los las de que y en un una es no mi se por con para como cómo está puedo hola gracias quiero
        necesito desde dónde cuenta ayuda buenos días pero
    """,
    "french": """
        le la les de des et un une est je ne pas mon ma mes pour dans que qui sur avec comment bonjour merci
        vous nous peux puis votre notre où depuis
    """,
    "german": """
        der die das und ist ich nicht ein eine mein meine wie kann wir sie zu mit auf für von den dem sich
        hallo danke bitte seit keine warum wo habe guten
    """,
    "portuguese": """
        o a os as de que e em um uma não meu minha como posso para com por está olá obrigado obrigada quero
        preciso onde conta você ajuda
    """,
    "italian": """
        il lo la gli le di che e un una è non mio mia come posso per con sono ciao grazie voglio dove perché
        buongiorno della nella
    """,
    "dutch": """
        de het een en is ik niet mijn hoe kan wij met op voor van te dat hallo bedankt graag waarom waar heb
        geen
    """,
    "polish": """
        nie jest się na do w z że jak mogę mój moja proszę dzień dobry dziękuję gdzie dlaczego mam czy
    """,
    "turkish": """
        bir ve bu için ne benim değil merhaba teşekkürler lütfen var yok neden nerede
    """,
    "roman urdu and hindi": """
        hai hain nahi nahin mera meri mere kya kaise ka ki ko mujhe kar raha rahi aap ap se mein shukriya ho
        gaya karo krna chahiye
    """,
    "swedish": """
        och är jag inte min mitt hur kan för med på att det en ett hej tack varför var har
    """,
}
_WORDS = {language: frozenset(taken.split()) for language, taken in _TAKEN.items()}
_FOREIGN_SCRIPT_SHARE = 0.3


def is_english(text: str) -> bool:
    """True as well for texts too short to tell, such as an error code."""
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters if not letter.isascii())
    if letters and foreign / len(letters) > _FOREIGN_SCRIPT_SHARE:
        return False
    found = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {language: sum(found[word] for word in taken & found.keys()) for language, taken in _WORDS.items()}
    english = counts.pop("english")
    strongest = max(counts.values())
    return strongest <= max(english, 1)
