"""Flattened text: keep the story, drop the furniture, say why."""

import re
from itertools import accumulate

from schemas.block import BlockKind
from schemas.rejection import Rule
from transforms.clean import WORD, fold, paragraphs, tidy
from transforms.page import NoArticle, Page, Verdict

RUNS = re.compile(r"[^\n]*\n*")
SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
RELATED = re.compile(
    r"(?:read (?:also|more)|also read|see also|lire aussi|lesen sie auch|читайте также|lea también)\b", re.IGNORECASE
)
COUNTER = re.compile(r"[\d\s.,:/%|–-]+[A-Za-z]{0,12}$")
MIN_WORDS = 12  # a line of at least so many words that ends a sentence: F1 .84-.90 alone, the best rule of thumb
STORY_WORDS = 25


def read_flattened(text: str, *, url: str | None = None) -> Page | NoArticle:
    """Read a page that somebody flattened to text; ``url`` is no evidence here."""
    del url
    runs = [run for run in RUNS.findall(text) if run]
    sentences = [_is_sentence(run) for run in runs]
    verdicts = _verdicts(runs, sentences)
    story = paragraphs(text[v.start : v.end] for v in verdicts if v.kept and v.kind != "title")
    words = sum(1 for _ in WORD.finditer(story))
    if words < STORY_WORDS:
        found = f"{words} words in sentences, {STORY_WORDS} make a story"
        return NoArticle(rule=Rule.NO_CONTENT, message=found, visible=text, verdicts=verdicts)
    title = next((tidy(text[v.start : v.end]) for v in verdicts if v.kind == "title"), None)
    return Page(
        visible=text, verdicts=verdicts, story=story, title=title, title_source="text" if title else "none",
        extractor="flattened",
    )  # fmt: skip


def _is_sentence(run: str) -> bool:
    line = run.strip()
    return len(WORD.findall(line)) >= MIN_WORDS and bool(SENTENCE_END.search(line)) and not RELATED.match(line)


def _verdicts(runs: list[str], sentences: list[bool]) -> tuple[Verdict, ...]:
    first = sentences.index(True) if any(sentences) else len(runs)
    headline = _headline(runs, first)
    ends = list(accumulate(len(run) for run in runs))
    return tuple(
        _verdict(run, end - len(run), end, no == headline, sentences[no], first <= no)
        for no, (run, end) in enumerate(zip(runs, ends, strict=True))
    )


def _headline(runs: list[str], first: int) -> int | None:
    """Return the last line above the first sentence that has the length of a headline."""
    above = [
        no for no in range(first) if 4 <= len(WORD.findall(runs[no])) <= 25 and not COUNTER.match(runs[no].strip())
    ]
    return above[0] if above and fold(runs[above[0]]) else None


def _verdict(run: str, start: int, end: int, title: bool, sentence: bool, inside: bool) -> Verdict:
    def say(kind: BlockKind, kept: bool, score: float, reason: str) -> Verdict:
        return Verdict(start=start, end=end, kind=kind, kept=kept, score=score, reason=reason)

    if title:
        return say("title", True, 0.6, "first line of a headline's length above the story")
    if sentence:
        return say("body", True, 0.8, f"at least {MIN_WORDS} words that end a sentence")
    if RELATED.match(run.strip()):
        return say("related", False, 0.1, "points to another story")
    if COUNTER.match(run.strip()):
        return say("counter", False, 0.05, "numbers, no words")
    return say("other", False, 0.2, "short line inside the story" if inside else "above the story")
