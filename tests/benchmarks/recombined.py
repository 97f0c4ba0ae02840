"""Articles and transcripts cut up and put together anew: as many as are asked for, each like real ones, none twice."""

import json
import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from quotes.people.forenames import is_forename

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
LENGTH = 4_500
"""Characters of a document on average, as of the development articles; they have from a half to one and a half."""

MADE = (
    "The town opened its new bridge on Monday after ten years of work by builders from three countries.",
    "“It is safe,” said Ann Roe, the mayor, who walked over it first. “I would take my children over it.”",
    "Tom Poe, a builder, said that the work had taken longer than anybody thought. Officials declined to comment.",
)
PARAGRAPHS = re.compile(r"\n\s*\n")
LABELLED = re.compile(r"[A-Z][A-Z.' -]+(?:, [A-Z ]+)?: ")
FULL_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b")
SENTENCES = re.compile(r"(?<=[.?!]) ")
HEAD = 1_200
SYLLABLES = [one + other for one in "bdfgklmnprstv" for other in "aeiou"]


def _cut(text: str) -> list[str]:
    return [part.strip("\n") for part in PARAGRAPHS.split(text) if part.strip()]


@cache
def paragraphs() -> Sequence[str]:
    """What articles are made of: the development articles where they lie beside the checkout, else a few sentences."""
    corpus = SHARED / "polnear-dev.jsonl"
    if not corpus.exists():
        return MADE
    return [part for line in corpus.read_text("utf-8").splitlines() for part in _cut(json.loads(line)["text"])]


@cache
def heads() -> Sequence[str]:
    """What stands before the first turn of a transcript, where it is short, and holds no more than titles and dates."""
    found = ("\n\n".join(parts[:first]) for parts, first in _transcripts())
    return [head for head in found if len(head) < HEAD]


@cache
def turns() -> Sequence[tuple[str, list[str]]]:
    """The turns of the seeds, and of the transcripts that lie beside the checkout: labels, and sentences."""
    words = (part for parts, first in _transcripts() for part in parts[first:])
    found = [(label[0], SENTENCES.split(part[label.end() :])) for part in words if (label := LABELLED.match(part))]
    return [(label, said) for label, said in found if said]


@cache
def _transcripts() -> Sequence[tuple[list[str], int]]:
    """The paragraphs of each, and the number of that in which the first turn begins."""
    found = []
    for folder in (ROOT / "seeds", SHARED / "npr", SHARED / "other"):
        for path in sorted(folder.glob("*.txt")):
            parts = _cut(path.read_text("utf-8"))
            first = next((number for number, part in enumerate(parts) if LABELLED.match(part)), None)
            found += [] if first is None else [(parts, first)]
    return found


def article(number: int) -> str:
    """Article `number`: runs of paragraphs of many. People's surnames are its own: new people keep coming."""
    chance = random.Random(number)
    return _renamed("\n\n".join(_runs(paragraphs(), chance)), chance) + "\n"


def transcript(number: int) -> str:
    """Transcript `number`: the head of one, and turns of some people of many, each of sentences of many."""
    chance = random.Random(number)
    voices = [label for label, _ in chance.sample(turns(), chance.randint(2, 5))]
    head = chance.choice(heads())
    wanted, found = LENGTH * chance.uniform(0.5, 1.5) - len(head), [head]
    while wanted > 0:
        _, shape = chance.choice(turns())
        said = " ".join(chance.choice(chance.choice(turns())[1]) for _ in shape)
        found.append(chance.choice(voices) + said)
        wanted -= len(found[-1])
    return _renamed("\n\n".join(found), chance) + "\n"


def _runs(parts: Sequence[str], chance: random.Random) -> list[str]:
    wanted, found = LENGTH * chance.uniform(0.5, 1.5), []
    while wanted > 0:
        start = chance.randrange(len(parts))
        run = parts[start : start + chance.randint(1, 4)]
        found += run
        wanted -= sum(map(len, run))
    return found


def _renamed(text: str, chance: random.Random) -> str:
    surnames = {surname for given, surname in FULL_NAME.findall(text) if is_forename(given.lower())}
    own = {surname: "".join(chance.choices(SYLLABLES, k=3)).title() for surname in sorted(surnames)}
    own |= {surname.upper(): new.upper() for surname, new in own.items()}
    return re.sub(r"\b[A-Z][A-Za-z]+\b", lambda word: own.get(word[0], word[0]), text)


def write(folder: Path, many: int, made=article) -> int:
    """Fill a folder with so many files, a thousand to a folder; returns their bytes."""
    size = 0
    for number in range(many):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(made(number).encode())
    return size
