"""What may be the headline of a page: whole texts and the parts they have between separators, gathered by wording."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from selectolax.lexbor import LexborNode

from transforms.markup.mainstory import bare
from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.metadata.site import DANGLING, is_site

LONGEST: Final = 400  # characters; the longest headline of the development pages has 214
MAX_SEPARATORS: Final = 6
MAX_PIECES: Final = 4  # a kicker, the headline and a mark or two; what has more is a teaser
# "14. - 20. Januar" is a span of days, no title and site
_APART: Final = r"(?<!\d)(?<!\d\.)\s+(?:[|\-–—·•»«/~>]+|::)\s+|\s+[|\-–—]\s+(?!\d)|\s*[|｜]\s*|\s*(?:--|__)\s*"
# the signs they open with are asked for first: trying all ways at every letter costs two and seven times as much
_STRONG: Final = re.compile(rf"(?=[\s|｜\-_])(?:{_APART})")
# "标题_频道_网站", but not "rustc_codegen"
UNDERLINE: Final = r"_(?:(?<=[^\x00-\x7f]_)|(?=[^\x00-\x7f]))"
_ANY: Final = re.compile(
    rf"(?=[\s|｜\-_:])(?:{_APART}|\s+:\s+|(?<=\w): |(?<=[^\W\d])-(?=[^\W\d])|(?<=\W)- | -(?=\w)|{UNDERLINE})"
)
# signs without which neither matches: most texts have none, and are spared a search that stops at every letter
_NEAR: Final = re.compile(r"\s[|\-–—·•»«/~>:]|[|｜]|--|__")
_MARKED: Final = re.compile(r"[|\-–—·•»«/~>:｜_]")
_SPLIT: Final = ("og", "title", "twitter", "ld")  # texts that bear the names of sites and sections
_OTHER_NAMES: Final = (
    "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title", "headline", "hdl", "citation_title",
)  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """One wording: ``text`` as first found, ``places`` where it stands, ``rests`` what was cut off around it."""

    text: str
    places: set[str] = field(default_factory=set)
    rests: list[str] = field(default_factory=list)
    headings: list[LexborNode] = field(default_factory=list)


Candidates = dict[str, Candidate]


def gather(page: Structured, headings: Iterable[LexborNode], seen: str | None, sites: Set[str]) -> Candidates:
    """Return the candidates of a page by their letters, the most formal places first; ``sites`` names the site."""
    found: Candidates = {}
    whole = [(place, without_site(text, sites)) for place, text in _stated(page)]
    for place, text in whole:
        add(found, text, place)
    for node in headings:
        made = add(found, without_site(one_line(node.text(deep=True, separator=" ")), sites), node.tag or "h1")
        if made:
            made.headings.append(node)
        for piece in _pieces(node):
            add(found, piece, "piece")
    if seen:
        add(found, without_site(one_line(seen), sites), "seen")
    for place, text in whole:
        if place in _SPLIT:
            _add_parts(found, text, place)
    if not found and whole:  # nothing of what the page calls its title is short enough to be one: its opening stands
        add(found, whole[0][1][:LONGEST], whole[0][0])
    return found


def add(found: Candidates, text: str, place: str) -> Candidate | None:
    """Add one text found at a place; None for what is no title: too long, or without letters."""
    letters = bare(text) if len(text) <= LONGEST else ""
    if not letters:
        return None
    held = found.setdefault(letters, Candidate(text))
    held.places.add(place)
    return held


@lru_cache(maxsize=64)  # a page states its headline in four places: 52 % of the texts of unseen pages are met again
def without_site(text: str, sites: Set[str]) -> str:
    """Return a title without the name of its site behind the last separators, or in front of the first."""
    for _ in range(MAX_SEPARATORS):
        before, text = text, _cut(text, sites)
        if text == before:
            break
    return text


def _cut(text: str, sites: Set[str]) -> str:
    marks = list(_STRONG.finditer(text)) if _NEAR.search(text) else []
    end = len(text)
    for mark in reversed(marks[-3:]):
        if is_site(text[mark.end() : end], sites) and len(bare(text[: mark.start()])) > 3:
            end = mark.start()
    if marks and marks[0].start() < end and bare(text[: marks[0].start()]) in sites:
        return text[marks[0].end() : end].strip(DANGLING) or text
    return text[:end].rstrip(DANGLING).strip() or text


def _add_parts(found: Candidates, text: str, place: str) -> None:
    for part, rest, where in parts(text):
        made = add(found, part, f"{place}_{where}")
        if made:
            made.rests.append(rest)


def parts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before, behind and between separators, with what that leaves out and which of these it is."""
    marks = list(_ANY.finditer(text))[:MAX_SEPARATORS] if _MARKED.search(text) else []
    for mark in marks:
        yield text[: mark.start()].strip(), text[mark.end() :], "front" if mark is marks[-1] else "first"
        yield text[mark.end() :].strip(), text[: mark.start()], "back"
    for one, other in pairwise(marks):
        yield text[one.end() : other.start()].strip(), f"{text[: one.start()]} {text[other.end() :]}", "middle"


def _pieces(node: LexborNode) -> Iterator[str]:
    """Yield the parts of a heading that has several, as one with a kicker has, and all but the first together."""
    first = node.first_child
    if first is None or first.next is None:
        return
    held = (one_line(child.text(deep=True, separator=" ")) for child in node.iter(include_text=True))
    texts = [text for text in held if text]
    if 1 < len(texts) <= MAX_PIECES:
        yield from texts
        yield " ".join(texts[1:])


def _stated(page: Structured) -> Iterator[tuple[str, str]]:
    own = page.article
    if own is not None:
        for place, name in (("ld", "headline"), ("ld_name", "name"), ("ld_other", "alternativeHeadline")):
            yield from ((place, text) for text in own.texts(name))
    yield from (("micro", text) for thing in page.marked if thing.is_article for text in thing.texts("headline")[:1])
    yield from (("og", text) for text in page.meta("og:title"))
    yield from (("twitter", text) for text in page.meta("twitter:title"))
    yield from (("meta", text) for text in page.meta(*_OTHER_NAMES))
    if page.title:
        yield "title", page.title
