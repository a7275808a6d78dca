"""A link: where a page points to from its story, or to stories like it."""

from dataclasses import dataclass
from typing import Annotated, Literal

LinkPlace = Literal["in_text", "related"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a page: from within the story, or to a related one. Links of menus and footers are left out."""

    document_id: Annotated[str, "the document the link stands in"]
    link_no: Annotated[int, "position among the document's links, from 0, in the order of the page"]
    place: Annotated[LinkPlace, "in_text: within the story; related: beside it, to another story of the site"]
    url: Annotated[str, "address it leads to, absolute, as clean as articles.url"]
    host: Annotated[str, "host of url, lower case, without www."]
    anchor: Annotated[str, "the words that are linked"]
    internal: Annotated[bool, "whether it leads to the page's own site"]
    rel: Annotated[str, "what the page says of the link, as written: nofollow, sponsored, ...; empty without"]
