"""Tables of rows: JSON lines and Parquet."""

import json
import struct

from inputs.cases import case
from inputs.words import page


def rows(c, objs):
    return c.put(
        "\n".join(o if isinstance(o, str) else json.dumps(o, ensure_ascii=False) for o in objs) + "\n", ".jsonl"
    )


@case(
    "rows_ids",
    "rows",
    "path traversal, absolute, NUL, empty, 300-byte, reserved ids",
    "quarantined",
    "bad_id",
    records={"accepted": 1, "quarantined": 9},
)
def _(c):
    return rows(
        c,
        [
            {"id": i, "html": page()}
            for i in ("good-1", "../../etc/passwd", "/etc/passwd", "a\0b", "", "a" * 300, "..", "a/b", "x\ny", " ")
        ],
    )


@case(
    "rows_ids_collide",
    "rows",
    "ids equal after NFC / case folding",
    "accepted",
    records={"accepted": 4, "quarantined": 0},
)
def _(c):
    return rows(c, [{"id": i, "html": page(title=i)} for i in ("caf\u00e9", "cafe\u0301", "ABC", "abc")])


@case(
    "rows_duplicates",
    "rows",
    "same id 1000 times",
    "quarantined",
    "duplicate_id",
    records={"accepted": 1, "quarantined": 999},
)
def _(c):
    return rows(c, [{"id": "dup", "html": page(title=f"v{i}")} for i in range(1000)])


@case(
    "rows_broken",
    "rows",
    "NaN, dup keys, big int, \\ud800, cut line, bare text between good rows",
    "quarantined",
    "bad_record",
    records={"accepted": 3, "quarantined": 4},
)
def _(c):
    g = json.dumps({"id": "g1", "html": page()})
    return rows(
        c,
        [
            g,
            '{"id": "n", "html": NaN}',
            '{"id": "k", "id": "k2", "html": "x"}',
            '{"id": ' + "9" * 5000 + "}",
            g.replace("g1", "g2").replace("Council", "\\ud800"),
            '{"id": "cut", "html": "<p>',
            g.replace("g1", "g3"),
        ],
    )


@case(
    "rows_deep",
    "rows",
    "JSON row nested 100k deep",
    "quarantined",
    "bad_record",
    records={"accepted": 1, "quarantined": 1},
)
def _(c):
    return rows(c, ['{"id":"d","html":' + "[" * 100_000 + "]" * 100_000 + "}", {"id": "g", "html": page()}])


# Parquet is not among the formats that are read, be it sound or broken, and the refusal says so
@case("parquet_footer", "rows", "Parquet magic with a 2 GB footer length", "quarantined", "unsupported_format")
def _(c):
    return c.put(b"PAR1" + bytes(1000) + struct.pack("<I", 0x7FFFFFF0) + b"PAR1", ".parquet")


@case("parquet_magic", "rows", "Parquet magic only", "quarantined", "unsupported_format")
def _(c):
    return c.put(b"PAR1PAR1", ".parquet")
