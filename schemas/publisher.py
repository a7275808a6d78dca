"""A publisher: who stands behind a host, and in which zone it prints its times."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One publisher of the reference table."""

    host: Annotated[str, "host of its pages, lower case, without www."]
    name: Annotated[str, "name as readers know it"]
    country: Annotated[str, "ISO 3166-1 alpha-2 code"]
    zone: Annotated[str, "IANA time zone in which it prints dates"]
    language: Annotated[str, "BCP 47 tag of its main language"]
