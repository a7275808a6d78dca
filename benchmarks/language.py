"""Accuracy and cost of langdetect, py3langid and copydesk side by side, in one run.

    python -m benchmarks.language TEXTS.jsonl.gz [--limit N]

TEXTS is JSON lines with "kind", "lang" (BCP 47) and "content". Right, wrong and und are in per cent of the
texts; CPU is microseconds a text of this process, the tables loaded; compare it within one run only.
"""

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import langdetect
from langdetect.lang_detect_exception import LangDetectException
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.language import detect_all
from transforms.language.tags import primary

Text = dict[str, str]
Detector = Callable[[Sequence[str]], list[str]]


def read(path: Path, limit: int) -> dict[str, list[Text]]:
    """Return up to ``limit`` texts of each kind, spread over the file."""
    kinds = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)
            kinds[text["kind"]].append(text)
    return {kind: texts[:: max(1, len(texts) // limit)] for kind, texts in kinds.items()}


def by_langdetect(texts: Sequence[str]) -> list[str]:
    answers = []
    for text in texts:
        try:
            answers.append(langdetect.detect(text))
        except LangDetectException:
            answers.append("und")
    return answers


def detectors() -> dict[str, Detector]:
    langdetect.DetectorFactory.seed = 0
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return {
        "langdetect": by_langdetect,
        "py3langid": lambda texts: [identifier.classify(text)[0] for text in texts],
        "copydesk": lambda texts: [language.tag for language in detect_all(texts)],
    }


def score(detector: Detector, texts: Sequence[Text]) -> str:
    contents = [text["content"] for text in texts]
    started = time.process_time()
    answers = detector(contents)
    cost = (time.process_time() - started) / len(texts)
    right = sum(primary(a) == primary(text["lang"]) for a, text in zip(answers, texts, strict=True))
    unknown = answers.count("und")
    shares = (100 * count / len(texts) for count in (right, len(texts) - right - unknown, unknown))
    return " / ".join(f"{share:5.1f}" for share in shares) + f" {1e6 * cost:8.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--limit", type=int, default=400, help="texts of each kind (default 400)")
    args = parser.parse_args()
    known = {primary(path.name) for path in (Path(langdetect.__file__).parent / "profiles").iterdir()}
    found = detectors()
    for detector in found.values():
        detector(["The first text pays for loading the tables."])
    print(f"{'kind':34}" + "".join(f"{name + ': right/wrong/und, us':34}" for name in found))
    for kind, texts in read(args.texts, args.limit).items():
        covered = [text for text in texts if primary(text["lang"]) in known]
        for name, chosen in ((f"{kind}, langdetect's languages", covered), (f"{kind}, all", texts)):
            print(f"{name:34}" + "".join(f"{score(each, chosen):34}" for each in found.values()), flush=True)


if __name__ == "__main__":
    main()
