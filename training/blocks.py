"""Train the block model: ``python -m training.blocks DATA_DIR``; see docs/model-card.md."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from training import markup
from training.corpus import pages
from training.fit import Fitted, Plan, fit
from training.network import Sample
from training.samples import samples
from transforms.blocks.features import Floats

WEIGHTS = Path(__file__).resolve().parent.parent / "transforms" / "blocks"
CLASS_NAMES = WEIGHTS.parent / "markup" / "names.json"
FILES = {"text": "weights.npz", "markup": "weights_html.npz"}
NETWORKS = {"text": 2, "markup": 1}
# logistic fit of held-out blocks (fold 0, four flatteners, 130,000 blocks) on the network's odds: words weigh in
# the loss, so that raw odds of lines are too high
STORY_SLOPE, STORY_SHIFT = 0.820, -0.629


def calibrated(head: Floats) -> Floats:
    """Turn the odds of story into those that held true on held-out domains; the odds of title stay."""
    head = head.copy()
    head[..., 0] = head[..., 0] * STORY_SLOPE + (STORY_SHIFT if head.ndim == 1 else 0)
    return head


def packed(networks: list[Fitted]) -> dict[str, Floats]:
    """Return the arrays of all networks by number and name, matrices in half precision."""
    arrays: dict[str, Floats] = {}
    for number, fitted in enumerate(networks):
        named = {**fitted.weights, "mean": fitted.mean, "deviation": fitted.deviation}
        for name, value in named.items():
            array = np.array(value, np.float32)
            if name.startswith("heads"):
                array = calibrated(array)
            arrays[f"{number}.{name}"] = array.astype(np.float16) if array.ndim == 2 else array
    return arrays


def main() -> None:
    """Read the corpus, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with gold.jsonl, flat.jsonl.gz and pages/")
    parser.add_argument("--only", choices=("text", "markup"), help="train for flattened text or for markup alone")
    parser.add_argument("--epochs", type=int, help="instead of what each plan says")
    parser.add_argument("--networks", type=int, help=f"how many to train and average, else {NETWORKS}")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for the weights")
    args = parser.parse_args()
    if args.only != "markup":
        _train(list(samples(pages(args.data))), "text", Plan(), args)
    if args.only != "text":
        marked = list(markup.labelled(args.data))
        _train(list(markup.samples(marked)), "markup", markup.PLAN, args)
        known = markup.names_of(marked).known
        CLASS_NAMES.write_text(json.dumps(known, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _train(corpus: list[Sample], kind: str, plan: Plan, args: argparse.Namespace) -> None:
    print(f"{kind}: {len(corpus)} pages, {sum(len(s.features) for s in corpus)} blocks", flush=True)
    plan = replace(plan, epochs=args.epochs or plan.epochs)
    networks = [fit(corpus, seed, plan) for seed in range(args.networks or NETWORKS[kind])]
    np.savez_compressed(args.out / FILES[kind], **packed(networks))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
