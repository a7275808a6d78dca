"""The authors of a page: who is named, cleaned to names, people apart from organisations and agencies."""

from transforms.metadata.authors.choice import Bylines, authors_of

__all__ = ["Bylines", "authors_of"]
