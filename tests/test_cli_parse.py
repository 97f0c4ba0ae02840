"""`quotes parse` as a user runs it: shapes, streams, statuses, one clear sentence for what is wrong."""

import json
from pathlib import Path

import pytest
from click import unstyle
from conftest import Quotes

from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.show.listing import listing
from quotes.show.tree import tree

SPOKEN = "ANNA BELL, HOST: Good morning.\n\nTOM REED, BYLINE: Good morning, Anna.\n\nBELL: Thank you, Tom."


def test_jsonl_prints_one_object_a_line_in_order(quotes: Quotes, seeds: Path) -> None:
    done = quotes("parse", "--format", "jsonl", seeds)
    assert done.returncode == 0, done.stderr
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(document["path"]).name for document in documents] == sorted(path.name for path in seeds.iterdir())
    assert [document["kind"] for document in documents] == [
        "transcript", "article", "article", "article", "transcript",
    ]  # fmt: skip


def test_json_is_indented_and_text_comes_on_demand(quotes: Quotes, seeds: Path) -> None:
    seed = min(seeds.iterdir())
    plain = json.loads(quotes("parse", "--format", "json", seed).stdout)
    whole = json.loads(quotes("parse", "--format", "json", "--with-text", seed).stdout)
    assert "text" not in plain
    first = whole["turns"][1]
    assert whole["text"][first["start"] : first["end"]].startswith("Back in 2003")


def test_standard_input_is_a_document(quotes: Quotes) -> None:
    done = quotes("parse", "--format", "jsonl", "-", stdin=SPOKEN)
    (document,) = map(json.loads, done.stdout.splitlines())
    assert document["path"] == "-"
    assert [turn["label"] for turn in document["turns"]] == ["ANNA BELL, HOST", "TOM REED, BYLINE", "BELL"]


def test_text_names_speakers_and_words(quotes: Quotes) -> None:
    out = quotes("parse", "-", stdin=SPOKEN).stdout
    assert "Tom Reed: Good morning, Anna." in out
    assert "\x1b[" not in out, "no colours where nobody sees them"


def test_explain_tells_label_speaker_and_evidence(quotes: Quotes) -> None:
    out = quotes("explain", "-", stdin=SPOKEN).stdout
    assert "BELL: Anna Bell (surname of a full label, sure)" in out
    assert "read as transcript in the style npr, " in out


BAD = [
    ("missing.txt", None, "missing.txt", "a path that is not there"),
    ("empty.txt", b"", "empty", "an empty file"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03", "picture.txt", "a binary file"),
]


@pytest.mark.parametrize(("name", "content", "expected", "why"), BAD, ids=[case[-1] for case in BAD])
def test_bad_input_gets_one_sentence(
    quotes: Quotes, tmp_path: Path, name: str, content: bytes | None, expected: str, why: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = quotes("parse", tmp_path / name)
    assert done.returncode == 1, why
    assert len(done.stderr.splitlines()) == 1
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bad_file_never_costs_the_good_ones(quotes: Quotes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(SPOKEN, "utf-8")
    done = quotes("parse", "--format", "jsonl", tmp_path)
    assert done.returncode == 1
    assert "a.txt" in done.stderr
    assert [Path(json.loads(line)["path"]).name for line in done.stdout.splitlines()] == ["b.txt"]


def test_a_folder_with_nothing_readable(quotes: Quotes, tmp_path: Path) -> None:
    done = quotes("parse", tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [["parse"], ["parse", "--kind", "poem", "-"], ["nonsense"]])
def test_wrong_usage_has_status_2(quotes: Quotes, words: list[str]) -> None:
    done = quotes(*words)
    assert done.returncode == 2
    assert "Usage:" in done.stderr


def test_an_unknown_style_is_wrong_usage_and_names_those_that_are(quotes: Quotes) -> None:
    done = quotes("parse", "--style", "morse", "-", stdin=SPOKEN)
    assert done.returncode == 2
    assert "npr" in done.stderr


def test_tree_shows_pages_labels_and_sentences(quotes: Quotes) -> None:
    out = quotes("tree", "-", stdin=SPOKEN).stdout
    assert out.startswith("start\n  head\n  turn\n    LABEL 0-16 'ANNA BELL, HOST:'\n")
    assert "label 'BELL'\n  start\n    name\n      WORD 0-4 'BELL'" in out
    out = quotes("tree", "--kind", "article", "-", stdin="“We left at noon,” Anna Bell said.\n").stdout
    assert "QUOTED 0-18 '“We left at noon,”'" in out
    assert "said" in out


def test_tree_shows_the_tokens_that_parse_reads() -> None:
    text = "It rained.\n\nAnn Roe, the mayor, said the bridge was “safe” and that no more rain would fall."
    out = tree(Document("x.txt", "", text, 0, len(text)), "article")
    read = [one for one in out.split() if one.isupper()]

    assert read == ["NAME", "CUE", "DESC", "WATER", "QUOTED", "DESC", "STOP", "BREAK"]
    assert "WATER 0-0" not in out


def test_a_verb_of_ones_own(quotes: Quotes, tmp_path: Path) -> None:
    verbs = tmp_path / "verbs.toml"
    verbs.write_text('[ours]\nverbs = ["yodel"]\n', "utf-8")
    words = "It was late. “Nobody came,” yodelled Anna Bell, and went home.\n"
    parse = ("parse", "--kind", "article", "--format", "jsonl")
    (without,) = json.loads(quotes(*parse, "-", stdin=words.replace("yodelled", "yodeled")).stdout)["quotes"] or [None]
    (quote,) = json.loads(quotes(*parse, "--cues", verbs, "-", stdin=words.replace("yodelled", "yodeled")).stdout)[
        "quotes"
    ]
    assert without is None or without["cue"] is None
    assert quote["cue"]["text"] == "yodeled"
    assert quote["mention"]["text"] == "Anna Bell"


@pytest.mark.parametrize("content", ["verbs = [", "[say]\nverb = 1\n", None])
def test_a_bad_file_of_verbs_gets_one_sentence(quotes: Quotes, tmp_path: Path, content: str | None) -> None:
    verbs = tmp_path / "verbs.toml"
    if content is not None:
        verbs.write_text(content, "utf-8")
    done = quotes("parse", "--cues", verbs, "-", stdin=SPOKEN)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "verbs.toml" in done.stderr


def test_broken_utf8_is_read_and_told(quotes: Quotes, tmp_path: Path) -> None:
    """What is left of the text is data; that some of it is lost is said, and the status tells a script."""
    path = tmp_path / "broken.txt"
    path.write_bytes(SPOKEN.replace("Good morning", "“Good” m@rning – naïve").encode().replace(b"@", b"\xff"))
    done = quotes("parse", "--format", "jsonl", path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "broken.txt" in done.stderr
    assert len(json.loads(done.stdout)["turns"]) == 3


def test_a_denial_is_listed_with_its_verb() -> None:
    """Without it a reader takes what somebody denied for what they said."""
    text = "Ann Roe denied that the bridge was safe for cars.\n\nTom Poe said that the bridge was safe for cars."
    listed = listing(parse(Document("x.txt", "", text, 0, len(text)), kind="article"))

    assert "(a paraphrase, denied): that the bridge" in unstyle(listed)
    assert "(a paraphrase): that the bridge" in unstyle(listed)
