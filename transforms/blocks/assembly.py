"""Assembly: the kept blocks as one text, paragraphs parted by blank lines."""

import re
import unicodedata
from typing import Final

from transforms.blocks.characters import IDEOGRAPH
from transforms.blocks.splitting import Split

_BULLET: Final = re.compile(r"(?:[•▪●◦‣⁃·*►▶]|#{1,6}(?=\s))\s*")
_LINK: Final = re.compile(r"!?\[([^][]*)\]\([^()\s]*\)")
_SPACES: Final = re.compile(r"[^\S\n]+")
_WRAP: Final = re.compile(r"(?<=\w)(-)\s*\n\s*|\s*\n\s*")


def story(blocks: Split, kept: list[int]) -> str:
    """Join blocks to paragraphs, pieces of one line as they stood, wrapped lines rejoined."""
    paragraphs: list[list[str]] = []
    last = -2
    for block in kept:
        text = paragraph(blocks, block)
        if paragraphs and blocks.breaks[block] == 0 and last == block - 1:
            gap = blocks.text[blocks.ends[last] : blocks.starts[block]]
            paragraphs[-1] += (" " if gap else "", text)
        elif text:
            paragraphs.append([text])
        last = block
    return unicodedata.normalize("NFC", "\n\n".join(map("".join, paragraphs)))


def paragraph(blocks: Split, block: int) -> str:
    """Return one block's characters in one line, without bullets and link targets."""
    start, end = int(blocks.starts[block]), int(blocks.ends[block])
    text = blocks.text[start:end]
    if blocks.lines[block] > 1:
        seam = "" if blocks.classes[start] == IDEOGRAPH else " "
        text = _WRAP.sub(lambda found: found[1] or seam, text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _SPACES.sub(" ", _BULLET.sub("", text, count=1) if _BULLET.match(text) else text).strip()
