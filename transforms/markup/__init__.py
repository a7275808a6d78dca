"""The markup of a page, parsed once by selectolax: what it says of itself, and the blocks a reader sees.

``structured.structured(tree, url)`` reads what a page says of itself: JSON-LD, microdata, meta and link elements.
"""
