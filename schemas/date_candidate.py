"""A date candidate: one date the page shows, and what was made of it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from schemas.article import DatePrecision

DateRole = Literal["published", "modified", "rendered", "mentioned", "event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One date found on a page, in the role it was taken for: what dates both the page and its change is two rows."""

    document_id: Annotated[str, "the document the date was found in"]
    candidate_no: Annotated[int, "position among the document's candidates, from 0"]
    role: Annotated[DateRole, "what the date is taken for: published, modified, rendered, mentioned, event"]
    value: Annotated[str, "ISO 8601, as exact as the page is: 2025-01-24, 2025-01-24T09:58, with offset if given"]
    precision: Annotated[DatePrecision, "second, minute, day, month or year"]
    utc_offset_minutes: Annotated[int | None, "offset from UTC; null when the page gives none"]
    source: Annotated[str, "where it was found: jsonld, meta, microdata, time, script, url, text, with its key"]
    char_start: Annotated[int | None, "where it stands in the visible text; null for markup"]
    raw: Annotated[str, "the characters it was read from"]
    score: Annotated[float, "0 to 1, how credible it is in its role"]
    chosen: Annotated[bool, "true for what the article's date was taken from: one row a role at most"]
    reason: Annotated[str, "why it was chosen or not, for a person to read"]
