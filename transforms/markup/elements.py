"""Elements: what the name and the attributes of a tag say about the text inside it."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

LINE: Final = 1  # line breaks around an element
PARAGRAPH: Final = 2
_BREAKS: Final = {
    **dict.fromkeys(
        (
            "body", "div", "li", "dt", "dd", "tr", "option", "button", "center", "summary", "legend", "optgroup",
            "fieldset", "form", "header", "footer", "nav", "aside", "main", "section", "article", "details", "caption",
            "tbody", "thead", "tfoot", "dialog", "menu", "address", "figcaption", "hgroup", "search", "label",
        ),
        LINE,
    ),
    **dict.fromkeys(
        ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "figure", "pre", "listing"),
        PARAGRAPH,
    ),
}  # fmt: skip
UNSEEN: Final = frozenset((
    "template", "svg", "iframe", "object", "select", "textarea", "canvas", "audio", "video", "head",
    "title", "datalist", "noembed", "noframes", "map", "applet",
))  # fmt: skip
TAGS: Final = (
    "other", "p", "div", "li", "h1", "h2", "h3", "h4", "cell", "quote", "figcaption", "pre", "section", "article",
    "dt", "dd", "button", "address",
)  # fmt: skip
_TAG_OF: Final = {
    **{tag: number for number, tag in enumerate(TAGS)},
    **dict.fromkeys(("h5", "h6"), TAGS.index("h4")),
    **dict.fromkeys(("td", "th", "tr", "tbody", "table"), TAGS.index("cell")),
    "blockquote": TAGS.index("quote"),
    "caption": TAGS.index("figcaption"),
    **dict.fromkeys(("label", "summary", "legend"), TAGS.index("button")),
}
_HEIGHTS: Final = {f"h{order}": (7 - order) / 6 for order in range(1, 7)}
MARKS: Final = (
    "article", "main", "header", "footer", "nav", "aside", "form", "figure", "caption", "quote", "list", "table",
    "link", "heading", "time", "control", "bold", "section", "details", "body", "comment", "muted", "hidden", "embed",
)  # fmt: skip
MARK: Final = {name: 1 << number for number, name in enumerate(MARKS)}  # what an element says of all text inside it
_MARK_OF: Final[dict[str, int]] = {
    **{name: MARK[name] for name in ("article", "main", "header", "footer", "nav", "aside", "form", "figure", "table",
                                     "time", "section", "details")},
    **dict.fromkeys(("figcaption", "caption"), MARK["caption"]),
    **dict.fromkeys(("li", "dl"), MARK["list"]),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), MARK["heading"]),
    **dict.fromkeys(("button", "label", "legend", "summary"), MARK["control"]),
    **dict.fromkeys(("b", "strong", "em", "i"), MARK["bold"]),
    "blockquote": MARK["quote"], "a": MARK["link"], "dialog": MARK["details"],
}  # fmt: skip
_ROLES: Final[dict[str, int]] = {
    role: MARK[name]
    for name, roles in (
        ("nav", ("navigation", "menu", "menubar")), ("aside", ("complementary",)), ("main", ("main",)),
        ("header", ("banner",)), ("footer", ("contentinfo",)), ("article", ("article",)), ("control", ("button",)),
        ("form", ("search", "form")), ("details", ("dialog", "alertdialog")), ("heading", ("heading",)),
    )
    for role in roles
}  # fmt: skip
_READ: Final = frozenset(("role", "itemprop", "itemtype", "aria-hidden", "hidden", "style"))
NAMING: Final = (  # attributes besides class and id in which authors of sites name what an element is
    "role", "itemprop", "itemtype", "data-component", "data-testid", "data-test", "data-type", "data-block",
    "data-module", "data-role", "data-name", "data-qa", "data-area", "data-region", "data-tb-region",
)  # fmt: skip
_DATA: Final = [name.removeprefix("data-") for name in NAMING if name.startswith("data-")]
_OTHERS: Final = ["class", "id", "style", "hidden", "aria-hidden", *(name for name in NAMING if name[:5] != "data-")]
# an attribute is written out behind one space; words of values stand behind spaces too, but without a quotation mark
_TELLING: Final = re.compile(rf' ({"|".join(_OTHERS)}|data-(?:{"|".join(_DATA)}))="([^"]*)"')
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EMBEDS: Final = ("twitter-tweet", "instagram-media", "tiktok-embed", "fb-post", "bluesky-embed", "reddit-embed")

Attributes = tuple[tuple[str, str], ...]


class Element(NamedTuple):
    """One kind of element: its name, the attributes that tell what it is, and what follows from them.

    ``breaks`` are the line breaks around it, 0 for one that stands in a line; ``tag`` is a number in ``TAGS``,
    ``marks`` is the sum of what it says in ``MARK``, ``heading`` how high a heading it is: 1 for the first order.
    """

    name: str
    attributes: Attributes
    breaks: int
    tag: int
    marks: int
    heading: float


def telling(tag: str) -> Attributes:
    """Return the attributes that tell what an element is out of its tag as it is written, or what follows its name."""
    return tuple(_TELLING.findall(tag))


def element(name: str, attributes: Attributes) -> Element:
    """Return what an element is by its name and its telling attributes."""
    breaks, tag, marks, heading = _by_name(name)
    for key, value in attributes:
        if key in _READ:
            marks |= _declared(key, value)
        elif name == "blockquote" and any(embed in value for embed in _EMBEDS):
            marks |= MARK["embed"]
    return Element(name, attributes, breaks, tag, marks, heading)


@lru_cache(maxsize=1_024)
def _by_name(name: str) -> tuple[int, int, int, float]:
    """Return the line breaks around an element, its tag and its marks as far as its name says them, and its height."""
    breaks = _BREAKS.get(name, LINE if "-" in name else 0)
    return breaks, _TAG_OF.get(name, 0), _MARK_OF.get(name, 0), _HEIGHTS.get(name, 0.0)


def _declared(key: str, value: str) -> int:
    """Return what an attribute says beyond the name."""
    if key == "role":
        return _ROLES.get(value.strip().lower(), 0)
    if key == "itemprop":
        return _property(value.lower())
    if key == "itemtype":
        return MARK["comment"] if "Comment" in value else 0
    if key == "aria-hidden":
        return MARK["muted"] if value == "true" else 0
    return MARK["hidden"] if key == "hidden" or _NOT_SHOWN.search(value) else 0


def _property(value: str) -> int:
    if "articlebody" in value:
        return MARK["body"]
    return MARK["comment"] if "comment" in value.split() else 0
