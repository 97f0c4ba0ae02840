"""Everything that a visitor of a public site can reach, followed to the end: no whole text, no path, no failure.

Run: python tests/benchmarks/crawl_public.py SOURCE…   (files and folders as `quotes load` takes them; 200 documents and
more make it a proof, and a quarter of an hour) [--excerpts WORDS]   (60 if not told; 0 for whole texts)

Every address of each thing, every page of a list, and every list with each of its options by itself: a dozen addresses
for a quotation. Of Datasette's own pages of rows and filtered tables, 300 of each kind; their rows are all read as JSON
and CSV. So it ends.
"""

import argparse
import re
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from crawl import crawl
from served import Site, settings
from test_excerpts import grams, hidden_grams

from quotes.archive.load import load
from quotes.read.walk import documents
from quotes.store.connect import create_or_open

EVERYTHING = 1 << 40
OF_TABLES = 300
"""Pages of a kind among Datasette's own of our tables."""

LOCAL = re.compile(r"(?<![\w.:/])/(?:home|work|tmp|root|srv|Users)/")


def main(sources: list[str], words: int) -> int:
    """Load, serve, follow every link; the exit status."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.db"
        db = create_or_open(path)
        load(db, documents(sources))
        loaded = db.execute("select count(*) from documents").fetchone()[0]
        db.close()
        site = Site(path, **settings(public=True, **({"excerpts": words} if words else {})))
        hidden = hidden_grams(path, site) if words else set()
        faults, seen, start = Counter[str](), 0, time.process_time()
        waiting: list[str] = []
        for address, status, body in crawl(site, EVERYTHING, waiting, OF_TABLES):
            seen += 1
            for fault, wrong in (
                (f"status {status}", status >= 500),
                ("a path", LOCAL.search(body)),
                ("withheld words", hidden and not hidden.isdisjoint(grams(body))),
            ):
                if wrong:
                    faults[fault] += 1
                    print(f"{fault}: {address}")
            if seen % 5000 == 0:
                spent = time.process_time() - start
                print(f"{seen:,} addresses, {len(waiting):,} more known, {spent:.0f} s of CPU", flush=True)
        site.close()
    spent = time.process_time() - start
    print(f"{loaded} documents, {seen:,} addresses, {spent:.0f} s of CPU: {dict(faults) or 'no fault'}")
    return 1 if faults else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--excerpts", type=int, default=60)
    told = parser.parse_args()
    sys.exit(main(told.sources, told.excerpts))
