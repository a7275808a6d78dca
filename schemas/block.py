"""A block: a run of the page's text, with the verdict on it."""

from dataclasses import dataclass
from typing import Annotated, Literal

BlockKind = Literal[
    "title", "subtitle", "byline", "dateline", "body", "subheading", "list", "caption", "quote", "related",
    "navigation", "widget", "counter", "timestamp", "comment", "legal", "promotion", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One run of the visible text of a page, kept as story or dropped, and why.

    The spans of a document's blocks, in order, are the whole visible text: none overlap, none is missing.
    """

    document_id: Annotated[str, "the document the block is part of"]
    block_no: Annotated[int, "position on the page, from 0"]
    char_start: Annotated[int, "first character of the block in the visible text, from 0"]
    char_end: Annotated[int, "one past its last character, trailing white space included"]
    kind: Annotated[BlockKind, "what the block is on the page"]
    kept: Annotated[bool, "true when the block is part of the article (its text or its title)"]
    reason: Annotated[str, "why it was kept or dropped, for a person to read"]
    score: Annotated[
        float, "0 to 1, the model's chance that the block is story; `reason` names the rule that overrules it"
    ]
    language: Annotated[str | None, "BCP 47 tag; null when too short to tell"]
    text: Annotated[str, "the block's characters without the white space around them"]
    block_hash: Annotated[str, "16 hex digits of the sha256 of the case-folded text, equal for equal blocks"]
