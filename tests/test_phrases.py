"""The table of phrases: every example reads as its row says, and reads differently without it."""

import pytest

from quotes.article import lexer
from quotes.article.attribution import paragraphs
from quotes.article.phrases import CLASSES, PARTS, PHRASES, Phrase, compiled
from quotes.models import Span

Read = list[tuple[str, str]]
SHOWN = [phrase for phrase in PHRASES if phrase.example]


def read(text: str) -> Read:
    """The tokens of a text that are no water, with the words of each."""
    (cut,) = paragraphs(text, [Span(0, len(text))])
    found = [token for sentences in lexer.sentences(text, cut) for one in sentences for token in one.tokens]
    return [(token.type, text[token.start_pos : token.end_pos]) for token in found if token.type != "WATER"]


@pytest.mark.parametrize("phrase", SHOWN, ids=lambda phrase: phrase.name)
def test_an_example_reads_as_its_row_says(phrase: Phrase) -> None:
    assert phrase.name.partition("_")[0] in {kind for kind, _ in read(phrase.example)}


@pytest.mark.parametrize("phrase", SHOWN, ids=lambda phrase: phrase.name)
def test_without_its_row_an_example_reads_differently(phrase: Phrase, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(phrase.example)
    monkeypatch.setattr(lexer, "TAGGER", lexer.Tagger(tuple(one for one in PHRASES if one is not phrase)))

    assert read(phrase.example) != whole


def test_every_row_but_water_has_an_example() -> None:
    assert {phrase.name for phrase in PHRASES if not phrase.example} <= {
        phrase.name for phrase in PHRASES if phrase.name.startswith("WATER")
    }


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_part_is_made_of_classes_and_parts(part: str) -> None:
    assert compiled(PARTS[part])
    assert part not in CLASSES


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError, match="verbs"):
        compiled("verbs noun")
