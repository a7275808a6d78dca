"""What is known of a story besides its text: title, authors, section, addresses, kind, each with source and confidence.

``metadata_of(structured, tree, title_seen=..., byline_seen=..., story=...)`` takes what
``transforms.markup.structured.structured(tree, url)`` read, and the parsed tree, which it only reads. ``title_seen`` is
what the block model took for the headline, ``byline_seen`` are the texts of its byline blocks, ``story`` is the text
that was kept (its words tell the headline, its opening the agency); all three may be left out. It never raises: a group
of fields that fails is empty and named in ``failed``.

``links_of(tree, structured, story)`` gives the links in the text of a story and those to related stories.

Every field of ``Metadata`` is an ``Answer``: ``value`` (None where the page gives none), ``source``, ``confidence``.
docs/metadata.md says what each is taken from and what its confidence means.
"""

from transforms.metadata.answer import Answer
from transforms.metadata.links import Link, Links, links_of
from transforms.metadata.record import Metadata, metadata_of

__all__ = ["Answer", "Link", "Links", "Metadata", "links_of", "metadata_of"]
