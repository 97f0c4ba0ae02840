"""Formats in: TEI and brat, ours and others', to the database with the speakers that they state."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.archive.verify import verify
from quotes.commands.export import export
from quotes.errors import UnreadableError
from quotes.formats import tei as written
from quotes.formats.annotated import Annotated
from quotes.kinds import DocumentKind, Evidence, QuoteKind
from quotes.models import Document, Parsed, Span
from quotes.parsing.parse import parse
from quotes.read import tei
from quotes.read.files import files
from quotes.read.walk import documents
from quotes.store.connect import create_or_open

ROOT = Path(__file__).parent.parent
SAMPLES = [ROOT / "seeds", ROOT / "tests" / "data", ROOT / "tests" / "cases" / "turns"]


def stored(path: Path, *sources: Path) -> Path:
    db = create_or_open(path)
    summary = load(db, files([str(source) for source in sources]), jobs=1)
    assert summary.failures == []
    assert not list(verify(db))
    db.close()
    return path


SAID = """
    select replace(documents.text, char(13), '') as source, quotes.start - documents.offset, quotes.text, quotes.kind,
        people.name, people.kind, quotes.evidence, quotes.certainty, quotes.translated
    from quotes join documents on documents.id = document left join people on people.id = speaker
    order by 1, 2, quotes."end" desc, 4"""


@pytest.mark.parametrize("form", ["tei", "brat"])
def test_what_is_written_out_of_a_database_comes_back_into_another(tmp_path: Path, form: str) -> None:
    first = stored(tmp_path / "first.db", ROOT / "seeds", ROOT / "tests" / "data" / "captions")
    result = CliRunner().invoke(export, [str(first), str(tmp_path / form), "--format", form])
    assert result.exit_code == 0, result.output
    second = stored(tmp_path / "second.db", tmp_path / form)

    with Database(first) as before, Database(second) as after:
        assert after["documents"].count == before["documents"].count
        assert after.execute(SAID).fetchall() == before.execute(SAID).fetchall()


def _said(parsed: Parsed) -> list[tuple[object, ...]]:
    names = {person.id: person.name or person.description for person in parsed.people}
    start = parsed.document.start
    return [
        (
            Span(quote.start - start, quote.end - start),
            (quote.kind, quote.translated, quote.evidence, quote.certainty),
            (names.get(quote.speaker), [names[one] for one in quote.speakers]),
        )
        for quote in parsed.quotes
    ]


def test_every_sample_comes_back_out_of_tei_with_its_text_turns_and_quotations() -> None:
    for one in documents(map(str, SAMPLES)):
        if not isinstance(one, Document):
            continue
        before = parse(one)
        (back,) = tei.read("x.xml", written.write(Annotated(before)).encode())
        after = parse(back)
        text = one.text[one.start : one.end]
        assert after.document.text == text, one.path
        if before.quotes:
            assert _said(after) == _said(before), one.path
            assert [(turn.start + one.start, turn.end + one.start) for turn in after.turns] == [
                (turn.start, turn.end) for turn in before.turns
            ]
            assert [piece.kind for piece in after.pieces] == [piece.kind for piece in before.pieces]
        assert (after.facts.title and after.facts.title.value) == (before.facts.title and before.facts.title.value)


HEADER = """<teiHeader><fileDesc><titleStmt><title>Harbour Council</title></titleStmt>
  <publicationStmt><publisher>Port Archive</publisher><date when="2019-05-06">6 May</date></publicationStmt></fileDesc>
  <profileDesc><particDesc><listPerson>
    <person xml:id="ann"><persName><forename>Ann</forename> <surname>Hill</surname></persName></person>
    <person xml:id="bob"><persName>Bob Ray</persName><note type="description">pilot</note></person>
    <person xml:id="silent"><persName>Eva Lind</persName></person>
  </listPerson></particDesc></profileDesc></teiHeader>"""


def read(body: str, header: str = HEADER) -> Parsed:
    whole = (
        f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'
    )
    (document,) = tei.read("x.xml", whole.encode())
    return parse(document)


def speeches(parsed: Parsed) -> list[tuple[str | None, str]]:
    names = {person.id: person.name for person in parsed.people}
    return [(names.get(quote.speaker), parsed.document.text[quote.start : quote.end]) for quote in parsed.quotes]


def test_utterances_are_turns_of_whom_they_point_at() -> None:
    parsed = read(
        """
        <u who="#ann">Good
           morning. <incident><desc>laughs</desc></incident></u>
        <u who="#bob"><seg>The ice is</seg> <seg>thick.</seg></u>
        <u>Who said that?</u>
        """
    )
    assert parsed.document.text == "Ann Hill: Good morning. (laughs)\n\nBob Ray: The ice is thick.\n\nWho said that?"
    assert parsed.kind is DocumentKind.TRANSCRIPT
    assert speeches(parsed) == [
        ("Ann Hill", "Good morning."),
        ("Bob Ray", "The ice is thick."),
        (None, "Who said that?"),
    ]
    assert {turn.evidence for turn in parsed.turns} == {Evidence.ANNOTATION, None}
    assert [person.name for person in parsed.people] == ["Ann Hill", "Bob Ray"], "not who never speaks"
    stated = {name: getattr(parsed.facts, name).value for name in ("title", "outlet", "published")}
    assert stated == {"title": "Harbour Council", "outlet": "Port Archive", "published": "2019-05-06"}


def test_speeches_of_a_play_have_the_names_before_them() -> None:
    parsed = read(
        """
        <head>Act One</head>
        <sp who="#ann"><speaker>ANN.</speaker> <stage>waving</stage><l>The ice, the ice,</l><l>it holds.</l></sp>
        <sp><speaker>A PILOT</speaker><p>It never did.</p><p>It never will.</p></sp>
        <stage>Exit both.</stage>
        """
    )
    assert speeches(parsed) == [
        ("Ann Hill", "The ice, the ice,\n\nit holds."),
        ("A PILOT", "It never did.\n\nIt never will."),
    ]
    assert [turn.label.of(parsed.document.text) for turn in parsed.turns if turn.label] == ["ANN", "A PILOT"]
    assert [turn.evidence for turn in parsed.turns] == [Evidence.ANNOTATION, Evidence.ONLY_LABEL]
    text = parsed.document.text
    assert text.startswith("Act One\n\nANN: (waving)")
    assert text.endswith("(Exit both.)")
    assert "".join(text[piece.start : piece.end] for piece in parsed.pieces) == text


def test_what_is_said_in_prose_is_direct_or_not() -> None:
    parsed = read(
        """<p>The pilot said <said who="#bob" direct="true">“The ice is thick.”</said> And
        <said who="#bob #ann" direct="false">that it holds</said>. <q>So-called</q> experts disagree.</p>"""
    )
    assert parsed.kind is DocumentKind.ARTICLE
    assert [(quote.kind, len(quote.speakers)) for quote in parsed.quotes] == [
        (QuoteKind.DIRECT, 0),
        (QuoteKind.INDIRECT, 2),
    ]
    assert speeches(parsed) == [("Bob Ray", "“The ice is thick.”"), ("Bob Ray", "that it holds")]


def test_tei_in_which_nobody_is_named_is_read_as_any_text() -> None:
    parsed = read("<p>“The ice is thick,” said Ada Berg, a baker.</p>")
    assert speeches(parsed) == [("Ada Berg", "“The ice is thick,”")]
    assert parsed.quotes[0].evidence is Evidence.NAMED_BESIDE


def test_the_documents_of_a_corpus_are_parts() -> None:
    one = "<TEI><text><body><u who='#x'>Word {}.</u></body></text></TEI>"
    whole = f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{one.format(1)}{one.format(2)}</teiCorpus>"
    found = list(tei.read("x.xml", whole.encode()))
    assert [(document.part, document.text) for document in found] == [(1, "x: Word 1."), (2, "x: Word 2.")]


OUTSIDE = '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<TEI><text>", "is no well-formed XML"),
        ("<html><body>Hi.</body></html>", "is XML, but not TEI"),
        ("<TEI><text/></TEI>", "without a body"),
        ("<TEI><text><body> </body></text></TEI>", "without words"),
        (f"{OUTSIDE}<TEI><text><body><p>&e;</p></body></text></TEI>", "is no well-formed XML"),
    ],
)
def test_what_is_no_tei_is_told(data: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        list(tei.read("x.xml", data.encode()))


TEXT = "Ann Hill spoke.\n\n“It holds,” she said. “It will,” said a pilot.\n"
ANN = "T1\tDirect 17 28\t“It holds,”\nT2\tMention 0 8\tAnn Hill\nR1\tSaid_by Arg1:T1 Arg2:T2\n"


def test_annotations_are_read_with_the_text_beside_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.ann").write_text(ANN, "utf-8")
    (tmp_path / "b.txt").write_text("Nobody annotated this.", "utf-8")
    found = [one for one in documents([str(tmp_path)]) if isinstance(one, Document)]

    assert [Path(one.path).name for one in found] == ["a.ann", "b.txt"]
    parsed = parse(found[0])
    assert speeches(parsed) == [("Ann Hill", "“It holds,”")], "and no rule reads the rest"
    assert parsed.quotes[0].evidence is Evidence.ANNOTATION


def test_a_corrected_annotation_is_a_new_version(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "a.ann").write_text("", "utf-8")
    path = stored(tmp_path / "q.db", folder)
    (folder / "a.ann").write_text(ANN, "utf-8")
    stored(path, folder)
    with Database(path) as db:
        assert db.execute("select text from quotes").fetchall() == [("“It holds,”",)]
        assert db["documents"].count == 1


@pytest.mark.parametrize(
    ("annotations", "said"),
    [
        ("T1\tDirect 0 4\tother\n", "a.ann is no annotation of its text in line 1"),
        (None, "must lie beside it"),
    ],
)
def test_annotations_of_no_text_are_told(tmp_path: Path, annotations: str | None, said: str) -> None:
    (tmp_path / "a.ann").write_text(annotations or ANN, "utf-8")
    if annotations:
        (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (failure,) = documents([str(tmp_path)])
    assert said in str(failure)


def test_a_speech_in_brat_is_a_turn_with_the_label_before_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Evening.\n\nANN HILL: It holds.\n\nBOB: No.\n", "utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSpeech 20 29\tIt holds.\n#1\tAnnotatorNotes T1\tperson|ann|Ann Hill\nT2\tSpeech 36 39\tNo.\n", "utf-8"
    )
    (document,) = documents([str(tmp_path / "a.ann")])
    assert isinstance(document, Document)
    parsed = parse(document)

    assert [(turn.label and turn.label.of(document.text), Span(turn.start, turn.end)) for turn in parsed.turns] == [
        ("ANN HILL", (20, 29)),
        ("BOB", (36, 39)),
    ]
    assert speeches(parsed) == [("Ann Hill", "It holds."), (None, "No.")]
    assert replace(document, stated=None) == parsed.document
