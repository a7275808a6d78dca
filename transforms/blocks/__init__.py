"""The block engine: a page's text in blocks, each with its features, score, kind and verdict."""
