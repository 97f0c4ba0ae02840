"""How long it takes to turn transcripts into turns with people, as ratios within one run.

Run it with `make bench`. Each ratio is printed with its limit; the exit status is 1 when one is above it.
"""

import random
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator

from quotes.grammars.building import page_grammar
from quotes.models import Document
from quotes.parsing.detection import detect
from quotes.parsing.parse import parse as whole_parse
from quotes.people.cast import Cast
from quotes.people.speakers import resolve
from quotes.transcript.outline import outline

MEGABYTE = 1_000_000
WORDS = (
    "the river town council said on Monday that bridge repairs would begin before winter because ice had moved two of"
    " its pillars and nobody wanted to wait for another spring while ferries carry school children across"
).split()
GIVEN = "Mary Omar Ines Tomas Lena Carl Ruth Ivan Sofia Paul Nadia Hugo Elena Marco Alice Boris".split()
SURNAMES = (
    "Smith Okoro Lindqvist McCarthy O'Brien Garcia-Lopez Novak Tanaka Moreau Weber Silva Kaya Larsen Rossi".split()
)
NOTES = ("", "", "", "(Laughter) ", "(Through interpreter) ")
SHAPES = {
    "labels without words": "A:\n",
    "gaps": "H\n\n\n",
    "brackets": "(",
    "capitals": "A",
    "dots": ".",
    "colons": ":",
    "newlines": "\n",
    "spaces": " ",
    "capital words": "AB ",
    "names": "Ab Cd ",
    "quotation marks": '"',
    "directions": "(a)",
}


def story(dice: random.Random) -> str:
    """One rendered story of some 6,000 characters."""
    people = [(given, surname) for given, surname in zip(dice.sample(GIVEN, 4), dice.sample(SURNAMES, 4), strict=True)]
    host, reporter, *guests = people
    lines = ["© 2024 WXYZ", "Play Live Radio", "", "Bridge Repairs Begin", ""]
    lines += [f"{' '.join(host).upper()}, HOST:", "", f"NPR's {' '.join(reporter)} has more.", ""]
    lines += [f"{' '.join(reporter).upper()}, BYLINE: {sentence(dice)}", ""]
    for turn in range(24):
        given, surname = dice.choice([reporter, *guests])
        label = f"{given} {surname}".upper() if turn < len(guests) else surname.upper()
        lines += [f"{label}: {dice.choice(NOTES)}{sentence(dice)}", ""]
        lines += ["(SOUNDBITE OF RAIN)", ""] if dice.random() < 0.1 else [""] if dice.random() < 0.05 else []
    return "\n".join(lines) + "\nTranscript provided by NPR, Copyright NPR.\n\n"


def sentence(dice: random.Random) -> str:
    """A few dozen words."""
    return " ".join(dice.choices(WORDS, k=dice.randint(10, 60))).capitalize() + "."


def stories(size: int) -> list[str]:
    """Rendered stories of `size` characters together."""
    dice, texts, have = random.Random(7), [], 0
    while have < size:
        texts.append(story(dice))
        have += len(texts[-1])
    return texts


def made_up(text: str) -> Document:
    """A text as a document."""
    return Document("bench", "", text, 0, len(text))


def parse(text: str) -> None:
    """All the way from a text to turns with annotations and people."""
    document = made_up(text)
    detected = detect(document, kind="transcript")
    resolve(document, outline(document, detected.style or "transcript"), Cast())


def seconds(*works: Callable[[], object], rounds: int = 3) -> list[float]:
    """The processor time of each of `works`, the best of some rounds in which they take turns."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, work in enumerate(works):
            start = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - start)
    return best


def measure() -> Iterator[tuple[str, float, float]]:
    """Each ratio as (what, value, limit)."""
    texts = stories(10 * MEGABYTE)
    whole = "".join(texts)
    label = re.compile(page_grammar("npr").get_terminal("LABEL").pattern.to_regexp())
    line = re.compile(f"^(?:{label.pattern})", re.MULTILINE)
    find, at_lines, many = seconds(
        lambda: [sum(1 for _ in label.finditer(text)) for text in texts],
        lambda: [sum(1 for _ in line.finditer(text)) for text in texts],
        lambda: [parse(text) for text in texts],
    )
    print(f"10 MB: {find:.2f} s for re.finditer with the label terminal, {at_lines:.2f} s at the beginnings of lines")
    print(f"10 MB: {many:.2f} s for parsing {len(texts):,} stories, {10 / many:.1f} MB/s")
    yield "10 MB of stories, times finditer", many / find, 25
    found, all_ = seconds(
        lambda: [detect(made_up(text)) for text in texts], lambda: [whole_parse(made_up(text)) for text in texts]
    )
    yield "telling what they are, share of parsing them as `quotes parse` does", found / all_, 0.1
    one, half = seconds(lambda: parse(whole), lambda: parse(whole[: len(whole) // 2]))
    yield "10 MB in one document, times finditer", one / find, 25
    print(f"   {one / at_lines:.1f} times finditer at the beginnings of lines")
    yield "twice the text", one / half, 2.1
    for name, unit in SHAPES.items():
        text = (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
        once, twice, ordinary = seconds(
            lambda text=text: parse(text), lambda text=text: parse(text * 2), lambda: parse(whole[:MEGABYTE])
        )
        yield f"1 MB of {name}, times ordinary text", once / ordinary, 20
        yield f"twice the {name}", twice / once, 2.1
    tracemalloc.start()
    parse(whole)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    yield "peak memory, times a 10 MB document", peak / (10 * MEGABYTE), 12


def main() -> int:
    """Print every ratio; 1 when one is above its limit."""
    failed = 0
    for what, value, limit in measure():
        failed += value > limit
        print(f"{'  ' if value <= limit else '! '}{what}: {value:.2f} (at most {limit})", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
