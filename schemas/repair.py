"""A repair: what was mended on the way from bytes to an article, as a code that a query can ask for."""

from typing import Final

REPAIRS: Final[dict[str, str]] = {
    "bad_date": "a date or instant is stated that cannot be, or cannot be read; what can be read of it is used",
    "bad_metadata": "JSON-LD that is no JSON: mended, or searched for what can be read of it",
    "bad_url": "an address is stated that is none of the web, or is too long; it is left out",
    "bidi_chars": "characters that turn the reading direction were taken out",
    "charset": "the declared character set is not the one the bytes are in, or none is declared",
    "combining_marks": "a letter bore more than 30 marks; those beyond were taken out",
    "control_chars": "characters that no text may hold were taken out, or replaced by what they stood for",
    "double_encoded": "UTF-8 that had been encoded twice was decoded twice",
    "fallback_extractor": "nothing read like a story, or its markup was of no use: the text was found by other means",
    "field_truncated": "a field has more values or characters than are kept; the first ones are",
    "header": "a header or file name says what the bytes are not, or is written wrongly",
    "invalid_bytes": "bytes that are not in the character set of the rest became U+FFFD, or letters of that set",
    "links_failed": "reading the links failed, see failures; the document stands without them",
    "markup_in_field": "tags stood in the title or in other metadata and were taken out",
    "markup_limits": "more attributes, empty elements or links than a page has: those beyond the limit were not read",
    "trailing_garbage": "bytes before, between or behind records, or behind a compressed page, were passed over",
    "zero_width": "characters that are not seen were taken out",
}
FLAGS: Final[dict[str, str]] = {
    "borderline": "a sentence in the story or beside it scored just too little to stay; its block says so",
    "date_of_change": "nothing but a change is dated on the page: the day of publication may be an earlier one",
    "date_order_assumed": "of the date's figures nothing but the page's English tells the month from the day",
    "dates_conflict": "another day, more than one off, is stated or likely as that of publication; see date_candidates",
    "dates_failed": "reading the dates failed, see failures; the article stands without them",
    "markdown": "the text was written in Markdown; its marks were taken out",
    "metadata_failed": "reading some of the metadata failed, see failures; the article stands without those fields",
    "paywalled": "the page says that the story goes on for subscribers",
    "text_failed": "reading the text out of the markup failed, see failures; it was read as flattened text",
    "truncated": "the story breaks off with an ellipsis",
    "unseen": "the page holds the story in its data alone and shows it to nobody without scripts",
    "unsure": "next to nothing reads like a story; what the markup or the form of sentences vouches for is kept",
}
