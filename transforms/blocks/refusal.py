"""Refusal: why a page holds no article, in words for a person."""

from collections import Counter
from typing import Final

from transforms.blocks import phrases
from transforms.blocks.features import NAMES, Floats
from transforms.blocks.kinds import categories
from transforms.blocks.words import Indices

FEWEST_WORDS: Final = 25  # the shortest gold story of the training pages has more
_SHORT_PAGE: Final = 250  # words; on longer pages an error or login phrase is furniture
_LINKS: Final = 12  # short lines that make a list of links
_SHORT_LINE: Final = 20
_SOME: Final = 0.6  # log of phrases found, one is 0.69
_DENSE: Final = 0.3  # the same for each short line
_WALLS: Final = ("consent", "login", "paywall")
_WALL_LINES: Final = 4
_HAS: Final = NAMES.index(f"has_{phrases.CATEGORIES[0]}")

# phrase category -> what a short page full of it is; of equals the first
_PAGES: Final = {
    "error": "an error page",
    "consent": "a request for consent to cookies",
    "paywall": "a paywall without the article",
    "login": "a login page",
    "caption": "a picture gallery",
    "widget": "a video or audio stub",
}


def wall(x: Floats, sizes: Indices) -> str | None:
    """Say what a short page is when a quarter of its lines ask for consent, a login or money, whatever prose it has."""
    if int(sizes.sum()) > _SHORT_PAGE:
        return None
    asking = Counter(found for found in categories(x) if found in _WALLS)
    if asking.total() < max(_WALL_LINES, len(x) / 4):
        return None
    name = max(_WALLS, key=lambda found: asking[found])
    return f"looks like {_PAGES[name]}: {asking.total()} of its {len(x)} lines are such phrases"


def reason(x: Floats, sizes: Indices, story_words: int) -> str:
    """Say what a page without a story is; ``sizes`` are the words of each block."""
    total = int(sizes.sum())
    left = f"{story_words} of its {total} words read like a story"
    counts = dict(zip(phrases.CATEGORIES, x[:, _HAS : _HAS + len(phrases.CATEGORIES)].sum(0).tolist(), strict=True))
    short = int(((sizes > 0) & (sizes < _SHORT_LINE)).sum())
    stub = max(_PAGES, key=lambda name: counts[name])
    if total <= _SHORT_PAGE and counts[stub] > max(_SOME, _DENSE * short):
        return f"looks like {_PAGES[stub]}: {left}"
    if short >= _LINKS:
        return f"looks like a front page or a list of links: {short} short lines, {left}"
    return f"no story found: {left}"
