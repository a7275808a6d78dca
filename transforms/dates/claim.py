"""A claim: one date that the markup or the address of a page states, and where exactly."""

from typing import Literal, NamedTuple

from schemas.article import DateSource

Role = Literal["published", "modified"]
KINDS = (
    "ld_news", "ld_article", "ld_page", "ld_part", "ld_other", "ld_created", "ld_modified", "ld_part_modified",
    "meta_published", "meta_dated", "meta_modified", "micro_published", "micro_modified", "time_published",
    "time_first", "time_plain", "time_modified", "time_aside", "class_published", "class_plain",
    "class_modified", "class_aside", "script_published", "script_created", "script_modified", "url",
)  # fmt: skip


class Claim(NamedTuple):
    """One date that markup claims: ``kind`` is where exactly, in the words of ``KINDS``; ``raw`` as it stands there.

    ``rank`` counts the dated elements from the headline to this one: 0 right below, -1 right above, None elsewhere.
    """

    source: DateSource
    kind: str
    role: Role
    raw: str
    key: str
    rank: int | None = None
