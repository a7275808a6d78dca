"""The metadata of a page, group by group: what one group raises never loses the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.fence import Failed, attempt, caught
from transforms.markup.structured import Structured
from transforms.metadata.access import paywall_of
from transforms.metadata.addresses import canonical_of, image_of
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.authors import Bylines, authors_of
from transforms.metadata.kinds import Kind, kind_of
from transforms.metadata.language import language_of
from transforms.metadata.nodes import Below, below, elsewhere
from transforms.metadata.repairs import repairs_of
from transforms.metadata.site import Stated, home_letters, site_letters, site_name, stated_names
from transforms.metadata.standfirst import description_of, subtitle_of
from transforms.metadata.titles import View, title_of, view_of
from transforms.metadata.topics import section_of, tags_of
from transforms.metadata.wire import agency_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its story; ``failed`` are the groups of fields that could not be read.

    ``authors`` are people in the order of the byline; ``organisations`` and ``agencies`` what else it names.
    ``agency`` is the wire agency the story comes from, by its short name. ``paywalled`` is None where nothing is said.
    ``repairs`` are codes of schemas.repair.
    """

    title: Answer[str] = NONE
    subtitle: Answer[str] = NONE
    description: Answer[str] = NONE
    authors: Answer[tuple[str, ...]] = NONE
    organisations: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    agency: Answer[str] = NONE
    section: Answer[str] = NONE
    tags: Answer[tuple[str, ...]] = NONE
    canonical_url: Answer[str] = NONE
    site_name: Answer[str] = NONE
    image: Answer[str] = NONE
    language: Answer[str] = NONE
    paywalled: Answer[bool] = NONE
    kind: Answer[Kind] = NONE
    failed: tuple[Failed, ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sight:
    """A page with what a reader of its text saw there, and the nodes that several groups look at."""

    page: Structured
    tree: LexborHTMLParser
    title_seen: str | None
    byline_seen: Sequence[str]
    story: str

    @cached_property
    def view(self) -> View:
        """The candidates for the headline."""
        return view_of(self.page, self.title_seen, self.sites, self.story)

    @cached_property
    def below(self) -> Below:
        """The nodes below the headline that may be bylines or standfirsts."""
        return below(self.view.node)

    def bylines(self) -> Iterator[LexborNode]:
        """Yield what may be bylines: those below the headline, then, searched only when asked for, all others."""
        yield from self.below.bylines
        yield from elsewhere(self.tree)

    @cached_property
    def sites(self) -> frozenset[str]:
        """The letters of the names the site goes by."""
        return site_letters(self.page, self.named) | home_letters(self.page)

    @cached_property
    def named(self) -> list[Stated]:
        """The names the page states for its site."""
        return stated_names(self.page)


OPENING: Final = 200  # characters of a story in which a dateline may name an agency
Found = dict[str, Any]
Group = Callable[[Sight, Found], Found]


def metadata_of(
    structured: Structured,
    tree: LexborHTMLParser,
    *,
    title_seen: str | None = None,
    byline_seen: Sequence[str] = (),
    story: str = "",
) -> Metadata:
    """Return the metadata of a page; ``title_seen``, ``byline_seen`` and ``story`` come from its text."""
    sight = Sight(structured, tree, title_seen, byline_seen, story)
    found: Found = {}
    failed: list[Failed] = []
    for name, group in GROUPS.items():
        fields = attempt(group, sight, found)
        if isinstance(fields, Failed):
            failed += caught(**{f"metadata.{name}": fields})
        else:
            found |= fields
    return Metadata(**found, failed=tuple(failed))


def _titles(sight: Sight, _: Found) -> Found:
    return {"title": title_of(sight.view)}


def _subtitles(sight: Sight, found: Found) -> Found:
    return {
        "subtitle": subtitle_of(sight.page, sight.below, _value(found, "title")),
        "description": description_of(sight.page),
    }


def _authors(sight: Sight, _: Found) -> Found:
    named = authors_of(sight.page, Bylines(sight.bylines, sight.byline_seen), sight.sites)
    return {
        "authors": named.people,
        "organisations": named.organisations,
        "agencies": named.agencies,
        "agency": agency_in(sight.page, named.agencies, sight.story[:OPENING]),
    }


def _addresses(sight: Sight, _: Found) -> Found:
    return {
        "canonical_url": canonical_of(sight.page),
        "image": image_of(sight.page),
        "language": language_of(sight.page),
        "site_name": site_name(sight.page, sight.named),
    }


def _topics(sight: Sight, found: Found) -> Found:
    section = section_of(sight.page, _value(found, "title"), _value(found, "site_name"))
    return {
        "section": section,
        "tags": tags_of(sight.page, (section.value, _value(found, "site_name"))),
        "kind": kind_of(sight.page, _value(found, "title"), section.value),
        "paywalled": paywall_of(sight.page),
    }


def _repairs(sight: Sight, found: Found) -> Found:
    return {"repairs": repairs_of(sight.page, found.values())}


def _value(found: Found, name: str) -> str | None:
    answer: Answer[str] = found.get(name, NONE)
    return answer.value


# later groups lean on what earlier ones found
GROUPS: dict[str, Group] = {
    "addresses": _addresses, "titles": _titles, "subtitles": _subtitles, "authors": _authors, "topics": _topics,
    "repairs": _repairs,
}  # fmt: skip
