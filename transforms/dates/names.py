"""Names of months and weekdays in some eighty languages, from names.json (see training/date_names.py)."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

# readings of one spelling: (what it says, the languages that say so)
Senses = dict[tuple[str, int], set[str]]

_DROPPED = dict.fromkeys(map(ord, ".׳॰\u200c\u200d\u200b"))
_TABLE: dict[str, Any] = json.loads(files(__package__).joinpath("names.json").read_text("utf-8"))
UMM_AL_QURA: Mapping[str, str] = _TABLE["umm_al_qura"]
AGO: Mapping[str, Mapping[str, list[str]]] = _TABLE["ago"]
YESTERDAY: Mapping[str, str] = _TABLE["yesterday"]
TODAY: Mapping[str, str] = _TABLE["today"]
# words between the parts of a date ("16 de enero del 2025", "2024 m. sausio 16 d."), and endings of its numbers
LINKS, ORDINALS = frozenset(_TABLE["between"]["links"]), frozenset(_TABLE["between"]["ordinals"])
MIN_STEM = 5  # "janvārī", "urtarrilaren": endings are cut off a name down to this length


def plain(word: str) -> str:
    """Fold case, dots and accents of a name, so that Févr. and fevr are one."""
    folded = word.casefold().translate(_DROPPED)
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c <= "\u036f"))


def _index(table: Mapping[str, Iterable[Iterable[str]]], calendar: str, into: dict[str, Senses], first: int) -> None:
    for language, months in table.items():
        for number, spellings in enumerate(months, first):
            for spelling in spellings:
                _enter(into, plain(spelling), (calendar, number), language.split("_")[0])


def _enter(into: dict[str, Senses], word: str, sense: tuple[str, int], language: str) -> None:
    # "de gener" is a name in CLDR, and "gener" is what stays of it once links are skipped
    for name in {word, word.removeprefix("de ").removeprefix("d'").removeprefix("d’")}:
        if len(name) > 1 or not name.isascii():
            into[name].setdefault(sense, set()).add(language)


def _months() -> dict[str, Senses]:
    index: dict[str, Senses] = defaultdict(dict)
    _index(_TABLE["months"], "gregorian", index, 1)
    _index({tag: [[name] for name in names] for tag, names in _TABLE["persian"].items()}, "persian", index, 1)
    _index({tag: [[name] for name in names] for tag, names in _TABLE["hijri"].items()}, "hijri", index, 1)
    return dict(index)


def _weekdays() -> dict[str, Senses]:
    index: dict[str, Senses] = defaultdict(dict)
    _index(_TABLE["weekdays"], "weekday", index, 0)
    return dict(index)


MONTHS = _months()
WEEKDAYS = _weekdays()
_WEEKDAY_LANGUAGES = frozenset(tag.split("_")[0] for tag in _TABLE["weekdays"])
_SPELLED_OUT = len("Monday")


def senses_of(word: str, language: str | None) -> tuple[tuple[str, int], ...]:
    """Return what a month's name may say, (calendar, number): one sense if ``language`` or all speakers settle it."""
    senses = MONTHS.get(word)
    if not senses:
        return ()
    if len(senses) > 1 and language:
        own = tuple(sense for sense, speakers in senses.items() if language in speakers)
        if own:
            return own
    return tuple(sorted(senses, key=lambda sense: -len(senses[sense])))


@lru_cache(maxsize=4096)
def months_of(words: str, language: str | None) -> tuple[tuple[str, int], ...]:
    """Return the months that one to three words may name, most widely spoken first; endings are forgiven."""
    word = plain(words)
    found = senses_of(word, language)
    if found:
        return found
    if word[:1] in "בה":
        return senses_of(word[1:], language)
    for cut in range(1, 6):
        if len(word) - cut < MIN_STEM:
            break
        found = senses_of(word[:-cut], language)
        if found:
            return found
    return ()


@lru_cache(maxsize=4096)
def weekdays_of(word: str, language: str | None) -> tuple[int, ...]:
    """Return the weekdays (Monday is 0) that a word names in a language, or in English where it is spelled out.

    Those of others count only where the language is not known: "do" is Thursday in German and "of the" in Portuguese.
    """
    senses = WEEKDAYS.get(plain(word), {})
    if language not in _WEEKDAY_LANGUAGES:
        return tuple(number for _, number in sorted(senses, key=lambda sense: -len(senses[sense])))
    own = tuple(number for (_, number), speakers in senses.items() if language in speakers)
    spelled_out = len(word) >= _SPELLED_OUT and word.isascii()
    return own or tuple(number for (_, number), speakers in senses.items() if spelled_out and "en" in speakers)
