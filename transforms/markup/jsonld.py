"""JSON-LD as it is found on pages: wrapped, broken, in several documents at once; read in time linear in its length."""

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Any, Final, NamedTuple

MAX_LENGTH: Final = 2_000_000  # characters of a page's JSON-LD; the most seen on 2,100 pages are 840,919
_DECODER_ERRORS: Final = (ValueError, RecursionError)
_OPENING: Final = re.compile(r"(?:\s|<!--|//|<!\[CDATA\[|/\*[^*]{0,20}\*/)*+")
_CLOSING: Final = re.compile(r"(?:\s|>--|//|>\]\]|/\*[^*]{0,20}\*/)*+")  # read backwards
# strings as their authors meant them: a quotation mark ends one where punctuation of JSON follows, or nothing
_TOKEN: Final = re.compile(
    r'"(?P<string>(?:[^"\\]+|\\.?|"(?!\s*(?:[:}\]]|,\s*["{\[\-\d/tfn}\]]|\Z)))*+)(?:"|\Z)'
    r"|(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))"
    r"|(?P<comma>,(?=\s*[}\]]))",
    re.DOTALL,
)
_BAD_ESCAPE: Final = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_KEYS: Final = (
    "@type", "headline", "name", "url", "@id", "description", "articleBody", "articleSection", "keywords",
    "datePublished", "dateModified", "dateCreated", "uploadDate", "isAccessibleForFree", "inLanguage",
)  # fmt: skip
_PAIR: Final = re.compile(
    rf"""["']({"|".join(_KEYS)})["']\s*:\s*(?:"((?:[^"\\]|\\.){{0,5000}}+)"|'([^'\n]{{0,500}})')"""
)
_PERSON: Final = re.compile(r'"@type"\s*:\s*"Person"\s*,\s*"name"\s*:\s*"([^"\\]{1,100})"')


class Held(NamedTuple):
    """The documents of JSON-LD, whether all of it was read as it is written, and whether none of it was too long."""

    documents: list[Any]
    sound: bool = True
    whole: bool = True


def documents(sources: Iterable[str]) -> list[Any]:
    """Return what pieces of JSON-LD hold, in page order; a piece may hold several documents, or none."""
    return held(sources).documents


def held(sources: Iterable[str]) -> Held:
    """Return the same, and whether it is sound."""
    found: list[Any] = []
    left, sound = MAX_LENGTH, True
    for source in sources:
        left -= len(source)
        if left < 0:
            return Held(found, sound, whole=False)
        piece = _piece(source)
        found += piece.documents
        sound &= piece.sound
    return Held(found, sound)


def parsed(source: str) -> list[Any]:
    """Return the documents of one piece, as written, mended, or as the pairs found in it when nothing mends it."""
    return _piece(source).documents


def _piece(source: str) -> Held:
    try:
        return Held([_DECODER.decode(source)])
    except _DECODER_ERRORS:
        pass
    source = _unwrapped(source)
    for mend in (str, _mended):
        try:
            return Held(_several(mend(source)), sound=mend is str)
        except _DECODER_ERRORS:
            continue
    return Held(_searched(source), sound=False)


def _gathered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a key written twice holds both values, as a list does, and an equal value once."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    values: dict[str, list[Any]] = {}
    for name, value in pairs:
        held = values.setdefault(name, [])
        if value not in held[:9]:  # a bound, so that a key written 10,000 times costs no more than its length
            held.append(value)
    return {name: held[0] if len(held) == 1 else held[:9] for name, held in values.items()}


_DECODER: Final = json.JSONDecoder(strict=False, object_pairs_hook=_gathered)


def _unwrapped(source: str) -> str:
    """Take away the comments that hid scripts from browsers of the last century, and references all over."""
    opening, closing = _OPENING.match(source), _CLOSING.match(source[::-1])
    source = source[opening.end() if opening else 0 : len(source) - (closing.end() if closing else 0)]
    return unescape(source) if source[:20].lstrip("[{ \n\r\t").startswith("&quot;") else source


def _several(source: str) -> list[Any]:
    """Read documents written one after the other, with nothing, a comma or a semicolon between."""
    found: list[Any] = []
    at, end = 0, len(source)
    while True:
        while at < end and source[at] in " \t\r\n,;":
            at += 1
        if at == end:
            return found
        document, at = _DECODER.raw_decode(source, at)
        found.append(document)


def _mended(source: str) -> str:
    """Mend strings with bare quotation marks or wrong escapes, comments, and commas before a closing bracket."""
    return _TOKEN.sub(_token, source)


def _token(match: re.Match[str]) -> str:
    string = match["string"]
    if string is None:
        return ""
    string = re.sub(r'\\.|"', lambda found: '\\"' if found[0] == '"' else found[0], string, flags=re.DOTALL)
    return f'"{_BAD_ESCAPE.sub("", string)}"'


def _searched(source: str) -> list[Any]:
    """Return one object with the well-known pairs that can be seen in what cannot be read, the first of each."""
    thing: dict[str, Any] = {}
    for name, value, quoted in _PAIR.findall(source):
        thing.setdefault(name, _unescaped(value or quoted))
    people = _PERSON.findall(source)
    if people and "headline" in thing:
        thing["author"] = [{"@type": "Person", "name": name} for name in people]
        if thing.get("name") in people:  # it was the first of the page, and is an author's
            del thing["name"]
        if thing.get("@type") == "Person":
            thing["@type"] = "Article"
    return [thing] if thing else []


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
