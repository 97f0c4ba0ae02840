"""What programs write down of speech becomes turns with their times, through one table of shapes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served import Site

from quotes.archive.load import load
from quotes.errors import UnreadableError
from quotes.kinds import PersonKind
from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.read.formats import Reading
from quotes.read.machine import read
from quotes.read.shapes import PRODUCTS, SHAPES, shape_of
from quotes.read.walk import documents
from quotes.store.connect import create_or_open

DATA = Path(__file__).parent / "data" / "machine"
FIRST = "Good morning, and welcome to the harbor hour. Where are you?"
SECOND = "On the pier. The SIGN SAYS: no boats today.\n\nCan you hear the bells?"
THIRD = "I can now."
VOICES = {
    "amazon.json": ("spk_0", "spk_1"),
    "amazon-channels.json": ("ch_0", "ch_1"),
    "amazon-old.json": ("spk_0", "spk_1"),
    "assemblyai.json": ("A", "B"),
    "assemblyai-words.json": ("A", "B"),
    "callanalytics.json": ("AGENT", "CUSTOMER"),
    "deepgram.json": ("0", "1"),
    "deepgram-utterances.json": ("0", "1"),
    "podcasting.json": ("Ann Reyes", "Tom Okoro"),
    "podcasting-words.json": ("Ann Reyes", "Tom Okoro"),
    "whisperx.json": ("SPEAKER_00", "SPEAKER_01"),
}
"""The same conversation as each program prints it, and how the two voices are called there."""
UNTOLD = ("whisper.json", "whispercpp.json")


def one(path):
    """The only document in a file."""
    (found,) = documents([str(path)], Reading())
    assert isinstance(found, Document), found
    return found


def test_every_shape_has_a_file():
    seen = {shape_of(json.loads(path.read_text("utf-8"))) for path in DATA.glob("*.json")}

    assert seen == set(SHAPES)
    assert {path.name for path in DATA.glob("*.json")} == {*VOICES, *UNTOLD}


@pytest.mark.parametrize("name", VOICES)
def test_words_become_turns_with_their_times(name):
    parsed = parse(one(DATA / name))
    first, second = VOICES[name]
    text = parsed.document.text

    assert [(turn.label.of(text), text[turn.start : turn.end]) for turn in parsed.turns] == [
        (first, FIRST),
        (second, SECOND),
        (first, THIRD),
    ]
    assert [turn.time for turn in parsed.turns] == [
        pytest.approx(time, abs=0.02) for time in [(0.5, 5.0), (5.4, 13.0), (13.5, 14.4)]
    ]
    assert parsed.remarks == ()
    assert (parsed.kind, parsed.style) == ("transcript", "machine")


@pytest.mark.parametrize("name", [*VOICES, *UNTOLD])
def test_every_shape_is_stored_and_shown(name, tmp_path):
    path = tmp_path / "talks.db"
    db = create_or_open(path)
    summary = load(db, documents([str(DATA / name)], Reading()))
    stored = list(db.query("select documents.uid from turns join documents on documents.id = document"))
    quotes = [row["uid"] for row in db.query("select uid from quotes order by start")]
    db.close()
    site = Site(path)
    page = site.get(f"/document/{stored[0]['uid']}")
    site.close()

    assert (summary.counts["documents"], summary.failures, summary.counts["turns"]) == (1, [], len(stored))
    assert page.status_code == 200
    assert "Can you hear the bells?" in page.text
    assert len(quotes) == len(stored)


@pytest.mark.parametrize("name", VOICES)
def test_the_number_of_a_voice_names_nobody(name):
    people = parse(one(DATA / name)).people
    named = name.startswith("podcasting")

    assert [person.labels for person in people] == [(label,) for label in VOICES[name]]
    assert [person.name for person in people] == [label if named else None for label in VOICES[name]]
    assert {person.kind for person in people} == {PersonKind.PERSON if named else PersonKind.UNNAMED}


@pytest.mark.parametrize("name", UNTOLD)
def test_where_no_speakers_are_told_nobody_is_known(name):
    parsed = parse(one(DATA / name))

    assert [(turn.label, turn.speaker) for turn in parsed.turns] == [(None, None)] * 2
    assert " ".join(quote.kind for quote in parsed.quotes) == "speech speech"
    assert [remark.kind for remark in parsed.remarks] == ["speakers not told"]


@pytest.mark.parametrize("name", [*VOICES, *UNTOLD])
def test_the_shape_tells_and_not_the_name_of_the_file(name, tmp_path):
    expected = one(DATA / name).text
    for layout in ({}, {"indent": 1}):
        path = tmp_path / "talk.txt"
        path.write_text(json.dumps(json.loads((DATA / name).read_text("utf-8")), **layout), "utf-8")
        assert one(path).text == expected


@pytest.mark.parametrize("form", ["jsonl", "array"])
def test_each_row_of_a_corpus_may_be_one(form, tmp_path):
    """A row is read as its file would be, beside rows that are none."""
    names = [*VOICES, *UNTOLD]
    whole = [json.loads((DATA / name).read_text("utf-8")) for name in names] + [{"text": "ANN: Hi."}]
    path = tmp_path / "talks.json"
    rows = json.dumps(whole) if form == "array" else "\n".join(map(json.dumps, whole))
    path.write_text(rows, "utf-8")
    *found, last = documents([str(path)], Reading())

    assert [document.text for document in found] == [one(DATA / name).text for name in names]
    assert [document.part for document in found] == list(range(1, len(names) + 1))
    assert all(document.by_machine for document in found)
    assert (last.text, last.by_machine) == ("ANN: Hi.", False)


@pytest.mark.parametrize("name", [*VOICES, *UNTOLD])
def test_a_file_that_is_cut_is_one_clear_sentence(name, tmp_path):
    whole = (DATA / name).read_bytes()
    path = tmp_path / "cut.json"
    for end in range(40, len(whole) - 2, len(whole) // 23):
        path.write_bytes(whole[:end])
        (failure,) = documents([str(path)], Reading())
        assert str(failure).startswith(f"{path} is cut off: its JSON ends in the middle, in line ")


def refused(tmp_path, value):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(value, indent=1), "utf-8")
    (failure,) = documents([str(path)], Reading())
    return str(failure).removeprefix(f"{path} ")


def test_what_has_no_words_says_why(tmp_path):
    queued = {"id": "x", "status": "processing", "audio_url": "a", "text": None}
    failed = {"id": "x", "status": "error", "audio_url": "a", "error": "no sound"}
    silent = {"segments": [{"start": 0, "end": 1, "text": " "}], "text": ""}

    assert refused(tmp_path, queued) == "holds no words: the transcription is not finished"
    assert refused(tmp_path, failed) == "holds no words: the transcription is failed (no sound)"
    assert refused(tmp_path, silent) == "is a transcript of Whisper without any words"


def test_an_unknown_shape_says_what_is_known(tmp_path):
    told = refused(tmp_path, {"blocks": [{"value": "Hi."}]})

    assert told.startswith("names no column that holds text: choose with --text-column among blocks; nor is it ")
    assert all(product in told for product in PRODUCTS)


@pytest.mark.parametrize(
    "row",
    [
        {"text": "ANN: Hi."},
        {"utt": ["Hi.", "Ho."], "speaker": ["ANN LEE", "TOM RAY"]},
        {"text": "Hi.", "words": ["Hi."], "segments": ["Hi."]},
        {"text": "Hi.", "segments": [{"text": "Hi."}]},
        {"utterances": 2, "text": "Hi."},
        {"text": "Hi.", "results": []},
    ],
)
def test_a_row_of_a_corpus_is_none(row, tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(row), "utf-8")
    found = one(path)

    assert not found.by_machine
    assert found.part == 1


def whisper(*segments, **more):
    """The text made of Whisper's segments, as (words, start, end, speaker)."""
    listed = [
        {"text": words, "start": start, "end": end} | ({"speaker": speaker} if speaker is not None else {})
        for words, start, end, speaker in segments
    ]
    return read("x.json", json.dumps({"segments": listed, **more}).encode())


def test_words_that_look_like_labels_or_page_furniture_are_speech():
    document = whisper(
        (" NOTE: this is speech.", 0, 1, "SPEAKER_00"),
        (" Copyright 2015 Radio Example.", 4, 5, "SPEAKER_00"),
        (" Transcript", 8, 9, "SPEAKER_00"),
        (" In Other News", 12, 13, "SPEAKER_00"),
        (" THANK YOU", 13, 14, "SPEAKER_01"),
    )
    parsed = parse(document)
    said = [document.text[quote.start : quote.end] for quote in parsed.quotes]

    assert said == [
        "NOTE: this is speech.\n\nCopyright 2015 Radio Example.\n\nTranscript\n\nIn Other News",
        "THANK YOU",
    ]


def test_words_of_nobody_keep_from_the_speaker_before():
    parsed = parse(whisper((" One.", 0, 1, "SPEAKER_00"), (" Two.", 1, 2, None), (" Three.", 2, 3, "SPEAKER_00")))

    assert [turn.speaker for turn in parsed.turns] == ["p1", None, "p1"]
    assert [remark.kind for remark in parsed.remarks] == ["gap"]


def test_a_voice_that_names_itself_stays_a_voice():
    """Whoever is told apart by a machine may be two people, so that no name is given to all of their words."""
    parsed = parse(whisper((" I'm Ann Reyes, welcome.", 0, 1, "SPEAKER_00"), (" Hi, Ann.", 1, 2, "SPEAKER_01")))

    assert [person.name for person in parsed.people] == [None, None]


def test_nobodys_words_are_parted_after_a_minute():
    parsed = parse(whisper(*((f" This is number {n}.", n * 10, n * 10 + 10, None) for n in range(13))))

    assert [turn.time for turn in parsed.turns] == [(0, 60), (60, 120), (120, 130)]


def test_of_two_lists_the_one_that_tells_speakers_is_read():
    """Deepgram's utterances have speakers only where both were asked for; its words have them then too."""
    whole = json.loads((DATA / "deepgram-utterances.json").read_text("utf-8"))
    for utterance in whole["results"]["utterances"]:
        del utterance["speaker"]

    assert [turn.speaker for turn in parse(read("x.json", json.dumps(whole).encode())).turns] == ["p1", "p2", "p1"]


def test_languages_without_spaces_get_none():
    assert whisper(("今日は", 0, 1, "0"), ("雨です。", 1, 2, "0"), language="ja").text == "0: 今日は雨です。"
    assert whisper(("one", 0, 1, "0"), ("two", 1, 2, "0"), text="onetwo").text == "0: onetwo"


def test_times_that_are_none_and_halves_of_characters():
    document = whisper((" One \ud83d.", None, "soon", "A"), (" Two.", 1, 2, "A"))

    assert document.text == "A: One \N{REPLACEMENT CHARACTER}. Two."
    assert [(document.text[start:end], *time) for start, end, *time in document.times] == [("Two.", 1, 2)]
    assert [remark.kind for remark in document.remarks] == ["lost character"]


SEGMENTS = st.lists(
    st.tuples(
        st.text(max_size=20),
        st.one_of(st.none(), st.floats(), st.integers(-5, 5)),
        st.floats(0, 9),
        st.sampled_from([None, "SPEAKER_00", "A", 0, "", "Ann Lee", "ANN: "]),
    ),
    max_size=8,
)


@given(SEGMENTS)
def test_any_segments_are_read_or_refused_and_none_is_lost(segments):
    try:
        document = whisper(*segments)
    except UnreadableError:
        return
    if document is None:
        return
    parsed = parse(document)
    said = "".join(document.text[turn.start : turn.end] for turn in parsed.turns)
    spoken = "".join(words for words, *_ in segments)
    letters = [character for character in spoken if character.isalnum()]
    assert [character for character in said if character.isalnum()] == letters
