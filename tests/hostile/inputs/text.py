"""Characters that no text should hold, or too many of them."""

from inputs.cases import case
from inputs.words import FILL, MARK, MARK2, RU, ZH, page


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
