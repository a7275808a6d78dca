"""A failure: a step of one document's journey that raised, and was done without."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFailure:
    """One step that raised while a document was read; what the others found stands all the same."""

    document_id: Annotated[str, "the document that was read"]
    step: Annotated[
        str,
        "what failed: stated (what markup says of itself), echoes (where the page repeats it), text, second_opinion, "
        "metadata.titles and its like, dates, links",
    ]
    rule: Annotated[str, "error, memory or too_deep; see the rules of quarantine"]
    message: Annotated[str, "the exception, as its class and its words"]
