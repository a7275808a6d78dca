"""The dates of an HTML page: its markup first, its visible text in doubt, htmldate as the last voice."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from schemas.date_candidate import DateRole
from transforms.dates.chosen import one_chosen
from transforms.dates.claims import KINDS, Claim, claims, classed, from_url
from transforms.dates.evidence import Evidence, ReadClaim, weigh
from transforms.dates.found import Dating, FoundDate, Stamp
from transforms.dates.model import forest
from transforms.dates.reading import Reading
from transforms.dates.stamp import latest_day, row, stamp
from transforms.dates.structured import read_structured
from transforms.dates.text import scored
from transforms.dates.zones import zone_of

MIN_CONFIDENCE = 0.40  # below this a page has no date of publication; see docs/dates.md
SURE = 0.87  # markup this sure needs no look at the text; .84 costs a seventh less and loses 9 pages in 800
ASK = 0.60  # below this htmldate is asked
MAX_HTML = 2_000_000  # characters htmldate is given at most
FORMAL = (
    "ld_news",
    "ld_article",
    "meta_published",
    "ld_page",
    "micro_published",
    "time_published",
    "time_first",
    "ld_other",
)
CHANGE_CONFIDENCE = 0.9  # a stated change is rarely wrong; no gold to measure it by
NEWS_CONFIDENCE = (
    0.9  # right on 108 of 108 news pages, on 177 of 200 where the gold is what a visitor took for the date
)
LOCAL_BEHIND, LOCAL_AHEAD = timedelta(hours=10), timedelta(hours=10)  # Hawaii and eastern Australia
Weighed = list[tuple[date, float]]


def date_html(
    html: str,
    *,
    visible: str | None,
    url: str | None,
    fetched_at: datetime | None,
    language: str | None,
    zone: str | None,
) -> Dating:
    """Date an HTML page; ``visible`` is its text if the caller has it, ``zone`` the publisher's IANA zone."""
    return date_tree(
        LexborHTMLParser(html),
        html,
        visible=visible,
        url=url,
        fetched_at=fetched_at,
        language=language,
        zone=zone,
    )


def date_tree(
    tree: LexborHTMLParser, html: str, *, visible: str | None, url: str | None, fetched_at: datetime | None,
    language: str | None, zone: str | None,
) -> Dating:  # fmt: skip
    """Date a page that is parsed already; the tree is only read."""
    home, latest = zone_of(zone), latest_day(fetched_at)
    base = language.split("-")[0].casefold() if language else None
    evidence = Evidence(read_claims([*claims(tree), *from_url(url)], base, home, latest))
    weighed = _weighed(evidence, latest)
    for look in looks(tree, html, visible, url, base, home, latest):
        if weighed and weighed[0][1] >= (SURE if evidence.texts is None else ASK):
            break
        evidence = look(evidence)
        weighed = _weighed(evidence, latest)
    return _dating(evidence, weighed, home)


def looks(
    tree: LexborHTMLParser, html: str, visible: str | None, url: str | None, language: str | None,
    home: ZoneInfo | None, latest: date | None,
) -> Sequence[Callable[[Evidence], Evidence]]:  # fmt: skip
    """Return the further looks at a page in doubt, the cheaper first."""

    def at_classes(evidence: Evidence) -> Evidence:
        more = read_claims(classed(tree), language, home, latest)
        return replace(evidence, claims=(*evidence.claims, *more), asked_classes=True)

    def at_text(evidence: Evidence) -> Evidence:
        text = extract_plain_text(html) if visible is None else visible
        texts = tuple(scored(text, url=url, latest=latest, language=language, home=home))
        return replace(evidence, texts=texts)

    def ask_htmldate(evidence: Evidence) -> Evidence:
        return replace(evidence, voice=_htmldate(html, latest), asked_voice=True)

    return at_classes, at_text, ask_htmldate


def read_claims(
    found: Iterable[Claim], language: str | None, home: ZoneInfo | None, latest: date | None
) -> tuple[ReadClaim, ...]:
    """Read the dates that claims hold; those later than ``latest`` are refused."""
    read = ((claim, read_structured(claim.raw, language, home)) for claim in found)
    return tuple(ReadClaim(c, r) for c, r in read if r and (latest is None or r.day <= latest))


def _htmldate(html: str, latest: date | None) -> date | None:
    """Ask htmldate without its extensive search, whose first use costs 4.5 s; None for what it refuses."""
    try:
        found = find_date(html[:MAX_HTML], extensive_search=False, original_date=True)
    except (ValueError, OverflowError, AttributeError, TypeError):  # +99:99 and its like raise there
        return None
    day = date.fromisoformat(found) if found else None
    return day if day and (latest is None or day <= latest) else None


def _weighed(evidence: Evidence, latest: date | None) -> Weighed:
    """Return the days of the page with their probability, the likeliest first; of equals the first seen."""
    trees = forest("html")
    weighed = [(day, trees.confidence(trees.probability(measures))) for day, measures in weigh(evidence, latest)]
    return _with_news(evidence, sorted(weighed, key=lambda item: -item[1]))


def _with_news(evidence: Evidence, weighed: Weighed) -> Weighed:
    """Put the day that a news article states of itself, with a time, before days of later changes.

    Not where its time is in UTC or naive and the likeliest day is the day next to it: that day is then the local one.
    """
    news = next((c for c in evidence.weighty if c.claim.kind == "ld_news" and c.reading.clock), None)
    if news is None or not weighed:
        return weighed
    top, own = weighed[0][0], news.reading
    naive_neighbour = own.offset is None and abs((top - own.day).days) == 1
    if top == own.day and own.offset:  # with an offset of its own the day is the local one: nothing left to ask
        return [(top, max(weighed[0][1], NEWS_CONFIDENCE)), *weighed[1:]]
    if top == own.day or naive_neighbour or _same_moment(news, top):
        return weighed
    others = [item for item in weighed if item[0] != own.day]
    return [(own.day, NEWS_CONFIDENCE), *((day, min(p, 1 - NEWS_CONFIDENCE)) for day, p in others)]


def _dating(evidence: Evidence, weighed: Weighed, home: ZoneInfo | None) -> Dating:
    day, confidence = weighed[0] if weighed and weighed[0][1] >= MIN_CONFIDENCE else (None, 0.0)
    published = _published(evidence, day, confidence, home)
    changed = _changed(evidence, day)
    modified = _claimed(changed, confidence=CHANGE_CONFIDENCE, home=home) if changed else Stamp()
    candidates = one_chosen(_rows(evidence, dict(weighed), day, changed), published)
    return Dating(published=published, modified=modified, candidates=candidates)


def _published(evidence: Evidence, day: date | None, confidence: float, home: ZoneInfo | None) -> Stamp:
    """Return the most exact and most formal statement of the chosen day."""
    if day is None:
        return Stamp()
    stating = [item for item in evidence.weighty if item.reading.day == day and item.claim.role == "published"]
    best = min(stating, key=_formality, default=None)
    if best is None or best.reading.clock is None:
        instant = next((item for item in evidence.weighty if _same_moment(item, day)), None)
        if instant:
            return replace(
                _claimed(instant, confidence=confidence, home=None),
                date=day,
                time=None,
                utc_offset_minutes=None,
            )
    if best:
        return _claimed(best, confidence=confidence, home=home)
    texts = [item for item in evidence.texts or () if item.day == day]
    seen = max(texts, key=lambda item: item.probability, default=None)
    if seen:
        return stamp(seen.reading, source="text", raw=seen.reading.value, confidence=confidence, home=home)
    claimed = next((item for item in evidence.claims if item.reading.day == day), None)
    if claimed:
        return _claimed(claimed, confidence=confidence, home=home)
    return stamp(Reading(day), source="text", raw=day.isoformat(), confidence=confidence, home=home)


def _same_moment(item: ReadClaim, day: date) -> bool:
    """Whether a formal claim in UTC is the instant of a day printed elsewhere, which it misses by the local offset."""
    at = item.reading.at
    if at is None or item.reading.offset != 0 or item.claim.kind not in FORMAL:
        return False
    return day in ((at - LOCAL_BEHIND).date(), (at + LOCAL_AHEAD).date()) and day != at.date()


def _formality(item: ReadClaim) -> tuple[bool, bool, int]:
    """Order claims of one day: those with an instant, then those with a time, then by the formality of the source."""
    kind = item.claim.kind
    return (
        item.reading.at is None,
        item.reading.clock is None,
        FORMAL.index(kind) if kind in FORMAL else len(FORMAL),
    )


def _claimed(item: ReadClaim, *, confidence: float, home: ZoneInfo | None) -> Stamp:
    return stamp(item.reading, source=item.claim.source, raw=item.claim.raw[:80], confidence=confidence, home=home)


def _changed(evidence: Evidence, day: date | None) -> ReadClaim | None:
    """Return the most formal statement of a change, if it is not before the day of publication."""
    changes = [c for c in evidence.claims if c.claim.role == "modified" and (day is None or c.reading.day >= day)]
    return min(changes, key=lambda item: KINDS.index(item.claim.kind), default=None)


def _rows(
    evidence: Evidence, weights: dict[date, float], day: date | None, changed: ReadClaim | None
) -> Iterable[tuple[FoundDate, bool, str]]:
    for item in evidence.claims:
        score = weights.get(item.reading.day, 0.0)
        source = f"{item.claim.source}:{item.claim.key}"[:80]
        candidate = row(item.reading, role=item.claim.role, source=source, raw=item.claim.raw[:80], score=score)
        chosen = item is changed or (item.claim.role == "published" and item.reading.day == day)
        yield candidate, chosen, _reason(item.claim.role, item.reading.day, day)
    for seen in evidence.texts or ():
        where = seen.sight.sighting
        role: DateRole = (
            "modified" if seen.sight.label == "modified" else "published" if seen.day == day else "mentioned"
        )
        candidate = row(
            seen.reading,
            role=role,
            source="text",
            raw=seen.reading.value,
            score=seen.probability,
            start=where.start,
        )
        yield candidate, seen.day == day and role == "published", _reason(role, seen.day, day)
    if evidence.voice:
        candidate = row(
            Reading(evidence.voice),
            role="published",
            source="htmldate",
            raw=str(evidence.voice),
            score=weights.get(evidence.voice, 0.0),
        )
        yield candidate, evidence.voice == day, _reason("published", evidence.voice, day)


def _reason(role: DateRole, own: date, day: date | None) -> str:
    if role == "modified":
        return "stated as a change"
    if day is None:
        return "not sure enough"
    return "speaks for the chosen day" if own == day else f"{day} is likelier"
