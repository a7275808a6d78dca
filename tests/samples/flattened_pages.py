"""Flattened pages that hold a story."""

from transforms.flattened import read_flattened
from transforms.page import Page


def read(text: str) -> Page:
    page = read_flattened(text)
    assert isinstance(page, Page)
    return page
