"""Bytes that are not in the character set they are said to be in."""

from inputs.cases import case
from inputs.words import FILL, JA, MARK, MARK2, RU, ZH, page


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
