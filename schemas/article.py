"""An article: the typed, cleaned record that a document yields."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

DatePrecision = Literal["second", "minute", "day", "month", "year"]
ArticleType = Literal[
    "news", "opinion", "analysis", "live_blog", "video", "audio", "gallery", "review", "interview", "press_release",
    "sponsored", "satire", "fact_check", "recipe", "obituary", "blog", "unknown",
]  # fmt: skip
DateSource = Literal["jsonld", "meta", "microdata", "time", "script", "url", "text", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as published, free of page furniture."""

    article_id: Annotated[str, "the document_id of the document it was read from"]
    document_id: Annotated[str, "sha256 of the bytes as received, hex"]
    url: Annotated[str | None, "address the page was fetched from"]
    canonical_url: Annotated[str | None, "address the page gives itself (canonical link, og:url, a proxy's header)"]
    host: Annotated[str | None, "host of canonical_url, else of url, lower case, without www."]
    title: Annotated[str | None, "headline; null when the page does not hold it, never a guess"]
    title_source: Annotated[
        str, "place on the page: jsonld:headline, meta:og:title, h1, title, text, ...; none without one"
    ]
    title_confidence: Annotated[float, "0 to 1, how sure the title is right; 0 without one"]
    subtitle: Annotated[str | None, "standfirst or deck under the headline, where the page marks one"]
    authors: Annotated[tuple[str, ...], "names in the order of the byline; empty when none is given"]
    authors_source: Annotated[str, "place on the page with its key: jsonld:author, byline, text, ...; none without any"]
    authors_confidence: Annotated[float, "0 to 1, how sure the authors are right as a set; 0 without any"]
    agency: Annotated[str | None, "wire agency the story came from, by its short name: AP, AFP, dpa, ..."]
    site_name: Annotated[str | None, "name of the publication as the page or the publishers' table gives it"]
    section: Annotated[str | None, "part of the publication, as the page names it"]
    tags: Annotated[tuple[str, ...], "keywords the page gives, in its order, each once"]
    article_type: Annotated[ArticleType, "what kind of story it is; unknown where nothing says"]
    image_url: Annotated[str | None, "address of the picture the page gives for the story"]
    text: Annotated[str, "the story: paragraphs parted by one blank line, NFC"]
    text_hash: Annotated[str, "16 hex digits of the sha256 of the folded text: equal for equal stories"]
    word_count: Annotated[int, "words of text; letters of scripts without spaces count one each"]
    language: Annotated[str, "BCP 47 tag of the story, or und when the evidence does not suffice"]
    language_confidence: Annotated[float, "0 to 1; 0 for und"]
    language_votes: Annotated[tuple[str, ...], "what each detector said: langdetect=en:1.00, ..."]
    language_shares: Annotated[tuple[str, ...], "languages with a real share of the letters, largest first: en:0.93"]
    language_declared: Annotated[str | None, "what the page declares, as it stands there"]
    language_agrees: Annotated[bool | None, "whether the page declares what its text shows; null if one is silent"]
    published_at: Annotated[datetime | None, "UTC instant; null unless the page or its publisher gives a zone"]
    published_date: Annotated[
        date | None,
        "day as the source of the date states it: printed, the publisher's own; in JSON-LD or meta that of "
        "the offset stated there, often UTC, and then at times the day before or after the one printed",
    ]
    published_time: Annotated[
        str | None, "time of that day as stated there, in the same offset, HH:MM or HH:MM:SS; null where only a day is"
    ]
    published_precision: Annotated[DatePrecision | None, "how exact the date or its instant is; null without a date"]
    published_utc_offset_minutes: Annotated[int | None, "offset of published_time from UTC; null if unknown"]
    published_zone_source: Annotated[str, "who gave the zone: page, publisher (their table) or none"]
    published_source: Annotated[DateSource, "where the date was found; none when there is none"]
    published_confidence: Annotated[float, "0 to 1, how sure the date is right; 0 without a date"]
    published_raw: Annotated[str | None, "the date as it stands on the page"]
    modified_at: Annotated[datetime | None, "UTC instant of the last change the page states"]
    modified_date: Annotated[date | None, "day of the last change as the page states or prints it"]
    furniture_ratio: Annotated[float, "share of the page's visible characters that was dropped, 0 to 1"]
    extractor: Annotated[str, "what found the story: blocks, flattened, trafilatura, or the page's articleBody"]
    flags: Annotated[
        tuple[str, ...], "what a reader should know, as codes of flags; what was mended is in the document's repairs"
    ]
    pipeline_version: Annotated[str, "version and fingerprint of the code that made this row"]
