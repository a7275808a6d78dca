"""Microdata: the items that ``itemscope`` and ``itemprop`` mark in the page itself, as things."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from selectolax.lexbor import LexborNode

from transforms.markup.things import Thing, types_of

MAX_NODES: Final = 400  # a page of comments marks thousands; the article's marks are among the first
MAX_STEPS: Final = 60  # elements between a mark and its item
MAX_VALUE: Final = 2_000
_ADDRESSES: Final = {"a": "href", "link": "href", "img": "src", "iframe": "src", "video": "src", "object": "data"}
_ADDRESSED: Final = frozenset(  # the standard takes the address of every link; pages link the names of authors
    ("url", "sameas", "mainentityofpage", "image", "item", "thumbnailurl", "contenturl", "logo", "@id")
)
_BODIES: Final = frozenset(("articlebody", "text", "reviewbody", "commenttext"))  # the story is read from the page


def items(marked: Sequence[LexborNode]) -> list[Thing]:
    """Return the items of a page from its nodes that bear ``itemscope`` or ``itemprop``, in page order.

    What is marked outside of any item belongs to an item without types, which comes first.
    """
    loose: dict[str, Any] = {}
    values: dict[int, dict[str, Any]] = {}
    found = [Thing(frozenset(), loose, nested=False, source="microdata")]
    for node in marked[:MAX_NODES]:
        attributes = node.attributes
        owner = _owner(node, values)
        holder = loose if owner is None else values[owner]
        name = attributes.get("itemprop") or ""
        if "itemscope" in attributes:
            values[node.mem_id] = made = {"@type": attributes.get("itemtype"), "@id": attributes.get("itemid")}
            nested = bool(name) and owner is not None and name not in ("mainEntity", "mainEntityOfPage")
            found.append(Thing(types_of(attributes.get("itemtype")), made, nested, "microdata"))
            _add(holder, name, made)
        else:
            _add(holder, name, _value(node, attributes, name))
    return found if loose else found[1:]


def _add(holder: dict[str, Any], names: str, value: Any) -> None:
    for name in names.split()[:3]:
        if name.casefold() not in _BODIES and value:
            holder.setdefault(name, []).append(value)


def _owner(node: LexborNode, known: dict[int, dict[str, Any]]) -> int | None:
    """Return the item a node belongs to, by its id in memory."""
    up = node.parent
    for _ in range(MAX_STEPS):
        if up is None:
            return None
        if up.mem_id in known:
            return up.mem_id
        up = up.parent
    return None


def _value(node: LexborNode, attributes: Mapping[str, str | None], name: str) -> str:
    written = attributes.get("content") or attributes.get("datetime")
    if written:
        return written
    tag = node.tag or ""
    address = attributes.get(_ADDRESSES.get(tag, ""))
    if address and (tag != "a" or name.casefold() in _ADDRESSED):
        return address
    return node.text(separator=" ")[:MAX_VALUE]
