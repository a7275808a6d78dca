"""How the few words around a date speak for publication: weights of words, learnt by training/dates.py."""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from transforms.dates.names import MONTHS, WEEKDAYS, plain

BEFORE, AFTER = 48, 36  # characters looked at on either side
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


@cache
def _weights() -> tuple[float, dict[str, float]]:
    table = json.loads(files(__package__).joinpath("model_wording.json").read_text("utf-8"))
    return table["bias"], table["weights"]


def wording(text: str, start: int, end: int) -> float:
    """Return the log odds that the words around a span give it."""
    bias, weights = _weights()
    return bias + sum(weights.get(token, 0.0) for token in set(tokens(text, start, end)))


def tokens(text: str, start: int, end: int) -> list[str]:
    """Return the words around a span with their places: b0 right before it, a0 right after, bb and aa in pairs."""
    head, tail = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    before = [_word(word) for word in _WORD.findall(head.replace("\n", " ¶ "))[-4:]]
    after = [_word(word) for word in _WORD.findall(tail.replace("\n", " ¶ "))[:3]]
    if not head.strip():
        before.insert(0, "^")
    found = [f"b{min(place, 2)} {word}" for place, word in enumerate(reversed(before))]
    found += [f"a{min(place, 1)} {word}" for place, word in enumerate(after)]
    if len(before) > 1:
        found.append(f"bb {before[-2]} {before[-1]}")
    if before and after:
        found.append(f"ab {before[-1]} {after[0]}")
    if len(after) > 1:
        found.append(f"aa {after[0]} {after[1]}")
    return found


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    """Write figures as zeros and names of days and months as one word each."""
    if word.isdigit():
        return "0" * min(len(word), 4)
    folded = plain(word)
    if len(folded) > 2 and folded in WEEKDAYS:
        return "<weekday>"
    return "<month>" if len(folded) > 2 and folded in MONTHS else folded
