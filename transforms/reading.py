"""A reading: everything that one document yields, ready for its tables."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument, Document, Receipt, facts
from schemas.failure import StepFailure
from schemas.link import Link
from schemas.metadata import MetadataValue
from schemas.rejection import Rejection, Rule

if TYPE_CHECKING:
    from transforms.dates import Stamp
    from transforms.language import Language  # its models' libraries are for workers alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document read: an article or a rejection, with the evidence for either.

    Of a document that holds no article, ``language`` is that of its whole text and ``published`` its date where
    that is sure; both are None for all others.
    """

    document: DecodedDocument
    outcome: Article | Rejection
    blocks: tuple[Block, ...] = ()
    metadata: tuple[MetadataValue, ...] = ()
    links: tuple[Link, ...] = ()
    date_candidates: tuple[DateCandidate, ...] = ()
    failures: tuple[StepFailure, ...] = ()
    language: "Language | None" = None
    published: "Stamp | None" = None


def refused(receipt: Receipt, rule: Rule | str, message: str, *, raw_shard: str) -> Reading:
    """Return the reading of a document that could not be read at all."""
    return Reading(
        document=decoded_document(receipt, raw_shard=raw_shard),
        outcome=Rejection(
            document_id=receipt.document_id, stage="transform", rule=str(rule), message=message or str(rule)
        ),
    )


def decoded_document(
    receipt: Receipt | Document,
    *,
    raw_shard: str,
    encoding: str | None = None,
    encoding_source: str | None = None,
    repairs: tuple[str, ...] = (),
) -> DecodedDocument:
    """Return the row of a document: its receipt, and how its bytes were read; ``repairs`` are those of the reading."""
    received = facts(receipt)
    received["repairs"] = tuple(sorted({*receipt.repairs, *repairs}))
    return DecodedDocument(**received, encoding=encoding, encoding_source=encoding_source, raw_shard=raw_shard)
