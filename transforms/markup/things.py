"""The things that structured data describes: each typed object with its values, in page order, nesting known."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, NamedTuple

from transforms.markup.plain import LONGEST_BODY, one_line

MAX_THINGS: Final = 400
MAX_VISITS: Final = 20_000  # parts of JSON-LD looked at; ten times what the largest of 2,100 pages needs
MAX_DEPTH: Final = 16
MAX_TEXTS: Final = 60  # texts one value may hold: no page has more keywords that mean anything
_SAME: Final = frozenset(("@graph", "mainEntity"))  # what stands in these is no part of the thing around it
_NAMING: Final = ("@value", "name", "headline", "title", "url", "@id")
_ARTICLE_ENDINGS: Final = ("article", "posting", "blogpost")
_ARTICLES: Final = frozenset(("report", "review", "recipe", "socialmediaposting", "criticreview", "qapage"))
_NO_ARTICLES: Final = frozenset(("jobposting",))


class Thing(NamedTuple):
    """One typed object: ``types`` in lower case without their address, ``values`` as parsed.

    ``nested`` says that it is part of another: an entry of a live blog, a related article, an author.
    """

    types: frozenset[str]
    values: dict[str, Any]
    nested: bool
    source: Literal["jsonld", "microdata"] = "jsonld"

    def texts(self, *names: str) -> tuple[str, ...]:
        """Return the plain texts of the first of these keys that holds any; of objects their names."""
        return next((found for name in names if (found := texts_of(self.values.get(name)))), ())

    def text(self, *names: str) -> str:
        """Return the first plain text under these keys, else an empty string."""
        return next(iter(self.texts(*names)), "")

    @property
    def is_article(self) -> bool:
        """Whether one of its types is a kind of article, a review or a posting."""
        return any(name in _ARTICLES or name.endswith(_ARTICLE_ENDINGS) for name in self.types - _NO_ARTICLES)


def place(thing: Thing | None, key: str) -> str:
    """Return where a value of a thing stands, as answers name it: jsonld:headline, microdata:headline."""
    return f"{thing.source if thing else 'jsonld'}:{key}"


def texts_of(value: Any) -> tuple[str, ...]:
    """Return the plain texts a parsed value holds, in order and each once."""
    if value is None:  # as under most names that are asked for
        return ()
    return tuple(dict.fromkeys(text for raw in strings(value) if (text := one_line(raw))))


def strings(value: Any) -> list[str]:
    """Return the raw strings a parsed value holds: itself, its items, or what names an object."""
    found: list[str] = []
    ahead = [value]
    while ahead and len(found) < MAX_TEXTS:
        value = ahead.pop()
        if isinstance(value, str):
            found.append(value[:LONGEST_BODY])
        elif isinstance(value, (int, float)):
            found.append(str(value))
        elif isinstance(value, list):
            ahead += reversed(value[:MAX_TEXTS])
        elif isinstance(value, dict):
            ahead += [next((value[name] for name in _NAMING if value.get(name)), None)]
    return found


def things_in(documents: Iterable[Any]) -> list[Thing]:
    """Return the typed objects of parsed JSON-LD, in its order; an untyped document is a thing without types."""
    found: list[Thing] = []
    visits = 0
    ahead: list[tuple[Any, int, bool]] = [(document, 0, False) for document in reversed(list(documents))]
    while ahead and len(found) < MAX_THINGS and visits < MAX_VISITS:
        value, depth, nested = ahead.pop()
        visits += 1
        if isinstance(value, dict) and (value.get("@type") or not depth):
            found.append(Thing(types_of(value.get("@type")), value, nested))
        if depth < MAX_DEPTH:
            ahead += reversed([(part, depth + 1, nested or inner) for part, inner in _parts(value)])
    return found


def _parts(value: Any) -> Iterator[tuple[Any, bool]]:
    """Yield the objects and lists in a value, and whether each is a part of it."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)):
                yield item, False
    elif isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, (dict, list)):
                yield item, name not in _SAME


def types_of(value: Any) -> frozenset[str]:
    """Return the types named by ``@type`` or ``itemtype``: in lower case, without the address of the vocabulary."""
    listed = value if isinstance(value, list) else value.split() if isinstance(value, str) else []
    names = (name for name in listed[:9] if isinstance(name, str))
    return frozenset(
        name.rstrip("/").replace("#", "/").replace(":", "/").rsplit("/", 1)[-1].casefold() for name in names
    ) - {""}
