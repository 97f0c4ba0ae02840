"""`quotes verify`: every stored text is what stands at its place, or is named."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from made_up import article, transcript
from sqlite_utils import Database

from quotes.archive.verify import verify
from quotes.commands.verify import verify as command
from quotes.store.connect import create_or_open
from quotes.store.save import save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    db = create_or_open(tmp_path / "q.db")
    for parsed in (transcript(), article()):
        save(db, parsed)
    db.close()
    return tmp_path / "q.db"


def test_all_that_was_loaded_is_right(path):
    result = CliRunner().invoke(command, [str(path)])

    assert result.exit_code == 0
    assert result.output == (
        "7 quotations stand where they should, character for character.\n"
        "2 documents are here, as many as loads have brought of 2 files.\n"
    )


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("update quotes set text = 'Bread is a threat' where kind = 'direct'", "text"),
        ("update quotes set start = start + 1 where kind = 'direct'", "text"),
        ("update quotes set cue = 'shouted' where cue is not null and kind = 'direct'", "cue"),
        ("update turns set label = 'SOMEBODY ELSE' where position = 0", "label"),
        ("update annotations set text = '(Crying)' where kind = 'laughter'", "text"),
        ("update quotes set mention_start = null where kind = 'direct'", "mention"),
    ],
)
def test_a_row_that_differs_is_named(path, change, column):
    with Database(path) as db:
        db.execute(change)
        db.conn.commit()
        (difference,) = verify(db)
    result = CliRunner().invoke(command, [str(path)])

    assert difference.column == column
    assert result.exit_code == 1
    assert str(difference) in result.output


def test_a_changed_document_differs_in_its_first_ten_rows(path):
    with Database(path) as db:
        db.execute("update documents set text = 'x' || text")
        db.conn.commit()
    result = CliRunner().invoke(command, [str(path)])

    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 11
    assert "10 rows are not as the documents have it, and there are more" in result.output


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("update quotes set document = 999 where kind = 'direct'", "points at a row of documents that is not there"),
        ("delete from pieces where kind = 'title'", "its pieces do not cover"),
        ("delete from places where document = 1", "1 documents were read from it, 0 are on record"),
        ("delete from places where document = 1", "has no place in any file"),
        ("delete from documents where id = 1", "1 documents are here, but loads have added 2"),
        ("update loads set forgotten = 1 where id = 1", "but loads have added 2, replaced 0 and forgotten 1"),
        ("insert into quotes_fts (quotes_fts) values ('delete-all')", "does not hold the words of its rows"),
        (
            "insert into documents_fts (documents_fts, rowid, text) select 'delete', id, text from documents limit 1",
            "the search index of documents does not hold the words of its rows",
        ),
        ("insert into quotes_fts (rowid, text) values (9, 'never said')", "does not hold the words of its rows"),
        ("update quotes_fts_data set block = x'00' where id > 10", "does not hold the words of its rows"),
        ("insert into gone values (1, 'a', 'b', 'c', 'd', 'e')", "quotation a is said to have moved to e"),
        ("insert into tombstones (uid, label, path, reason) values ('x', 'x', 'x', 'replaced')", "was replaced by"),
        ("update documents set text = text || '!'", "its pieces do not cover"),
    ],
)
def test_rows_and_pieces_out_of_place_are_named(path, change, told):
    with Database(path) as db:
        db.execute("pragma foreign_keys = off")
        db.execute(change)
        db.conn.commit()
    result = CliRunner().invoke(command, [str(path)])

    assert result.exit_code == 1
    assert told in result.output


def test_a_long_text_is_shown_where_it_differs(path):
    with Database(path) as db:
        db.execute("update quotes set text = text || '!' where text like 'Good morning%'")
        db.conn.commit()
        (difference,) = verify(db)

    assert "what now?!" in str(difference)


def test_what_cannot_be_checked_is_told(path):
    """SQLite takes a file for read-only that a later version of its format wrote (byte 18), whoever asks."""
    with Database(path) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    whole = bytearray(path.read_bytes())
    whole[18] = 3
    path.write_bytes(whole)
    result = CliRunner().invoke(command, [str(path)])

    assert result.exit_code == 0
    assert "the search index of quotes could not be checked: the database cannot be written" in result.output
