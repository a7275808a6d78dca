"""A rejection: a refused document or row, with its reason."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal


class Rule(StrEnum):
    """Why a document was refused; an expectation that failed gives its own name instead."""

    EMPTY = "empty"
    NO_CONTENT = "no_content"
    NOT_TEXT = "not_text"
    UNDECODABLE = "undecodable"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TOO_MANY_NODES = "too_many_nodes"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    WORKER_CRASH = "worker_crash"
    ERROR = "error"
    BOMB = "bomb"
    TRUNCATED = "truncated"
    BAD_CONTAINER = "bad_container"
    BAD_RECORD = "bad_record"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    BAD_NAME = "bad_name"
    NOT_REGULAR_FILE = "not_regular_file"
    UNREADABLE = "unreadable"
    CHANGED_DURING_READ = "changed_during_read"
    UNSUPPORTED_FORMAT = "unsupported_format"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One refusal: a value that travels the same way as an article."""

    document_id: Annotated[
        str, "sha256 of the bytes; of 'uri#record_no' where none could be read or the record's name is at fault"
    ]
    stage: Annotated[Literal["land", "transform", "validate"], "where it was refused"]
    rule: Annotated[str, "which rule refused it: a word of schemas.rejection.Rule, or an expectation's name"]
    message: Annotated[str, "what was found, for a person to read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRow(Rejection):
    """One refusal as it stands in the warehouse."""

    uri: Annotated[str, "file the refused document came in"]
    record_no: Annotated[int, "position in the container, from 0"]
    first_run: Annotated[str, "run that first refused it"]
    last_run: Annotated[str, "run that last met it"]
    first_seen: Annotated[datetime, "UTC start of first_run"]
