"""Write the sample documents that cannot be kept as readable files.

Legacy encodings, CRLF line ends, compressed pages, WARC files, exact copies and broken files are made
from the sources beside this script, always with the same bytes. Everything else in `documents/` is
written by hand.

    python seeds/pack.py            write them
    python seeds/pack.py --check    fail if one of them differs from what would be written
"""

import argparse
import base64
import gzip
import hashlib
import io
import json
import sys
import uuid
from pathlib import Path

import zstandard

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"

ENCODED = {
    "ru-muzei-parovozov-windows-1251.txt": "windows-1251",
    "ru-dvor-s-fontanom-windows-1251.html": "windows-1251",
    "ja-minato-asaichi-shift-jis.txt": "shift_jis",
    "zh-gangkou-yejian-banlie-gb18030.txt": "gb18030",
}
COPIES = {
    "de-steillage-weinberg-spiegelseite.html": "de-steillage-weinberg-open-graph.html",
    "en-skerrimouth-council-second-download.txt": "en-harbour-pier-vote.txt",
}


def read_source(name: str) -> bytes:
    """Return the bytes of a source, with LF line ends whatever the checkout did to them."""
    return (SOURCES / name).read_bytes().replace(b"\r\n", b"\n")


def gzipped(data: bytes) -> bytes:
    """Compress with gzip, without a time stamp or a file name in the header."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as member:
        member.write(data)
    return buffer.getvalue()


def zstd(data: bytes) -> bytes:
    """Compress with Zstandard, with a checksum so that damage is noticed."""
    return zstandard.ZstdCompressor(level=10, write_checksum=True).compress(data)


def damaged(data: bytes) -> bytes:
    """Invert sixteen bytes in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0xFF for byte in data[middle : middle + 16]) + data[middle + 16 :]


def cut(data: bytes) -> bytes:
    """Keep the first three fifths."""
    return data[: len(data) * 3 // 5]


def noise(length: int) -> bytes:
    """Return bytes that look random and are always the same."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(length // 32 + 1))
    return b"".join(blocks)[:length]


def warc_record(kind: str, date: str, media_type: str, block: bytes, url: str = "") -> bytes:
    """Return one WARC record as a gzip member of its own."""
    record_id = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {date} {url}")
    headers = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{record_id}>",
        f"WARC-Date: {date}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    ]
    return gzipped("\r\n".join(headers).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")


def warc_members(folder: str) -> list[bytes]:
    """Return the records of a WARC: a warcinfo, then one response for each entry of records.json."""
    entries = json.loads(read_source(f"{folder}/records.json"))
    software = b"software: copydesk sample documents\r\nformat: WARC File Format 1.0\r\n"
    members = [warc_record("warcinfo", entries[0]["date"], "application/warc-fields", software)]
    for entry in entries:
        inline = entry.get("base64")
        body = base64.b64decode(inline) if inline else read_source(f"{folder}/{entry['file']}")
        fields = f"Content-Type: {entry['media_type']}\r\nContent-Length: {len(body)}"
        http = f"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n"
        kind = "application/http; msgtype=response"
        members.append(warc_record("response", entry["date"], kind, http.encode() + body, entry["url"]))
    return members


def build() -> dict[str, bytes]:
    """Return the bytes of every packed document by its name."""
    out = {name: read_source(name).decode("utf-8").encode(codec) for name, codec in ENCODED.items()}
    crlf = "de-bibliothek-wasserschaden.txt"
    out[crlf] = read_source(crlf).replace(b"\n", b"\r\n")
    out["it-campanile-orologio.html.gz"] = gzipped(read_source("it-campanile-orologio.html"))
    out["uk-richkova-biblioteka.html.zst"] = zstd(read_source("uk-richkova-biblioteka.html"))
    out["market-week.warc.gz"] = b"".join(warc_members("market-week.warc"))
    *whole, last = warc_members("broken-truncated-after-one.warc")
    out["broken-truncated-after-one.warc.gz"] = b"".join(whole) + cut(last)
    out["broken-truncated-page.html.gz"] = cut(gzipped(read_source("broken-truncated-page.html")))
    out["broken-compression.html.zst"] = damaged(zstd(read_source("broken-compression.html")))
    out["broken-binary-named.html"] = noise(2048)
    out["broken-empty.txt"] = b""
    for name, original in COPIES.items():
        out[name] = (DOCUMENTS / original).read_bytes()
    return out


def main() -> int:
    """Write the packed documents, or compare them with what is there."""
    parser = argparse.ArgumentParser(description="Write the packed sample documents.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    check = parser.parse_args().check
    different = []
    for name, data in sorted(build().items()):
        path = DOCUMENTS / name
        if path.is_file() and path.read_bytes() == data:
            continue
        different.append(name)
        if not check:
            path.write_bytes(data)
    for name in different:
        sys.stdout.write(f"{'differs' if check else 'written'}: {name}\n")
    return int(check and bool(different))


if __name__ == "__main__":
    sys.exit(main())
