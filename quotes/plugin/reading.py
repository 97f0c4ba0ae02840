"""What the page of a document needs to be read by: a colour for each speaker, numbers, and a strip of who speaks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.kinds import QuoteKind
from quotes.store.queries.run import Row

COLOURS = 8
"""Speakers that have a colour of their own, those with the most words; the others share a grey."""

WIDTH = 1000
"""Width of the strip, in units of the picture."""

THINNEST = 1.5
"""Width of a short remark, in the same units, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """Words of one speaker on the strip: where they begin, how wide they are, and the class of their colour."""

    x: float
    width: float
    colour: str


def coloured(shares: Sequence[Row]) -> dict[str | None, str]:
    """The class of each speaker's colour by uid; of those whom nobody can tell, under None, too."""
    named = [row["speaker_uid"] for row in shares if row["speaker_uid"] and row["words"]][:COLOURS]
    return {uid: f"s{number}" for number, uid in enumerate(named, start=1)}


def measured(shares: list[Row], colours: Mapping[str | None, str]) -> list[Row]:
    """The speakers with the share of each in percent and their colour."""
    total = sum(row["words"] for row in shares) or 1
    for row in shares:
        row["percent"] = round(100 * row["words"] / total, 1)
        row["colour"] = colours.get(row["speaker_uid"], "s0")
    return shares


def numbered(quotes: Iterable[Row], before: int) -> list[Row]:
    """A document's own words numbered in order, after the `before` that stand in earlier parts; paraphrases are not."""
    found = sorted(quotes, key=lambda quote: (quote["start"], -quote["end"]))
    for quote in found:
        own = quote["kind"] != QuoteKind.INDIRECT
        before += own
        quote["number"] = before if own else None
    return found


def strip(spans: Sequence[Row], start: int, length: int, colours: Mapping[str | None, str]) -> list[Stripe]:
    """Who speaks from the beginning to the end of a document; neighbouring words of one colour are one stripe."""
    found: list[Stripe] = []
    for span in spans:
        x = round(WIDTH * (span["start"] - start) / length, 1)
        width = max(round(WIDTH * (span["end"] - span["start"]) / length, 1), THINNEST)
        colour = colours.get(span["speaker_uid"], "s0")
        last = found[-1] if found else None
        if last and last.colour == colour and x - (last.x + last.width) < THINNEST:
            found[-1] = Stripe(last.x, round(max(x + width - last.x, last.width), 1), colour)
        else:
            found.append(Stripe(x, width, colour))
    return found
