"""Character references and XML entities."""

from inputs.cases import case
from inputs.words import FILL, MARK, page


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
