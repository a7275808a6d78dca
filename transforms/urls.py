"""Addresses of pages: what may be stored of them, and whose they are."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

MAX_LENGTH = 2_048
# labels under which countries register names: co.uk, com.au, gouv.fr
GENERIC = frozenset(("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv", "nom"))
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ud800-\udfff\"<>\\^`{|}]")
_TRACKING = re.compile(
    r"(?:utm_[^=&;]*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid)", re.IGNORECASE
)
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*\.?")


def _parts(url: str) -> tuple[SplitResult, str] | None:
    """Split an address of the web, and return its host with it; None when it is none."""
    url = url.strip()
    if len(url) > MAX_LENGTH or _UNFIT.search(url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises ValueError for a port that is none
    except ValueError:
        return None
    host = _ascii_host(parts) if parts.scheme in ("http", "https") else None
    return (parts, host) if host else None


def _ascii_host(parts: SplitResult) -> str | None:
    """Return the host as the network knows it, in lower case; None when it cannot be one."""
    host = parts.hostname or ""
    if ":" in host:
        return host if parts.netloc.rpartition("@")[2].startswith("[") else None
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name.rstrip(".") if _HOST.fullmatch(name) else None


def host_of(url: str) -> str | None:
    """Return the host of a web address, in lower case, as IDNA, without "www."; None for any other string."""
    found = _parts(url)
    if found is None:
        return None
    _, host = found
    return host.removeprefix("www.") if host.count(".") > 1 else host


def registered(host: str) -> str:
    """Return the last two labels of a host, three where the last but one is one like that of co.uk."""
    labels = host.split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in GENERIC else labels[-2:])


@lru_cache(maxsize=1_024)  # a page states its own address five times, and links to others twice
def clean_url(url: str) -> str | None:
    """Return a web address without fragment and tracking parameters; None for any other string.

    Everything else stays as it was written, but for the scheme and host, which are put in lower case, and a
    user name or password, which is left out.
    """
    found = _parts(url)
    if found is None:
        return None
    parts, host = found
    netloc = f"[{host}]" if ":" in host else host
    netloc = netloc if parts.port is None else f"{netloc}:{parts.port}"
    pairs = parts.query.split("&")
    query = "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0]))
    return urlunsplit((parts.scheme, netloc, parts.path, query, ""))
