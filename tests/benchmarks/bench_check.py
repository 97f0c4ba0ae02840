"""How good and how fast the check of claims is, on claims of 27 kinds made from real articles and transcripts.

Run: python tests/benchmarks/bench_check.py [FOLDER] [SEED]   (FOLDER keeps the databases for the next run)

The texts are those of ../shared where it lies beside the checkout, else the samples, which are too few to judge by.
Claims are made twice, 400 of each kind: from two thirds of the documents with one seed, and with another from every
third one, which nobody looks at while rules are made. Sentences of absent documents are each drawn once.

verdict   right, balanced over the kinds: at least 0.97; a fabricated claim called anything but "not in this
          collection": at most 0.005; what changes the meaning pointed out: 1.0
first     the right quotation first, by kind: the shares in FIRST
speed     median over 1,000,000 quotations at most 3 times that over 50,000, the 99th percentile at most 5 times the
          median; 100 claims in one POST less than 60 single ones; the words elsewhere on a quotation's page
"""

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench_site import fetch, served
from claims import Case, Maker
from filled import fill

from quotes.check.answers import Answer
from quotes.check.checking import check
from quotes.check.elsewhere import elsewhere
from quotes.check.words import forms
from quotes.models import Document, Fact, Facts
from quotes.parsing.parse import parse
from quotes.read.text import read
from quotes.store.connect import create_or_open
from quotes.store.save import save

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SMALL, LARGE = 50_000, 1_000_000
EACH = 400
"""Claims of each kind."""
FILLER = "it will come soon but others are not so sure"
"""Some pages of the corpus have made-up speech, the same on each of them."""

FIRST = {
    "exact": 1.0,
    "10 % changed": 0.999,
    "25 % changed": 0.99,
    "40 % changed": 0.97,
    "8-word fragment": 0.995,
    "ellipsis": 0.985,
    "six words, one wrong": 0.94,
}
FABRICATED = ("random words", "word chain", "spliced", "absent document")


def texts() -> Iterator[Document]:
    """The articles and transcripts to make a collection of."""
    if not CORPUS.is_dir():
        yield from (read(path) for path in sorted((ROOT / "seeds").glob("*.txt")))
        return
    for line in (CORPUS / "polnear-dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        facts = Facts(published=Fact(row["date"], "user"), outlet=Fact(row["publisher"], "user"))
        digest = sha256(row["text"].encode()).hexdigest()
        yield Document(row["id"], digest, row["text"], 0, len(row["text"]), facts=facts)
    for path in sorted([*(CORPUS / "other").glob("*.txt"), *(CORPUS / "houses").glob("*.md")]):
        if FILLER not in path.read_text("utf-8", "replace").lower():
            yield read(path)


def split() -> tuple[list[Document], list[str]]:
    """The documents of the collection, and the texts of those that are left out of it: one in twelve."""
    every = list(texts())
    return [d for n, d in enumerate(every) if n % 12 != 1], [d.text for n, d in enumerate(every) if n % 12 == 1]


def judge(connection: sqlite3.Connection, cases: list[Case]) -> dict[str, list[float]]:
    """For each kind: how many, the right verdicts, the right quotations first, what had to be pointed out."""
    told: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for case in cases:
        answer = check(connection, case.text, case.speaker)
        row = told[case.kind]
        row[0] += 1
        row[1] += answer.verdict in case.verdicts
        row[2] += case.words is None or _first(case, answer)
        row[3] += bool(case.pointed or case.warned)
        row[4] += _pointed(case, answer)
    return told


def _first(case: Case, answer: Answer) -> bool:
    """Whether the first quotation is the right one, or any other that holds the same words."""
    found = answer.sources or ((answer.closest,) if answer.closest else ())
    wanted = [" ".join(forms(text)) for text in (case.words or "", case.text)]
    return any(
        source.uid == case.uid or any(words in " ".join(forms(source.text)) for words in wanted) for source in found
    )


def _pointed(case: Case, answer: Answer) -> bool:
    if case.pointed:
        return any(change.kind is case.pointed and change.material for change in answer.changes)
    return case.warned and any("left out holds" in warning for warning in answer.warnings)


def quality(path: Path, absent: list[str], seed: int) -> list[str]:
    """Print the figures of both sets of claims; returns the limits that were missed."""
    missed = []
    with closing(sqlite3.connect(path)) as connection:
        apart = held(connection)
        for title, chosen in (("tuning", seed), ("held back", seed + 1)):
            of_set = (lambda number: number in apart) if title == "held back" else (lambda number: number not in apart)
            texts = [text for number, text in enumerate(absent) if (number % 2 == 0) == (title == "held back")]
            told = judge(connection, list(Maker(connection, chosen, of_set).cases(EACH, texts)))
            missed += [f"{title}: {what}" for what in reported(title, told)]
    return missed


def held(connection: sqlite3.Connection) -> set[int]:
    """The documents (by their ids) that are held back: every third of the articles and of the pages."""
    apart = {document.path for number, document in enumerate(texts()) if number % 3 == 0}
    return {number for number, path in connection.execute("select id, path from documents") if path in apart}


def reported(title: str, told: dict[str, list[float]]) -> list[str]:
    """Print the figures of one set of claims; returns the limits that were missed."""
    missed = []
    print(f"-- claims of {title} documents")
    for kind, (count, verdict, first, asked, pointed) in told.items():
        least = f" (at least {FIRST[kind]})" if kind in FIRST else ""
        out = f", pointed out {pointed / asked:.4f} (always)" if asked else ""
        print(f"{kind:24} {count:5.0f}: verdict {verdict / count:.4f}, first {first / count:.4f}{least}{out}")
        missed += [kind] * (first / count < FIRST.get(kind, 0.0) or pointed < asked)
    balanced = sum(row[1] / row[0] for row in told.values()) / len(told)
    wrong = sum(told[kind][0] - told[kind][1] for kind in FABRICATED if kind in told)
    made = sum(told[kind][0] for kind in FABRICATED if kind in told)
    print(f"verdict, balanced over {len(told)} kinds: {balanced:.4f} (at least 0.97)")
    print(f"fabricated and called anything else: {wrong:.0f} of {made:.0f}, {wrong / made:.4f} (at most 0.005)")
    return missed + ["verdict"] * (balanced < 0.97) + ["fabricated"] * (wrong > made * 0.005)


def times(work: Callable[[Case], object], cases: list[Case]) -> list[float]:
    """Seconds of this process's own time for each case; a first round only warms up."""
    for case in cases:
        work(case)
    found = []
    for case in cases:
        start = time.process_time()
        work(case)
        found.append(time.process_time() - start)
    return sorted(found)


def late(found: list[float]) -> float:
    """What 99 in 100 stay below."""
    return found[len(found) * 99 // 100]


def speed(paths: dict[int, Path], cases: list[Case]) -> list[str]:
    """Print the ratios of times; returns the limits that were missed."""
    medians: dict[int, float] = {}
    missed = []
    for size, path in paths.items():
        with closing(sqlite3.connect(path)) as connection:
            found = times(lambda case: check(connection, case.text, case.speaker), cases)
            medians[size] = median(found)
            ratio = late(found) / medians[size]
            print(
                f"check, {size:,}: median {medians[size] * 1e3:.1f} ms, p99 {late(found) * 1e3:.1f} ms,"
                f" ratio {ratio:.2f} (at most 5)"
            )
            some = [row[0] for row in connection.execute("select uid from quotes order by uid limit 300")]
            apart = times(lambda uid: elsewhere(connection, uid), some)  # type: ignore[arg-type]
            print(
                f"elsewhere, {size:,}: median {median(apart) * 1e3:.1f} ms, p99 {late(apart) * 1e3:.1f} ms"
                " (at most 30 added to a page)"
            )
        with served(path) as (port, _):
            many = posted(port, cases[:100])
            print(f"100 claims in one POST, {size:,}: as {many:.0f} single ones (less than 60)")
        missed += [f"p99 at {size:,}"] * (ratio > 5) + [f"POST at {size:,}"] * (many >= 60)
        missed += [f"elsewhere at {size:,}"] * (late(apart) > 0.03)
    growth = medians[LARGE] / medians[SMALL]
    print(f"check: median at {LARGE:,} is {growth:.2f} times that at {SMALL:,} (at most 3)")
    return missed + ["median"] * (growth > 3)


def posted(port: int, cases: list[Case], rounds: int = 3) -> float:
    """How many single requests take as long as one POST of all the claims."""
    body = json.dumps({"claims": [{"claim": case.text, "speaker": case.speaker} for case in cases]})
    single = many = 0.0
    with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        for number in range(rounds + 1):
            start = time.perf_counter()
            for case in cases:
                asked = {"claim": case.text[:6000], "speaker": case.speaker or ""}
                fetch(connection, f"/api/v1/check.json?{urlencode(asked)}")
            middle = time.perf_counter()
            connection.request("POST", "/api/v1/check.json", body, {"content-type": "application/json"})
            connection.getresponse().read()
            if number:  # the first round only warms up
                single, many = single + middle - start, many + time.perf_counter() - middle
    return many / (single / len(cases))


def main(folder: Path, seed: int) -> None:
    """Build what is missing, measure, print."""
    documents, absent = split()
    real = folder / "claims.db"
    if not real.exists():
        db = create_or_open(real)
        for document in documents:
            save(db, parse(document))
        db.close()
    missed = quality(real, absent, seed)
    paths = {size: folder / f"claims-{size}.db" for size in (SMALL, LARGE)}
    for size, path in paths.items():
        if not path.exists():
            with closing(sqlite3.connect(real)) as source, closing(sqlite3.connect(path)) as target:
                source.backup(target)
            fill(path, size, [document.text for document in documents])
    with closing(sqlite3.connect(real)) as connection:
        cases = list(Maker(connection, seed + 2).cases(12, absent))
    random.Random(seed).shuffle(cases)
    missed += speed(paths, cases)
    if missed:
        sys.exit(f"not reached: {', '.join(missed)}")


if __name__ == "__main__":
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), chosen)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary), chosen)
