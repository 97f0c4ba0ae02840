"""Copies of one story: linked, told apart from strangers, a quotation counted once, what is lost restored."""

from sqlite_utils import Database

from quotes.archive.load import load
from quotes.models import Document
from quotes.read.text import document

LINES = [
    ("MIRA OSTBERG, HOST", "The ferry to the outer islands stops running on Friday, and nobody has said for how long."),
    ("JONAS WIKE, BYLINE", "The company says the hull is cracked in two places. The islanders say they saw it coming."),
    ("TERESA LIND", "I told them in the spring that the noise was not right. They wrote it down and did nothing."),
    ("WIKE", "She has lived on the outermost island for sixty years and has never owned a boat of her own."),
    ("LIND", "Who needs a boat when there is a ferry? That was what my mother used to say every single day."),
    ("WIKE", "For now the mail comes by helicopter, once a week, if there is no fog over the sound."),
]
SIGN_OFF = "Jonas Wike, Radio News, on the quay. Transcript provided by NPR, Copyright NPR."
OTHER = [
    (
        "MIRA OSTBERG, HOST",
        "The museum has found a drawing behind the wallpaper, and it may be three hundred years old.",
    ),
    (
        "ADA BRANDT, BYLINE",
        "A painter scraped off eleven layers of paper before the face of a woman looked back at him.",
    ),
    ("OLLE KARP", "I thought it was mould at first. Then I saw that mould does not wear a hat with a feather."),
    ("BRANDT", "Nobody knows who she was, or why somebody covered her with a pattern of small green leaves."),
]


def page(outlet: str, lines: list[tuple[str | None, str]]) -> Document:
    """A transcript as a station prints it; a line without a label lost it."""
    turns = "\n\n".join(f"{label}: {words}" if label else f"\n{words}" for label, words in lines)
    text = f"© 2021 {outlet}\nPlay Live Radio\nNext Up:\n\nThe Ferry Stops\n\n{turns} {SIGN_OFF}"
    return document(f"{outlet}.txt", text.encode())


WHOLE = page("KAAA", LINES)
WITHOUT_HOST = page("WBBB", [(None, LINES[0][1]), *LINES[1:]])
WITHOUT_TURN = page("KCCC", [*LINES[:2], *LINES[3:]])
STRANGER = page("WDDD", OTHER)


def stories(db: Database) -> set[frozenset[str]]:
    found: dict[int, set[str]] = {}
    for story, path in db.execute("select story, path from documents where story is not null"):
        found.setdefault(story, set()).add(path)
    return {frozenset(paths) for paths in found.values()}


def first_turn(db: Database, path: str) -> tuple[str | None, str | None]:
    sql = (
        "select people.name, turns.evidence from turns left join people on people.id = turns.speaker"
        " join documents on documents.id = turns.document where path = ? and position = 0"
    )
    return db.execute(sql, [path]).fetchone()


def remarks(db: Database, path: str) -> list[str]:
    sql = "select message from remarks join documents on documents.id = document where path = ? and other is not null"
    return [row[0] for row in db.execute(sql, [path])]


def everything(db: Database) -> dict[str, list[tuple]]:
    tables = ("documents", "people", "turns", "quotes", "remarks", "stories", "appearances")
    return {table: db.execute(f"select * from {table} order by 1, 2, 3").fetchall() for table in tables}


def test_copies_are_one_story_and_strangers_are_not(db: Database) -> None:
    load(db, [WHOLE, WITHOUT_HOST, WITHOUT_TURN, STRANGER])
    assert stories(db) == {frozenset({"KAAA.txt", "WBBB.txt", "KCCC.txt"})}


def test_a_quotation_counts_once(db: Database) -> None:
    load(db, [WHOLE])
    counted = "select name, quotations from people where quotations > 0"
    alone = dict(db.execute(counted).fetchall())
    load(db, [WITHOUT_HOST, WITHOUT_TURN])
    assert dict(db.execute(counted).fetchall()) == alone
    copied = db.execute("select q.text, c.text from quotes q join quotes c on c.id = q.copy_of").fetchall()
    assert len(copied) >= 11
    assert all(one == other for one, other in copied)


def test_a_label_lost_in_one_copy_is_taken_from_another_and_says_so(db: Database) -> None:
    load(db, [WITHOUT_HOST])
    assert first_turn(db, "WBBB.txt") == (None, None)
    load(db, [WHOLE])
    assert first_turn(db, "WBBB.txt") == ("Mira Ostberg", "another copy")
    (remark,) = remarks(db, "WBBB.txt")
    assert "as printed by KAAA" in remark


def test_copies_that_name_different_speakers_choose_nobody(db: Database) -> None:
    other = page("WEEE", [("SVEN DAHL, HOST", LINES[0][1]), *LINES[1:]])
    load(db, [WITHOUT_HOST, WHOLE, other])
    assert first_turn(db, "WBBB.txt") == (None, None)
    assert remarks(db, "WBBB.txt") == []


def test_a_turn_lost_in_one_copy_is_remarked_there(db: Database) -> None:
    load(db, [WITHOUT_TURN, WHOLE])
    (remark,) = remarks(db, "KCCC.txt")
    assert remark.startswith("KAAA prints before this: TERESA LIND: I told them in the spring")


def test_loading_again_changes_nothing(db: Database) -> None:
    documents = [WITHOUT_HOST, WHOLE, WITHOUT_TURN, STRANGER]
    load(db, documents)
    before = everything(db)
    load(db, documents)
    assert everything(db) == before


def test_a_copy_that_goes_takes_its_evidence_with_it(db: Database) -> None:
    load(db, [WITHOUT_HOST, WHOLE])
    load(db, [document("KAAA.txt", b"Nothing is said here any more.")])
    assert first_turn(db, "WBBB.txt") == (None, None)
    assert stories(db) == set()
    assert remarks(db, "WBBB.txt") == []
    assert not db.execute("select 1 from quotes where copy_of is not null").fetchone()
