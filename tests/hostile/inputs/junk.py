"""Files that hold no article."""

from inputs.cases import case
from inputs.words import page


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
