"""What worker processes share: imported by the fork server once, so that no worker loads it again.

Importing this module reads one small page, because the tables of the language, date and block models are loaded when
they are first asked for (0.3 CPU s a process). A page of markup is not read: it would load trafilatura's stop words of
100 languages (0.4 CPU s), which one page in twenty needs.
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


read_document(
    Document(
        document_id=hashlib.sha256(PAGE).hexdigest(), uri="", container="file", record_no=0, record_id=None,
        byte_offset=0, byte_length=len(PAGE), media_type="text/plain", charset=None, url=None, fetched_at=None,
        fetched_at_source="none", repairs=(), payload=PAGE,
    ),
    Context(pipeline_version=""),
)  # fmt: skip
gc.collect()
gc.freeze()  # the collector of a worker would touch, and so copy, every page of memory that it shares
