"""Whether a page says that its story is not free to read."""

from typing import Any, Final

from transforms.markup.structured import Structured
from transforms.markup.things import Thing, place
from transforms.metadata.answer import NONE, Answer

_TIERS: Final = ("article:content_tier", "og:article:content_tier", "content_tier", "content-tier")
_PAID: Final = frozenset(
    ("locked", "metered", "paid", "premium", "plus", "subscriber", "subscription", "closed", "gated")
)
_FREE: Final = frozenset(("free", "open"))
_METAS: Final = (
    "isaccessibleforfree", "accessibleforfree", "paywall", "premium", "ispremium", "is_premium", "is-premium",
    "cxenseparse:paywall", "cxenseparse:premium", "article:premium", "has-paywall", "paid", "iom:paid",
)  # fmt: skip
_YES: Final = frozenset(("true", "1", "yes", "ja", "oui", "sí", "hard", "soft", "metered", "paid", "premium", "closed"))
_NO: Final = frozenset(("false", "0", "no", "nein", "non"))


def paywall_of(page: Structured) -> Answer[bool]:
    """Return whether the story is said to need a subscription; None where the page says nothing of it."""
    tier = next((text.casefold() for text in page.meta(*_TIERS)), "")
    if tier in _PAID:
        return Answer(True, "meta:content_tier", 0.95 if tier == "locked" else 0.8)
    free = _stated(page.article)
    if free is not None:
        return Answer(not free, place(page.article, "isAccessibleForFree"), 0.95)
    if tier in _FREE:
        return Answer(False, "meta:content_tier", 0.9)
    said = (thing for thing in page.things if "isAccessibleForFree" in thing.values and not thing.is_article)
    paid = next((thing for thing in said if _truth(thing.values["isAccessibleForFree"]) is False), None)
    return Answer(True, place(paid, "isAccessibleForFree"), 0.8) if paid else _by_meta(page)


def _stated(article: Thing | None) -> bool | None:
    """Return whether an article, or all of its parts, are free; a part that is not makes the whole not free."""
    if article is None:
        return None
    whole = _truth(article.values.get("isAccessibleForFree"))
    parts = article.values.get("hasPart")
    inner = [_truth(part.get("isAccessibleForFree")) for part in _objects(parts)]
    return False if whole is False or (whole is not True and False in inner) else whole


def _objects(value: Any) -> list[dict[str, Any]]:
    listed = value[:20] if isinstance(value, list) else [value]
    return [item for item in listed if isinstance(item, dict)]


def _truth(value: Any) -> bool | None:
    """Read a truth value as pages write it: true, "True", "http://schema.org/False", 0."""
    if isinstance(value, list):
        return next((truth for item in value[:5] if (truth := _truth(item)) is not None), None)
    text = str(value).rsplit("/", 1)[-1].strip().casefold()
    return True if text in _YES else False if text in _NO else None


def _by_meta(page: Structured) -> Answer[bool]:
    for name in _METAS:
        for text in page.meta(name) if name in page.metas else ():
            said = _truth(text)
            if said is not None:
                return Answer(not said if "free" in name else said, f"meta:{name}", 0.7)
    return NONE
