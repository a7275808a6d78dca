"""British or American: the words that English spells in two ways, and what else tells where a page is written.

Endings alone do not tell: "your", "four", "hour", "rise", "raised", "size" and "prize" are spelt so everywhere.
"""

import re
from collections import Counter
from itertools import product
from typing import Final, Literal

Country = Literal["british", "american"]
_PAIRS: Final = (
    ("armour", "armor"), ("behaviour", "behavior"), ("behavioural", "behavioral"), ("colour", "color"),
    ("endeavour", "endeavor"), ("favour", "favor"), ("flavour", "flavor"), ("harbour", "harbor"),
    ("honour", "honor"), ("humour", "humor"), ("labour", "labor"), ("neighbour", "neighbor"), ("odour", "odor"),
    ("rumour", "rumor"), ("saviour", "savior"), ("vigour", "vigor"), ("centre", "center"), ("fibre", "fiber"),
    ("litre", "liter"), ("kilometre", "kilometer"), ("centimetre", "centimeter"), ("millimetre", "millimeter"),
    ("defence", "defense"), ("offence", "offense"), ("pretence", "pretense"),
    ("cancelled", "canceled"), ("cancelling", "canceling"), ("counsellor", "counselor"), ("fuelled", "fueled"),
    ("labelled", "labeled"), ("labelling", "labeling"), ("modelling", "modeling"), ("signalled", "signaled"),
    ("traveller", "traveler"), ("travelled", "traveled"), ("travelling", "traveling"), ("instalment", "installment"),
    ("jewellery", "jewelry"), ("marvellous", "marvelous"), ("skilful", "skillful"), ("woollen", "woolen"),
    ("aluminium", "aluminum"), ("manoeuvre", "maneuver"), ("mum", "mom"), ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"), ("paediatrician", "pediatrician"), ("plough", "plow"), ("pyjamas", "pajamas"),
    ("sceptic", "skeptic"), ("sceptical", "skeptical"), ("scepticism", "skepticism"), ("sulphur", "sulfur"),
    ("analysed", "analyzed"), ("analysing", "analyzing"), ("paralysed", "paralyzed"),
)  # fmt: skip
_ENDINGS: Final = (
    "", "s", "d", "ed", "ing", "r", "rs", "er", "ers", "y", "able", "ably", "ful", "less", "hood", "hoods", "ite",
    "ites",
)  # fmt: skip
# -ise and -ize; the nouns "emphasis" and "analyses" are spelt so everywhere
_VERBS: Final = (
    "apolog", "author", "capital", "categor", "character", "civil", "colon", "critic", "custom", "digit", "emphas",
    "equal", "final", "fertil", "general", "hospital", "human", "jeopard", "legal", "local", "maxim", "memor", "minim",
    "mobil", "modern", "monopol", "national", "neutral", "normal", "optim", "organ", "penal", "personal", "priorit",
    "privat", "public", "real", "recogn", "scrutin", "social", "special", "stabil", "standard", "summar", "symbol",
    "sympath", "util", "visual",
)  # fmt: skip
_VERBAL: Final = ("e", "es", "ed", "er", "ers", "ing", "ation", "ations", "able")
_WORD = re.compile(r"[^\W\d_]+")
_BRITISH = re.compile(r"£|€|\.co\.uk\b|\b(?:GMT|BST|London|Dublin|Sydney|Delhi|Mumbai)\b")
_AMERICAN = re.compile(r"\$|\b(?:[ECMP][SD]?T|New York|Washington|Chicago|Texas)\b")


def _spelt() -> dict[str, Country]:
    words: dict[str, Country] = {}
    for (british, american), ending in product(_PAIRS, _ENDINGS):
        words |= {british + ending: "british", american + ending: "american"}
    for verb, ending in product(_VERBS, _VERBAL):
        words |= {f"{verb}is{ending}": "british", f"{verb}iz{ending}": "american"}
    return words


SPELT: Final = _spelt()


def country_of(text: str) -> Country | None:
    """Return which English a text is in by its spelling, money, zones and cities; None where neither outweighs."""
    spelt = Counter(SPELT[word] for word in _WORD.findall(text.lower()) if word in SPELT)
    british = spelt["british"] + len(_BRITISH.findall(text))
    american = spelt["american"] + len(_AMERICAN.findall(text))
    return None if british == american else "british" if british > american else "american"
