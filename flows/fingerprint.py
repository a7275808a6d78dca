"""The pipeline version: a version number and a fingerprint of everything a result depends on."""

import hashlib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = (
    "trafilatura",
    "htmldate",
    "langdetect",
    "resiliparse",
    "charset-normalizer",
    "selectolax",
    "fastwarc",
)
CODE = ("schemas", "transforms")


def pipeline_version(publishers: Path | None) -> str:
    """Return the version that names results: another one wherever code, weights, libraries or publishers differ."""
    digest = hashlib.sha256()
    files = sorted(path for folder in CODE for path in (ROOT / folder).rglob("*") if _counts(path))
    for path in files:
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode() + path.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}={version(name)}\n".encode())
    if publishers is not None:
        digest.update(publishers.read_bytes())
    return f"{version('copydesk')}-{digest.hexdigest()[:10]}"


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc" and "suites" not in path.parts
