"""The headline: candidates from every place a page may state it, and the choice among them."""

from transforms.metadata.titles.choice import title_of

__all__ = ["title_of"]
