"""Mentions with titles and affiliations, cut by hand: where each begins and ends, and the name in it."""

from pathlib import Path

from quotes.models import Document
from quotes.parsing.parse import parse

GOLD = Path(__file__).parent / "gold" / "mentions.txt"
CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in GOLD.read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SAID = "“It is quite safe to walk over it,”"


def read(mention: str) -> tuple[str | None, str | None]:
    """The mention and the name that are found behind quoted words."""
    text = f"{SAID} {mention} said."
    parsed = parse(Document("x.txt", "", text, 0, len(text)), kind="article")
    people = {one.id: one for one in parsed.people}
    (quote,) = (one for one in parsed.quotes if one.start == 0)
    found = quote.mention.of(text) if quote.mention else None
    return found, people[quote.speaker].name if quote.speaker else None


def test_names_are_found_behind_their_titles() -> None:
    wrong = [(mention, name, found) for mention, name in CASES if (found := read(mention)[1]) != name]

    assert len(CASES) >= 200
    assert len(wrong) <= 0.03 * len(CASES), wrong


def test_mentions_are_cut_whole() -> None:
    """What stands behind the name, or apart from it by a comma, may be left out."""
    wrong = [(mention, found) for mention, name in CASES if not _is_whole(mention, name, found := read(mention)[0])]

    assert len(wrong) <= 0.03 * len(CASES), wrong


def _is_whole(mention: str, name: str, found: str | None) -> bool:
    before_comma = mention.partition(",")[0]
    return found in (mention[: mention.index(name) + len(name)], before_comma)
