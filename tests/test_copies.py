"""Copies of a story are found among strangers, and give each other back what one of them has lost."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.copies.alignment import Lost, Passage, align, lost
from quotes.copies.groups import copies

WORDS = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("ain", "ell", "ing", "ote", "und", "ark", "ist")]
FURNITURE = (
    "Play live radio next up available on air stations. Transcript provided by the network, all rights reserved. "
)


def story(seed, sentences=40):
    """A made-up story, always the same for a seed."""
    choice = random.Random(seed)  # noqa: S311 - no secret
    return [" ".join(choice.choices(WORDS, k=choice.randint(4, 20))) + "." for _ in range(sentences)]


def page(sentences, *, labels=True, station="WAAA"):
    """A story as a station prints it, with its labels or without."""
    names = ["ANN REYES, HOST: ", "TOM OKORO: ", "REYES: "]
    lines = [(names[len(sentence) % 3] if labels else "") + sentence for sentence in sentences]
    return f"© {station} " + FURNITURE + "\n\n".join(lines) + FURNITURE


def test_a_story_with_labels_and_without_is_one():
    one, other = story(1), story(2)
    pages = [
        ("a", page(one)),
        ("b", page(other)),
        ("c", page(one, labels=False, station="KBBB")),
        ("d", page(story(3))),
        ("e", page(one[:34], labels=False)),
        ("f", page(other, labels=False)),
    ]
    groups = copies(pages)

    assert [group.ids for group in groups] == [("a", "c", "e"), ("b", "f")]
    assert all(0.5 <= group.similarity <= 1 for group in groups)


def test_labels_make_no_difference():
    (group,) = copies([(1, page(story(1))), (2, page(story(1), labels=False))])

    assert (group.ids, group.similarity) == ((1, 2), 1.0)


def test_what_pages_share_beside_the_story_joins_nobody():
    strangers = [(seed, page(story(seed, sentences=12))) for seed in range(60)]

    assert copies(strangers) == []


@pytest.mark.parametrize("text", ["", "Good morning.", "word " * 39])
def test_texts_that_are_too_short_are_no_copies(text):
    assert copies([(1, text), (2, text)]) == []


def test_order_does_not_change_the_groups():
    pages = [(f"{seed}{copy}", page(story(seed)[copy:])) for seed in range(5) for copy in range(4)]
    expected = {frozenset(f"{seed}{copy}" for copy in range(4)) for seed in range(5)}
    shuffled = random.Random(1).sample(pages, len(pages))  # noqa: S311 - no secret

    assert {frozenset(group.ids) for group in copies(pages)} == expected
    assert {frozenset(group.ids) for group in copies(shuffled)} == expected


def passages(*lines):
    """Passages written `LABEL: words`, or words alone."""
    cut = [line.rpartition(": ") for line in lines]
    return [Passage(words, label or None) for label, _, words in cut]


WHOLE = passages(
    "ANN REYES, HOST: It has rained in the valley for a week.",
    "ANN REYES, HOST: Hey, Tom.",
    "TOM OKORO, BYLINE: Hey, Ann.",
    "REYES: What do the growers say about all that rain?",
    "OKORO: They say that it came too late for them.",
    "OKORO: And they are tired.",
    "REYES: Thank you.",
)
BARE = passages(
    "It has rained in the valley for a week.",
    "REYES: What do growers say about all that rain?",
    "They say that it came too late for them.",
    "And they are tired!",
    "Thank you.",
)


def test_passages_that_lost_their_labels_are_paired_with_those_that_have_them():
    assert {here: WHOLE[there].label for here, there in align(BARE, WHOLE)} == {
        0: "ANN REYES, HOST",
        1: "REYES",
        2: "OKORO",
        3: "OKORO",
        4: "REYES",
    }


def test_turns_that_one_copy_lost_have_their_place():
    assert lost(BARE, WHOLE) == [Lost(before=1, first=1, last=3)]
    assert lost(WHOLE, BARE) == []


def test_a_few_words_alone_pair_nobody():
    one = passages("Thank you.", "It has rained in the valley for a week.")
    other = passages("REYES: Thank you.", "OKORO: Quite another thing was said here.")

    assert align(one, other) == []


PASSAGES = st.lists(
    st.builds(Passage, st.sampled_from(["Yes.", "No.", "A b c d e f.", "A b c d e g.", ""])), max_size=12
)


@given(PASSAGES, PASSAGES)
def test_pairs_are_in_order_and_each_passage_has_one(one, other):
    pairs = align(one, other)

    assert all(here < next_here and there < next_there for (here, there), (next_here, next_there) in pairwise(pairs))
    assert all(one[here].words.split()[:5] == other[there].words.split()[:5] for here, there in pairs)


@given(PASSAGES)
def test_a_copy_of_itself_has_lost_nothing(one):
    assert lost(one, one) == []
