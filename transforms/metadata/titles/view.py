"""What the candidates of one page are measured against: its site, its address, and the heading over its story."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from transforms.clean import WORD
from transforms.markup.structured import Structured
from transforms.metadata.titles.candidates import Candidate

_TITLED: Final = ("title", "headline", "heading", "titel", "titulo", "titre", "entry", "article", "post")
_FURNITURE: Final = (
    "logo", "brand", "site", "nav", "header", "masthead", "footer", "sidebar", "menu", "modal", "related",
)  # fmt: skip
_STEPS: Final = 6
_LIKELY: Final = 0.35  # below this no heading of the development pages is the headline
_KNOWN: Final = ("ld", "og", "title")
_FEW_WORDS: Final = 3
_TELLING: Final = 4  # letters
_ENOUGH: Final = 4  # words


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded; letters of scripts without spaces are words."""
    return frozenset(WORD.findall(text.casefold().replace("_", " ")))


def likeness(one: Set[str], other: Set[str]) -> float:
    """Return the share of the words of two texts that both have, 0 to 1."""
    return len(one & other) / (len(one | other) or 1)


@dataclass(frozen=True)
class View:
    """The candidates of a page with what is known of the page."""

    page: Structured
    candidates: Mapping[str, Candidate]
    sites: frozenset[str]
    story: str = ""

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The words of each candidate."""
        return {letters: words_of(candidate.text) for letters, candidate in self.candidates.items()}

    @cached_property
    def told(self) -> frozenset[str]:
        """The words of the candidates that the story has; most stand in several candidates."""
        story = self.story.casefold()
        return frozenset(word for word in frozenset().union(*self.words.values()) if word in story)

    @cached_property
    def slug(self) -> frozenset[str]:
        """The words of the longest part of the page's address."""
        path = unquote(urlsplit(self.page.addresses[0]).path) if self.page.addresses else ""
        return words_of(max(path.split("/"), key=len))

    @cached_property
    def stated(self) -> dict[str, str]:
        """The letters of the article's headline, of og:title and of the title element, the first of each."""
        found: dict[str, str] = {}
        for letters, candidate in self.candidates.items():
            for place in candidate.places.intersection(_KNOWN):
                found.setdefault(place, letters)
        return found

    @cached_property
    def is_news(self) -> bool:
        """Whether the page's own article is said to be news."""
        own = self.page.article
        return own is not None and any(name.endswith("newsarticle") for name in own.types)

    @cached_property
    def heading(self) -> str | None:
        """The letters of the heading over the story, else of the title that was seen there; None without either."""
        headed = [(self._headed(letters, c), letters) for letters, c in self.candidates.items() if c.headings]
        best = max(headed, key=lambda item: item[0], default=(0.0, ""))
        if best[0] > _LIKELY:
            return best[1]
        return next((letters for letters, c in self.candidates.items() if "seen" in c.places), None)

    @property
    def node(self) -> LexborNode | None:
        """The node of that heading, else of the first one."""
        headed = [self.candidates[self.heading]] if self.heading else []
        nodes = [node for candidate in (*headed, *self.candidates.values()) for node in candidate.headings]
        return nodes[0] if nodes else None

    def slug_share(self, letters: str) -> float:
        """Return how much of the address's words a candidate has."""
        return len(self.slug & self.words[letters]) / len(self.slug) if self.slug else 0.0

    def echo(self, letters: str) -> float:
        """Return the share of a candidate's long words that the story has; few of them are found by chance."""
        words = self.words[letters]
        telling = [word for word in words if len(word) >= _TELLING] or words
        found = len(self.told.intersection(telling))
        return found / len(telling) * min(len(telling), _ENOUGH) / _ENOUGH if telling else 0.0

    def _headed(self, letters: str, candidate: Candidate) -> float:
        """Return how likely a heading is the story's: it shares its words with title and address, and where it is."""
        mine = self.words[letters]
        known = [self.words[other] for other in self.stated.values()]
        like = max((likeness(mine, other) for other in known), default=0.0)
        slug = self.slug_share(letters)
        part = any(mine <= other or other <= mine for other in known)
        agrees = max(like, slug, 0.6 * part) + 0.1 * (like + slug)
        return agrees + _surroundings(candidate.headings[0]) - (letters in self.sites) + 0.2 * (len(mine) > _FEW_WORDS)


def _surroundings(node: LexborNode) -> float:
    """Return what the elements around a heading say: story, furniture, a link around or inside it."""
    attributes = node.attributes
    own = f"{attributes.get('class')} {attributes.get('id')} {attributes.get('itemprop')}".lower()
    weight = 0.2 * any(map(own.__contains__, _TITLED))
    weight -= 0.4 * is_linked(node)
    up = node.parent
    for _ in range(_STEPS):
        if up is None or up.tag == "body":
            return weight
        if up.tag in ("article", "main"):
            return weight + 0.3
        attributes = up.attributes
        said = f"{attributes.get('class')} {attributes.get('id')}".lower()
        if up.tag in ("nav", "aside", "footer") or any(map(said.__contains__, _FURNITURE)):
            return weight - 0.3
        up = up.parent
    return weight


def is_linked(node: LexborNode) -> bool:
    """Whether a heading is a link, as the names of sites and the teasers of other stories are."""
    child, parent = node.first_child, node.parent
    return (child is not None and child.tag == "a") or (parent is not None and parent.tag == "a")
