"""Paragraphs spelt as letters: what a word is, and that every letter finds its word again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.article import guises, marks, spelling
from quotes.article.spelling import Paragraph, Spelling
from quotes.models import Span

WORDS = ["“", "”", '"', "said", "pointed", "out", "put", "it", "...", "…", "Bill", "The", "U.S.", "(", "-", "miners’"]
WORDS += ["\n", "\n\n", "\u00a0", "x" * 70, "a." * 40, "well...and", "$3.5m", "@roe", "ﬁ", "."]
PROSE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200)


def spelt(text: str) -> Spelling:
    return Spelling(text, [Paragraph(*one) for one in marks.stretches(text, Span(0, len(text)))])


@pytest.mark.parametrize(
    ("text", "letters", "why"),
    [
        ("Ann Roe said it.", "NNsP..", "a stop of its own behind each paragraph"),
        ("She pointed out the bridge.", "P2sdw..", "a verb of two words"),
        ("She put the bridge up.", "Pwdww..", "no verb of two words without its second"),
        ("A call for help came.", "dwiwl..", "a noun that looks like the first of two"),
        ("She points hit back.", "Pw2s..", "of two first words the second"),
        ("She put ... and left.", "Pw,&w..", "dots behind the first of two"),
        ("She said “no” again and again.", "Psqx&x..", "a marked stretch is one letter"),
        ("He left... but she said it.", "Pw,kPsP..", "dots that trail off"),
        ("He left... She said it.", "Pw.PsP..", "dots that end a sentence"),
        ("He left...and she said it.", "Pw,&PsP..", "dots glued to the next word"),
        ("Workers left. They met Workers.", "Hw.PlN..", "a capital says nothing where a sentence opens"),
        ("Her remarks cost money. She remarks.", "dwww.Pm..", "a noun that looks like a verb, by its neighbours"),
    ],
)
def test_letters(text: str, letters: str, why: str) -> None:
    assert spelt(text).letters == letters, why


TABLES = {"_NOUNS": guises.NOUNS, "_PARTICIPLE": guises.PARTICIPLES, "_BRIEFED": guises.BRIEFED}


@pytest.mark.parametrize(
    ("name", "row"),
    [(name, row) for name, rows in TABLES.items() for row in rows],
    ids=lambda one: getattr(one, "example", one),
)
def test_each_guise_decides_its_example(name: str, row: guises.Guise, monkeypatch: pytest.MonkeyPatch) -> None:
    text = row.example.replace("[", "").replace("]", "")
    which = len(row.example.partition("[")[0].split())
    verbs = guises.VERBS_AS_NOUNS if name == "_NOUNS" else guises.VERBS_AS_PARTICIPLES
    others = tuple(one for one in TABLES[name] if one is not row)

    assert spelt(text).letters[which] in "wx"
    monkeypatch.setattr(spelling, name, guises.pattern(verbs, others) if others else re.compile("(?!)"))
    assert spelt(text).letters[which] not in "wx"


@given(PROSE)
def test_every_letter_finds_its_word_again(text: str) -> None:
    spelling = spelt(text)
    behind = {k - 1 for k in spelling.first[1:]}
    numbers = [k for k in range(len(spelling.letters)) if k not in behind]
    spans = [spelling.span(k, k) for k in numbers]

    assert spans == sorted(spans)
    assert [spelling.start(k) for k in numbers] == [start for start, _ in spans]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(
        text[start:end].strip() or spelling.letters[k] == "." for k, (start, end) in zip(numbers, spans, strict=True)
    )


@given(PROSE)
def test_letters_are_settled_one_by_one(text: str) -> None:
    spelling = spelt(text)

    assert len(spelling.met) == len(spelling.letters) == spelling.first[-1]
    assert set(spelling.letters) <= set("walLNDnhHdPortTyOik&BxAsfgvmejqz,;:-()2.")
    assert not re.search("2(?![sfg])", spelling.letters)
