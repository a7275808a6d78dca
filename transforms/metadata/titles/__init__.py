"""The headline: candidates from every place a page may state it, and the choice among them."""

from transforms.metadata.titles.choice import title_of, view_of
from transforms.metadata.titles.view import View

__all__ = ["View", "title_of", "view_of"]
