"""Captions become the text of a transcript, with the time and the speaker of each stretch."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import UnreadableError
from quotes.parse import parse
from quotes.read.captions import read

DATA = Path(__file__).parent / "data" / "captions"


def captions(name):
    path = DATA / name
    return read(str(path), path.read_bytes(), path.suffix[1:])


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
    with pytest.raises(UnreadableError, match=r"^holds no captions that can be read: "):
        read("x.vtt", b"no captions at all", "vtt")
    with pytest.raises(UnreadableError, match=r"^holds no captions$"):
        read("x.vtt", b"WEBVTT\n\n", "vtt")
    with pytest.raises(UnreadableError, match=r"^is a PDF"):
        read("x.srt", b"%PDF-1.7", "srt")


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1), max_size=4))
def test_any_captions_are_read_or_refused(cues):
    source = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{cue}\n\n" for n, cue in enumerate(cues))
    try:
        document = read("x.vtt", source.encode(), "vtt")
    except UnreadableError:
        return
    assert all(0 <= start < end <= len(document.text) for start, end, *_ in document.times)
