"""Training of the block model, from a folder of pages with gold texts."""
