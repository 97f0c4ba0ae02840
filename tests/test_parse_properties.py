"""What holds for any text at all: no exception, nothing lost, every span in its place."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.show.report import report

SNIPPETS = st.sampled_from(
    [
        "ANNA BELL, HOST:", "BELL:", "Mr. TIM O'HARE (Baker):", "(LAUGHTER)", "(Through translator)", "(SOUNDBITE OF",
        "\n", "\n\n", "\n\n\n", "“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "[", "]", ":", ",", ".", "...", " - ",
        "said", "says", "Bell said", "according to", "she", "a senior official", "Anna Bell", "the minister",
        "Transcript provided by NPR, Copyright NPR.", "© 2021 KXYZ", "\xa0", "\x00", "\ufffd", "\u202e", "word", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(SNIPPETS, max_size=60).map("".join), st.lists(SNIPPETS, max_size=40).map(" ".join)
)
KINDS = st.sampled_from(["auto", "transcript", "article"])


def document(text: str) -> Document:
    return Document("made-up.txt", "0" * 64, text, 0, len(text))


@settings(max_examples=300)
@given(TEXTS, KINDS)
def test_any_text_is_parsed(text: str, kind: str) -> None:
    parsed = parse(document(text), kind=kind)
    ends = [0, *(piece.end for piece in parsed.pieces)]
    assert [piece.start for piece in parsed.pieces] == ends[:-1], "pieces follow one another"
    assert ends[-1] == len(text), "pieces reach the end"
    people = {person.id for person in parsed.people}
    for turn in parsed.turns:
        assert 0 <= turn.start < turn.end <= len(text)
        assert turn.speaker in {None, *people}
        assert (turn.speaker is None) == (turn.evidence is None) == (turn.certainty is None)
    for quote in parsed.quotes:
        words = text[quote.start : quote.end]
        assert words.strip() == words != ""
        assert quote.speaker in {None, *people}
        assert (quote.speaker is None) == (quote.evidence is None) == (quote.certainty is None)
        assert quote.turn is None or quote.turn in range(len(parsed.turns))
    json.dumps(report(parsed, with_text=True))


@settings(max_examples=50)
@given(TEXTS, KINDS)
def test_parsing_twice_gives_the_same(text: str, kind: str) -> None:
    assert report(parse(document(text), kind=kind)) == report(parse(document(text), kind=kind))
