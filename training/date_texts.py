"""Make texts with known dates out of pages: flattened in several manners, with dates lost and headers rendered."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.scan import scan

CITIES = "London Berlin Paris Islamabad Madrid Milano Warszawa Lagos Delhi São_Paulo Wien Toronto Sydney Praha".split()  # noqa: SIM905
BLOCK = "p,div,li,tr,br,h1,h2,h3,h4,h5,h6,section,article,header,footer,ul,ol,table,blockquote,figure,figcaption,dt,dd"
MENU = "Home News Sport Politik Wirtschaft Kultur Menu Suche Search Login Newsletter Opinion Video Contact".split()  # noqa: SIM905


def flattened(html: str) -> Iterator[tuple[str, str]]:
    """Yield a page as text, each time by another manner: (manner, text)."""
    yield "full", extract_plain_text(html)
    yield "main", extract_plain_text(html, main_content=True)
    yield "plain", extract_plain_text(html, list_bullets=False, preserve_formatting=False)
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    body = tree.body
    if body is None:
        return
    yield "nodes", re.sub(r"\s*\n\s*", "\n", body.text(separator="\n", strip=True))
    for node in body.css(BLOCK):
        node.insert_before("\n")
        node.insert_after("\n")
    yield "blocks", re.sub(r"[ \t]*\n\s*", "\n\n", re.sub(r"[ \t\r\f\v\xa0]+", " ", body.text()))


def lost(text: str, day: date, language: str | None) -> str:
    """Cut every mention of a day out of a text."""
    kept, end = [], 0
    for sighting in scan(text, language):
        if any(option == day for _, option in sighting.options):
            kept.append(text[end : sighting.start])
            end = sighting.end
    return "".join(kept) + text[end:]


def rendered(text: str, day: date, language: str | None, dice: random.Random) -> str:
    """Put the day a page was rendered into a masthead, a weather widget or a clock on top of its text."""
    shown = shown_day(day + timedelta(days=int(dice.expovariate(1 / dice.choice((2, 30, 300))))), language, dice)
    clock = f"{dice.randint(0, 23)}:{dice.randint(0, 59):02d}"
    degrees = f"{dice.uniform(-9, 38):.{dice.randint(0, 1)}f}{dice.choice(('°C', ' C', '°', '° F'))}"
    city = dice.choice(CITIES).replace("_", " ")
    parts = dice.choice((
        [degrees, city, shown], [shown, degrees], [shown], [shown], [f"{shown} {clock}"], [f"{shown} | {clock}"],
        [clock, shown], [f"{city}, {degrees}", shown], [f"{city} {degrees} {shown}"], [f"{city} | {shown}"],
    ))  # fmt: skip
    gap = dice.choice(("\n", "\n\n", " "))
    menu = dice.choice(("\n", "  ", " ")).join(dice.sample(MENU, dice.randint(1, 5))) if dice.random() < 0.5 else ""
    pieces = [gap.join(parts), menu] if dice.random() < 0.6 else [menu, gap.join(parts)]
    return "\n\n".join([piece for piece in pieces if piece]) + "\n\n" + text


def blog(title: str, body: str, day: date, language: str | None, dice: random.Random) -> str:
    """Write a blog's date header right above the headline: there the day is the day of publication."""
    gap = dice.choice(("\n\n", "\n"))
    above = dice.choice(("", "", title + gap, dice.choice(MENU) + gap))
    return above + gap.join([shown_day(day, language, dice), title, body])


def widget(title: str, body: str, day: date, language: str | None, dice: random.Random) -> str:
    """Write a weather widget right above the headline: there the day is the day of rendering."""
    degrees = f"{dice.uniform(-9, 38):.{dice.randint(0, 1)}f}{dice.choice(('°C', ' C', '°', ' F'))}"
    later = day + timedelta(days=int(dice.expovariate(1 / 60)))
    parts = [degrees, dice.choice(CITIES).replace("_", " "), shown_day(later, language, dice)]
    if dice.random() < 0.3:
        parts = [parts[2], parts[1], parts[0]]
    return dice.choice(("\n", " ")).join(parts) + "\n\n" + title + dice.choice(("\n\n", "\n")) + body


def shown_day(day: date, language: str | None, dice: random.Random) -> str:
    """Write a day in one of the manners of a language; English where the language is not known."""
    try:
        locale = Locale.parse((language or "en").replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    pattern = dice.choice(
        (
            "full",
            "full",
            "full",
            "long",
            "medium",
            "EEE d MMM y",
            "EEEE, d. MMMM y",
            "d MMMM y",
            "dd.MM.y",
            "EEE, MMM d, y",
        )
    )
    return str(format_date(day, pattern, locale=locale))
