"""How good the program is, measured with the scorers that lie in ../shared; `python tests/measure.py` stores it.

The texts of the corpora belong to their publishers, so only figures are kept: tests/gold/figures.json.
"""

import json
import subprocess
import sys
from pathlib import Path

from quotes.kinds import Certainty

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CALIBRATION = ROOT / "quotes" / "people" / "calibration.json"
"""What the site tells of it."""
STORED = ROOT / "tests" / "gold" / "figures.json"

PARSE = [sys.executable, "-m", "quotes", "parse", "--format", "jsonl"]
MEASURED = {
    "turns of the two sample transcripts": ["turns.py", "gold/turns-seeds.jsonl", "seeds"],
    "turns of twelve pages of public radio and television": ["turns.py", "gold/turns-dev.jsonl", "corpus/npr"],
    "quotations of the five samples": ["quotations.py", "gold/quotes-seeds.jsonl", "--texts", "seeds"],
    "marked quotations of 289 news articles": ["quotations.py", "corpus/polnear-dev.jsonl"],
    "paraphrases of 289 news articles": ["quotations.py", "corpus/polnear-dev.jsonl", "--kind", "indirect"],
    "sources of marked quotations in 289 news articles": ["sources.py", "corpus/polnear-dev.jsonl"],
    "sources of paraphrases in 289 news articles": ["sources.py", "corpus/polnear-dev.jsonl", "--kind", "indirect"],
}
"""What is measured: a scorer, the gold standard and the scorer's other arguments, paths relative to ../shared."""

SHOWN = {
    "turns.py": ("f1", "attributed", "invented", "annotations"),
    "quotations.py": ("precision", "recall", "right_of_all"),
    "sources.py": ("given", "wrong", "wrong_named", "wrong_unnamed", "name_lost", "known"),
}
"""The figures that are kept of each scorer's."""


def measure(name: str) -> dict[str, float]:
    """The figures of one measurement; those of quotations for five words and more, and for any length."""
    scorer, *arguments = MEASURED[name]
    paths = [str(SHARED / word) if (SHARED / word).exists() else word for word in arguments]
    kind = [] if scorer == "turns.py" else ["--kind", "article"]
    command = [sys.executable, str(SHARED / "score" / scorer), *paths, "--", *PARSE, *kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found.get("answered", found.get("documents")) == found.get("files", found.get("documents")), done.stderr
    if scorer == "sources.py":
        return {key: found[key] for key in SHOWN[scorer]} | _levels(found["sure"])
    if scorer == "turns.py":
        return {key: found[key] for key in SHOWN[scorer]}
    return {
        f"{key}, {words}": found[f"words{least}+"][key]
        for least, words in ((5, "5 words and more"), (1, "any length"))
        for key in SHOWN[scorer]
    }


def _levels(told: dict[str, dict[str, float]]) -> dict[str, float]:
    """The share of each level of certainty, and how often it was wrong."""
    return {f"{level}, {key}": told[level][key] for level in Certainty if level in told for key in ("share", "wrong")}


def calibration(figures: dict[str, dict[str, float]]) -> dict[str, dict[str, dict[str, float]]]:
    """Of each level, by kind of quotation: the share of all given speakers, and how many of them are right."""
    kinds = {
        "marked": "sources of marked quotations in 289 news articles",
        "paraphrased": "sources of paraphrases in 289 news articles",
    }
    return {
        kind: {
            level: {"share": figures[name][f"{level}, share"], "right": round(1 - figures[name][f"{level}, wrong"], 4)}
            for level in Certainty
        }
        for kind, name in kinds.items()
    }


def calibration_table() -> None:
    """How often each level of certainty was right, for the README."""
    measured = calibration(json.loads(STORED.read_text("utf-8")))
    print("| speaker | marked quotations | of them right | paraphrases | of them right |")
    print("|---|---|---|---|---|")
    for level in Certainty:
        cells = [f"{measured[kind][level][key]:.1%}" for kind in measured for key in ("share", "right")]
        print(f"| {level} | {' | '.join(cells)} |")


def table() -> None:
    """The stored figures as a table for the README."""
    print("| measured on | figures |")
    print("|---|---|")
    for name, figures in json.loads(STORED.read_text("utf-8")).items():
        told = (f"{key.replace('_', ' ')} {value:.3f}" for key, value in figures.items())
        print(f"| {name} | {'<br>'.join(told)} |")


if __name__ == "__main__":
    measured = {name: measure(name) for name in MEASURED}
    STORED.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
    CALIBRATION.write_text(json.dumps(calibration(measured), indent=1) + "\n", "utf-8")
