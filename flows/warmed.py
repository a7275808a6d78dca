"""What worker processes share: imported by the fork server once, so that no worker loads it again.

Importing this module reads one small page of each kind, because the tables of the language, date and block models are
loaded when they are first asked for (0.3 CPU s a process).
"""

import hashlib

from schemas.document import Document
from transforms.article import read_document
from transforms.context import Context

PAGE = (
    b"The harbour council voted on Tuesday, 4 March 2025, to rebuild the northern pier before the winter storms come. "
    * 3
)
MARKUP = (
    b"<html><head><title>Pier</title></head><body><article><h1>Pier</h1><p>" + PAGE + b"</p></article></body></html>"
)


def _document(payload: bytes, media_type: str) -> Document:
    return Document(
        document_id=hashlib.sha256(payload).hexdigest(), uri="", container="file", record_no=0, record_id=None,
        byte_offset=0, byte_length=len(payload), media_type=media_type, charset=None, url=None, fetched_at=None,
        fetched_at_source="none", payload=payload,
    )  # fmt: skip


for kind, page in (("text/plain", PAGE), ("text/html", MARKUP)):
    read_document(_document(page, kind), Context(pipeline_version=""))
