"""Pairs of names judged by hand: which are one person's; see gold/README.md."""

import csv
from dataclasses import replace
from pathlib import Path

from made_up import article
from sqlite_utils import Database

from quotes.models import Parsed
from quotes.store.joins import join
from quotes.store.save import save

GOLD = Path(__file__).parent / "gold" / "same_people.tsv"
TABLES = (
    "quotes",
    "turns",
    "labels",
    "appearances",
    "remarks",
    "pieces",
    "facts",
    "places",
    "files",
    "documents",
    "joins",
    "people",
)


def pairs() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def document(path: str, name: str, said: str) -> Parsed:
    """An article that quotes somebody, who is described, or called he, she, Mr. or Ms., as `said` has it."""
    parsed = article(path, f"“{path}”", name, said if len(said) > 3 and not said.startswith(("Mr. ", "Ms. ")) else None)
    labels = (name, said) if said.startswith(("Mr. ", "Ms. ")) else (name,)
    quotes = parsed.quotes[:1]
    if said in ("he", "she"):
        text = parsed.document.text.replace("she said", f"{said} said")
        parsed = replace(parsed, document=replace(parsed.document, text=text))
        mention = parsed.quotes[1].mention
        assert mention
        quotes = (*quotes, replace(parsed.quotes[1], mention=mention._replace(end=mention.start + len(said))))
    return replace(parsed, quotes=quotes, people=(replace(parsed.people[0], labels=labels),))


def joined(db: Database, row: dict[str, str]) -> bool:
    """Whether both names of a row lead to one page where they are all that is known."""
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        for table in TABLES:
            db.execute(f"delete from {table}")
    save(db, document("one.txt", row["one"], row["said of one"]))
    save(db, document("other.txt", row["other"], row["said of other"]))
    join(db)
    return bool(db.execute("select count(*) = 1 from people").fetchone()[0])


def test_pairs_of_names(db: Database) -> None:
    rows = pairs()
    found = [(row, joined(db, row)) for row in rows]
    wrong = [(row["one"], row["other"], row["why"]) for row, together in found if together and row["same"] != "yes"]
    missed = [
        (row["one"], row["other"], row["why"]) for row, together in found if not together and row["same"] == "yes"
    ]

    assert len(rows) >= 150
    assert not wrong, "nobody is taken for somebody else, or where nothing tells"
    assert len(missed) <= 0.05 * sum(row["same"] == "yes" for row in rows), missed
