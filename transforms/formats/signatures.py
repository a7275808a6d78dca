"""What bytes are, told by how they begin, whatever their name or their transport says."""

import re

from schemas.rejection import Rule
from transforms.decode import is_binary
from transforms.formats.source import Fault

SNIFF = 4_096
NOT_TEXT = {
    b"%PDF-": "PDF",
    b"\x89PNG\r\n": "PNG image",
    b"\xff\xd8\xff": "JPEG image",
    b"GIF87a": "GIF image",
    b"GIF89a": "GIF image",
    b"PK\x03\x04": "ZIP archive or office document",
    b"PK\x05\x06": "ZIP archive",
    b"\x7fELF": "program",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "office document",
    b"SQLite format 3\0": "SQLite database",
}
UNSUPPORTED = {
    b"PAR1": "Parquet",
    b"ARROW1": "Arrow file",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"\x04\x22\x4d\x18": "lz4",
    b"7z\xbc\xaf\x27\x1c": "7z archive",
    b"Obj\x01": "Avro",
}
READ = "read are WARC, JSON lines, HTML and plain text, each as it is or as gzip or zstd"
# a page may begin with white space, a byte order mark, stray NULs, an XML declaration and comments
_LEAD = rb"\A(?:[\s\0]|\xef\xbb\xbf|\xff\xfe|\xfe\xff|<\?xml[^>]{0,500}>|<!--(?:[^-]|-(?!->)){0,2000}-->)*+"
_PAGE = re.compile(_LEAD + rb"<(?:!doctype\s+[\"']?html|html|head|body)[\s>/\[]", re.IGNORECASE)
_TAG = rb"title|meta|link|script|style|div|p|h[1-6]|article|section|main|header|nav|table|span|a|b|img|br|ul|ol"
_MARKUP = re.compile(_LEAD + rb"<(?:!doctype|html|head|body|" + _TAG + rb")(?:[\s>/\[]|\Z)", re.IGNORECASE)


def refused_kind(head: bytes) -> Fault | None:
    """Say what is wrong with content that begins like this; None when it may be text."""
    for signature, name in NOT_TEXT.items():
        if head.startswith(signature):
            return Fault(Rule.NOT_TEXT, f"the content is a {name}")
    for signature, name in UNSUPPORTED.items():
        if head.startswith(signature):
            return Fault(Rule.UNSUPPORTED_FORMAT, f"the content is {name}; {READ}")
    if is_binary(head):
        return Fault(Rule.NOT_TEXT, "the content is binary")
    return None


def is_page(head: bytes) -> bool:
    """Whether content begins as nothing but an HTML page does."""
    return _PAGE.match(head.replace(b"\0", b"")) is not None


def is_markup(head: bytes) -> bool:
    """Whether content begins with a tag of HTML, be it of a page or of a fragment."""
    return _MARKUP.match(head.replace(b"\0", b"")) is not None
