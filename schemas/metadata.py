"""Metadata: what a page says of its article, value by value, with where it stands and how sure it is."""

from dataclasses import dataclass
from typing import Annotated, Literal

MetadataField = Literal[
    "title", "subtitle", "description", "author", "organisation", "agency", "section", "tag", "canonical_url",
    "site_name", "image_url", "language", "paywall", "article_type",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataValue:
    """One value that a page gives for its article, with its source; dates have a table of their own."""

    document_id: Annotated[str, "the document that says so"]
    field: Annotated[MetadataField, "what it is a value of"]
    value_no: Annotated[int, "position among the field's values, from 0: authors and tags have several"]
    value: Annotated[str, "the value as the article has it"]
    source: Annotated[str, "where it stands: jsonld:headline, meta:og:title, h1, byline, text, publishers, ..."]
    confidence: Annotated[float, "0 to 1, how sure it is"]
