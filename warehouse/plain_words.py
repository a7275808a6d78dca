"""Plain words for codes: what a rule refuses, and what a language is called in English."""

from babel import Locale

from schemas.rejection import Rule

RULES = {
    Rule.EMPTY: "There is no text in it, or nothing but white space.",
    Rule.NO_CONTENT: "It can be read, but holds no story: too little running text, or an error page.",
    Rule.NOT_TEXT: "It is a picture, a PDF or other binary data, whatever its name says.",
    Rule.UNDECODABLE: "Its bytes are text in no character set that we know.",
    Rule.TOO_LARGE: "It is larger than one document may be.",
    Rule.TOO_DEEP: "Its markup is nested deeper than can be read safely.",
    Rule.TOO_MANY_NODES: "Its markup has more parts than can be read safely.",
    Rule.TIMEOUT: "Reading it took more processor time than one document may have.",
    Rule.MEMORY: "Reading it took more memory than one document may have.",
    Rule.WORKER_CRASH: "It brought down the process that read it; the run went on without it.",
    Rule.ERROR: "Reading it met an error that is most likely ours; please report it with the document.",
    Rule.BOMB: "It is compressed so densely that unpacking it could fill the machine.",
    Rule.TRUNCATED: "The file ends in the middle; what came before the break was read.",
    Rule.BAD_CONTAINER: "The archive or compressed file around it is damaged.",
    Rule.BAD_RECORD: "The record does not follow its format (JSONL or WARC); its neighbours were read.",
    Rule.BAD_ID: "The record's name is empty, too long or unprintable.",
    Rule.DUPLICATE_ID: "An earlier record of the same file has the same name.",
    Rule.BAD_NAME: "The file's name is not valid UTF-8.",
    Rule.NOT_REGULAR_FILE: "It is a folder, pipe or device, or a link that leads out of its folder.",
    Rule.UNREADABLE: "The operating system does not let us read it.",
    Rule.CHANGED_DURING_READ: "It changed while it was being read; run again once it is at rest.",
    Rule.UNSUPPORTED_FORMAT: "It is of a format that no reader is registered for.",
}

SPECIAL = {"und": "not determined", "mul": "several languages"}


def language_name(tag: str) -> str:
    """Return the English name of a BCP 47 tag (from CLDR); the tag itself where it has none."""
    names = Locale("en").languages
    language, _, script = tag.partition("-")
    name = SPECIAL.get(tag) or names.get(tag.replace("-", "_")) or names.get(language, tag)
    return f"{name} ({script})" if script and tag.replace("-", "_") not in names else name
