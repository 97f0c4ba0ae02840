"""Speed of articles, as ratios of medians within one run: how many times one search for the quotation marks alone.

    python tests/benchmarks/bench_articles.py

Measured on the development articles where they lie beside the checkout, else on text made here.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from quotes.article.attribution import find  # noqa: E402
from quotes.models import Document, Span  # noqa: E402
from quotes.people.cast import Cast  # noqa: E402
from quotes.people.sources import resolve  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "polnear-dev.jsonl"
MARKS = re.compile("[\"“”„‟«»‘’‚‹›']")
LIMITS = {"marked quotations": 35, "with indirect speech": 55}
MADE = (
    "The town opened its new bridge on Monday after ten years of work by builders from three countries. "
    "“It is safe,” said Ann Roe, the mayor, who walked over it first. “I would take my children over it.”\n\n"
    "Tom Poe, a builder, said that the work had taken longer than anybody thought. Officials declined to comment.\n\n"
)


def texts() -> list[str]:
    """What is measured on."""
    if CORPUS.exists():
        return [json.loads(line)["text"] for line in CORPUS.read_text("utf-8").splitlines()]
    return [MADE * 12] * 200


def median(work: Callable[[str], object], articles: list[str], times: int) -> float:
    """Seconds of processor time that `work` takes over all articles."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        for text in articles:
            work(text)
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def resolved(text: str) -> object:
    """All that is done with an article's quotations."""
    spans = [Span(0, len(text))]
    return resolve(Document("x.txt", "", text, 0, len(text)), spans, find(text, spans), Cast())


def main() -> None:
    """Print the ratios."""
    articles = texts()
    size = sum(map(len, articles)) / 1e6
    find(articles[0], [Span(0, len(articles[0]))])  # grammars and word lists are read once
    base = median(lambda text: [hit.start() for hit in MARKS.finditer(text)], articles, 9)
    works: dict[str, Callable[[str], object]] = {
        "marked quotations": lambda text: find(text, [Span(0, len(text))], indirect=False),
        "with indirect speech": lambda text: find(text, [Span(0, len(text))]),
        "with people": resolved,
    }
    for name, work in works.items():
        taken = median(work, articles, 3)
        limit = f"  (at most {LIMITS[name]})" if name in LIMITS else ""
        line = f"{name:22} {taken / base:6.1f} times{limit}   {size / taken:5.2f} million characters a second"
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
