"""Pages whose markup has a shape that parsers break on."""

from inputs.cases import case
from inputs.words import FILL, MARK, MARK2, page


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
