"""How long it takes to find the quotations of articles, as ratios of medians within one run.

Run it with `make bench`. Each ratio is printed with its limit; the exit status is 1 when one is above it. Measured on
the development articles where they lie beside the checkout, else on text made here. What is remembered of one article
serves the next, as in any load; the first reading of them all, which has nothing to remember, is printed beside it.
Ratios to a search in C vary between machines; those to a loop in Python, printed beside them, vary less.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quotes.article.attribution import find
from quotes.models import Document, Span
from quotes.people.cast import Cast
from quotes.people.sources import resolve

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "polnear-dev.jsonl"
MARKS = re.compile("[\"“”„‟«»‘’‚‹›']")
MADE = (
    "The town opened its new bridge on Monday after ten years of work by builders from three countries. "
    "“It is safe,” said Ann Roe, the mayor, who walked over it first. “I would take my children over it.”\n\n"
    "Tom Poe, a builder, said that the work had taken longer than anybody thought. Officials declined to comment.\n\n"
)
SIZE = 100_000
SHAPES = {
    "straight marks": '"',
    "opening marks": "“",
    "verbs": "said ",
    "verbs and commas": ", said",
    "reported clauses": "He said that ",
    "relayed speech": "Ann said that Tom told her “no” ",
    "trailing dots": "...a",
    "verbs of two words": "put out ",
    "names": "Ab Cd ",
    "nested marks": "“a ‘b ",
    "words": "water ",
    "spaces": " ",
    "verbs and spaces": "said" + " " * 96,
    "empty lines": "He said so." + "\n" * 89,
}
PASSES = 7
LINEAR = 2.5
"""What twice the text may cost: two is exact, four would be quadratic, and between them lies the noise of a clock."""


def articles() -> list[str]:
    """What is measured on."""
    if CORPUS.exists():
        return [json.loads(line)["text"] for line in CORPUS.read_text("utf-8").splitlines()]
    return [MADE * 12] * 200


def search(text: str) -> object:
    """The measure: one search that only finds the quotation marks."""
    return [hit.start() for hit in MARKS.finditer(text)]


def words(text: str) -> object:
    """The other measure: a plain loop over the words with a dictionary, which is the same Python on every machine."""
    counted: dict[str, int] = {}
    for word in text.split():
        counted[word] = counted.get(word, 0) + 1
    return counted


def marked(text: str) -> object:
    """Marked quotations with their speakers as printed."""
    return find(text, [Span(0, len(text))], indirect=False)


def everything(text: str) -> object:
    """The same with reported clauses."""
    return find(text, [Span(0, len(text))])


def people(text: str) -> object:
    """The same with the person of every speaker."""
    spans = [Span(0, len(text))]
    return resolve(Document("x.txt", "", text, 0, len(text)), spans, find(text, spans), Cast())


def one_pass(texts: Sequence[str], works: Sequence[Callable[[str], object]]) -> list[float]:
    """Seconds of processor time of each of `works` over all texts; they take turns text by text."""
    taken = [0.0] * len(works)
    for text in texts:
        for index, work in enumerate(works):
            start = time.process_time()
            work(text)
            taken[index] += time.process_time() - start
    return taken


def medians(texts: Sequence[str], *works: Callable[[str], object]) -> list[float]:
    """The median of several passes, for each of `works`."""
    return [statistics.median(column) for column in zip(*(one_pass(texts, works) for _ in range(PASSES)), strict=True)]


def measure() -> Iterator[tuple[str, float, float | None]]:
    """Each ratio as (what, value, limit)."""
    texts = articles()
    size = sum(map(len, texts)) / 1e6
    everything(MADE)  # grammars and word lists are read once
    base, first = one_pass(texts, [search, everything])
    yield "with indirect speech, read for the first time", first / base, None
    base, plain, *taken = medians(texts, search, words, marked, everything, people)
    limits = (("marked quotations", 60), ("with indirect speech", 100), ("with people", None))
    for (name, limit), seconds in zip(limits, taken, strict=True):
        print(f"{name}: {size / seconds:.1f} million characters a second")
        yield f"{name}, times one search for the marks", seconds / base, limit
        yield f"{name}, times a loop that counts the words", seconds / plain, None
    whole = "\n\n".join(texts)
    yield "twice the articles", doubled(whole[: len(whole) // 2]), LINEAR
    for name, unit in SHAPES.items():
        yield f"twice the {name}", doubled(unit * (SIZE // len(unit))), LINEAR


def doubled(text: str) -> float:
    """How many times as long twice the text takes: the best of some rounds in which both take turns."""
    rounds = [(one_pass([text], [everything])[0], one_pass([text * 2], [everything])[0]) for _ in range(5)]
    once, twice = map(min, zip(*rounds, strict=True))
    return twice / once


def main() -> int:
    """Print every ratio; 1 when one is above its limit."""
    failed = 0
    for what, value, limit in measure():
        over = limit is not None and value > limit
        failed += over
        print(f"{'! ' if over else '  '}{what}: {value:.2f}{f' (at most {limit})' if limit else ''}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
