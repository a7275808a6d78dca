"""A byline: from "By Ann Lee and Bo Roe, AP in Paris" to the people, agencies and organisations it names."""

import json
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Final, NamedTuple

from transforms.clean import fold
from transforms.dates.names import MONTHS, WEEKDAYS, plain
from transforms.metadata.agencies import agency_of
from transforms.metadata.authors.names import MODIFIERS, NO_NAME, is_organisation, is_person, is_role, well_written

MAX_BYLINE: Final = 400
MAX_ORGANISATION: Final = 80
MAX_ROLE: Final = 9  # words of a name and a job
_SHORT_SITE: Final = 5  # letters; a longer name at the beginning is the site's: Betty Crocker Kitchens
_TABLE: Final[dict[str, list[str]]] = json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))
_AMBIGUOUS: Final = frozenset(("de", "da", "di", "od", "av", "af", "na"))  # these open names as well as bylines
_BY_WORDS: Final = sorted(_TABLE["by"], key=len, reverse=True)
_BY: Final = re.compile(
    rf"(?:{'|'.join(re.escape(word) for word in _BY_WORDS)})(?:\s*[::：]\s*|\s+|(?=[文글])|・)", re.IGNORECASE
)
_EAST_BY: Final = re.compile(
    r"^(?:【|［|\(|（|■)?(?:文|撰文|作者|记者|記者|编辑|取材|執筆|글)?[::：/=＝]?\s*|\s*(?:기자|특파원|記者|记者)\b.*$"
)
_ASIDE: Final = re.compile(r"\(([^()]{1,40})\)|（([^（）]{1,40})）|\[([^\[\]]{1,40})\]")
_NOISE: Final = re.compile(r"\S+@\S+\.\w+|(?:^|\s)@\w+|https?://\S+|www\.\S+")
_NOISY: Final = ("@", "://", "www.")  # all noise holds one of these, and few bylines do
_NUMBER: Final = re.compile(r"[\s|·•(–—-]*\d")  # from the first number on a byline is a date
_DATED: Final = frozenset(_TABLE["dated"])
_AND: Final = "|".join(re.escape(word) for word in _TABLE["and"])
_SPLIT: Final = re.compile(r"\s*(?:[,;|/、，؛،•·+]|\s[-–—]\s|\n)\s*")
_AND_SPLIT: Final = re.compile(rf"\s+(?:{_AND})\s+", re.IGNORECASE)
_IN: Final = re.compile(
    rf"^(.+?\S)\s+(?:{'|'.join(_TABLE['in'])}|For)\s+(?=[^\W\d_])(?:the\s+|der\s+|den\s+)?\S.{{0,40}}$"
)


class Named(NamedTuple):
    """Whom a text names, each once, in its order; agencies by their short name."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self)


def joined(parts: Iterable[Named]) -> Named:
    """Return all that several texts name, each once by its letters."""
    found: tuple[dict[str, str], ...] = ({}, {}, {})
    for part in parts:
        for held, names in zip(found, part, strict=True):
            for name in names:
                held.setdefault(fold(name).replace(".", ""), name)
    return Named(*(tuple(held.values()) for held in found))


def named_in(text: str, *, sites: frozenset[str] = frozenset(), typed: bool = False) -> Named:
    """Return whom a byline names; ``sites`` are the folded letters of the site's own names.

    ``typed`` says that the page calls the text the name of an author: one word may then be a person.
    """
    text = text[:MAX_BYLINE]
    agencies = [agency for aside in _ASIDE.findall(text) for part in aside if (agency := agency_of(part))]
    people: list[str] = []
    organisations: list[str] = []
    pieces = pieces_of(text, typed=typed)
    for piece in pieces:
        written = well_written(piece) if typed and piece.islower() and " " in piece else piece
        kind, name = _judged(written, single=typed and len(pieces) == 1, sites=sites)
        held = {"person": people, "agency": agencies, "organisation": organisations}.get(kind)
        if held is not None:
            held.append(name)
    return joined([Named(tuple(people), tuple(agencies), tuple(organisations))])


def pieces_of(text: str, *, typed: bool = False) -> list[str]:
    """Return what a byline lists, one by one, without the words that open it, its brackets and its date."""
    text = _ASIDE.sub(" ", text)
    if any(map(text.__contains__, _NOISY)):
        text = _NOISE.sub(" ", text)
    text = _undated(text).strip(' \t\n,;:.-–—|·•*_"“”')
    text = _once(_without_by(text, typed=typed))
    return [piece for part in _SPLIT.split(text) for piece in _parted(part)]


def is_opened(text: str) -> bool:
    """Whether a text opens as a byline does: "By", "Von", "Text:"."""
    return _BY.match(text.lstrip(" \t*_•–—-")) is not None


def _undated(text: str) -> str:
    """Cut a byline where its date begins: at the first number, with the month, the weekday or "Updated" before it."""
    before = _NUMBER.split(text, maxsplit=1)
    words = before[0].split()
    while len(before) > 1 and words and (dated := _date_words(words)):
        del words[-dated:]
    return " ".join(words)


def _date_words(words: Sequence[str]) -> int:
    """Return how many of the last words are part of a date: weekdays are of two in Vietnamese."""
    last = [word.strip(".,:|·•") for word in words[-2:]]
    if len(last) > 1 and plain(" ".join(last)) in WEEKDAYS:
        return len(last)
    word = last[-1]
    return int(not word or word.casefold() in _DATED or plain(word) in MONTHS or plain(word) in WEEKDAYS)


def _once(text: str) -> str:
    """Return a text that is written twice, as beside a portrait, once; two words at least where no space parts them."""
    half = len(text) // 2
    spaced = text[half : half + 1] == " " and text[:half] == text[half + 1 :]
    glued = " " in text[1 : half - 1] and text[:half] == text[half:]
    return text[:half] if spaced or glued else text


def _without_by(text: str, *, typed: bool) -> str:
    """Take the words away that open a byline, twice: "Opinion by", "Text: Von"."""
    for _ in range(2):
        found = _BY.match(text)
        if not found or (typed and found[0].strip().casefold() in _AMBIGUOUS):
            break
        text = text[found.end() :].lstrip()
    return _EAST_BY.sub("", text) if not text.isascii() else text


def _parted(piece: str) -> list[str]:
    """Split at words for "and" where that leaves names: Ortega y Gasset is one person."""
    parts = [part.strip() for part in _AND_SPLIT.split(piece)]
    whole = len(parts) > 1 and not any(map(agency_of, parts)) and not all(is_person(_placed(part)) for part in parts)
    return [piece.strip()] if whole else parts


def _judged(piece: str, *, single: bool, sites: frozenset[str]) -> tuple[str, str]:
    """Return what a piece of a byline is, and its name: person, agency, organisation or nothing."""
    piece = piece.strip(" .,;:–—-*_\"“”'’")
    agency = agency_of(piece)
    if agency:
        return "agency", agency
    placed = _placed(piece)
    if placed != piece:
        return _judged(placed, single=False, sites=sites)
    if _is_site(piece, sites):
        return "organisation", piece
    lead = _lead_of(piece)
    if lead or (is_person(piece, single=single) and not _is_job(piece)):
        return "person", well_written(lead or piece)
    organised = is_organisation(piece) and not is_role(piece) and fold(piece) not in NO_NAME
    return ("organisation", piece) if organised and len(piece) <= MAX_ORGANISATION else ("", "")


def _placed(piece: str) -> str:
    """Return the name in "Ann Lee in Rome" or "Ann Lee For The Sound"; any other piece as it is."""
    place = _IN.match(piece)
    return place[1] if place and (is_person(place[1]) or agency_of(place[1])) else piece


def _is_site(piece: str, sites: frozenset[str]) -> bool:
    """Whether a name is the site's own, opens with it, or its initials are it: Deutsche Welle at dw.com."""
    folded = fold(piece)
    letters = "".join(filter(str.isalnum, folded))
    initials = "".join(word[0] for word in folded.split())
    opened = any(len(site) > _SHORT_SITE and letters.startswith(site) for site in sites)
    return letters in sites or opened or (len(initials) > 1 and initials in sites)


def _is_job(piece: str) -> bool:
    """Whether a piece is a job all through: "Senior Political Correspondent"."""
    return is_role(piece) and any(fold(word) in MODIFIERS for word in piece.split()[:2])


def _lead_of(piece: str) -> str:
    """Return the name before the words of a job: "Emma Mackenzie Lifestyle Writer" names Emma Mackenzie."""
    words = piece.split()
    if not is_role(" ".join(words[2:])) or len(words) > MAX_ROLE:
        return ""
    lead = " ".join(words[:2])
    return lead if is_person(lead) and not any(fold(word) in MODIFIERS for word in words[:2]) else ""
