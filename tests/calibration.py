"""How often a page is what it was taken for, by how sure the program is: our own pages, and those in ../shared.

`python tests/calibration.py` prints the table of the README; where ../shared is missing, of our own pages alone.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from labelled_pages import pages as labelled

from quotes.models import Document
from quotes.parsing.detection import detect

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CASES = re.compile(r"^===== [^\n]*\n(.*?)^-----\n", re.MULTILINE | re.DOTALL)
SURE = (0.95, 0.8, 0.0)


def pages() -> Iterator[tuple[str, str]]:
    """Each labelled page with what it is."""
    for path in sorted((ROOT / "tests" / "cases" / "houses").glob("*.txt")):
        yield from (("transcript", page) for page in CASES.findall(path.read_text("utf-8")))
    for pattern in ("houses/*.md", "npr/*.txt", "other/*.txt"):
        for path in sorted((SHARED / "corpus").glob(pattern)):
            yield "transcript", path.read_text("utf-8", "replace")
    articles = SHARED / "corpus" / "polnear-dev.jsonl"
    if articles.exists():
        yield from (("article", json.loads(line)["text"]) for line in articles.read_text("utf-8").split("\n") if line)


def unseen() -> Iterator[tuple[str, str]]:
    """The pages that no rule was made on, nor tried on one by one."""
    yield from ((page.kind, page.text) for page in labelled("kept"))


def measured(of: Iterable[tuple[str, str]]) -> dict[float, tuple[int, int]]:
    """How many pages were taken for something with at least that confidence, and how many of them rightly."""
    taken, right = Counter[float](), Counter[float]()
    for kind, text in of:
        found = detect(Document("", "", text, 0, len(text)))
        level = next(bound for bound in SURE if found.confidence >= bound)
        taken[level] += 1
        right[level] += found.kind == kind
    return {level: (taken[level], right[level]) for level in SURE if taken[level]}


if __name__ == "__main__":
    for title, of in (("pages that rules were made on", pages()), ("new pages", unseen())):
        for level, (taken, right) in measured(of).items():
            print(f"{title}, {level:.0%} sure or more: {right} of {taken} right, {right / taken:.1%}")
