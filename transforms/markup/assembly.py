"""Assembly: the kept blocks of a page of markup as one text, laid out as a reader saw them."""

import unicodedata
from typing import Final

from transforms.markup.elements import TAGS
from transforms.markup.splitting import Marked

_ON_LINES: Final = frozenset(TAGS.index(tag) for tag in ("li", "cell", "dt", "dd", "pre"))


def story(page: Marked, kept: list[int]) -> str:
    """Join blocks to paragraphs; items of a list, rows of a table and lines of code stand on lines of their own."""
    blocks = page.blocks
    frames = page.frames[page.homes].tolist()
    tags = [page.elements[kind].tag for kind in page.kinds[page.frames[page.homes]].tolist()]
    made: list[str] = []
    last = -2
    for block in kept:
        if made:
            made.append(_gap(last, block, int(blocks.breaks[block]), frames, tags))
        made.append(blocks.text_of(block))
        last = block
    return unicodedata.normalize("NFC", "".join(made))


def _gap(last: int, block: int, breaks: int, frames: list[int], tags: list[int]) -> str:
    """Return what parts two kept blocks: a space in a line, a line break in a list, else a blank line."""
    if last == block - 1 and breaks == 0:
        return " "
    if tags[last] == tags[block] and tags[block] in _ON_LINES:
        return "\n"
    same_line_breaks = last == block - 1 and breaks == 1 and frames[last] == frames[block]
    return "\n" if same_line_breaks else "\n\n"
