"""The context of a journey; apart from it, so that who only names it need not import the journey."""

from dataclasses import dataclass, field

from schemas.publisher import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a journey needs besides the document: who publishes where, which code this is, and how much is asked.

    Without ``evidence`` a reading holds the article alone: no blocks, no date candidates.
    """

    pipeline_version: str
    publishers: dict[str, Publisher] = field(default_factory=dict)
    raw_shard: str = ""
    evidence: bool = True
