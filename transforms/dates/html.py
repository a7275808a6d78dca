"""The dates of an HTML page: its head first, all its markup and its text in doubt."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser

from transforms.dates.address import from_url, shape_of
from transforms.dates.claim import Claim
from transforms.dates.claims import body_of, classed
from transforms.dates.evidence import ASIDE, Evidence, ReadClaim, Shape, weigh
from transforms.dates.found import Dating
from transforms.dates.head import head_of, read_head, title_in
from transforms.dates.headline import places, story_of
from transforms.dates.model import Forest, forest
from transforms.dates.order import Habits
from transforms.dates.partial import over_the_story, partial_rows, stamped
from transforms.dates.reading import Reading
from transforms.dates.scan import scan
from transforms.dates.shown import shown
from transforms.dates.stamp import latest_day
from transforms.dates.state import from_scripts
from transforms.dates.structured import is_malformed, read_structured
from transforms.dates.text import MIN_CONFIDENCE as TEXT_CONFIDENCE
from transforms.dates.text import partial_dates, scored
from transforms.dates.verdict import Weighed, dating_of, same_moment
from transforms.dates.weak import DOUBTED, weak
from transforms.dates.zones import zone_of
from transforms.markup.structured import Structured

# each value is the knee of a curve out of fold, see docs/dates.md
MIN_CONFIDENCE = 0.40  # below this a page has no date of publication
SURE_HEAD = 0.90  # a head this sure needs no look at the rest of the markup
ASK = 0.60  # below this the data of the page's scripts are searched
SURE = 0.87  # markup this sure needs no look at the text
MAX_DATES = 16  # dates of the visible text looked at: what lists more is a list
MAX_TEXT = 12_000  # characters of the visible text looked at
# right on 108 of 108 news pages, on 177 of 200 where the gold is what a visitor took for the date
NEWS_CONFIDENCE = 0.9


@dataclass(frozen=True)
class Source:
    """An HTML page with what its dating may lean on; it is parsed when first asked for its tree.

    ``latest`` is the last day that it can bear by its fetch, ``bound`` by its fetch or else by its landing.
    """

    html: str
    visible: str | None
    url: str | None
    locale: str | None
    home: ZoneInfo | None
    latest: date | None
    bound: date | None
    parsed: LexborHTMLParser | None = None
    stated: Structured | None = None

    @cached_property
    def language(self) -> str | None:
        """The language of the page without its country."""
        return self.locale.split("-")[0].casefold() if self.locale else None

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page; only read."""
        return LexborHTMLParser(self.html) if self.parsed is None else self.parsed

    @cached_property
    def text(self) -> str:
        """The beginning of the visible text."""
        if self.visible is not None:
            return self.visible[:MAX_TEXT]
        # the page's own tree is of no more use by then, and may be cut up
        return shown(self.tree if self.parsed is None else LexborHTMLParser(self.html), MAX_TEXT)

    @property
    def title(self) -> str:
        """What the page's title says of its story."""
        return title_in(self.html) if self.stated is None else story_of(self.stated.title)

    @cached_property
    def habits(self) -> Habits:
        """How the text of the page writes its dates."""
        sightings = scan(self.text, self.language, self.home, MAX_DATES)
        return Habits.of(self.text, sightings, language=self.locale, url=self.url, latest=self.bound)

    def read(self, found: Iterable[Claim], known: Set[date] = frozenset()) -> tuple[ReadClaim, ...]:
        """Read the dates that claims hold; those later than the latest day are refused.

        Where figures leave day and month open, the days that others state, ``known`` ones among them, tell them apart.
        """
        read = [(claim, read_structured(claim.raw, self.language, self.home)) for claim in found]
        sure = known | {r.day for _, r in read if r and not r.doubt}
        settled = [(claim, self.settled(claim.raw, sure) if r and r.doubt else r) for claim, r in read]
        return tuple(ReadClaim(c, r) for c, r in settled if r and not self.is_late(r))

    def settled(self, raw: str, known: Set[date] = frozenset()) -> Reading | None:
        """Read figures that leave day and month open as the page's habits suggest."""
        habits = replace(self.habits, days=self.habits.days | known)
        return read_structured(raw, self.language, self.home, habits)

    def is_late(self, reading: Reading) -> bool:
        """Whether a page fetched when this one was cannot bear a date yet."""
        return self.bound is not None and reading.day > self.bound

    def is_bad(self, claim: Claim) -> bool:
        """Whether what claims to be the page's own date cannot be one."""
        if claim.kind in ASIDE:
            return False
        if is_malformed(claim.raw, self.language, self.home):
            return True
        reading = read_structured(claim.raw, self.language, self.home) if self.bound else None
        if reading and reading.doubt:
            reading = self.settled(claim.raw)
        return reading is not None and self.is_late(reading)


Look = Callable[[Source, Evidence], Evidence]


def date_html(
    html: str,
    *,
    visible: str | None,
    url: str | None,
    fetched_at: datetime | None,
    language: str | None,
    zone: str | None,
    tree: LexborHTMLParser | None = None,
    stated: Structured | None = None,
    landed_at: datetime | None = None,
) -> Dating:
    """Date an HTML page; its text, its tree and what it states of itself are read anew where the caller has them not.

    ``zone`` is the publisher's IANA zone; the tree is only read. Where ``fetched_at`` is unknown no date is later than
    ``landed_at``.
    """
    latest, bound = latest_day(fetched_at), latest_day(fetched_at or landed_at)
    source = Source(html, visible, url, language, zone_of(zone), latest, bound, tree, stated)
    evidence, weighed = considered(source, at_head(source), LOOKS, forest("html"))
    dating = dating_of(evidence, weighed, MIN_CONFIDENCE, source.home)
    return dating if dating.published.date else _completed(dating, source, evidence, fetched_at)


def _completed(dating: Dating, source: Source, evidence: Evidence, fetched_at: datetime | None) -> Dating:
    """Date a page that shows no whole date by one that its reader completes, if one stands over its story."""
    partials = partial_dates(source.text, evidence.texts or (), fetched_at, source.language, source.home)
    late = over_the_story(source.text, partials, TEXT_CONFIDENCE)
    candidates = (*dating.candidates, *partial_rows(partials, late, fetched_at))
    return replace(dating, published=stamped(late, source.home), candidates=candidates)


def considered(source: Source, evidence: Evidence, looks: Sequence[Look], trees: Forest) -> tuple[Evidence, Weighed]:
    """Look further and further until a day is likely enough; return the evidence and the days by likelihood."""
    weighed = weighed_days(evidence, source.latest, trees)
    for look in looks:
        if weighed and weighed[0][1] >= _enough(evidence):
            break
        evidence = look(source, evidence)
        weighed = weighed_days(evidence, source.latest, trees)
    return evidence, weighed


def _enough(evidence: Evidence) -> float:
    if not evidence.asked_body:
        return SURE_HEAD
    return SURE if evidence.texts is None else ASK


def at_head(source: Source) -> Evidence:
    """Read what needs no parsing of the whole page: JSON-LD, the head and the address."""
    head = head_of(source.stated, source.url) if source.stated else read_head(source.html, source.url)
    shape = Shape(shape_of(head.address), (head.article, head.described))
    headlines = (head.headline,) if head.headline else ()
    read = source.read([*head.claims, *from_url(head.address)])
    bad = head.overlong or any(source.is_bad(claim) for claim in head.claims)
    return Evidence(read, shape, headlines, bad=bad)


def _at_body(source: Source, evidence: Evidence) -> Evidence:
    body = body_of(source.tree)
    read = source.read(body.claims, evidence.known)
    return replace(
        evidence, claims=(*evidence.claims, *read), shape=replace(evidence.shape, made=body.made),
        headlines=(*body.headlines, *evidence.headlines), asked_body=True,
    )  # fmt: skip


def _at_classes(source: Source, evidence: Evidence) -> Evidence:
    return replace(
        evidence, claims=(*evidence.claims, *source.read(classed(source.tree), evidence.known)), asked_classes=True
    )


def _at_text(source: Source, evidence: Evidence) -> Evidence:
    found = scored(
        source.text, url=source.url, latest=source.latest, language=source.locale, home=source.home,
        most=MAX_DATES, known=evidence.known,
        bound=source.bound,
    )  # fmt: skip
    starts = places(source.text, (*evidence.headlines, source.title))
    return replace(evidence, texts=tuple(found), text=source.text, headline_at=starts)


def _at_scripts(source: Source, evidence: Evidence) -> Evidence:
    found = source.read(from_scripts(source.html), evidence.known)
    return replace(evidence, claims=(*evidence.claims, *found), asked_scripts=True)


LOOKS: tuple[Look, ...] = (_at_body, _at_classes, _at_text, _at_scripts)  # what tells most for its cost first


def weighed_days(evidence: Evidence, latest: date | None, trees: Forest) -> Weighed:
    """Return the days of the page with their probability, the likeliest first; of equals the first seen."""
    measured = weigh(evidence, latest)
    likely = trees.probabilities([measures for _, measures in measured])
    weighed = [(day, trees.confidence(p)) for (day, _), p in zip(measured, likely, strict=True)]
    weighed = [(day, min(p, DOUBTED) if weak(evidence, day) else p) for day, p in weighed]
    weighed = [(day, min(p, evidence.surest[day])) for day, p in weighed]
    return _with_news(evidence, sorted(weighed, key=lambda item: -item[1]))


def _with_news(evidence: Evidence, weighed: Weighed) -> Weighed:
    """Put the day that a news article states of itself, with a time, before days of later changes.

    Not where its time is in UTC or naive and the likeliest day is the day next to it: that day is then the local one.
    """
    stated = (c for c in evidence.weighty if c.claim.kind == "ld_news" and c.reading.clock and not c.reading.doubt)
    news = next(stated, None)
    if news is None or not weighed:
        return weighed
    top, own = weighed[0][0], news.reading
    naive_neighbour = own.offset is None and abs((top - own.day).days) == 1
    if top == own.day and own.offset:  # with an offset of its own the day is the local one: nothing left to ask
        return [(top, max(weighed[0][1], NEWS_CONFIDENCE)), *weighed[1:]]
    if top == own.day or naive_neighbour or same_moment(news, top):
        return weighed
    others = [item for item in weighed if item[0] != own.day]
    return [(own.day, NEWS_CONFIDENCE), *((day, min(p, 1 - NEWS_CONFIDENCE)) for day, p in others)]
