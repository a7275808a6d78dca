"""Records of a WARC file, as a crawler writes them."""

from inputs.words import MARK, MARK2, page


def http(body: bytes, extra=b"", ctype=b"text/html; charset=utf-8", length=None) -> bytes:
    n = len(body) if length is None else length
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: "
        + ctype
        + b"\r\nContent-Length: "
        + str(n).encode()
        + b"\r\n"
        + extra
        + b"\r\n"
        + body
    )


def rec(
    i: int, block: bytes, length=None, uri=None, date="2024-11-05T10:00:00Z", rid=None, extra=b"", nl=b"\r\n"
) -> bytes:
    rid = rid or f"<urn:uuid:00000000-0000-4000-8000-{i:012d}>"
    h = [
        b"WARC/1.0",
        b"WARC-Type: response",
        b"WARC-Record-ID: " + rid.encode(),
        b"WARC-Date: " + date.encode(),
        b"WARC-Target-URI: " + (uri if isinstance(uri, bytes) else (uri or f"http://news.example/{i}").encode()),
        b"Content-Type: application/http; msgtype=response",
        b"Content-Length: " + str(len(block) if length is None else length).encode(),
    ]
    return nl.join(h) + nl + extra + nl + block + b"\r\n\r\n"


def art(i: int) -> bytes:
    return page(title=f"Story {i}", sentences=(f"Story {i}. {MARK}", MARK2)).encode()


def between(c, bad: bytes, suffix=".warc") -> str:
    """Write something bad between two good records."""
    return c.put(rec(0, http(art(0))) + bad + rec(2, http(art(2))), suffix)
