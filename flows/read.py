"""Reading one document behind the fence."""

from collections.abc import Mapping

from flows.fence import Died
from schemas.document import Document
from transforms.context import Context
from transforms.fence import Failed, attempt
from transforms.reading import Reading, refused


def read_fenced(document: Document, context: Context, deaths: Mapping[str, Died]) -> Reading:
    """Read one document; whatever it raises, and an earlier death at it, becomes its rejection."""
    died = deaths.get(document.document_id)
    if died is not None:
        return refused(document, died.rule, died.message, raw_shard=context.raw_shard)
    from transforms.article import read_document  # in workers alone: the parent never reads, and spares 0.4 CPU s

    reading = attempt(read_document, document, context)
    if isinstance(reading, Failed):
        return refused(document, reading.rule, reading.message, raw_shard=context.raw_shard)
    return reading
