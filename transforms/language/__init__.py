"""The language of a text, of each block of a page, and what the page itself declares."""

from transforms.language.answer import Language
from transforms.language.blocks import label_blocks
from transforms.language.declared import decide
from transforms.language.detection import detect, detect_all

__all__ = ["Language", "decide", "detect", "detect_all", "label_blocks"]
