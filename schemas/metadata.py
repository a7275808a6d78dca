"""Metadata: what a page says of its article, value by value, with where it stands and how sure it is."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

MetadataField = Literal[
    "title", "subtitle", "description", "author", "organisation", "agency", "section", "tag", "canonical_url",
    "site_name", "image_url", "language", "paywall", "article_type",
]  # fmt: skip

FIELDS: Final[dict[str, str]] = {
    "title": "articles.title",
    "subtitle": "articles.subtitle",
    "description": "what the page says of the story to search engines; no column of articles",
    "author": "articles.authors, one row a name",
    "organisation": "a byline that is no person's; no column of articles",
    "agency": "articles.agency",
    "section": "articles.section",
    "tag": "articles.tags, one row a tag",
    "canonical_url": "articles.canonical_url",
    "site_name": "articles.site_name",
    "image_url": "articles.image_url",
    "language": "articles.language_declared; what the text shows is articles.language",
    "paywall": "true or false; true is the flag paywalled of articles.flags",
    "article_type": "articles.article_type, which is unknown where there is no row",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataValue:
    """One value that a page gives for its article, with its source; dates have a table of their own."""

    document_id: Annotated[str, "the document that says so"]
    field: Annotated[
        MetadataField,
        "what it is a value of; values of metadata.field, below, says which column of articles has it",
    ]
    value_no: Annotated[int, "position among the field's values, from 0: authors and tags have several"]
    value: Annotated[str, "the value as the article has it"]
    source: Annotated[str, "where it stands: jsonld:headline, meta:og:title, h1, byline, text, publishers, ..."]
    confidence: Annotated[float, "0 to 1, how sure it is"]
