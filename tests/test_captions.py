"""Captions become the text of a transcript, with the time and the speaker of each stretch."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import UnreadableError
from quotes.parsing.parse import parse
from quotes.read.captions import read
from quotes.read.cues import cues

DATA = Path(__file__).parent / "data" / "captions"


def captions(name):
    path = DATA / name
    return read(str(path), path.read_bytes())


def test_voices_become_labels():
    assert captions("voices.vtt").text == (
        "Ann Reyes: Good morning. And welcome to Rock & Roll.\n\n"
        "Tom Okoro: Hello, Ann.\n\n"
        "Ann Reyes: Where are you?\n\n"
        "Can you hear us?\n\n"
        "(LAUGHTER)\n\n"
        "Tom Okoro: I can now."
    )


def test_every_stretch_keeps_its_time_and_speaker():
    document = captions("voices.vtt")

    assert [(document.text[start:end], *time) for start, end, *time in document.times] == [
        ("Good morning. And welcome to Rock & Roll.", 1.0, 3.5),
        ("Hello, Ann.", 3.5, 5.25),
        ("Where are you?", 3.5, 5.25),
        ("Can you hear us?", 9.0, 10.0),
        ("(LAUGHTER)", 10.0, 12.0),
        ("I can now.", 3612.0, 3614.0),
    ]
    assert [(document.text[start:end], name) for start, end, name in document.speakers] == [
        ("Good morning. And welcome to Rock & Roll.", "Ann Reyes"),
        ("Hello, Ann.", "Tom Okoro"),
        ("Where are you?", "Ann Reyes"),
        ("Can you hear us?", "Ann Reyes"),
        ("I can now.", "Tom Okoro"),
    ]


def test_voices_are_the_speakers_of_turns_with_their_times():
    parsed = parse(captions("voices.vtt"))
    names = {person.id: person.name for person in parsed.people}

    assert [(names[turn.speaker], turn.time) for turn in parsed.turns] == [
        ("Ann Reyes", (1.0, 3.5)),
        ("Tom Okoro", (3.5, 5.25)),
        ("Ann Reyes", (3.5, 10.0)),
        ("Tom Okoro", (3612.0, 3614.0)),
    ]
    assert parsed.remarks == ()


def test_labels_and_marks_of_change_begin_paragraphs():
    """Where only a mark says that the speaker changes, a gap keeps the words from the speaker before."""
    assert captions("labels.srt").text == (
        "ANN REYES, HOST: Here is my wish: a quiet day. He asked: why not two?\n\n"
        "TOM OKORO: Because of the rain.\n\n\n"
        "You said that?\n\n\n"
        "I did.\n\n"
        "(SOUNDBITE OF RAIN)\n\n"
        "REYES: Thanks."
    )


def test_what_holds_no_captions_is_refused():
    for source in (b"no captions at all", b"WEBVTT\n\n", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n"):
        with pytest.raises(UnreadableError, match=r"^holds no captions$"):
            read("x.vtt", source)
    with pytest.raises(UnreadableError, match=r"^is a PDF"):
        read("x.srt", b"%PDF-1.7")


TIMED = "00:0{}.000 --> 00:0{}.000"
CUES = [
    ("WEBVTT\n\n00:01.000 --> 00:02.000 align:start\nHi\n", ["Hi"], "settings are no words"),
    (
        "WEBVTT\n\nid\n00:01.000 --> 00:02.000\nHi\n\nNOTE no\nwords\n\n00:02.000 --> 00:03.000\nHo\n",
        ["Hi", "Ho"],
        "notes",
    ),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n\nHo\n", ["Hi Ho"], "a blank line inside a caption loses nothing"),
    ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHi\n", ["Hi"], "commas of SRT"),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n\n00:03.000 --> 00:", ["Hi"], "cut in a time"),
    (
        "00:00:01,000 --> 00:00:02,000\nHi\n00:00:02,000 --> 00:00:03,000\nHo\n",
        ["Hi", "Ho"],
        "neither numbers nor blank lines",
    ),
    ("1\n00:00:01,000 --> 00:00:02,000\nHi\n2\n00:00:02,000 --> 00:00:03,000\nHo\n", ["Hi", "Ho"], "no blank lines"),
    ("1\n\n00:00:01,000 --> 00:00:02,000\n\nHi\n", ["Hi"], "blank lines everywhere"),
    (
        "1\n00:00:01,000 --> 00:00:02,000\n10\n\n2\n00:00:02,000 --> 00:00:03,000\n5\n",
        ["10", "5"],
        "numbers that are said",
    ),
    ("1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:00:03,000 --", ["Hi"], "cut in a time"),
]


@pytest.mark.parametrize(("source", "words", "why"), CUES, ids=[why for *_, why in CUES])
def test_every_caption_is_read_and_no_other_line(source, words, why):
    assert [" ".join(cue.lines) for cue in cues(source)] == words, why


def test_what_rolls_is_read_once():
    lines = ["one<00:00:01.200><c> line</c>", "two", "three", "four"]
    shown = ["", *lines]
    source = "WEBVTT\n\n" + "".join(
        f"{TIMED.format(n, n + 1)}\n{before}\n{line}\n\n" for n, (before, line) in enumerate(pairwise(shown), 1)
    )
    document = read("x.vtt", source.encode())

    assert document.text == "one line two three four"
    assert [remark.kind for remark in document.remarks] == ["rolled captions"]


def test_what_is_said_twice_stays():
    source = "WEBVTT\n\n" + "".join(
        f"{TIMED.format(n, n + 1)}\n{word}\n\n" for n, word in enumerate("No No Why Go On".split())
    )

    assert read("x.vtt", source.encode()).text == "No No Why Go On"


def test_a_change_counts_wherever_it_stands():
    source = "WEBVTT\n\n00:01.000 --> 00:02.000\n&gt;&gt; ANN LEE: THANK YOU. >> WELCOME.\n"

    assert read("x.vtt", source.encode()).text == "ANN LEE: THANK YOU.\n\n\nWELCOME."


def test_captions_without_speakers_are_speech_of_nobody_known():
    """Where no change of speakers is told, "I'm Ann Reyes" may be said by one of several people."""
    first, second = (
        "00:01.000 --> 00:02.000\nI'm Ann Reyes. He said that it rains.",
        "00:05.000 --> 00:06.000\nThank You",
    )
    source = f"WEBVTT\n\n{first}\n\n{second}\n"
    parsed = parse(read("x.vtt", source.encode()))

    assert [(turn.speaker, turn.time) for turn in parsed.turns] == [(None, (1.0, 2.0)), (None, (5.0, 6.0))]
    assert [quote.kind for quote in parsed.quotes] == ["speech", "speech"]
    assert [remark.kind for remark in parsed.remarks] == ["speakers not told"]


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1), max_size=4))
def test_any_captions_are_read_or_refused(words):
    source = "WEBVTT\n\n" + "".join(f"{TIMED.format(n, n + 1)}\n{cue}\n\n" for n, cue in enumerate(words))
    try:
        document = read("x.vtt", source.encode())
    except UnreadableError:
        return
    assert all(0 <= start < end <= len(document.text) for start, end, *_ in document.times)
