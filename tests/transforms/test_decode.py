import codecs
import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.decode import Decoded, NotText, decode, is_binary

RU = "Городской совет проголосовал за восстановление северного причала до наступления зимы."
ZH = "市议会星期二投票决定在冬季来临之前重建北部码头。"
JA = "市議会は火曜日、冬が来る前に北の桟橋を再建することを決めた。"
EN = "The council voted on Tuesday to rebuild the northern pier before winter."


def page(text: str, charset: str = "") -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<!DOCTYPE html><html><head>{meta}<title>Pier</title></head><body><p>{text}</p></body></html>"


def read(payload: bytes, charset: str | None = None, media_type: str = "text/html") -> Decoded:
    return decode(payload, charset=charset, media_type=media_type)


codecs.register_error("latin", lambda error: (error.object[error.start : error.end].encode("latin-1"), error.end))
LATIN, MIXED = "Café zürich naïve", ("charset", "invalid_bytes")
CHARSETS = [
    # bytes, declared by the transport, encoding, who said so, repairs, what must be in the text
    (page(EN).encode(), None, "utf-8", "utf8", (), EN),
    (page(RU, "utf-8").encode(), None, "utf-8", "utf8", (), RU),
    (page(RU, "windows-1251").encode("cp1251"), None, "windows-1251", "declared", (), RU),
    (page(RU).encode("cp1251"), "CP1251", "windows-1251", "declared", (), RU),
    (page(RU, "utf-8").encode("cp1251"), None, "windows-1251", "detected", ("charset",), RU),
    (page(RU, "windows-1251").encode(), None, "utf-8", "utf8", ("charset",), RU),
    # Latin letters in another set than the rest are told by words of two scripts, one or two of which are slips
    (page(RU + LATIN, "utf-8").encode("cp1251", "latin"), None, "windows-1251", "detected", MIXED, RU),
    (page(RU + "Café", "utf-8").encode("cp1251", "latin"), None, "windows-1251", "detected", ("charset",), RU),
    (
        page(RU + "cолнце тoже тeло CОВЕТ xлеб", "utf-8").encode("cp1251"),
        None,
        "windows-1251",
        "detected",
        ("charset",),
        RU,
    ),
    (page(RU + LATIN, "windows-1251").encode("cp1251", "latin"), None, "windows-1251", "declared", (), RU),
    (page(RU, "utf-8").encode(), "iso-8859-1", "utf-8", "utf8", (), RU),
    (page(RU, "iso-8859-1").encode("cp1251"), None, "windows-1251", "detected", ("charset",), RU),
    (page(RU).encode("koi8_r"), "koi8-r", "koi8-r", "declared", (), RU),
    (page(ZH + "㐀𠀀", "gb2312").encode("gb18030"), None, "gb18030", "declared", (), ZH + "㐀𠀀"),
    (page(ZH).encode("gb18030"), None, "gb18030", "detected", ("charset",), ZH),
    (page(JA).encode("cp932"), "x-sjis", "shift_jis", "declared", (), JA),
    (page(JA).encode("cp932"), None, "shift_jis", "detected", ("charset",), JA),
    (page(JA).encode("iso2022_jp"), "iso-2022-jp", "iso-2022-jp", "declared", (), JA),
    (page(JA).encode("iso2022_jp"), None, "iso-2022-jp", "detected", ("charset",), JA),
    (page("caf\xe9 “x”").encode("cp1252"), "latin1", "windows-1252", "declared", (), "café “x”"),
    (page("caf\xe9 “x”").encode("cp1252"), None, "windows-1252", "detected", ("charset",), "café “x”"),
    (b"\xef\xbb\xbf" + page(RU).encode(), None, "utf-8", "bom", (), RU),
    (b"\xff\xfe" + page(RU).encode("utf-16-le"), None, "utf-16-le", "bom", (), RU),
    (b"\xfe\xff" + page(RU).encode("utf-16-be"), "utf-8", "utf-16-be", "bom", (), RU),
    (b"\xff\xfe\0\0" + page(RU).encode("utf-32-le"), None, "utf-32-le", "bom", ("charset",), RU),
    (page(EN).encode("utf-16-le"), None, "utf-16-le", "detected", ("charset",), EN),
    (page(EN).encode("utf-16-be"), None, "utf-16-be", "detected", ("charset",), EN),
    (b'<?xml version="1.0" encoding="koi8-r"?>' + page(RU).encode("koi8_r"), None, "koi8-r", "declared", (), RU),
    (page(EN, "x" * 100_000).encode(), None, "utf-8", "utf8", ("charset",), EN),
    (page(EN, "rot13").encode(), None, "utf-8", "utf8", ("charset",), EN),
    (page("+ADw-script+AD4-", "utf-7").encode(), None, "utf-8", "utf8", ("charset",), "+ADw-script"),
]


@pytest.mark.parametrize(("payload", "charset", "encoding", "source", "repairs", "text"), CHARSETS)
def test_the_character_set_is_found(
    payload: bytes, charset: str | None, encoding: str, source: str, repairs: tuple[str, ...], text: str
) -> None:
    decoded = read(payload, charset)
    assert (decoded.encoding, decoded.encoding_source, decoded.repairs) == (encoding, source, repairs)
    assert text in decoded.text


def damaged(text: str, every: int) -> bytes:
    payload = bytearray(text.encode())
    for place in range(60, len(payload) - 20, every):
        payload[place] = 0x80 | (place * 37 & 0x7F)
    return bytes(payload)


MENDED = [
    (page(RU * 20).encode().replace("совет".encode(), b"\xd1\xd1\xd1", 1), ("invalid_bytes",), RU),
    (page(RU).encode().replace(b"<p>", b"<p>\xed\xa0\x80"), ("invalid_bytes",), RU),
    (page(EN, "utf-8").encode().replace(b"<p>", b"<p>\xc0\xbcscript\xc0\xbe"), ("invalid_bytes",), EN),
    (page(RU).encode().decode("latin-1").encode(), ("double_encoded",), RU),
    (page("it’s – café, naïve").encode().decode("cp1252").encode(), ("double_encoded",), "it’s – café, naïve"),
    (page("nu\0ll " + EN).encode(), ("control_chars",), "null " + EN),
    (page("&#x1b;&#0;" + EN).encode(), ("control_chars",), " \ufffd" + EN),
    (page("\u202e\u200b" + EN).encode(), ("bidi_chars", "zero_width"), EN),
    (("\ufeff\ufeff" + EN).encode(), ("zero_width",), EN),
]


@pytest.mark.parametrize(("payload", "repairs", "text"), MENDED)
def test_damage_is_mended_and_said(payload: bytes, repairs: tuple[str, ...], text: str) -> None:
    decoded = read(payload)
    assert decoded.repairs == repairs
    assert text in decoded.text


def test_single_broken_bytes_are_not_taken_for_another_alphabet() -> None:
    decoded = read(damaged(page(EN * 20, "utf-8"), 90))
    assert (decoded.encoding, decoded.encoding_source) == ("utf-8", "fallback")
    assert decoded.repairs == ("invalid_bytes",)


def test_references_in_plain_text_are_text() -> None:
    assert read(b"write &#0; and &shy;", media_type="text/plain").text == "write &#0; and &shy;"


@pytest.mark.parametrize(
    ("text", "changed"),
    [("Ã©", False), ("SÃO PAULO – NÃO", False), ("Â£5 â€™", True), ("Ã© é", False), (RU, False), ("Ã©Ã©Ã©", True)],
)
def test_only_text_that_is_twice_encoded_throughout_is_decoded_twice(text: str, changed: bool) -> None:
    assert ("double_encoded" in read(text.encode()).repairs) is changed


BINARY = [
    (b"", False),
    (b"\0\0" + EN.encode(), False),
    (bytes(1000), True),
    (bytes(range(256)) * 8, True),
    (EN.encode("utf-16-le"), False),
    (b"\xff\xfe" + ZH.encode("utf-16-le"), False),
    (JA.encode("iso2022_jp"), False),
    (b"\x7fELF\x02\x01\x01" + bytes(200), True),
]


@pytest.mark.parametrize(("payload", "binary"), BINARY)
def test_is_binary(payload: bytes, binary: bool) -> None:
    assert is_binary(payload) is binary


@pytest.mark.parametrize("payload", [bytes(100), b"\xff\xfe" + bytes(range(1, 9)) * 400])
def test_binary_is_not_decoded(payload: bytes) -> None:
    with pytest.raises(NotText):
        read(payload if payload[0] == 0 else b"\xff\xfe" + b"\x01\0\x02\0" * 100)


ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069\u200b\ufeff]")


@given(st.binary(max_size=400), st.none() | st.text(max_size=20), st.sampled_from(["text/html", "text/plain"]))
def test_any_bytes_become_text_that_xml_can_hold(payload: bytes, charset: str | None, media_type: str) -> None:
    try:
        decoded = decode(payload, charset=charset, media_type=media_type)
    except NotText:
        return
    assert not ILLEGAL.search(decoded.text)
    assert ET.fromstring(f"<a>{escape(decoded.text)}</a>").text in (decoded.text, None)
    assert decoded == decode(payload, charset=charset, media_type=media_type)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    decoded = read(text.encode(), media_type="text/plain")
    if "double_encoded" not in decoded.repairs:
        assert decoded.text == text.replace("\ufffe", "")
        assert decoded.encoding == "utf-8"
