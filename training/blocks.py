"""Train the block model: ``python -m training.blocks DATA_DIR``; see docs/model-card.md."""

import argparse
import json
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

from training import calibration, markup
from training.corpus import pages
from training.fit import Fitted, Plan, fit
from training.grafts import grafts
from training.network import Sample
from training.samples import samples
from training.teacher import judges, taught
from transforms.blocks.features import LAYOUT, NAMES, Floats

WEIGHTS = Path(__file__).resolve().parent.parent / "transforms" / "blocks"
CLASS_NAMES = WEIGHTS.parent / "markup" / "names.json"
FILES = {"text": "weights.npz", "markup": "weights_html.npz"}
NETWORKS = {"text": 2, "markup": 1}
PLAN = Plan(hidden=(tuple(NAMES.index(name) for name in LAYOUT),))


def calibrated(head: Floats, curve: calibration.Curve) -> Floats:
    """Turn the odds of story into those that held true on held-out domains; the odds of title stay.

    Words weigh in the loss, so that raw odds of lines are too high.
    """
    head = head.copy()
    head[..., 0] = head[..., 0] * curve.slope + (curve.shift if head.ndim == 1 else 0)
    return head


def packed(networks: list[Fitted], curve: calibration.Curve | None = None) -> dict[str, Floats]:
    """Return the arrays of all networks by number and name, matrices in half precision.

    ``curve`` is that of flattened text unless another is given.
    """
    arrays: dict[str, Floats] = {}
    curve = curve or calibration.read()
    for number, fitted in enumerate(networks):
        named = {**fitted.weights, "mean": fitted.mean, "deviation": fitted.deviation}
        named["curve"] = np.array([curve.slope, curve.shift])
        for name, value in named.items():
            array = np.array(value, np.float32)
            if name.startswith("heads"):
                array = calibrated(array, curve)
            arrays[f"{number}.{name}"] = array.astype(np.float16) if array.ndim == 2 else array
    return arrays


def unpacked(path: Path) -> list[Fitted]:
    """Return the networks of a file of weights, without their calibration."""
    with np.load(path, allow_pickle=False) as found:
        arrays = {name: found[name].astype(np.float32) for name in found.files}
    networks = []
    for number in range(1 + max(int(name.split(".")[0]) for name in arrays)):
        weights = {name.split(".")[1]: value for name, value in arrays.items() if name.startswith(f"{number}.")}
        slope, shift = weights.pop("curve", np.array([calibration.FIRST.slope, calibration.FIRST.shift])).tolist()
        weights["heads"][:, 0] /= slope
        weights["heads_bias"][0] = (weights["heads_bias"][0] - shift) / slope
        mean, deviation = weights.pop("mean"), weights.pop("deviation")
        networks.append(Fitted(weights, mean, deviation))
    return networks


def main() -> None:
    """Read the corpus, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with gold.jsonl, flat.jsonl.gz and pages/")
    parser.add_argument("--only", choices=("text", "markup"), help="train for flattened text or for markup alone")
    parser.add_argument("--epochs", type=int, help="instead of what each plan says")
    parser.add_argument("--networks", type=int, help=f"how many to train and average, else {NETWORKS}")
    parser.add_argument("--rate", type=float, help="instead of what each plan says")
    parser.add_argument("--start", type=Path, help="folder of weights to train on from, instead of random ones")
    parser.add_argument("--out", type=Path, help="folder for the weights and class words, else where they are packaged")
    args = parser.parse_args()
    args.out, class_words = (args.out, args.out / CLASS_NAMES.name) if args.out else (WEIGHTS, CLASS_NAMES)
    if args.only != "text":
        marked = list(markup.labelled(args.data))
        networks = _trained(list(markup.samples(marked)), "markup", markup.PLAN, args)
        np.savez_compressed(args.out / FILES["markup"], **packed(networks, markup.CURVE))  # type: ignore[arg-type]
        known = markup.names_of(marked).known
        class_words.write_text(json.dumps(known, ensure_ascii=False, indent=0) + "\n", "utf-8")
    if args.only != "markup":
        found = list(pages(args.data))
        teacher = judges(args.out / FILES["markup"], class_words)
        seen = chain(taught(found, args.data, teacher), grafts(found))
        networks = _trained(list(samples(seen)), "text", PLAN, args)
        np.savez_compressed(args.out / FILES["text"], **packed(networks))  # type: ignore[arg-type]


def _trained(corpus: list[Sample], kind: str, plan: Plan, args: argparse.Namespace) -> list[Fitted]:
    print(f"{kind}: {len(corpus)} pages, {sum(len(s.features) for s in corpus)} blocks", flush=True)
    plan = replace(plan, epochs=args.epochs or plan.epochs, rate=args.rate or plan.rate)
    starts: list[Fitted | None] = [None] * (args.networks or NETWORKS[kind])
    if args.start:
        starts = list(unpacked(args.start / FILES[kind]))
    return [fit(corpus, seed, plan, start) for seed, start in enumerate(starts)]


if __name__ == "__main__":
    main()
