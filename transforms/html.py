"""HTML: what a page shows, which of it is the story, and what the page says of itself."""

from dataclasses import replace
from typing import Final

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from transforms.fence import Failed, attempt, caught
from transforms.flattened import read_flattened
from transforms.markup.echoes import Claims, claims
from transforms.markup.judgement import Judges, packaged
from transforms.markup.stray import untagged
from transforms.markup.structured import Structured, structured
from transforms.markup.text import Text, read_text
from transforms.markup.tree import Unparsable, parsed, tokens
from transforms.metadata import Answer, Metadata, metadata_of
from transforms.metadata.answer import NONE
from transforms.page import FALLBACK, NoArticle, Page
from transforms.second_opinion import stated_story, unseen_story

STRAY: Final = 8  # elements; a text that holds no more of them was flattened, and its line breaks count
TRIMMED: Final = "markup_limits"
IN_DOUBT: Final = frozenset(("unsure", "unseen"))  # flags of a text that the judges of blocks did not find
TITLE_SEEN: Final = 0.8  # of a headline that the text alone shows


def read_html(html: str, *, url: str | None = None) -> Page | NoArticle:
    """Read a page of markup; text and metadata stand in fences of their own, so one failing spares the other."""
    return read_with(packaged(), html, url=url)


def read_with(judges: Judges, html: str, *, url: str | None = None) -> Page | NoArticle:
    """Do the same with judges other than the packaged ones."""
    try:
        tree, trimmed = parsed(html)
    except Unparsable as error:
        return NoArticle(rule=error.rule, message=str(error))
    page = _read(tree, judges, html, url)
    return replace(page, repairs=(*page.repairs, TRIMMED)) if trimmed else page


def _read(tree: LexborHTMLParser, judges: Judges, html: str, url: str | None) -> Page | NoArticle:
    stated = attempt(structured, tree, url)
    echoed = Claims() if isinstance(stated, Failed) else attempt(claims, stated)
    said = Claims() if isinstance(echoed, Failed) else echoed
    text = attempt(_text, tree, said, judges)
    unseen = _unseen(tree, html, url, text, said.body)
    failed = caught(stated=stated, echoes=echoed, text=text, second_opinion=unseen)
    page = _page(tree, html, url, stated, unseen if isinstance(unseen, Text) else text)
    return replace(page, failed=(*failed, *page.failed))


def _page(
    tree: LexborHTMLParser, html: str, url: str | None, stated: Structured | Failed, text: Text | NoArticle | Failed
) -> Page | NoArticle:
    """Put together what was read; a page whose markup is of no use is read as the text it holds."""
    if isinstance(text, Failed):
        page = _without_markup(str(extract_plain_text(html)), url)
        return replace(page, flags=(*page.flags, "text_failed")) if isinstance(page, Page) else page
    if isinstance(text, NoArticle):
        if not _is_flattened(tree, text):
            return text
        page = _without_markup(untagged(html), url)
        return page if isinstance(stated, Failed) else _with_stated(page, stated, tree)
    said = about(stated, tree, text)
    unread = ("metadata_failed",) if isinstance(stated, Failed) else ()
    flags = tuple(dict.fromkeys((*text.flags, *_flags(said), *unread)))
    return Page(
        visible=text.visible,
        verdicts=text.verdicts,
        story=text.story,
        about=said,
        extractor=text.extractor,
        flags=flags,
        repairs=(*said.repairs, *((FALLBACK,) if IN_DOUBT.intersection(flags) else ())),
        failed=said.failed,
        tree=tree,
        stated=None if isinstance(stated, Failed) else stated,
    )


def _is_flattened(tree: LexborHTMLParser, text: NoArticle) -> bool:
    """Whether a text that holds no story as markup has next to none."""
    return bool(text.visible) and len(tree.css("body *")) <= STRAY


def _unseen(
    tree: LexborHTMLParser, html: str, url: str | None, text: Text | NoArticle | Failed, stated: str
) -> Text | Failed | None:
    """Look for a story that the page shows nobody, where it shows none."""
    if not isinstance(text, NoArticle):
        return None
    told = stated_story(stated, text.visible)
    return told if told or _is_flattened(tree, text) else unseen_story(html, url, text.visible)


def _without_markup(text: str, url: str | None) -> Page | NoArticle:
    """Read a page whose markup is of no use as the text it holds."""
    page = read_flattened(text, url=url)
    return replace(page, repairs=(FALLBACK,)) if isinstance(page, Page) else page


def _with_stated(page: Page | NoArticle, stated: Structured, tree: LexborHTMLParser) -> Page | NoArticle:
    """Return a page with what its head states of it, if that names a headline and the text shows none."""
    if isinstance(page, NoArticle) or page.title is not None:
        return page
    said = metadata_of(stated, tree, story=page.story)
    if said.title.value is None:
        return page
    flags = tuple(dict.fromkeys((*page.flags, *_flags(said))))
    repairs = (*said.repairs, *page.repairs)
    failed = (*page.failed, *said.failed)
    return replace(page, about=said, flags=flags, repairs=repairs, failed=failed, tree=tree, stated=stated)


def _text(tree: LexborHTMLParser, echoed: Claims, judges: Judges) -> Text | NoArticle:
    """Read the story of a page; where there is none, once more as a reader without scripts sees it."""
    read = read_text(tokens(tree), echoed, judges)
    if isinstance(read, Text) or tree.css_first("noscript") is None:
        return read
    scriptless = read_text(tokens(tree, scriptless=True), echoed, judges)
    return scriptless if isinstance(scriptless, Text) else read


def about(stated: Structured | Failed, tree: LexborHTMLParser, text: Text) -> Metadata:
    """Return what a page says of its story, with the help of what its text shows."""
    if isinstance(stated, Failed):
        return Metadata(title=Answer(text.title, "text", TITLE_SEEN) if text.title else NONE)
    return metadata_of(stated, tree, title_seen=text.title, byline_seen=text.bylines, story=text.story)


def _flags(said: Metadata) -> tuple[str, ...]:
    found = {"paywalled": bool(said.paywalled.value), "metadata_failed": bool(said.failed)}
    return tuple(flag for flag, holds in found.items() if holds)
