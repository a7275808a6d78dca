"""What worker processes share: imported by the fork server once, so that no worker loads it again.

Importing this module reads a small page of text and one of markup, because the tables of the language, date and block
models are loaded when they are first asked for (0.3 CPU s a process).
"""

import gc
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

for media_type, payload in (("text/plain", PAGE), ("text/html", MARKUP)):
    read_document(
        Document(
            document_id=hashlib.sha256(payload).hexdigest(), uri="", container="file", record_no=0, record_id=None,
            byte_offset=0, byte_length=len(payload), media_type=media_type, charset=None, url=None, fetched_at=None,
            fetched_at_source="none", repairs=(), payload=payload,
        ),
        Context(pipeline_version=""),
    )  # fmt: skip
gc.collect()
gc.freeze()  # the collector of a worker would touch, and so copy, every page of memory that it shares
