"""The context of a journey; apart from it, so that who only names it need not import the journey."""

from dataclasses import dataclass, field
from datetime import datetime

from schemas.publisher import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a journey needs besides the document: who publishes where, which code this is, and how much is asked.

    Without ``evidence`` a reading holds the article alone: no blocks, no date candidates. ``landed_at`` is when the
    documents were received at the latest: what was published is not later, where no document says when it was fetched.
    """

    pipeline_version: str
    publishers: dict[str, Publisher] = field(default_factory=dict)
    raw_shard: str = ""
    evidence: bool = True
    landed_at: datetime | None = None
