"""The walk through the tags of a page: which nodes there are, which pieces of text, and where a block ends."""

from typing import Final

from transforms.markup.elements import PARAGRAPH, UNSEEN, Attributes, Element, element, telling
from transforms.markup.tree import Token

CELLS: Final = frozenset(("td", "th"))
_VOID: Final = frozenset((
    "br", "img", "hr", "input", "meta", "link", "wbr", "source", "area", "base", "col", "embed", "param", "track",
))  # fmt: skip
_NODELESS: Final = _VOID | UNSEEN
_SHORT_CELL: Final = 80  # characters; shorter cells of a row stand in one line
_PREFORMATTED: Final = frozenset(("pre", "listing"))
_OTHER: Final = -1  # a tag that makes no node: a comment, a script, an element without an end, or an unseen one
# what is to be done where an element begins and ends, besides line breaks
_LINK: Final = -1
_CELL: Final = -2
_VERBATIM: Final = -3


class Walk:
    """A walk through the tags of a page.

    Tags go by numbers: one that opens by that of its kind in ``elements``, one that closes by one below ``_OTHER``. Of
    each node there are ``parents``, ``kinds``, and the blocks it holds, from ``firsts`` to before ``lasts``. ``pieces``
    are the runs of text between tags, ``places`` the nodes they stand in; ``heads`` are the first pieces of the blocks
    and of what follows the last one, ``gaps`` the line breaks before blocks, ``pictures`` the blocks before pictures.
    """

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.kinds_of: dict[tuple[str, Attributes], int] = {}
        self.edges: list[int] = []  # of each kind its line breaks, or one of the constants above
        self.ends: list[int] = []  # of each kind the number of the tag that closes it
        self.ends_of: dict[str, int] = {}
        self.numbers = {"": _OTHER}  # by the tag as it is written
        self.parents, self.kinds, self.firsts, self.lasts = [0], [self._kind("body", ())], [0], [0]
        self.pieces: list[str] = []
        self.places: list[int] = []
        self.heads = [0]
        self.gaps: list[int] = []
        self.pictures: list[int] = []
        self.hidden: list[int] = []  # the ends of the elements that are open where text is not visible
        self.verbatim = False
        self.link_end = self.gap = self.line_breaks = 0

    def read(self, tokens: list[Token]) -> None:
        """Go through all tags of a page; calls would cost as much again, so what most tags need is done here."""
        numbers, edges, ends, hidden = self.numbers, self.edges, self.ends, self.hidden
        parents, kinds, firsts, lasts = self.parents, self.kinds, self.firsts, self.lasts
        pieces, places, heads = self.pieces, self.places, self.heads
        node = 0
        for tag, text in tokens:
            number = numbers.get(tag)
            if number is None:
                number = numbers[tag] = self._number(tag)
            if hidden:
                number = self._unhidden(number, tag, node)
            if number >= 0:
                edge = edges[number]
                if edge > 0:
                    self._break(edge)
                elif edge:
                    self._enter(edge, node)
                parents.append(node)
                node = len(kinds)
                kinds.append(number)
                firsts.append(len(heads) - 1)
                lasts.append(0)
            elif number < _OTHER:
                outer = parents[node] if ends[kinds[node]] == number else self._around(number, node)
                while node != outer:
                    edge = edges[kinds[node]]
                    if edge > 0:
                        self._break(edge)
                    elif edge:
                        self._leave(edge)
                    lasts[node] = len(heads) - (len(pieces) == heads[-1])
                    node = parents[node]
            elif tag and not hidden:
                self._other(tag)
            if text and not hidden:
                if self.verbatim:
                    self._lines(text, node)
                elif len(pieces) > heads[-1] or (not text.isspace() and text.replace("&nbsp;", " ").strip()):
                    pieces.append(text)
                    places.append(node)
        self._break(PARAGRAPH)

    def _number(self, tag: str) -> int:
        """Return the number of a tag."""
        if tag[0] == "/":
            return self._end(tag[1:])
        name, attributed, _ = tag.partition(" ")
        if name in _NODELESS:
            return _OTHER
        told = telling(tag) if attributed else ()
        number = self.kinds_of.get((name, told))
        return self._kind(name, told) if number is None else number

    def _end(self, name: str) -> int:
        return self.ends_of.setdefault(name, _OTHER - 1 - len(self.ends_of))

    def _kind(self, name: str, told: Attributes) -> int:
        """Add a kind of element."""
        made = element(name, told)
        self.elements.append(made)
        self.ends.append(self._end(name))
        edge = _LINK if name == "a" else _CELL if name in CELLS else made.breaks
        self.edges.append(_VERBATIM if name in _PREFORMATTED else edge)
        number = self.kinds_of[name, told] = len(self.kinds_of)
        return number

    def _around(self, number: int, node: int) -> int:
        """Return the node around the one that a tag closes; the node at hand where nothing such is open."""
        closed = node
        while closed and self.ends[self.kinds[closed]] != number:
            closed = self.parents[closed]
        return self.parents[closed] if closed else node

    def _unhidden(self, number: int, tag: str, node: int) -> int:
        """Follow the elements inside an unseen one; return the number of a tag that closes one around it."""
        if number >= 0:
            self.hidden.append(self.ends[number])
        elif number == _OTHER:
            self._hide(tag)
        elif number in self.hidden:
            while self.hidden.pop() != number:
                pass
        elif self._around(number, node) != node:
            self.hidden.clear()
            return number
        return _OTHER

    def _hide(self, tag: str) -> None:
        name, _, _ = tag.partition(" ")
        if name in UNSEEN:
            self.hidden.append(self._end(name))

    def _enter(self, edge: int, node: int) -> None:
        """Do what is due where an element begins; ``node`` is around it."""
        if edge == _VERBATIM:
            self._break(PARAGRAPH)
            self.verbatim = True
        elif edge == _LINK:
            if self.link_end == len(self.pieces):
                self._space(node)
        elif sum(map(len, self.pieces[self.heads[-1] :])) >= _SHORT_CELL:
            self._break(0)
        else:
            self._space(node)

    def _leave(self, edge: int) -> None:
        """Do what is due where an element ends."""
        if edge == _VERBATIM:
            self._break(PARAGRAPH)
            self.verbatim = False
        elif edge == _LINK:
            self.link_end = len(self.pieces)

    def _other(self, tag: str) -> None:
        """Do what is due at a tag that makes no node."""
        name, _, _ = tag.partition(" ")
        if name == "br":
            self._break(0)
            self.line_breaks += 1
            self.gap = max(self.gap, self.line_breaks)
        elif name == "hr":
            self._break(PARAGRAPH)
        elif name == "img":
            self.pictures.append(len(self.gaps))
        else:
            self._hide(tag)

    def _break(self, breaks: int) -> None:
        """End the block at hand, if any, and ask for line breaks before the next one."""
        if len(self.pieces) > self.heads[-1]:
            self.heads.append(len(self.pieces))
            self.gaps.append(self.gap)
            self.gap = self.line_breaks = 0
        if breaks > self.gap:
            self.gap = breaks

    def _lines(self, text: str, node: int) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._other("br")
            if len(self.pieces) > self.heads[-1] or line.replace("&nbsp;", " ").strip():
                self.pieces.append(line)
                self.places.append(node)

    def _space(self, node: int) -> None:
        """Part what follows from what was read of the block at hand, if anything."""
        if len(self.pieces) > self.heads[-1]:
            self.pieces.append(" ")
            self.places.append(node)
