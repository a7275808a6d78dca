"""Captions: lines inside a story that close with a credit or a running time, or come twice: for eyes and for ears."""

import json
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from transforms.blocks.lines import without
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.title import folded
from transforms.blocks.words import Indices

LONGEST: Final = 450  # characters
_TAIL: Final = 90
SHORTEST_TWIN: Final = 20  # characters
MOST_CREDIT: Final = 12  # words by which a caption is longer than the text that stands for its picture
_OPENING: Final = 8
_NAMES: Final = r"[^.!?:：\n]{2,60}"


@cache
def _closing() -> re.Pattern[str]:
    """Match what ends a line: a picture word with a colon and a name, a sign and a running time or an agency."""
    known: dict[str, list[str]] = json.loads(files(__package__).joinpath("captions.json").read_text("utf-8"))
    pictures, agencies = ("|".join(map(re.escape, sorted(known[key], key=len, reverse=True))) for key in known)
    return re.compile(
        rf"(?:^|[\s(（\[|]|(?<=[.。]))(?:{pictures})\s*[:：©/]\s*{_NAMES}[)）\]]?\.?$"
        rf"|[|·•–-]\s*\d{{1,2}}:\d\d(?:\s*min(?:\.|s|utes|uten|utos)?)?\.?$"
        rf"|(?:/|\bvia |\| |©)\s*(?:{agencies})(?: [\w ]{{1,20}})?[)）\]]?\.?$",
        re.IGNORECASE,
    )


def uncredited(blocks: Split, stays: Flags) -> Flags:
    """Return the blocks that stay once captions with a credit have gone.

    In gold texts 97 % of the words of such blocks are furniture, in news 98 %.
    """
    return without(blocks, stays, is_credited, longest=LONGEST)


def untwinned(blocks: Split, stays: Flags, sizes: Indices) -> Flags:
    """Return the blocks that stay once those are gone that say one thing twice: the text of a picture and its caption.

    Twins are neighbours on the page, or among what stays. ``sizes`` are the words of each block.
    """
    stays = stays.copy()
    text, starts, ends = blocks.text, blocks.starts.tolist(), blocks.ends.tolist()
    opening = [text[start : start + _OPENING].lower() for start in starts]
    for worded in ((sizes > 0).nonzero()[0].tolist(), (stays & (sizes > 0)).nonzero()[0].tolist()):
        for block, other in pairwise(worded):
            if opening[block] != opening[other] or not (stays[block] or stays[other]):
                continue
            if _are_twins(text[starts[block] : ends[block]], text[starts[other] : ends[other]]):
                stays[block] = stays[other] = False
    return stays


def _are_twins(one: str, other: str) -> bool:
    """Say whether two lines have the same words, or one of them but a few more after those of the other."""
    if min(len(one), len(other)) < SHORTEST_TWIN:
        return False
    short, long = sorted((folded(one), folded(other)), key=len)
    rest = long[len(short) :]
    return long.startswith(short) and rest[:1] in ("", " ") and rest.count(" ") <= MOST_CREDIT


def is_credited(line: str) -> bool:
    """Say whether a line closes with whose picture it describes, or with the time that a film runs."""
    tail = line[-_TAIL:]
    signed = any(sign in tail for sign in ":：©/|") or "via " in tail
    return signed and _closing().search(tail) is not None
