"""Full names against a set read by hand, where the articles lie beside the checkout; see gold/README.md."""

import json
import re
from collections import defaultdict
from pathlib import Path

from quotes.kinds import QuoteKind
from quotes.models import Document
from quotes.parsing.parse import parse

GOLD = Path(__file__).parent / "gold" / "names.jsonl"
Row = dict[str, str | int]


def words(name: str) -> set[str]:
    return {word.rstrip(".") for word in re.findall(r"[\w'.-]+", name.lower().replace("’", "'"))}


def given(text: str, rows: list[Row]) -> list[tuple[str, str | None]]:
    """The name of each row, and the name that is found for its quotation."""
    parsed = parse(Document("x.txt", "", text, 0, len(text)), kind="article")
    people = {one.id: one.name for one in parsed.people}
    marked = [one for one in parsed.quotes if one.kind is not QuoteKind.INDIRECT]
    out = []
    for row in rows:
        inside = [one for one in marked if one.start < int(row["end"]) and int(row["start"]) < one.end]
        out.append((str(row["name"]), people.get(inside[0].speaker or "") if inside else None))
    return out


def test_full_names(shared: Path) -> None:
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["id"]].append(row)
    articles = map(json.loads, (shared / "corpus" / "polnear-dev.jsonl").read_text("utf-8").splitlines())
    pairs = [pair for one in articles if one["id"] in rows for pair in given(one["text"], rows[one["id"]])]
    right = sum(
        bool(name) and (words(want) <= words(name) or words(name) <= words(want)) for want, name in pairs if name
    )
    wrong = sum(name is not None for _, name in pairs) - right

    assert len(pairs) >= 150
    assert right / len(pairs) >= 0.9
    assert wrong / len(pairs) <= 0.012
