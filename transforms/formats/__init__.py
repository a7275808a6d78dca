"""Readers: one file a format, each turning a stream of bytes into documents."""

from transforms.formats.registry import FORMATS, read
from transforms.formats.source import LIMITS, Found, Limits, Refused, Source

__all__ = ["FORMATS", "LIMITS", "Found", "Limits", "Refused", "Source", "read"]
