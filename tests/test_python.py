"""The door for Python programs: text and files parsed, a database opened, data frames, a document in colour."""

import doctest
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from served import collection
from sqlite_utils import Database

import quotes
from quotes.archive.load import load
from quotes.errors import DatabaseError, MissingError, UnreadableError, UsageError
from quotes.parsing.parse import parse as parsed
from quotes.python import collection as opened
from quotes.python import parsing
from quotes.read.formats import Reading
from quotes.read.text import read
from quotes.show import contract
from quotes.store.connect import create_or_open
from quotes.store.queries.filters import Filters

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "003_55c7fa73439f6789.txt"
SAID = "“Bread is a promise,” said Ada Berg, a baker."


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, and with the database that holds them."""
    from quotes.read.files import files

    folder = tmp_path_factory.mktemp("python")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    db = create_or_open(folder / "quotes.db")
    load(db, files([str(ROOT / "seeds")]), Reading(), jobs=1)
    db.close()
    return folder


@pytest.fixture
def db(seeded: Path) -> Iterator[quotes.Collection]:
    with quotes.open(seeded / "quotes.db") as found:
        yield found


@pytest.mark.parametrize("module", [contract, opened, parsing], ids=lambda module: module.__name__)
def test_every_example_in_a_docstring_runs(module: ModuleType, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seeded)
    result = doctest.testmod(module, extraglobs={"quotes": quotes})
    assert result.attempted
    assert not result.failed


def test_every_example_in_the_docs_runs(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seeded)
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert result.attempted > 10
    assert not result.failed


@pytest.mark.parametrize("name", ["search", "quote", "person", "people", "check"])
def test_every_way_of_asking_has_an_example(name: str) -> None:
    assert ">>>" in (getattr(quotes.Collection, name).__doc__ or "")


def test_a_str_is_text_and_a_path_is_a_file() -> None:
    of_text = quotes.parse(SAID)
    assert [of_text.document.text[quote.start : quote.end] for quote in of_text.quotes] == ["“Bread is a promise,”"]
    of_file, of_document = quotes.parse(SEED), quotes.parse(read(str(SEED)))
    assert of_file.quotes == of_document.quotes == parsed(read(str(SEED))).quotes


def test_a_str_that_names_a_file_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(UsageError, match=r"pathlib\.Path"):
        quotes.parse("seeds/003_55c7fa73439f6789.txt")
    assert quotes.parse("seeds/no-such-file.txt").document.text == "seeds/no-such-file.txt"


@pytest.mark.parametrize("odd", ["\x00", "\ud800 half", "x" * 5000, "a\r\nb", "\ufeffmark", "\x89PNG\r\n\x1a\n"])
def test_odd_text_never_raises(odd: str) -> None:
    assert quotes.parse(odd).pieces


@pytest.mark.parametrize("nothing", ["", " \n "])
def test_no_text_is_told(nothing: str) -> None:
    with pytest.raises(UnreadableError, match="the text"):
        quotes.parse(nothing)


def test_paths_that_are_no_one_document_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="does not exist"):
        quotes.parse(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="5 documents"):
        quotes.parse(ROOT / "seeds")


def test_records_are_frozen_and_typed(db: quotes.Collection) -> None:
    found = next(iter(db.search("capabilities")))
    assert found.speaker
    assert (found.speaker.uid, found.speaker.kind.value) == ("jean-yves-le-drian", "person")
    with pytest.raises(FrozenInstanceError):
        found.text = "else"  # type: ignore[misc]


def test_a_search_finds_what_the_database_holds(db: quotes.Collection) -> None:
    everything = list(db.search(kind="any", copies=True))
    with Database(db.path) as plain:
        assert len(everything) == plain["quotes"].count
    own = [found.uid for found in db.search(copies=True)]
    assert own == [found.uid for found in everything if not found.paraphrase]
    assert all(found.kind == "indirect" for found in db.search(kind="indirect"))


def test_every_page_of_a_search_is_walked(db: quotes.Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [found.uid for found in db.search()]
    monkeypatch.setattr(opened, "AT_ONCE", 2)
    assert [found.uid for found in db.search()] == whole


def test_all_conditions_of_the_site_are_there() -> None:
    assert set(opened.Conditions.__annotations__) == set(Filters.__dataclass_fields__)


@pytest.mark.parametrize(
    ("conditions", "error"),
    [
        ({"words": "!!"}, UsageError),
        ({"kind": "shouted"}, UsageError),
        ({"since": "18 September"}, UsageError),
        ({"person": "nobody-here"}, MissingError),
        ({"document": "nothinghere1"}, MissingError),
    ],
)
def test_a_condition_that_cannot_be_met_is_told(db, conditions, error) -> None:
    with pytest.raises(error):
        db.search(**conditions)


def test_a_quotation_has_its_place_and_its_source(db: quotes.Collection) -> None:
    for found in db.search(kind="any"):
        record = db.quote(found.uid)
        assert record.quotation == found
        (current,) = [passage for passage in record.context if passage.start <= found.start < passage.end]
        assert current.current
        assert found.text[:20] in current.text
        assert len(record.sha256) == 64


def test_what_is_not_here_is_told(db: quotes.Collection, tmp_path: Path) -> None:
    for ask in (db.quote, db.person):
        with pytest.raises(MissingError):
            ask("nothing-here")
    with pytest.raises(DatabaseError, match="no such database"):
        quotes.open(tmp_path / "none.db")


def test_a_collection_leaves_the_file_as_it_is(seeded: Path) -> None:
    path = seeded / "quotes.db"
    before = path.read_bytes()
    with quotes.open(path) as db:
        db.check("We need British defence capabilities", "Le Drian")
        list(db.search("capabilities"))
    assert path.read_bytes() == before


def test_a_person_has_what_sources_call_them(tmp_path: Path) -> None:
    with quotes.open(collection(tmp_path / "q.db")) as db:
        (found,) = db.people("okafor")
        assert db.person(found.uid).called
        assert db.person(found.uid).quotations == len(list(db.search(person=found.uid)))


def test_data_frames_hold_the_same_rows(db: quotes.Collection) -> None:
    found = db.search(kind="any")
    rows = [quote.uid for quote in found]
    assert rows
    assert list(found.to_pandas()["uid"]) == found.to_polars()["uid"].to_list() == rows
    assert [str(kind) for kind in found.to_arrow().schema.types] == ["string"] * 10 + ["bool"] + ["string"] * 5 + [
        "int64"
    ] * 2


def test_a_document_is_a_data_frame_of_its_quotations() -> None:
    frame = quotes.parse(SEED).to_polars()
    text = SEED.read_text("utf-8")
    assert frame.height
    assert all(text[start:end] == words for words, start, end in frame.select("text", "start", "end").rows())


def test_frames_without_rows_keep_their_columns() -> None:
    assert quotes.parse("Nothing is said here.").to_pandas().columns[0] == "text"


class Tags(HTMLParser):
    """The tags that a browser would see, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the base has it
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.name[:3])
def test_a_notebook_shows_the_whole_text(seed: Path) -> None:
    found = quotes.parse(seed)
    shown = Tags(found._repr_html_())
    assert found.document.text in shown.text
    assert shown.tags == {"div", "style", "p", "strong", "span"}


def test_what_a_source_says_is_never_markup() -> None:
    html = quotes.parse(
        "“<script>alert(1)</script> is & stays a promise,” said Ada <b>Berg</b>, a baker."
    )._repr_html_()
    assert Tags(html).tags <= {"div", "style", "p", "strong", "span"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is &amp; stays" in html


def test_each_speaker_has_a_colour_and_the_legend_names_it() -> None:
    html = quotes.parse(ROOT / "seeds" / "000_6d560dbe172a879f.txt")._repr_html_()
    legend = dict(re.findall(r'<span class="said (s\d)">([^<]*)</span>', html.split("</p>")[1]))
    assert legend["s0"] == "Michele Kelemen" or "Michele Kelemen" in legend.values()
    drawn = set(re.findall(r'class="(?:reported )?said (s\d)" title', html))
    assert drawn <= set(legend)
    assert "light-dark(" in html


def test_a_long_document_is_cut_and_says_so() -> None:
    html = quotes.parse("Nothing is said here. " * 3000)._repr_html_()
    assert "the first 40,000 of 65,999 characters" in html or "the first 40,000 of 66,000 characters" in html
    assert len(Tags(html).text) < 45_000
