"""WARC files with one broken record between sound ones."""

from inputs.cases import case
from inputs.container import gz
from inputs.records import art, between, http, rec


@case(
    "warc_ok", "warc", "control: 5 good records, one member each", "accepted", records={"accepted": 5, "quarantined": 0}
)
def _(c):
    return c.put(b"".join(gz(rec(i, http(art(i)))) for i in range(5)), ".warc.gz")


@case(
    "warc_len_big",
    "warc",
    "Content-Length runs into the next record",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return between(c, rec(1, http(art(1)), length=len(http(art(1))) + 500))


@case(
    "warc_len_small",
    "warc",
    "Content-Length 200 bytes short",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return between(c, rec(1, http(art(1)), length=len(http(art(1))) - 200))


@case(
    "warc_len_past_end",
    "warc",
    "Content-Length 10^18 in the last record",
    "quarantined",
    "truncated",
    records={"accepted": 1, "quarantined": 1},
)
def _(c):
    return c.put(rec(0, http(art(0))) + rec(1, http(art(1)), length=10**18), ".warc")


@case(
    "warc_len_negative",
    "warc",
    "Content-Length: -1",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return between(c, rec(1, http(art(1)), length=-1))


@case(
    "warc_len_text",
    "warc",
    "Content-Length: abc",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return between(c, rec(1, http(art(1)), length="abc"))


@case(
    "warc_truncated",
    "warc",
    "file cut inside the third of 5 records",
    "quarantined",
    "truncated",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    b = b"".join(rec(i, http(art(i))) for i in range(5))
    return c.put(b[: len(b) * 5 // 10], ".warc")


@case(
    "warc_gz_broken_middle",
    "warc",
    "damaged gzip member between good ones",
    "quarantined",
    "bad_container",
    records={"accepted": 4, "quarantined": 1},
)
def _(c):
    m = [bytearray(gz(rec(i, http(art(i))))) for i in range(5)]
    for k in range(30, 60):
        m[2][k] ^= 0x5A
    return c.put(b"".join(m), ".warc.gz")


@case("warc_gz_single", "warc", "whole WARC as one gzip member", "accepted", records={"accepted": 5, "quarantined": 0})
def _(c):
    return c.put(gz(b"".join(rec(i, http(art(i))) for i in range(5))), ".warc.gz")


@case(
    "warc_gz_truncated",
    "warc",
    "gzip WARC cut in the last member",
    "quarantined",
    "truncated",
    records={"accepted": 4, "quarantined": 1},
)
def _(c):
    return c.put(b"".join(gz(rec(i, http(art(i)))) for i in range(5))[:-300], ".warc.gz")


@case(
    "warc_http_bomb",
    "warc",
    "Content-Encoding: gzip bomb in the payload",
    "quarantined",
    "bomb",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return between(c, rec(1, http(gz(bytes(c.n(300, 2000) << 20)), b"Content-Encoding: gzip\r\n")))


@case(
    "warc_http_encoding_lie",
    "warc",
    "Content-Encoding: gzip on plain HTML (usual in crawls)",
    "repaired",
    "header",
    records={"accepted": 3, "quarantined": 0},
)
def _(c):
    return between(c, rec(1, http(art(1), b"Content-Encoding: gzip\r\n")))


@case(
    "warc_http_chunked_lie",
    "warc",
    "Transfer-Encoding: chunked on plain HTML",
    "repaired",
    "header",
    records={"accepted": 3, "quarantined": 0},
)
def _(c):
    return between(c, rec(1, http(art(1), b"Transfer-Encoding: chunked\r\n")))


@case(
    "warc_header_long",
    "warc",
    "a 5 MB header line",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return between(c, rec(1, http(art(1)), extra=b"X-Long: " + b"a" * 5_000_000 + b"\r\n"))


@case(
    "warc_header_lf",
    "warc",
    "bare LF line ends, header without colon",
    "repaired",
    "header",
    records={"accepted": 3, "quarantined": 0},
)
def _(c):
    return between(c, rec(1, http(art(1)), nl=b"\n", extra=b"no colon here\n"))


@case(
    "warc_uri_evil",
    "warc",
    "target URI with ../, NUL and newline-like bytes",
    "quarantined",
    "bad_id",
    records={"accepted": 2, "quarantined": 1},
    forbids=("/etc/passwd\x00",),
)
def _(c):
    return between(c, rec(1, http(art(1)), uri=b"http://x.example/../../../../etc/passwd\x00\x0b.html"))


@case(
    "warc_duplicates",
    "warc",
    "same record twice, same id with other content",
    "quarantined",
    "duplicate_id",
    records={"accepted": 2, "quarantined": 1},  # equal bytes are linked as a duplicate, other content is refused
)
def _(c):
    return c.put(rec(0, http(art(0))) * 2 + rec(0, http(art(9))), ".warc")


@case(
    "warc_date_bad", "warc", "WARC-Date: yesterday", "repaired", "bad_date", records={"accepted": 3, "quarantined": 0}
)
def _(c):
    return between(c, rec(1, http(art(1)), date="yesterday"))


@case(
    "warc_garbage_between",
    "warc",
    "10 kB of garbage between records",
    "repaired",
    "trailing_garbage",
    records={"accepted": 2, "quarantined": 0},
)
def _(c):
    return between(c, c.rnd.randbytes(10_000))
