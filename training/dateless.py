"""Make pages that bear no day of publication of pages that do: their days cut out, or turned into section fronts."""

import random
import re
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta

from selectolax.lexbor import LexborHTMLParser

from training.date_texts import shown_day
from transforms.dates.claims import claims
from transforms.dates.scan import scan
from transforms.dates.structured import read_structured

PARAGRAPH = 110  # characters from which a paragraph is the story's
_FORMAL = ("ld", "meta", "micro", "time_published", "time_modified", "time_first")
_PUBLISHED = ("ld_news", "ld_article", "ld_page", "meta_published", "meta_dated", "micro_published")
_EPOCH = re.compile(r"(?<!\d)1\d{9}(?:\d{3})?(?!\d)")
_TYPE = re.compile(r"(<meta[^<>]*og:type[^<>]*content=[\"'])[^\"']*", re.IGNORECASE)
_DESCRIBED = re.compile(r"<script[^<>]*ld\+json.*?</script>", re.IGNORECASE | re.DOTALL)
_DATED = re.compile(r"<meta[^<>]*\d{4}-\d\d-\d\d[^<>]*>", re.IGNORECASE)
_MARK = "\x02"
TEASERS = (
    '<article><h2><a href="/{n}">{title}</a></h2><time datetime="{day}">{shown}</time></article>',
    '<article class="post"><h2><a href="/{n}">{title}</a></h2><span class="post-date">{shown}</span></article>',
    '<li><span class="date">{shown}</span> <a href="/{n}">{title}</a></li>',
    '<li><a href="/{n}"><time datetime="{day}T0{n}:15:00Z">{shown}</time> {title}</a></li>',
    '<div class="teaser"><h3><a href="/{n}">{title}</a></h3><p class="meta">{shown}</p></div>',
    '<div class="item"><p>{shown}</p><h3><a href="/{n}">{title}</a></h3></div>',
    "<p><a href='/{n}'>{title}</a> ({shown})</p>",
    "<h2>{title}</h2><p>{shown}</p><p>{title}, and what comes of it.</p>",
)
SECTIONS = tuple("Politics Sport News Home Latest Politik Wirtschaft Nachrichten Kultur Blog Archive".split())  # noqa: SIM905
SCRATCH = (
    "<html><head><title>{name} | The Paper</title></head><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a>"
    "</nav>{head}{teasers}<footer>Imprint Privacy Contact</footer></body></html>"
)
EVENTS = (
    "<p>Founded on {shown}</p>", "<p>Gegründet am {shown}</p>", "<p>Next meeting: {shown}</p>",
    "<div class='event'>Termin: {shown}, 19:30</div>", "<p>Copyright {shown}</p>",
)  # fmt: skip


def without(html: str, days: Collection[date]) -> str:
    """Cut every mention of some days out of a page's source."""
    for day in sorted(days):
        figures = rf"(?<!\d){day.year}[-/._]?0?{day.month}[-/._]?0?{day.day}(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?"
        html = re.sub(figures, "", html)
    html = _EPOCH.sub(lambda match: "0" if _epoch_day(match[0]) in days else match[0], html)
    kept, end = [], 0
    for sighting in scan(html, most=len(html)):
        if any(option in days for _, option in sighting.options):
            kept.append(html[end : sighting.start])
            end = sighting.end
    return "".join(kept) + html[end:]


def _epoch_day(digits: str) -> date:
    return datetime.fromtimestamp(int(digits[:10]), UTC).date()


def around(day: date) -> set[date]:
    """Return a day and the days beside it, which other zones may say."""
    return {day + timedelta(days=shift) for shift in (-1, 0, 1)}


def stated(html: str) -> set[date]:
    """Return the days that the markup of a page states of the page as a whole, changes among them."""
    found = (c for c in claims(LexborHTMLParser(html)) if c.kind.startswith(_FORMAL))
    return {reading.day for c in found if (reading := read_structured(c.raw))}


def published(html: str) -> bool:
    """Whether the markup of a page states a day of publication."""
    found = (c for c in claims(LexborHTMLParser(html)) if c.kind in _PUBLISHED)
    return any(read_structured(c.raw) for c in found)


def front(html: str, day: date, language: str | None, titles: Sequence[str], dice: random.Random) -> str:
    """Make a section front of a page: its story goes, and teasers of other stories come into its place.

    Every third is made from scratch, of a menu and teasers alone.
    """
    teasers = _teasers(day, language, titles, dice)
    name = dice.choice(SECTIONS)
    if dice.random() < 0.33:
        return SCRATCH.format(name=name, head=f"<h1>{name}</h1>" if dice.random() < 0.7 else "", teasers=teasers)
    tree = LexborHTMLParser(_TYPE.sub(r"\1website", _DATED.sub("", _DESCRIBED.sub("", html))))
    told = [node for node in tree.css("p") if len(node.text()) >= PARAGRAPH] or tree.css("p")[:1]
    if told:
        told[0].insert_before(_MARK)
    for node in [*told, *tree.css("h1,title,meta[itemprop],meta[property='og:title'],meta[property='og:url']")]:
        node.decompose()
    for node in tree.css("link[rel='canonical' i]"):
        node.decompose()
    headed = f"<h1>{name}</h1>{teasers}" if dice.random() < 0.6 else teasers
    return (tree.html or "").replace("<head>", f"<head><title>{name}</title>", 1).replace(_MARK, headed, 1)


def event(html: str, day: date, language: str | None, dice: random.Random) -> str:
    """Put the day of something else below the last paragraph of every fourth page."""
    place = html.rfind("</p>")
    if place < 0 or dice.random() < 0.75:
        return html
    shown = shown_day(day + timedelta(days=dice.randint(-9_000, 200)), language, dice)
    return f"{html[:place]}</p>{dice.choice(EVENTS).format(shown=shown)}{html[place + 4 :]}"


def _teasers(day: date, language: str | None, titles: Sequence[str], dice: random.Random) -> str:
    pattern, made = dice.choice(TEASERS), []
    spread = dice.choice((0.5, 3, 30, 300))
    for n, title in enumerate(dice.sample(titles, dice.choice((0, 0, 1, 2, 3, 5, 9)))):
        made.append(pattern.format(n=n, title=title, day=day, shown=shown_day(day, language, dice)))
        day -= timedelta(days=int(dice.expovariate(1 / spread)))
    return "\n".join(made)


def section(url: str | None, dice: random.Random) -> str | None:
    """Return the address of a home page or a section of the same site."""
    if not url or url.count("/") < 3:
        return url
    root = url.split("/", 3)
    first = root[3].split("/")[0].split("?")[0]
    return "/".join([*root[:3], "" if "." in first or "-" in first or dice.random() < 0.4 else f"{first}/"])
