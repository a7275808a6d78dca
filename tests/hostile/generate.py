#!/usr/bin/env python3
"""Deterministic generator of hostile inputs for a news-article ETL.

    python generate.py OUT_DIR [--scale ci|full] [--only ID ...] [--list]

Standard library only.  The same scale always writes the same bytes (fixed
seeds, no clock, no locale); compressed files depend only on the zlib build.
OUT_DIR/manifest.json lists every case with its expected handling:

  expect    accepted | repaired | quarantined
  reason    quarantine reason or repair code the pipeline must report
  keeps     sentence(s) that must survive in the stored text
  forbids   strings that must appear nowhere in stored text, reports or logs
  records   for containers and tables: {"accepted": n, "quarantined": n}

For every case the global invariants hold as well: the run ends with exit code
0 (quarantine is not failure), no worker outlives its limits, every input has
exactly one outcome, and a neighbour document in the same batch is unharmed.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import hashlib
import json
import os
import random
import stat
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

# --------------------------------------------------------------------------
# vocabulary: the only outcomes a pipeline may report for one document
QUARANTINE = {
    "empty",
    "no_content",
    "not_text",
    "undecodable",
    "too_large",
    "too_deep",
    "too_many_nodes",
    "timeout",
    "memory",
    "worker_crash",
    "bomb",
    "truncated",
    "bad_container",
    "bad_record",
    "bad_id",
    "duplicate_id",
    "not_regular_file",
    "unreadable",
    "changed_during_read",
    "bad_name",
    "unsupported_format",
}
REPAIRS = {
    "charset",
    "invalid_bytes",
    "control_chars",
    "bidi_chars",
    "zero_width",
    "surrogates",
    "markup_in_field",
    "field_truncated",
    "bad_date",
    "bad_metadata",
    "bad_url",
    "double_encoded",
    "trailing_garbage",
    "header",
    "markup_limits",
    "fallback_extractor",
}
MARK = "The harbour council voted on Tuesday to rebuild the northern pier before winter."
MARK2 = "Engineers told the committee that the old pilings had lost a third of their strength."
RU = "Городской совет проголосовал за восстановление северного причала до наступления зимы."
ZH = "市议会星期二投票决定在冬季来临之前重建北部码头。"
JA = "市議会は火曜日、冬が来る前に北の桟橋を再建することを決めた。"
FILL = (
    "Residents had asked for the work since the storms of last year, and several "
    "shops on the quay have been closed for months. The cost is put at four million, "
    "to be shared by the town and the port authority over the next three years."
)


def page(
    title="Council votes to rebuild northern pier",
    body=None,
    head="",
    charset="utf-8",
    pre="",
    post="",
    lang="en",
    date="2024-11-05",
    sentences=(MARK, MARK2),
) -> str:
    """An ordinary article page, with holes for the hostile part."""
    if body is None:
        body = "".join(f"<p>{s} {FILL}</p>\n" for s in sentences)
    meta = f'<meta charset="{charset}">' if charset else ""
    when = f'<meta property="article:published_time" content="{date}">' if date else ""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{meta}<title>{title}</title>{when}{head}</head>'
        f"<body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav>{pre}"
        f"<article><h1>{title}</h1>\n{body}</article>{post}"
        f"<footer>Copyright Harbour Gazette</footer></body></html>"
    )


@dataclasses.dataclass
class Case:
    id: str
    group: str
    attack: str
    expect: str
    build: Callable
    reason: str | None = None
    keeps: tuple = ()
    forbids: tuple = ()
    records: dict | None = None
    full_only: bool = False
    live: bool = False  # needs a second actor while the pipeline reads


CASES: list[Case] = []


def case(id, group, attack, expect, reason=None, **kw):
    if expect == "quarantined":
        assert reason in QUARANTINE, (id, reason)
    elif expect == "repaired":
        assert reason in REPAIRS, (id, reason)
    else:
        assert expect == "accepted" and reason is None, id

    def deco(fn):
        CASES.append(Case(id, group, attack, expect, fn, reason, **kw))
        return fn

    return deco


class Ctx:
    """Where to write, how big, and a private random stream per case."""

    def __init__(self, root: Path, cid: str, scale: str):
        self.root, self.cid, self.scale = root, cid, scale
        self.rnd = random.Random(int(hashlib.sha256(cid.encode()).hexdigest()[:16], 16))

    def n(self, ci: int, full: int) -> int:
        return full if self.scale == "full" else ci

    def put(self, data: bytes | str, suffix=".html", name=None) -> str:
        p = self.root / (name or f"{self.cid}{suffix}")
        p.parent.mkdir(parents=True, exist_ok=True)
        p.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        return str(p.relative_to(self.root))

    def chunks(self, parts, suffix=".html") -> str:
        p = self.root / f"{self.cid}{suffix}"
        with open(p, "wb") as f:
            for b in parts:
                f.write(b if isinstance(b, bytes) else b.encode())
        return p.name


# ------------------------------------------------------------------- shape
@case(
    "shape_deep_div",
    "shape",
    "article below 100k open <div> (libxml2 drops it without a word)",
    "quarantined",
    "too_deep",
)
def _(c):
    return c.put(page(pre="<div>" * c.n(100_000, 100_000), post="</div>" * c.n(100_000, 100_000)))


@case("shape_deep_inside", "shape", "article inside 100k nested <section>", "quarantined", "too_deep")
def _(c):
    n = 100_000
    return c.put(page(body="<section>" * n + f"<p>{MARK} {FILL}</p>" + "</section>" * n))


@case("shape_deep_unclosed_inline", "shape", "100k unclosed <b><i>", "quarantined", "too_deep")
def _(c):
    return c.put(page(body="<b><i>" * 50_000 + f"<p>{MARK} {FILL}</p>"))


@case("shape_deep_dl", "shape", "unclosed <dl><dd> chain (kills tidy's recursion)", "quarantined", "too_deep")
def _(c):
    return c.put(page(body="<dl><dd>" * 50_000 + MARK))


@case("shape_deep_table", "shape", "5k nested tables", "quarantined", "too_deep")
def _(c):
    return c.put(page(body="<table><tr><td>" * 5_000 + MARK + "</td></tr></table>" * 5_000))


@case("shape_attrs", "shape", "one tag with 10^6 attributes", "repaired", "markup_limits", keeps=(MARK,))
def _(c):
    return c.put(page(pre="<div " + " ".join(f"a{i}=1" for i in range(c.n(50_000, 1_000_000))) + "></div>"))


@case("shape_attr_dup", "shape", "same attribute 10^6 times", "accepted", keeps=(MARK,))
def _(c):
    return c.put(page(pre="<div " + "class=x " * c.n(100_000, 1_000_000) + "></div>"))


@case("shape_attr_long", "shape", "one attribute value of 30 MB", "quarantined", "too_large", full_only=True)
def _(c):
    return c.put(page(pre=f'<div data-x="{"x" * 30_000_000}"></div>'))


@case("shape_many_p", "shape", "a million paragraphs, 50 MB", "quarantined", "too_large", full_only=True)
def _(c):
    return c.put(page(body="".join(f"<p>{i} {MARK[:38]}</p>\n" for i in range(1_000_000))))


@case("shape_200mb", "shape", "200 MB page", "quarantined", "too_large", full_only=True)
def _(c):
    para = f"<p>{MARK} {FILL}</p>\n".encode()
    return c.chunks([b"<html><body><article>"] + [para] * (200_000_000 // len(para)))


@case("shape_under_cap", "shape", "page just under a 10 MB cap, all article text", "accepted", keeps=(MARK,))
def _(c):
    para = f"<p>{MARK} {FILL}</p>\n"
    return c.put(page(body=para * (c.n(1_000_000, 9_900_000) // len(para))))


@case("shape_short_p", "shape", "10^5 short paragraphs (jusText neighbour scan)", "repaired", "fallback_extractor")
def _(c):
    return c.put(page(body="".join(f"<p>{i % 97} of {i % 13}</p>" for i in range(c.n(30_000, 100_000)))))


@case("shape_one_word", "shape", "one text node without spaces", "accepted")
def _(c):
    return c.put(page(body="<p>" + "x" * c.n(1_000_000, 9_000_000) + f"</p><p>{MARK} {FILL}</p>"))


@case("shape_empty_p", "shape", "10^6 empty <p></p>", "repaired", "markup_limits", keeps=(MARK,))
def _(c):
    return c.put(page(pre="<p></p>" * c.n(100_000, 1_000_000)))


@case("shape_open_comments", "shape", "10^6 unclosed <!--", "quarantined", "no_content")
def _(c):
    return c.put("<html><body>" + "<!--" * c.n(200_000, 1_000_000))


@case("shape_lt", "shape", "10^6 bare '<'", "quarantined", "no_content")
def _(c):
    return c.put("<html><body>" + "<" * c.n(200_000, 1_000_000))


@case("shape_colspan", "shape", "table colspan 2^53-1 (MemoryError in trafilatura 1.x)", "accepted", keeps=(MARK,))
def _(c):
    return c.put(
        page(
            post="",
            body=f"<p>{MARK} {FILL}</p><table><tr><th colspan=9007199254740991>a</th>"
            f"</tr><tr><td colspan=9007199254740991>b</td><td>c</td></tr></table><p>{MARK2} {FILL}</p>",
        )
    )


@case("shape_rows", "shape", "table of 10^5 rows", "quarantined", "too_many_nodes")
def _(c):
    # 50,000 rows are read in full: the limit is a million tags
    return c.put(page(body=f"<p>{MARK} {FILL}</p><table>" + "<tr><td>a<td>b" * c.n(350_000, 500_000) + "</table>"))


@case("shape_links", "shape", "10^5 links", "repaired", "markup_limits")
def _(c):
    return c.put(
        page(post="<div>" + "".join(f'<a href="/a{i}">l{i}</a> ' for i in range(c.n(50_000, 200_000))) + "</div>")
    )


@case("shape_script", "shape", "a page that is one huge <script>", "quarantined", "no_content")
def _(c):
    return c.put("<html><body><script>" + "var a='</scrip';" * c.n(50_000, 500_000) + "</script></body></html>")


@case("shape_nested_forms", "shape", "misnested <a><p><a><p> x 20k", "quarantined", "too_deep")
def _(c):
    return c.put(page(body="<a href=x><p>" * c.n(20_000, 50_000) + MARK))


@case("shape_br", "shape", "10^5 <br> between words", "accepted")
def _(c):
    return c.put(page(body=f"<p>{MARK} {FILL}</p><p>" + "w<br>" * c.n(30_000, 100_000) + "</p>"))


@case(
    "shape_tail_chain",
    "shape",
    "span tail text x 10^5 in one paragraph (quadratic in trafilatura)",
    "repaired",
    "fallback_extractor",
    keeps=(MARK,),
)
def _(c):
    return c.put(page(body="<p>" + "<span>a</span> tail " * c.n(30_000, 100_000) + f"</p><p>{MARK} {FILL}</p>"))


# ------------------------------------------------------------------ entity
@case("entity_laughs", "entity", "billion laughs in a DOCTYPE", "accepted", keeps=(MARK,), forbids=("lollollol",))
def _(c):
    ents = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 11))
    return c.put(f'<?xml version="1.0"?><!DOCTYPE html [{ents}]>' + page(post="<p>&l10;</p>").split(">", 1)[1])


@case("entity_xxe", "entity", "external entity file:///etc/passwd", "accepted", keeps=(MARK,), forbids=("root:x:0:0",))
def _(c):
    return c.put(
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + page(body=f"<p>&x;</p><p>{MARK} {FILL}</p>").split(">", 1)[1]
    )


@case(
    "entity_numeric",
    "entity",
    "&#0; &#xD800; &#x110000; &#x1FFFFFFFFFFF;",
    "repaired",
    "control_chars",
    keeps=(MARK,),
    forbids=("\x00", "\ud800"),
)
def _(c):
    return c.put(page(body=f"<p>a&#0;b&#xD800;c&#x110000;d&#x1FFFFFFFFFFF;e&#x1b;[31m&#x7f;&#x85; {MARK} {FILL}</p>"))


@case("entity_million", "entity", "10^6 x &amp;", "accepted", keeps=(MARK,))
def _(c):
    return c.put(page(body=f"<p>{MARK} {FILL}</p><p>" + "&amp;" * c.n(100_000, 1_000_000) + "</p>"))


@case("entity_unterminated", "entity", "'&' followed by 10^6 letters", "accepted", keeps=(MARK,))
def _(c):
    return c.put(page(body=f"<p>{MARK} {FILL}</p><p>&" + "a" * c.n(200_000, 1_000_000) + "</p>"))


# ---------------------------------------------------------------- metadata
LD = '<script type="application/ld+json">{}</script>'


@case("meta_ld_deep", "meta", "JSON-LD of 100k nested [", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    return c.put(page(head=LD.format("[" * 100_000 + "]" * 100_000)))


@case("meta_ld_types", "meta", "JSON-LD with wrong types in every field", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    bad = {
        "@context": 7,
        "@type": ["NewsArticle", None, 3],
        "headline": {"a": [1]},
        "author": [None, 4, {"name": {"x": 1}}, [["n"]]],
        "datePublished": {"v": 1},
        "publisher": ["p", {"name": 9}],
        "keywords": {"k": None},
        "articleSection": 3.5,
    }
    return c.put(page(head=LD.format(json.dumps(bad)) + LD.format('{"@type":"NewsArticle","headline":NaN,}')))


@case("meta_ld_bigint", "meta", "JSON-LD integer of 10^5 digits", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    return c.put(page(head=LD.format('{"@type":"NewsArticle","wordCount":' + "9" * 100_000 + "}")))


@case("meta_ld_authors", "meta", "JSON-LD with 10^5 authors", "repaired", "field_truncated", keeps=(MARK,))
def _(c):
    a = [{"@type": "Person", "name": f"Author Number{i}"} for i in range(c.n(5_000, 100_000))]
    return c.put(page(head=LD.format(json.dumps({"@type": "NewsArticle", "headline": "Pier", "author": a}))))


@case("meta_ld_regex", "meta", "broken JSON-LD aimed at regex fallbacks", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    n = c.n(20_000, 200_000)
    return c.put(page(head=LD.format('{"@type":"NewsArticle","author":[' + '{"@type":"Person","name":"' * n)))


@case("meta_many", "meta", "10^5 og:title tags", "repaired", "field_truncated", keeps=(MARK,))
def _(c):
    return c.put(page(head="".join(f'<meta property="og:title" content="t{i}">' for i in range(c.n(20_000, 100_000)))))


@case("meta_title_long", "meta", "title of 5 MB", "repaired", "field_truncated", keeps=(MARK,))
def _(c):
    return c.put(page(title="Pier " * c.n(100_000, 1_000_000)))


@case(
    "meta_xss",
    "meta",
    "script, handler and template code in title and author",
    "repaired",
    "markup_in_field",
    keeps=(MARK,),
    forbids=("<script>alert", "onerror=alert", "<img src=x"),
)
def _(c):
    t = "Pier &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(2)&gt; {{7*7}} ${7*7}"
    return c.put(page(title=t, head='<meta name="author" content="&quot;&gt;&lt;img src=x onerror=alert(3)&gt;">'))


@case(
    "meta_url",
    "meta",
    "canonical javascript: URL and a 1 MB URL",
    "repaired",
    "bad_url",
    keeps=(MARK,),
    forbids=("javascript:alert",),
)
def _(c):
    return c.put(
        page(
            head='<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://a.example/'
            + "a" * c.n(100_000, 1_000_000)
            + '">'
        )
    )


@case(
    "meta_log",
    "meta",
    "title with newline, CR and ANSI escape (log forging)",
    "repaired",
    "control_chars",
    keeps=(MARK,),
    forbids=("\x1b[2J", "\nERROR forged"),
)
def _(c):
    return c.put(page(title="Pier\r\nERROR forged line \x1b[2J\x1b]0;own\x07"))


# -------------------------------------------------------------------- date
def _dated(c, content):
    return c.put(page(date=None, head=f'<meta property="article:published_time" content="{content}">'))


for _i, (_n, _v) in enumerate(
    {
        "digits": "1" * 200_000,
        "zero": "0000-00-00",
        "feb30": "2024-02-30T10:00:00Z",
        "y9999": "9999-12-31T23:59:59Z",
        "y10000": "10000-01-01",
        "neg": "-2024-01-01",
        "epoch": "0",
        "epoch_ms": "1730764800000",
        "tz99": "2024-11-05T10:00:00+99:99",
        "leap_second": "2016-12-31T23:59:60Z",
        "arabic_digits": "٢٠٢٤-١١-٠٥",
        "two": "2024-11-05 2023-11-05",
        "us_eu": "05/11/2024",
    }.items()
):

    @case(
        f"date_{_n}",
        "date",
        f"published_time = {_v[:24]!r}",
        "accepted" if _n in ("epoch_ms", "leap_second", "two", "us_eu") else "repaired",
        None if _n in ("epoch_ms", "leap_second", "two", "us_eu") else "bad_date",
        keeps=(MARK,),
    )
    def _(c, v=_v):
        return _dated(c, v)


@case("date_redos_slash", "date", "'1/1/1/1...' 500 kB in the text", "accepted")
def _(c):
    return c.put(page(date=None, body=f"<p>{MARK} {FILL}</p><p>" + "1/" * c.n(50_000, 500_000) + "</p>"))


@case("date_redos_iso", "date", "'2024-01-01-2024-...' 1 MB", "accepted")
def _(c):
    return c.put(page(date=None, body=f"<p>{MARK} {FILL}</p><p>" + "2024-01-0" * c.n(20_000, 100_000) + "</p>"))


@case("date_redos_spaces", "date", "digit, 10^5 spaces, digit (month regexes)", "accepted")
def _(c):
    return c.put(
        page(
            date=None,
            body=f"<p>{MARK} {FILL}</p><p>5"
            + " " * c.n(50_000, 500_000)
            + "November"
            + " " * c.n(50_000, 500_000)
            + "x</p>",
        )
    )


@case("date_many", "date", "10^5 different <time> elements", "accepted", keeps=(MARK,))
def _(c):
    return c.put(
        page(
            date=None,
            post="".join(
                f'<time datetime="{1990 + i % 34}-{1 + i % 12:02d}-{1 + i % 28:02d}">x</time>'
                for i in range(c.n(20_000, 100_000))
            ),
        )
    )


@case("date_copyright", "date", "digits in comments/links only", "accepted", keeps=(MARK,))
def _(c):
    return c.put(
        page(
            date=None,
            post="".join(f"<!-- {i:08d} --><a href='/{20240000 + i}'>x</a>" for i in range(c.n(10_000, 50_000))),
        )
    )


# ----------------------------------------------------------------- charset
@case("enc_cp1251_as_utf8", "charset", "windows-1251 bytes labelled utf-8", "repaired", "charset", keeps=(RU,))
def _(c):
    return c.put(page(sentences=(RU, RU, RU), lang="ru").encode("cp1251"))


@case("enc_utf8_as_cp1251", "charset", "utf-8 bytes labelled windows-1251", "repaired", "charset", keeps=(RU,))
def _(c):
    return c.put(page(sentences=(RU, RU, RU), lang="ru", charset="windows-1251"))


@case("enc_utf16le_nobom", "charset", "UTF-16LE without BOM, no label", "repaired", "charset", keeps=(MARK,))
def _(c):
    return c.put(page(charset="").encode("utf-16-le"))


@case("enc_utf16be_bom", "charset", "UTF-16BE with BOM", "accepted", keeps=(MARK,))
def _(c):
    return c.put(b"\xfe\xff" + page(charset="").encode("utf-16-be"))


@case("enc_utf32", "charset", "UTF-32LE with BOM", "repaired", "charset", keeps=(MARK,))
def _(c):
    return c.put(b"\xff\xfe\0\0" + page(charset="").encode("utf-32-le"))


@case("enc_gb18030", "charset", "GB18030 labelled gb2312", "accepted", keeps=(ZH,))
def _(c):
    return c.put(page(sentences=(ZH + "㐀𠀀", ZH, ZH), lang="zh", charset="gb2312").encode("gb18030"))


@case("enc_sjis", "charset", "Shift_JIS without label", "repaired", "charset", keeps=(JA,))
def _(c):
    return c.put(page(sentences=(JA, JA, JA), lang="ja", charset="").encode("shift_jis", "replace"))


@case("enc_utf7", "charset", "UTF-7 label with encoded <script>", "accepted", keeps=(MARK,), forbids=("<script>alert",))
def _(c):
    return c.put(page(charset="utf-7", pre="+ADw-script+AD4-alert(1)+ADw-/script+AD4-"))


@case("enc_mixed", "charset", "utf-8, cp1251 and latin-1 in one page", "repaired", "invalid_bytes", keeps=(MARK,))
def _(c):
    a, b = page(body=f"<p>{MARK} {FILL}</p>@@").encode().split(b"@@")
    return c.put(a + b"<p>" + RU.encode("cp1251") + b"</p><p>" + "Café zürich naïve".encode("latin-1") + b"</p>" + b)


@case("enc_invalid", "charset", "1% random bytes flipped", "repaired", "invalid_bytes")
def _(c):
    b = bytearray(page(sentences=(MARK,) * 20).encode())
    for _ in range(len(b) // 100):
        b[c.rnd.randrange(200, len(b))] = c.rnd.randrange(128, 256)
    return c.put(bytes(b))


@case("enc_cp1252", "charset", "windows-1252 quotes, no label", "repaired", "charset", keeps=(MARK,))
def _(c):
    return c.put(page(charset="", body=f"<p>“{MARK}” – it’s said. {FILL}</p>" * 3).encode("cp1252"))


@case("enc_double", "charset", "utf-8 encoded twice", "repaired", "double_encoded", keeps=(RU,))
def _(c):
    return c.put(page(sentences=(RU, RU, RU), lang="ru").encode().decode("latin-1").encode())


@case(
    "enc_nul",
    "charset",
    "NUL bytes inside words and before <html>",
    "repaired",
    "control_chars",
    keeps=(MARK,),
    forbids=("\x00",),
)
def _(c):
    return c.put(b"\0\0" + page(body=f"<p>{MARK} {FILL}</p><p>nu\0ll {MARK2}</p>\0").encode())


@case(
    "enc_surrogates",
    "charset",
    "lone surrogates as WTF-8 (ED A0 80)",
    "repaired",
    "invalid_bytes",
    keeps=(MARK,),
    forbids=("\ud800",),
)
def _(c):
    return c.put(page(title="Pier \ud800\udfff", body=f"<p>\udc00 {MARK} {FILL} \ud83d</p>"))


@case(
    "enc_overlong",
    "charset",
    "overlong UTF-8 '<' and '/' (C0 BC, C0 AF)",
    "repaired",
    "invalid_bytes",
    keeps=(MARK,),
    forbids=("<script>alert",),
)
def _(c):
    return c.put(page().encode().replace(b"<article>", b"\xc0\xbcscript>alert(1)\xc0\xbc\xc0\xafscript><article>"))


@case(
    "enc_boms", "charset", "BOM twice and in the middle", "repaired", "zero_width", keeps=(MARK,), forbids=("\ufeff",)
)
def _(c):
    return c.put("\ufeff\ufeff" + page(body=f"<p>\ufeff{MARK} {FILL}\ufeff</p>"))


@case("enc_label_junk", "charset", "charset label of 100 kB junk", "repaired", "charset", keeps=(MARK,))
def _(c):
    return c.put(page(charset="x" * 100_000))


# -------------------------------------------------------------------- text
@case(
    "text_bidi",
    "text",
    "right-to-left overrides and isolates",
    "repaired",
    "bidi_chars",
    keeps=(MARK,),
    forbids=("\u202e", "\u2066"),
)
def _(c):
    return c.put(
        page(
            title="Pier \u202egnp.exe\u202c report",
            body=f"<p>\u2066\u202e{MARK}\u202c\u2069 {FILL}</p><p>{MARK} {FILL}</p>",
        )
    )


@case(
    "text_zero_width",
    "text",
    "zero-width characters between all letters",
    "repaired",
    "zero_width",
    keeps=(MARK,),
    forbids=("\u200b",),
)
def _(c):
    return c.put(page(body=f"<p>{MARK} {FILL}</p><p>" + "\u200b".join(MARK2) + "\u2060\u00ad</p>"))


@case("text_homoglyph", "text", "Latin/Cyrillic mixed words (language id)", "accepted")
def _(c):
    return c.put(page(body=f"<p>{(MARK + FILL).translate(str.maketrans('aeopcx', 'аеорсх'))}</p>" * 3))


@case("text_zalgo", "text", "10^5 combining marks on one letter", "accepted", keeps=(MARK,))
def _(c):
    return c.put(page(body=f"<p>{MARK} {FILL}</p><p>Z" + "\u0301\u0330" * c.n(20_000, 100_000) + "</p>"))


@case("text_noncharacters", "text", "U+FFFE, U+FFFF, PUA, tags, C1", "repaired", "control_chars", keeps=(MARK,))
def _(c):
    return c.put(page(body=f"<p>\ufffe\uffff\U0001ffff\ue000\U000e0041\x80\x9b {MARK} {FILL}</p>"))


@case("text_digits", "text", "no letters at all (language id has no features)", "accepted")
def _(c):
    return c.put(page(title="1", lang="", body="<p>" + "1234 5678 !!! 90 " * 200 + "</p>"))


@case("text_mixed_lang", "text", "three languages, equal shares", "accepted", keeps=(MARK, RU, ZH))
def _(c):
    return c.put(page(sentences=(MARK, RU, ZH) * 3, lang=""))


@case("text_lines_1e6", "text", "10^6 lines of one character (.txt)", "quarantined", "no_content")
def _(c):
    return c.put("a\n" * c.n(200_000, 1_000_000), ".txt")


@case("text_one_line", "text", "one line of 9 MB (.txt)", "accepted", keeps=(MARK,))
def _(c):
    return c.put((MARK + " ") * (c.n(900_000, 9_000_000) // 80), ".txt")


@case("text_sql", "text", "SQL injection in title, author and body", "accepted", keeps=(MARK,))
def _(c):
    q = "'; DROP TABLE articles; --"
    return c.put(
        page(title=f"Pier {q}", head=f'<meta name="author" content="x{q} COPY (SELECT 1) TO \'/tmp/own.csv\'">')
    )


@case("text_formula", "text", "=HYPERLINK/@SUM/+cmd in title and author (CSV/XLSX export)", "accepted", keeps=(MARK,))
def _(c):
    return c.put(
        page(
            title='=HYPERLINK("http://evil.example","x")',
            head='<meta name="author" content="@SUM(1+1)*cmd|\'/c calc\'!A0">',
        )
    )


# -------------------------------------------------------------------- junk
@case("junk_empty", "junk", "zero bytes", "quarantined", "empty")
def _(c):
    return c.put(b"")


@case("junk_space", "junk", "white space and BOM only", "quarantined", "empty")
def _(c):
    return c.put("\ufeff \t\r\n\u00a0\u2003" * 100)


@case("junk_lt", "junk", "a single '<'", "quarantined", "no_content")
def _(c):
    return c.put("<")


@case("junk_binary", "junk", "1 MB of random bytes named .html", "quarantined", "not_text")
def _(c):
    return c.put(c.rnd.randbytes(1_000_000))


@case("junk_pdf", "junk", "PDF header named .html", "quarantined", "not_text")
def _(c):
    return c.put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + c.rnd.randbytes(50_000))


@case("junk_png_polyglot", "junk", "PNG signature, then a real page", "quarantined", "not_text")
def _(c):
    return c.put(b"\x89PNG\r\n\x1a\n" + c.rnd.randbytes(500) + page().encode())


@case("junk_json", "junk", "JSON error body named .html", "quarantined", "no_content")
def _(c):
    return c.put('{"error":"rate limited","code":429}')


# ---------------------------------------------------------------- container
def gz(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


@case("gz_ok", "container", "control: plain gzip page", "accepted", keeps=(MARK,))
def _(c):
    return c.put(gz(page().encode()), ".html.gz")


@case("gz_bomb", "container", "gzip bomb, 1000:1 (10 GB from 10 MB at full scale)", "quarantined", "bomb")
def _(c):
    co, out, block = zlib.compressobj(9, zlib.DEFLATED, 31), [], bytes(1 << 20)
    for _ in range(c.n(300, 10_240)):
        out.append(co.compress(block))
    return c.chunks(out + [co.flush()], ".html.gz")


@case("gz_nested", "container", "gzip in gzip in gzip", "quarantined", "bomb")
def _(c):
    return c.put(gz(gz(gz(bytes(c.n(50, 500) << 20)))), ".html.gz")


@case("gz_truncated", "container", "gzip cut at 60%", "quarantined", "truncated")
def _(c):
    b = gz((page() + c.rnd.randbytes(50_000).hex()).encode())
    return c.put(b[: len(b) * 6 // 10], ".html.gz")


@case("gz_crc", "container", "gzip with wrong CRC", "quarantined", "bad_container")
def _(c):
    b = bytearray(gz(page().encode()))
    b[-8] ^= 0xFF
    return c.put(bytes(b), ".html.gz")


@case("gz_garbage", "container", "gzip followed by garbage", "repaired", "trailing_garbage", keeps=(MARK,))
def _(c):
    return c.put(gz(page().encode()) + c.rnd.randbytes(300), ".html.gz")


@case("gz_not", "container", "plain HTML named .gz", "repaired", "header", keeps=(MARK,))
def _(c):
    return c.put(page(), ".html.gz")


def zstd_rle(total: int) -> bytes:
    """A zstd frame of zeros made of RLE blocks: 4 bytes stand for 128 KiB."""
    head = b"\x28\xb5\x2f\xfd" + bytes([0b00000000, 0x38])  # window 128 KiB, no size, no checksum
    blocks, left = [], total
    while left > 0:
        n = min(left, 1 << 17)
        left -= n
        blocks.append(struct.pack("<I", (n << 3) | (1 << 1) | (left == 0))[:3] + b"\0")
    return head + b"".join(blocks)


def zstd_raw(data: bytes) -> bytes:
    """A valid zstd frame that stores data in raw blocks."""
    out, pos = [b"\x28\xb5\x2f\xfd" + bytes([0, 0x38])], 0
    while True:
        part = data[pos : pos + (1 << 17)]
        pos += len(part)
        out.append(struct.pack("<I", (len(part) << 3) | (pos >= len(data)))[:3] + part)
        if pos >= len(data):
            return b"".join(out)


@case("zst_ok", "container", "control: zstd page", "accepted", keeps=(MARK,))
def _(c):
    return c.put(zstd_raw(page().encode()), ".html.zst")


@case("zst_bomb", "container", "zstd RLE bomb, 30000:1", "quarantined", "bomb")
def _(c):
    return c.put(zstd_rle(c.n(1, 10) << 30), ".html.zst")


@case("zst_truncated", "container", "zstd cut in a block", "quarantined", "truncated")
def _(c):
    return c.put(zstd_raw(page().encode())[:-40], ".html.zst")


# --------------------------------------------------------------------- WARC
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


@case(
    "warc_ok", "warc", "control: 5 good records, one member each", "accepted", records={"accepted": 5, "quarantined": 0}
)
def _(c):
    return c.put(b"".join(gz(rec(i, http(art(i)))) for i in range(5)), ".warc.gz")


def _warc3(c, bad: bytes, suffix=".warc"):
    return c.put(rec(0, http(art(0))) + bad + rec(2, http(art(2))), suffix)


@case(
    "warc_len_big",
    "warc",
    "Content-Length runs into the next record",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return _warc3(c, rec(1, http(art(1)), length=len(http(art(1))) + 500))


@case(
    "warc_len_small",
    "warc",
    "Content-Length 200 bytes short",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return _warc3(c, rec(1, http(art(1)), length=len(http(art(1))) - 200))


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
    return _warc3(c, rec(1, http(art(1)), length=-1))


@case(
    "warc_len_text",
    "warc",
    "Content-Length: abc",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return _warc3(c, rec(1, http(art(1)), length="abc"))


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
    return _warc3(c, rec(1, http(gz(bytes(c.n(300, 2000) << 20)), b"Content-Encoding: gzip\r\n")))


@case(
    "warc_http_encoding_lie",
    "warc",
    "Content-Encoding: gzip on plain HTML (usual in crawls)",
    "repaired",
    "header",
    records={"accepted": 3, "quarantined": 0},
)
def _(c):
    return _warc3(c, rec(1, http(art(1), b"Content-Encoding: gzip\r\n")))


@case(
    "warc_http_chunked_lie",
    "warc",
    "Transfer-Encoding: chunked on plain HTML",
    "repaired",
    "header",
    records={"accepted": 3, "quarantined": 0},
)
def _(c):
    return _warc3(c, rec(1, http(art(1), b"Transfer-Encoding: chunked\r\n")))


@case(
    "warc_header_long",
    "warc",
    "a 5 MB header line",
    "quarantined",
    "bad_record",
    records={"accepted": 2, "quarantined": 1},
)
def _(c):
    return _warc3(c, rec(1, http(art(1)), extra=b"X-Long: " + b"a" * 5_000_000 + b"\r\n"))


@case(
    "warc_header_lf",
    "warc",
    "bare LF line ends, header without colon",
    "repaired",
    "header",
    records={"accepted": 3, "quarantined": 0},
)
def _(c):
    return _warc3(c, rec(1, http(art(1)), nl=b"\n", extra=b"no colon here\n"))


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
    return _warc3(c, rec(1, http(art(1)), uri=b"http://x.example/../../../../etc/passwd\x00\x0b.html"))


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
    return _warc3(c, rec(1, http(art(1)), date="yesterday"))


@case(
    "warc_garbage_between",
    "warc",
    "10 kB of garbage between records",
    "repaired",
    "trailing_garbage",
    records={"accepted": 2, "quarantined": 0},
)
def _(c):
    return _warc3(c, c.rnd.randbytes(10_000))


# --------------------------------------------------------------------- rows
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


# --------------------------------------------------------------- filesystem
@case("fs_dir", "fs", "directory named article.html", "quarantined", "not_regular_file")
def _(c):
    (c.root / "fs_dir.html").mkdir(exist_ok=True)
    return "fs_dir.html"


def _link(c, target):
    p = c.root / f"{c.cid}.html"
    p.unlink(missing_ok=True)
    p.symlink_to(target)
    return p.name


@case("fs_link_out", "fs", "symlink to /etc/passwd", "quarantined", "not_regular_file", forbids=("root:x:0:0",))
def _(c):
    return _link(c, "/etc/passwd")


@case("fs_link_loop", "fs", "symlink to itself", "quarantined", "not_regular_file")
def _(c):
    return _link(c, "fs_link_loop.html")


@case("fs_link_zero", "fs", "symlink to /dev/zero (endless)", "quarantined", "not_regular_file")
def _(c):
    return _link(c, "/dev/zero")


@case("fs_fifo", "fs", "named pipe (open blocks for ever)", "quarantined", "not_regular_file")
def _(c):
    p = c.root / "fs_fifo.html"
    if not (p.exists() and stat.S_ISFIFO(p.stat().st_mode)):
        p.unlink(missing_ok=True)
        os.mkfifo(p)
    return p.name


@case("fs_perm", "fs", "mode 000 (skip when root)", "quarantined", "unreadable")
def _(c):
    r = c.put(page())
    os.chmod(c.root / r, 0)
    return r


@case("fs_name_bytes", "fs", "file name that is not UTF-8", "quarantined", "bad_name")
def _(c):
    p = os.fsencode(c.root) + b"/fs_name_\xff\xfe.html"
    with open(p, "wb") as f:
        f.write(page().encode())
    return "fs_name_\\xff\\xfe.html"


@case(
    "fs_name_newline",
    "fs",
    "file name with newline, quote, leading dash, shell and SQL characters",
    "accepted",
    keeps=(MARK,),
)
def _(c):
    return c.put(page(), name="-fs'; DROP TABLE x;--\n$(id)`id`*.html")


@case("fs_sparse", "fs", "sparse file of 10 GB", "quarantined", "too_large")
def _(c):
    p = c.root / "fs_sparse.html"
    with open(p, "wb") as f:
        f.write(page().encode())
        f.truncate(10 << 30)
    return p.name


@case("fs_grows", "live", "file rewritten while it is read", "quarantined", "changed_during_read", live=True)
def _(c):
    return c.put(page(sentences=(MARK,) * 2000))


def describe(c: Case, rel: str, root: Path, scale: str) -> dict:
    d = {
        "id": c.id,
        "group": c.group,
        "attack": c.attack,
        "expect": c.expect,
        "reason": c.reason,
        "keeps": list(c.keeps),
        "forbids": [f.encode("unicode_escape").decode() for f in c.forbids],
        "records": c.records,
        "live": c.live,
        "file": rel.encode("unicode_escape").decode("ascii"),
        "scale": scale,
    }
    p = root / rel
    try:
        st = os.lstat(p)
        if stat.S_ISREG(st.st_mode):
            d["size"] = st.st_size
            if st.st_size < 1 << 28 and c.id != "fs_perm":
                d["sha256"] = hashlib.sha256(p.read_bytes()).hexdigest()
    except OSError:
        pass
    return d


def main(argv=None) -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("out", nargs="?", type=Path)
    ap.add_argument("--scale", choices=("ci", "full"), default="ci")
    ap.add_argument("--only", nargs="*")
    ap.add_argument("--list", action="store_true")
    a = ap.parse_args(argv)
    ids = [c.id for c in CASES]
    assert len(ids) == len(set(ids)), "duplicate case id"
    if a.list:
        for c in CASES:
            print(f"{c.id:28} {c.expect:11} {c.reason or '-':20} {c.attack}")
        return 0
    if a.out is None:
        ap.error("OUT_DIR is needed")
    a.out.mkdir(parents=True, exist_ok=True)
    manifest = []
    for c in CASES:
        if (a.only and c.id not in a.only) or (c.full_only and a.scale != "full"):
            continue
        manifest.append(describe(c, c.build(Ctx(a.out, c.id, a.scale)), a.out, a.scale))
    (a.out / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    print(f"{len(manifest)} cases in {a.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
