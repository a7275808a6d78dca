"""The walk through the tags of a page: which nodes there are, which pieces of text, and where a block ends."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from transforms.markup.elements import LINE, PARAGRAPH, UNSEEN, Attributes, Element, element, telling

PARTED: Final = "\0"  # the last piece of a block; no parser lets it through
CELLS: Final = frozenset(("td", "th"))
_VOID: Final = frozenset((
    "br", "img", "hr", "input", "meta", "link", "wbr", "source", "area", "base", "col", "embed", "param", "track",
))  # fmt: skip
_NODELESS: Final = _VOID | UNSEEN
_SHORT_CELL: Final = 80  # characters; shorter cells of a row stand in one line
_PREFORMATTED: Final = frozenset(("pre", "listing"))
_OTHER: Final = -1  # a tag that makes no node: a comment, a script, an element without an end, or an unseen one

Step = tuple[Callable[["Walk", Any], None], Any]
Edges = tuple[Step | None, Step]


class Walk:
    """A walk through the tags of a page.

    Tags go by numbers: one that opens by that of its kind in ``elements``, one that closes by one below ``_OTHER``. Of
    each node there are ``parents``, ``kinds``, ``firsts`` (how many blocks are done where it opens) and ``lasts`` (how
    many pieces are read where it closes). ``pieces`` are the runs of text between tags, ``places`` the nodes they stand
    in; ``heads`` are the first pieces of the blocks and of what follows the last one, ``gaps`` the line breaks before
    blocks, ``pictures`` the blocks before pictures. The last piece of each block is ``PARTED``.
    """

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.kinds_of: dict[tuple[str, Attributes], int] = {}
        self.begins: list[Step | None] = []  # of each kind what is due where it begins
        self.finishes: list[Step] = []
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

    def read(self, tokens: list[str]) -> None:
        """Go through all tags of a page; calls would cost as much again, so what most tags need is done here."""
        numbers, begins, ends = self.numbers, self.begins, self.ends
        parents, kinds, firsts, lasts = self.parents, self.kinds, self.firsts, self.lasts
        hidden, pieces, heads, finishes = self.hidden, self.pieces, self.heads, self.finishes
        node = 0
        for token in tokens:
            tag, _, text = token.partition(">")
            number = numbers.get(tag)
            if number is None or hidden:
                number = self._seen(tag, node)
            if number >= 0:
                begin = begins[number]
                if begin:
                    begin[0](self, begin[1])
                parents.append(node)
                node = len(kinds)
                kinds.append(number)
                firsts.append(len(heads) - 1)
                lasts.append(0)
            elif number < _OTHER:
                outer = parents[node] if ends[kinds[node]] == number else self._around(number, node)
                while node != outer:
                    due, how = finishes[kinds[node]]
                    due(self, how)
                    lasts[node] = len(pieces)
                    node = parents[node]
            elif tag and not hidden:
                self._other(tag)
            if text and not hidden and (len(pieces) > heads[-1] or not text.isspace()):
                self._piece(text, node)
        self._break(PARAGRAPH)

    def _seen(self, tag: str, node: int) -> int:
        """Return the number of a tag as it counts where it stands."""
        number = self.numbers.get(tag)
        if number is None:
            number = self.numbers[tag] = self._number(tag)
        return self._unhidden(number, tag, node) if self.hidden else number

    def _number(self, tag: str) -> int:
        """Return the number of a tag."""
        if tag[0] == "/":
            return self._end(tag[1:])
        name, _, _ = tag.partition(" ")
        if name in _NODELESS or '"' in name:  # a "<" in the name of an attribute parts a tag
            return _OTHER
        told = telling(tag)
        number = self.kinds_of.get((name, told))
        return self._kind(name, told) if number is None else number

    def _end(self, name: str) -> int:
        return self.ends_of.setdefault(name, _OTHER - 1 - len(self.ends_of))

    def _kind(self, name: str, told: Attributes) -> int:
        """Add a kind of element."""
        made = element(name, told)
        self.elements.append(made)
        self.ends.append(self._end(name))
        begin, finish = self._own_edges.get(name) or self._edges[made.breaks]
        self.begins.append(begin)
        self.finishes.append(finish)
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

    def _link(self, begins: bool) -> None:
        """Part a link from one that ends where it begins."""
        if not begins:
            self.link_end = len(self.pieces)
        elif self.link_end == len(self.pieces):
            self._space()

    def _cell(self, _: bool) -> None:
        """Let short cells share a line, part the others."""
        if sum(map(len, self.pieces[self.heads[-1] :])) < _SHORT_CELL:
            self._space()
        else:
            self._break(0)

    def _lines(self, begins: bool) -> None:
        """Begin or end text whose line breaks count."""
        self._break(PARAGRAPH)
        self.verbatim = begins

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
            self.pieces.append(PARTED)
            self.places.append(0)
            self.heads.append(len(self.pieces))
            self.gaps.append(self.gap)
            self.gap = self.line_breaks = 0
        if breaks > self.gap:
            self.gap = breaks

    def _piece(self, text: str, node: int) -> None:
        """Take up a run of text; white space begins no block."""
        if self.verbatim and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._other("br")
                self._piece(line, node)
        elif len(self.pieces) > self.heads[-1] or text.replace("&nbsp;", " ").strip():
            self.pieces.append(text)
            self.places.append(node)

    def _nothing(self, _: None) -> None:
        """Do nothing: two elements in three have something due where they end."""

    def _space(self) -> None:
        """Part what follows from what was read of the block at hand, if anything; it matters not where a space is."""
        if len(self.pieces) > self.heads[-1]:
            self.pieces.append(" ")
            self.places.append(0)

    # what is due where an element begins, and where it ends; as methods of a walk they would keep it alive
    _edges: ClassVar[tuple[Edges, ...]] = (
        (None, (_nothing, None)),
        ((_break, LINE), (_break, LINE)),
        ((_break, PARAGRAPH), (_break, PARAGRAPH)),
    )
    _own_edges: ClassVar[dict[str, Edges]] = {
        "a": ((_link, True), (_link, False)),
        **dict.fromkeys(CELLS, ((_cell, True), (_nothing, None))),
        **dict.fromkeys(_PREFORMATTED, ((_lines, True), (_lines, False))),
    }
