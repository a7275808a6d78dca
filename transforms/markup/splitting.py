"""Splitting: the tags of a page become blocks of visible text, each with its place among the elements."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import CLASS_OF, codes_of
from transforms.blocks.splitting import Split
from transforms.blocks.words import Indices
from transforms.markup.elements import MARK, PARAGRAPH, UNSEEN, Attributes, Element, element, telling
from transforms.markup.tree import Token

_VOID: Final = frozenset((
    "br", "img", "hr", "input", "meta", "link", "wbr", "source", "area", "base", "col", "embed", "param", "track",
))  # fmt: skip
_CELLS: Final = frozenset(("td", "th"))
_SHORT_CELL: Final = 80  # characters; shorter cells of a row stand in one line
_PREFORMATTED: Final = frozenset(("pre", "listing"))
_LINK: Final = MARK["link"]
_BOLD: Final = MARK["bold"]
_TELLING: Final = _LINK | _BOLD
_ENTITIES: Final = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # all that are written


@dataclass(frozen=True, slots=True)
class Marked:
    """The visible text of a page in blocks, and the elements around them.

    ``homes`` is the innermost node that holds all of a block. Of each node, ``parents``, ``kinds`` (a number in
    ``elements``), ``marks`` (those of all nodes around it too), ``frames`` (the innermost node around it that breaks
    lines), ``depths`` (how many nodes are around it), and the blocks it holds, from ``firsts`` to before ``lasts``.
    ``linked`` and ``bold`` are characters of each block; ``images`` is a running sum of the pictures in front of them.
    """

    blocks: Split
    homes: Indices
    parents: Indices
    kinds: Indices
    marks: NDArray[np.int64]
    frames: Indices
    firsts: Indices
    lasts: Indices
    depths: Indices
    elements: tuple[Element, ...]
    linked: Indices
    bold: Indices
    images: Indices


Step = tuple[Callable[[Any], None], Any]


def _nothing(_: int) -> None:
    """Do nothing: a comment or script only parts two runs of text."""


class Walk:
    """A walk through the tags of a page: what is open, what was read of the block at hand, and what is done."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.steps: dict[str, Step] = {"": (_nothing, 0)}  # what to do at a tag, by the tag as it is written
        self.kinds_of: dict[tuple[str, Attributes], int] = {}
        self.parents, self.kinds, self.marks, self.frames = [0], [self._kind("body", "")], [0], [0]
        self.firsts, self.lasts, self.depths = [0], [0], [0]
        self.open: list[tuple[str, int]] = []  # name and node of each open element
        self.node = 0
        self.unseen = 0  # how many elements were open where text ceased to be visible, 0 where it is
        self.verbatim = False
        self.parts: list[str] = []
        self.places: list[int] = []
        self.link_end = 0
        self.gap = 0
        self.line_breaks = 0
        self.texts: list[str] = []
        self.homes: list[int] = []
        self.gaps: list[int] = []
        self.linked: list[int] = []
        self.bold: list[int] = []
        self.pictures: list[int] = []

    def read(self, tokens: list[Token]) -> None:
        """Go through all tags of a page."""
        steps = self.steps
        for tag, text in tokens:
            found = steps.get(tag)
            if found is None:
                found = steps[tag] = self._step(tag)
            found[0](found[1])
            if text and not self.unseen and (self.parts or not text.isspace()):
                self._text(text)
        self._break(PARAGRAPH)

    def _step(self, tag: str) -> Step:
        """Return what is to be done at a tag."""
        if tag[0] == "/":
            return self._close, tag[1:]
        name, _, _ = tag.partition(" ")
        if name in _VOID:
            return self._void, name
        if name in UNSEEN:
            return self._hide, name
        return self._open, self._kind(name, tag[len(name) :])

    def _kind(self, name: str, attributes: str) -> int:
        told = telling(attributes) if attributes else ()
        number = self.kinds_of.setdefault((name, told), len(self.elements))
        if number == len(self.elements):
            self.elements.append(element(name, told))
        return number

    def _hide(self, name: str) -> None:
        self.open.append((name, self.node))
        self.unseen = self.unseen or len(self.open)

    def _open(self, kind: int) -> None:
        made, outer = self.elements[kind], self.node
        self.open.append((made.name, outer))
        if self.unseen:
            return
        framed = made.breaks
        if framed:
            self._break(framed)
            self.verbatim |= made.name in _PREFORMATTED
        elif made.name == "a":
            if self.link_end and self.link_end == len(self.parts):
                self._text(" ")
        elif made.name in _CELLS:
            self._cell()
            framed = 1
        node = self.node = len(self.parents)
        self.parents.append(outer)
        self.kinds.append(kind)
        self.marks.append(self.marks[outer] | made.marks)
        self.frames.append(node if framed else self.frames[outer])
        self.firsts.append(len(self.texts))
        self.lasts.append(0)
        self.depths.append(self.depths[outer] + 1)

    def _cell(self) -> None:
        """Let short cells share a line, part the others."""
        if sum(map(len, self.parts)) < _SHORT_CELL:
            self._text(" ")
        else:
            self._break(0)

    def _void(self, name: str) -> None:
        if self.unseen:
            return
        if name == "br":
            self._break(0)
            self.line_breaks += 1
            self.gap = max(self.gap, self.line_breaks)
        elif name == "hr":
            self._break(PARAGRAPH)
        elif name == "img":
            self.pictures.append(len(self.texts))

    def _close(self, name: str) -> None:
        if not self.open:
            return
        if self.open[-1][0] != name:
            if all(opened != name for opened, _ in self.open):
                return
            while self.open[-1][0] != name:
                self._leave()
        self._leave()

    def _leave(self) -> None:
        """Leave the innermost open element."""
        name, outer = self.open.pop()
        if self.unseen:
            if len(self.open) < self.unseen:
                self.unseen = 0
            return
        node = self.node
        breaks = self.elements[self.kinds[node]].breaks
        if breaks:
            self._break(breaks)
            if name in _PREFORMATTED:
                self.verbatim = False
        elif name == "a":
            self.link_end = len(self.parts)
        self.lasts[node] = len(self.texts) + 1 if self.parts else len(self.texts)
        self.node = outer

    def _break(self, breaks: int) -> None:
        """End the block at hand, if any, and ask for line breaks before the next one."""
        if self.parts:
            self._flush()
        if breaks > self.gap:
            self.gap = breaks

    def _text(self, text: str) -> None:
        if not self.verbatim or "\n" not in text:
            self._piece(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._void("br")
            self._piece(line)

    def _piece(self, text: str) -> None:
        if self.parts or text.replace("&nbsp;", " ").strip():
            self.parts.append(text)
            self.places.append(self.node)

    def _flush(self) -> None:
        """Make a block of what was read of one."""
        text = "".join(self.parts)
        if "&" in text:
            for entity, sign in _ENTITIES:
                text = text.replace(entity, sign)
        text = " ".join(text.split())
        if text:
            self._block(text)
        self.parts, self.places, self.link_end = [], [], 0

    def _block(self, text: str) -> None:
        linked = bold = 0
        first, last = len(self.parents), 0
        for part, place in zip(self.parts, self.places, strict=True):
            marks = self.marks[place]
            if marks & _TELLING:
                size = len(part.strip())
                linked += size if marks & _LINK else 0
                bold += size if marks & _BOLD else 0
            if place != last and not part.isspace():
                first, last = min(first, place), max(last, place)
        self.texts.append(text)
        self.homes.append(self._shared(first, last))
        self.gaps.append(self.gap)
        self.linked.append(linked)
        self.bold.append(bold)
        self.gap = self.line_breaks = 0

    def _shared(self, first: int, last: int) -> int:
        """Return the innermost node around two, and so around all whose numbers lie between theirs."""
        while first != last:
            if first > last:
                first = self.parents[first]
            else:
                last = self.parents[last]
        return first


def split(tokens: list[Token]) -> Marked:
    """Split a page at its elements; the blocks are its visible text as a reader would see it laid out."""
    walk = Walk()
    walk.read(tokens)
    count = len(walk.texts)
    walk.lasts[0] = count
    return Marked(
        blocks=laid_out(walk.texts, walk.gaps),
        homes=np.array(walk.homes, np.intp),
        parents=np.array(walk.parents, np.intp),
        kinds=np.array(walk.kinds, np.intp),
        marks=np.array(walk.marks, np.int64),
        frames=np.array(walk.frames, np.intp),
        firsts=np.array(walk.firsts, np.intp),
        lasts=np.array(walk.lasts, np.intp),
        depths=np.array(walk.depths, np.intp),
        elements=tuple(walk.elements),
        linked=np.array(walk.linked, np.intp),
        bold=np.array(walk.bold, np.intp),
        images=np.searchsorted(np.array(walk.pictures, np.intp), np.arange(count + 1), side="left"),
    )


def laid_out(texts: list[str], gaps: list[int]) -> Split:
    """Lay blocks out as one text: pieces of a line parted by a space, lines and paragraphs by line breaks."""
    count = len(texts)
    breaks = np.minimum(np.array(gaps, np.intp), PARAGRAPH)
    breaks[:1] = 0
    spaces = np.maximum(breaks, 1)
    spaces[:1] = 0
    sizes = np.fromiter(map(len, texts), np.intp, count)
    ends = np.cumsum(sizes + spaces)
    starts = ends - sizes
    text = "".join("\n" * gap + one if gap else f" {one}" for gap, one in zip(breaks.tolist(), texts, strict=True))[1:]
    codes = codes_of(text)
    edges = np.append(starts, len(text))
    return Split(text, codes, CLASS_OF[codes], edges, starts, ends, breaks, np.ones(count, np.intp))
