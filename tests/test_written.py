"""Formats out: each is read back, by a library where there is one, and the text is verbatim."""

import json
import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet
import pybtex.database
import pytest
import rispy
import webvtt
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from served import collection
from sqlite_utils import Database

from quotes.archive.export import WRITERS
from quotes.archive.load import load
from quotes.cite.cited import Cited
from quotes.cite.references import bibtex, ris
from quotes.commands.export import export
from quotes.commands.parse import parse as command
from quotes.errors import QuotesError, UnreadableError, UsageError
from quotes.formats import brat, conll, tei, web_annotation
from quotes.formats import webvtt as vtt
from quotes.formats.annotated import Annotated
from quotes.formats.export import FORMATS
from quotes.formats.nested import Mark, nested, parted
from quotes.formats.registry import DOCUMENTS
from quotes.formats.stored import annotated
from quotes.kinds import QuoteKind
from quotes.models import Document, Parsed, Span
from quotes.parsing.parse import parse
from quotes.read.files import files
from quotes.read.formats import Reading
from quotes.read.walk import documents
from quotes.store.connect import create_or_open

ROOT = Path(__file__).parent.parent
SAMPLES = [ROOT / "seeds", ROOT / "tests" / "data", ROOT / "tests" / "cases" / "turns"]
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating"
    " questioning replying tagging"
).split()
"""https://www.w3.org/TR/annotation-vocab/#motivation"""

TEI = "{http://www.tei-c.org/ns/1.0}"
ODD = 'A NUL \0 and <tags> & "marks".\n\n“It is \x0b odd,” said Ada Berg, a baker.\n'


@pytest.fixture(scope="module")
def samples() -> list[Annotated]:
    found = [Annotated(parse(one)) for one in documents(map(str, SAMPLES)) if isinstance(one, Document)]
    found.append(Annotated(parse(Document("odd.txt", "0" * 64, ODD, 0, len(ODD)))))
    assert len(found) > 30
    return found


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in a database."""
    path = tmp_path_factory.mktemp("written") / "q.db"
    db = create_or_open(path)
    load(db, files([str(ROOT / "seeds"), str(ROOT / "tests" / "data" / "captions")]), Reading(), jobs=1)
    db.close()
    return path


def run(*arguments: object):
    return CliRunner().invoke(export, [str(argument) for argument in arguments])


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_the_samples_and_lists_its_files(form: str, seeded: Path, tmp_path: Path) -> None:
    result = run(seeded, tmp_path / "out", "--format", form)
    assert result.exit_code == 0, result.output
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    there = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {file["name"] for file in manifest["files"]} | {"manifest.json"} == there
    assert len(there) > 1


def test_the_help_and_the_docs_name_every_format() -> None:
    (choice,) = [parameter.type.choices for parameter in export.params if parameter.name == "form"]
    assert list(choice) == [*WRITERS, *FORMATS]
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert {name for name in choice if f"| `{name}` |" not in page} == set()


def test_what_is_stored_is_written_as_it_was_parsed(seeded: Path) -> None:
    """A document out of the database has the same pieces, turns, quotations and words beside them."""
    with Database(seeded) as db:
        ids = [row[0] for row in db.execute("select id from documents order by id")]
        stored = {found.parsed.document.sha256: found.parsed for _, found in annotated(db, ids)}
    for one in documents([str(ROOT / "seeds")]):
        assert isinstance(one, Document)
        fresh, kept = parse(one), stored[one.sha256]
        assert kept.document.text == one.text
        assert (kept.kind, kept.pieces, kept.facts) == (fresh.kind, fresh.pieces, fresh.facts)
        assert [plain(kept, quote) for quote in kept.quotes] == [plain(fresh, quote) for quote in fresh.quotes]
        assert [(turn.label, turn.annotations) for turn in kept.turns] == [
            (turn.label, turn.annotations) for turn in fresh.turns
        ]


def plain(parsed: Parsed, quote) -> tuple:
    """A quotation with its speaker by name."""
    names = {person.id: person.name or person.description for person in parsed.people}
    return replace(quote, speaker=None, speakers=()), names.get(quote.speaker)


# TEI


def text_of(element: ET.Element) -> str:
    """All characters inside an element, a gap as the character that it names."""
    if element.tag == f"{TEI}gap":
        return chr(int(element.get("n", "").removeprefix("U+"), base=16)) + (element.tail or "")
    inside = (element.text or "") + "".join(map(text_of, element))
    return inside + (element.tail or "")


def body(written: str) -> ET.Element:
    found = ET.fromstring(written).find(f".//{TEI}body")  # noqa: S314 - our own
    assert found is not None
    return found


def test_tei_keeps_every_character(samples: list[Annotated]) -> None:
    for found in samples:
        assert text_of(body(tei.write(found))).rstrip("\n") == found.text.rstrip("\n"), found.parsed.document.path


def test_tei_says_who_and_whether_it_is_direct(samples: list[Annotated]) -> None:
    for found in samples:
        whole = ET.fromstring(tei.write(found))  # noqa: S314 - our own
        ids = {element.get("{http://www.w3.org/XML/1998/namespace}id") for element in whole.iter()}
        said = list(whole.iter(f"{TEI}said"))
        for element in (*said, *whole.iter(f"{TEI}u")):
            pointers = f"{element.get('who', '')} {element.get('ana', '')}".split()
            assert {pointer.removeprefix("#") for pointer in pointers} <= ids
        quotes = {found.uid(number): quote for number, quote in enumerate(found.parsed.quotes)}
        pieces: dict[str, str] = {}
        for element in said:
            number = element.get("n", "")
            inside = text_of(element).removesuffix(element.tail or "")
            pieces[number] = pieces.get(number, "") + inside
            assert (element.get("direct") == "true") == (quotes[number].kind is not QuoteKind.INDIRECT)
        text = found.parsed.document.text
        for number, quote in quotes.items():
            if quote.kind is not QuoteKind.SPEECH:
                assert pieces[number] == text[quote.start : quote.end]
        turns = [turn for turn in found.parsed.turns if turn.speaker]
        assert len([u for u in whole.iter(f"{TEI}u") if u.get("who")]) == len(turns)


def test_tei_is_valid(samples: list[Annotated]) -> None:
    """Against a schema of what we write, after the TEI Guidelines; by hand it was tried against TEI All 3.0.0 too."""
    schema = etree.RelaxNG(etree.parse(ROOT / "tests" / "schemas" / "tei.rng"))
    for found in samples:
        schema.assertValid(etree.fromstring(tei.write(found).encode()))


# stretches that lie in one another

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1]), max_size=8)


@given(SPANS)
def test_crossing_stretches_become_well_formed_and_cover_what_they_covered(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(*span, f"t{number}") for number, span in enumerate(spans)]
    around: list[Mark] = []
    covered: dict[str, set[int]] = {mark.tag: set() for mark in marks}
    place = 0
    for what, mark, start, end in nested(marks, 0, 30):
        if what == "open":
            assert mark
            around.append(mark)
        elif what == "close":
            assert around.pop() is mark
        else:
            assert start == place
            place = end
            for one in around:
                covered[one.tag] |= set(range(start, end))
    assert not around
    assert place == 30
    assert covered == {mark.tag: set(range(mark.start, mark.end)) for mark in marks}


@given(SPANS, st.sets(st.integers(1, 29), max_size=5))
def test_parts_have_the_marks_that_reach_into_them(spans: list[tuple[int, int]], cuts: set[int]) -> None:
    bounds = [0, *sorted(cuts), 30]
    parts = list(pairwise(bounds))
    marks = [Mark(*span, "x") for span in spans]
    for (start, end), found in zip(parts, parted(marks, parts), strict=True):
        assert found == [mark for mark in marks if mark.start < end and mark.end > start]


# Web Annotation


def test_web_annotations_select_the_words(samples: list[Annotated]) -> None:
    for found in samples:
        page = json.loads(web_annotation.write(found))
        text = found.parsed.document.text
        assert len(page["items"]) == len(found.parsed.quotes)
        assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        for item in page["items"]:
            quoted, position = item["target"]["selector"]
            start, end = position["start"], position["end"]
            assert item["type"] == "Annotation"
            assert text[start:end] == quoted["exact"]
            assert text[:start].endswith(quoted["prefix"])
            assert text[end:].startswith(quoted["suffix"])
        assert len({item["id"] for item in page["items"]}) == len(page["items"])


MODEL = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": {"type": "string", "format": "iri"},
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
    },
    "$defs": {
        "annotation": {
            "required": ["id", "type", "target"],
            "properties": {
                "id": {"type": "string", "pattern": r"^urn:\S+$"},
                "type": {"const": "Annotation"},
                "motivation": {"enum": MOTIVATIONS},
                "body": {"type": "object", "patternProperties": {"^[^:]+$": {}}, "required": ["type"]},
                "target": {"$ref": "#/$defs/target"},
            },
            "propertyNames": {"enum": ["id", "type", "motivation", "body", "target"]},
        },
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^(?:https?:|urn:)"},
                "selector": {
                    "type": "array",
                    "items": {"anyOf": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}]},
                },
            },
            "additionalProperties": False,
        },
        "quote": {
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{key: {"type": "string"} for key in ("exact", "prefix", "suffix")},
            },
            "additionalProperties": False,
        },
        "position": {
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                **{key: {"type": "integer", "minimum": 0} for key in ("start", "end")},
            },
            "additionalProperties": False,
        },
    },
}
"""What the Web Annotation Data Model says of pages, annotations and selectors (sections 3.2, 4.2.4, 4.2.5 and 5.2)."""


def test_web_annotations_have_the_shape_of_the_model(samples: list[Annotated]) -> None:
    check = Draft202012Validator(MODEL)
    for found in samples:
        page = json.loads(web_annotation.write(found))
        assert not list(check.iter_errors(page))
        known = set(page["@context"][1])
        for item in page["items"]:
            prefixed = {name for name in item["body"] if ":" in name} | {item["body"]["type"]}
            assert {name.partition(":")[0] for name in prefixed} <= known, "a name that no context explains"


# brat


def test_brat_reads_back_what_it_wrote(samples: list[Annotated]) -> None:
    for found in samples:
        back = brat.read("x.ann", brat.text(found), brat.write(found))
        shift = found.start
        moved = [
            replace(
                quote,
                start=quote.start - shift,
                end=quote.end - shift,
                **{
                    name: span and Span(span.start - shift, span.end - shift)
                    for name, span in (("mention", quote.mention), ("cue", quote.cue), ("via", quote.via))
                },
                turn=None,
                group=None,
            )
            for quote in found.parsed.quotes
        ]
        assert [plain(back, replace(quote, turn=None)) for quote in back.quotes] == [
            plain(found.parsed, quote) for quote in sorted(moved, key=lambda quote: (quote.start, -quote.end))
        ]


@pytest.mark.parametrize(
    "line",
    ["T1\tDirect 0 4\tother", "T1\tDirect 0", "R1\tSaid_by Arg1:T8 Arg2:T9", "T1\tDirect 0 99\tGood", "nonsense"],
)
def test_brat_that_is_not_of_this_text_is_refused_with_its_line(line: str) -> None:
    if line == "nonsense":
        assert brat.read("x.ann", "Good morning.", line).quotes == ()
        return
    with pytest.raises(UnreadableError, match=r"x\.ann is no annotation of its text in line 1"):
        brat.read("x.ann", "Good morning.", line)


# CoNLL


def test_rows_of_tokens_hold_every_word_at_its_place(samples: list[Annotated]) -> None:
    for found in samples:
        text = found.parsed.document.text
        rows = [line.split("\t") for line in conll.write(found).split("\n") if line and not line.startswith("# ")]
        assert all(len(row) == len(conll.COLUMNS) for row in rows)
        assert all(text[int(row[1]) : int(row[2])] == row[0] for row in rows)
        assert re.sub(r"\s", "", "".join(row[0] for row in rows)) == re.sub(r"\s", "", found.text)
        for quote in found.parsed.quotes:
            inner = [other for other in found.parsed.quotes if quote.start <= other.start < quote.end]
            tags = [row[3] for row in rows if quote.start <= int(row[1]) < quote.end]
            assert "O" not in tags
            assert inner != [quote] or tags[0] == f"B-{quote.kind.upper()}"


# WebVTT


def test_captions_are_read_back_with_their_voices(samples: list[Annotated]) -> None:
    timed = [found for found in samples if DOCUMENTS["webvtt"].fits(found)]
    assert timed
    for found in timed:
        back = list(webvtt.from_string(vtt.write(found)))
        turns = [turn for turn in found.parsed.turns if turn.time]
        assert len(back) == len(turns)
        for caption, turn in zip(back, turns, strict=True):
            person = found.person(turn.speaker)
            assert caption.voice == (person and " ".join((person.name or person.description or "unnamed").split()))
            words = found.parsed.document.text[turn.start : turn.end]
            assert "".join(unescape(caption.text).split()) == "".join(words.split())
            assert turn.time
            assert caption.start_in_seconds == int(turn.time[0])


# references


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)
CITED = st.builds(
    Cited,
    uid=st.just("k3vq5s2mzxle"),
    words=NAMES,
    link=st.just("https://quotes.example/quote/k3vq5s2mzxle"),
    title=NAMES,
    transcript=st.booleans(),
    outlet=st.none() | NAMES,
    date=st.none() | st.just("2014-09-18"),
)


@given(CITED)
def test_ris_is_read_back(cited: Cited) -> None:
    (back,) = rispy.loads(ris(cited) + "\n")
    assert back["id"] == cited.uid
    assert back["type_of_reference"] == ("SOUND" if cited.transcript else "NEWS")
    assert back["title"] == cited.title
    assert back.get("publisher") == cited.outlet
    assert back.get("year") == (cited.date and "2014")
    assert cited.words in back["notes"][0]


@given(CITED)
def test_bibtex_is_read_back(cited: Cited) -> None:
    (entry,) = pybtex.database.parse_string(bibtex(cited), "bibtex").entries.values()
    assert entry.key == cited.uid
    assert unescaped(entry.fields["title"][1:-1]) == cited.title
    assert entry.fields.get("year") == (cited.date and "2014")
    assert cited.words in unescaped(entry.fields["note"])


def unescaped(value: str) -> str:
    """What LaTeX would print."""
    names = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "braceleft": "{", "braceright": "}"}
    return re.sub(r"\\text(\w+?)\{\}|\\([&%$#_])", lambda found: names[found[1]] if found[1] else found[2], value)


@pytest.mark.parametrize("form", ["ris", "bibtex", "csl"])
def test_references_of_a_database_are_one_for_each_quotation(form: str, tmp_path: Path) -> None:
    path = collection(tmp_path / "q.db")
    run(path, tmp_path / "out", "--format", form, "--base-url", "https://quotes.example/")
    (file,) = [file for file in (tmp_path / "out").iterdir() if file.name != "manifest.json"]
    text = file.read_text("utf-8")
    count = {
        "ris": lambda: len(rispy.loads(text)),
        "bibtex": lambda: len(pybtex.database.parse_string(text, "bibtex").entries),
        "csl": lambda: len(json.loads(text)),
    }[form]()
    assert count == 9
    assert "https://quotes.example/quote/" in text


# Hugging Face


def test_a_data_set_has_all_quotations_and_a_card_that_names_its_columns(seeded: Path, tmp_path: Path) -> None:
    run(seeded, tmp_path / "out", "--format", "huggingface")
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    (data,) = re.findall(r"path: (\S+)", card)
    table = pyarrow.parquet.read_table(tmp_path / "out" / data)
    with Database(seeded) as db:
        assert table.num_rows == db["quotes"].count
    assert re.findall(r"^\| `(\w+)` \|", card, re.MULTILINE) == table.column_names
    assert '\n- "en"' in card


# commands


@pytest.mark.parametrize("form", ["webannotation", "conll"])
def test_parse_prints_documents_one_after_another(form: str) -> None:
    result = CliRunner().invoke(command, ["--format", form, str(ROOT / "seeds")])
    assert result.exit_code == 0
    assert len(re.findall(r"^(?:\{|# document)", result.output, re.MULTILINE)) == 5


def test_parse_prints_one_document_where_a_format_holds_one() -> None:
    seed = ROOT / "seeds" / "003_55c7fa73439f6789.txt"
    assert ET.fromstring(CliRunner().invoke(command, ["--format", "tei", str(seed)]).output.encode()) is not None  # noqa: S314
    result = CliRunner().invoke(command, ["--format", "tei", str(ROOT / "seeds")])
    assert isinstance(result.exception, UsageError)


@pytest.mark.parametrize(
    ("options", "error", "sentence"),
    [
        (["--format", "tei", "--table", "quotes"], UsageError, "--table goes with"),
        (["--format", "tei", "--where", "no such"], QuotesError, "cannot be used"),
    ],
)
def test_what_cannot_be_written_is_told(options, error, sentence, seeded, tmp_path) -> None:
    result = run(seeded, tmp_path / "out", *options)
    assert isinstance(result.exception, error)
    assert sentence in str(result.exception)


def test_a_condition_chooses_documents(seeded: Path, tmp_path: Path) -> None:
    run(seeded, tmp_path / "out", "--format", "tei", "--where", "kind = 'article'")
    assert len(list((tmp_path / "out").glob("*.xml"))) == 3
