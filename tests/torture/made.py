"""A folder of made-up documents in every format that is read, always the same for a number."""

import gzip
import json
import random
from pathlib import Path
from zipfile import ZipFile

WORDS = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("ain", "ell", "ing", "ote", "und", "ark", "ist")]
PEOPLE = [f"{first} {last}" for first in ("Ada", "Tom", "Vera", "Nils") for last in ("Berg", "Okafor", "Lind", "Quist")]


def folder(path: Path, many: int) -> None:
    """Fill a folder with `many` files, some of them copies of one another, and corpora of as many rows."""
    for number in range(many):
        forms = (_transcript, _article, _page, _captions, _rows, _table, _packed, _archive)
        forms[number % len(forms)](path / f"{number % 7}", number)


def sentence(choice: random.Random) -> str:
    """A sentence of words that no grammar knows."""
    return " ".join(choice.choices(WORDS, k=choice.randint(8, 20))).capitalize() + "."


def transcript(number: int) -> str:
    """A transcript; every fifth is a copy of the one before, with a label lost."""
    choice = random.Random(number - number % 5 // 4)
    host, guest = choice.sample(PEOPLE, 2)
    labels = [f"{host.upper()}, HOST", f"{guest.upper()}, BYLINE"]
    turns = [f"{labels[turn % 2]}: {sentence(choice)} {sentence(choice)}" for turn in range(8)]
    if number % 5 == 4:
        turns[3] = "\n" + turns[3].partition(": ")[2]
    return f"Story {number}\n\n" + "\n\n".join(turns) + "\n"


def article(number: int) -> str:
    """An article with a quotation in every paragraph."""
    choice = random.Random(number)
    paragraphs = [
        f"“{sentence(choice)}” said {choice.choice(PEOPLE)}, who was there. {sentence(choice)}" for _ in range(5)
    ]
    return f"Article {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def _write(path: Path, words: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)


def _transcript(path: Path, number: int) -> None:
    for copy in range(3):
        _write(path / f"{number}-{copy}.txt", transcript(number + copy))


def _article(path: Path, number: int) -> None:
    _write(path / f"{number}.txt", article(number))


def _page(path: Path, number: int) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in article(number).split("\n\n"))
    _write(path / f"{number}.html", f"<html><head><title>Page {number}</title></head><body>{paragraphs}</body></html>")


def _captions(path: Path, number: int) -> None:
    turns = transcript(number).split("\n\n")[1:]
    cues = "".join(f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{words.strip()}\n\n" for at, words in enumerate(turns))
    _write(path / f"{number}.vtt", f"WEBVTT\n\n{cues}")


def _objects(number: int) -> list[str]:
    return [json.dumps({"id": f"{number}-{row}", "text": article(100 * number + row)}) for row in range(9)]


def _rows(path: Path, number: int) -> None:
    _write(path / f"{number}.jsonl", "\n".join(_objects(number)) + "\n")
    _write(path / f"{number}.json", f"[{', '.join(_objects(number + 1))}]")


def _table(path: Path, number: int) -> None:
    turns = [turn.partition(": ") for turn in transcript(number).split("\n\n")[1:]]
    rows = [
        f'{number}-{episode},{order},"{label}","{words}"'
        for episode in range(4)
        for order, (label, _, words) in enumerate(turns)
    ]
    _write(path / f"{number}.csv", "\n".join(["episode,episode_order,speaker,utterance", *rows]) + "\n")


def _packed(path: Path, number: int) -> None:
    _write(path / f"{number}.jsonl.gz", gzip.compress("\n".join(_objects(number)).encode()))


def _archive(path: Path, number: int) -> None:
    path.mkdir(parents=True, exist_ok=True)
    with ZipFile(path / f"{number}.zip", "w") as archive:
        for member in range(4):
            archive.writestr(f"in/{member}.txt", article(1000 * number + member))
