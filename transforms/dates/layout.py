"""The lines of a text and what surrounds a place in it."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from operator import sub

from transforms.dates.codes import Words, codes_of, table_of
from transforms.dates.labels import PROMISES

LONG = 110  # characters from which a line is a paragraph rather than a heading, teaser or menu entry
LONG_DENSE = 45  # the same in scripts that write a word in one or two characters
_LINE = re.compile(r"[^\s][^\n]*")
_DENSE = table_of(map(chr, (*range(0x3040, 0x3100), *range(0x3400, 0xA000), *range(0xAC00, 0xD7B0))))
# headings under which other people's dates stand; the words are stems, matched at the start of a short line
# matched against lower case, which is cheaper than ignoring case; no look at what does not begin like one of the words
_COMMENTS = re.compile(
    r"\n[ \t]*(?:\d{1,4} )?(?=[acdhjkloprsykкоコ评評댓])"
    r"(?:comments?|kommentare?n?|commentaires?|comentarios?|comentários?|commenti|reacties|responses?|replies|"
    r"leave a (?:reply|comment)|hinterlasse|join the (?:discussion|conversation)|schreibe? einen kommentar|antworten|"
    r"diskussion|discussion|комментарии|yorumlar|komentarze|komentáře|kommentit|opmerkingen|コメント|评论|評論|댓글)\b"
)
_CLOCK = re.compile(r"[0-9](?<![\d:.,].)[0-9]?[:.h][0-5][0-9](?![\d:.,]\d|\d)")
_PROMISES = Words(PROMISES)


@dataclass(frozen=True)
class Layout:
    """The non-empty lines of a text, by their first and last character."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Layout":
        """Find the lines; white space at their ends is no part of them."""
        starts, ends = [], []
        for match in _LINE.finditer(text):
            starts.append(match.start())
            ends.append(match.start() + len(match[0].rstrip()))
        return cls(text, tuple(starts), tuple(ends))

    @cached_property
    def long_lines(self) -> tuple[int, ...]:
        """Numbers of the lines that are paragraphs."""
        dense = int(_DENSE.take(codes_of(self.text[:4000])).sum()) * 5 > min(len(self.text), 4000)
        least = LONG_DENSE if dense else LONG
        return tuple([n for n, size in enumerate(map(sub, self.ends, self.starts)) if size >= least])

    @cached_property
    def repeats(self) -> Counter[str]:
        """How often each line stands in the text: a headline often stands twice."""
        return Counter([self.text[a:b] for a, b in zip(self.starts, self.ends, strict=True) if 20 <= b - a <= 200])

    def repeated(self, number: int) -> int:
        """How often a line stands in the text; 0 beyond it, and for what is too short or long for a headline."""
        start, end = (self.starts[number], self.ends[number]) if 0 <= number < len(self.starts) else (0, 0)
        return self.repeats.get(self.text[start:end], 0) if 20 <= end - start <= 200 else 0

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character."""
        return self.text.replace("İ", "i").lower()  # the one letter that two stand for in lower case

    @cached_property
    def comments_from(self) -> int:
        """Where the readers' comments begin; the length of the text if nowhere."""
        match = _COMMENTS.search(self.lower, len(self.text) // 5)
        return match.start() if match else len(self.text)

    @cached_property
    def promises(self) -> tuple[int, ...]:
        """Where words announce a day of publication: an announcement without a date says that the date is lost."""
        return tuple(_PROMISES.ends(self.lower))

    @cached_property
    def clocks(self) -> tuple[int, ...]:
        """Where a time of day stands above the second paragraph; one without a date has lost it."""
        second = self.long_lines[1] if len(self.long_lines) > 1 else len(self.starts) - 1
        return tuple(
            match.start() for match in _CLOCK.finditer(self.text, 0, self.starts[second] if self.starts else 0)
        )

    def line_at(self, place: int) -> int:
        """Number of the line a character stands in."""
        return max(0, bisect_right(self.starts, place) - 1)

    def length(self, number: int) -> int:
        """Characters of a line; 0 beyond the text."""
        return self.ends[number] - self.starts[number] if 0 <= number < len(self.starts) else 0

    def line(self, number: int) -> str:
        """The line itself; empty beyond the text."""
        return self.text[self.starts[number] : self.ends[number]] if 0 <= number < len(self.starts) else ""
