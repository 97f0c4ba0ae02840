"""Files of every form that is read, each made of a few short stories, for tests that load them."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

NAMES = ("Nora Quist", "Ada Berg", "Tom Okafor", "Åsa Brännström", "Bo Lind", "Ida Dahl")


@dataclass(frozen=True)
class Story:
    """A story: the id that a corpus may give it, and a number from which its words are made."""

    id: str
    number: int

    @property
    def words(self) -> str:
        name = NAMES[self.number % len(NAMES)]
        return f"The ferry number {self.number} was late.\n\n“We waited {self.number} hours for it,” {name} said."

    @property
    def turns(self) -> list[tuple[str, str]]:
        name = NAMES[self.number % len(NAMES)].upper()
        return [("EVA HOLM, HOST", f"Good morning. Story {self.number}."), (name, f"I waited {self.number} hours.")]


@dataclass(frozen=True)
class Known:
    """What a document is known by: the hash of its bytes or rows, its number in a page, what a corpus calls it."""

    sha256: str
    part: int = 0
    row: str = ""


@dataclass(frozen=True)
class Form:
    """A form of file: how stories are written, and what each is known by when it is read again."""

    ending: str
    write: Callable[[Sequence[Story]], str]
    row: Callable[[Story], object] | None = None
    """A story's row or rows, where these tell documents apart; else the bytes of the file and the number in it do."""
    named: bool = False
    """Whether rows have ids."""
    single: bool = False
    """Whether a file holds one story only."""
    by_content: bool = True
    """Whether the form is told without the file's name."""

    def known(self, stories: Sequence[Story], *, piped: bool = False) -> list[Known]:
        """What each story is known by in a file of these stories, or when this is piped in."""
        whole = sha256(self.write(stories).encode()).hexdigest()
        if piped and not self.by_content:
            return [Known(whole)]
        if not self.row:
            return [Known(whole, 0 if self.single else number) for number, _ in enumerate(stories, 1)]
        rows = [self.row(story) for story in stories]
        lists = [row if isinstance(row, list) else [row] for row in rows]
        hashes = [sha256(json.dumps(row, sort_keys=True).encode()).hexdigest() for row in lists]
        return [Known(digest, 0, story.id if self.named else "") for digest, story in zip(hashes, stories, strict=True)]


def _lines(row: Callable[[Story], object]) -> Callable[[Sequence[Story]], str]:
    return lambda stories: "".join(json.dumps(row(story)) + "\n" for story in stories)


def _table(header: Sequence[str], delimiter: str = ",", *, spoken: bool = False) -> Callable[[Sequence[Story]], str]:
    def write(stories: Sequence[Story]) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        for story in stories:
            if spoken:
                writer.writerows([story.id, who, words] for who, words in story.turns)
            else:
                writer.writerow([story.id, story.words])
        return out.getvalue()

    return write


def _page(stories: Sequence[Story]) -> str:
    spoken = "".join(f"<p>{who}: {words}</p>" for who, words in stories[0].turns)
    return f"<!doctype html><html><body><article class='transcript'>{spoken}</article></body></html>"


def _list(stories: Sequence[Story]) -> str:
    """A station's page that lists stories."""
    return "\n".join(
        f"7:04 am\nThu March {3 + story.number % 20}, 2011\n\nStory {story.number}\n\n"
        + "".join(f"{who}: {words}\n\n" for who, words in story.turns)
        for story in stories
    )


def _vtt(stories: Sequence[Story]) -> str:
    cues = [f"00:0{n}.000 --> 00:0{n}.900\n<v {who}>{words}\n" for n, (who, words) in enumerate(stories[0].turns)]
    return "WEBVTT\n\n" + "\n".join(cues)


def _srt(stories: Sequence[Story]) -> str:
    return "\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{who}: {words}\n" for n, (who, words) in enumerate(stories[0].turns)
    )


def _plain(story: Story) -> dict[str, str]:
    return {"text": story.words}


def _named(story: Story) -> dict[str, str]:
    return {"id": story.id, "text": story.words}


def _mediasum(story: Story) -> dict[str, object]:
    return {"id": story.id, "utt": [words for _, words in story.turns], "speaker": [who for who, _ in story.turns]}


def _interview(story: Story) -> list[dict[str, str]]:
    return [{"episode": story.id, "speaker": who, "utterance": words} for who, words in story.turns]


HEADER = ["episode", "speaker", "utterance"]

FORMS = {
    "text": Form("txt", lambda stories: stories[0].words, single=True),
    "html": Form("html", _page, single=True),
    "vtt": Form("vtt", _vtt, single=True),
    "srt": Form("srt", _srt, single=True),
    "jsonl": Form("jsonl", _lines(_plain), _plain),
    "jsonl with ids": Form("jsonl", _lines(_named), _named, named=True),
    "mediasum": Form("jsonl", _lines(_mediasum), _mediasum, named=True),
    "json": Form(
        "json", lambda stories: json.dumps([_named(story) for story in stories]), _named, named=True, by_content=False
    ),
    "csv": Form("csv", _table(["id", "text"]), _named, named=True, by_content=False),
    "tsv": Form("tsv", _table(["id", "text"], "\t"), _named, named=True, by_content=False),
    "interview": Form("csv", _table(HEADER, spoken=True), _interview, named=True, by_content=False),
    "list": Form("txt", _list),
}
"""Every form by a name."""
