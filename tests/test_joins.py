"""One person, one page: names join across documents where nothing speaks against it, in any order, and can part."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import article
from served import Site, text
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.models import Parsed
from quotes.read.text import document
from quotes.store.connect import create_or_open
from quotes.store.decisions import Decision
from quotes.store.joins import join
from quotes.store.reassign import take, take_back
from quotes.store.rulings import rulings
from quotes.store.save import save

NAMES = (
    ("Ed Rendell", "a former Pennsylvania governor"),
    ("Edward G. Rendell", "the former governor of Pennsylvania"),
    ("Edward Rendell", None),
    ("Joe Biden", "Vice President"),
    ("Joseph R. Biden Jr.", "Vice President"),
    ("Steve Rosenthal", "a union organizer"),
    ("Steven M. Rosenthal", "a tax specialist"),
    ("Jim Brandvold", None),
    ("James Brandvold", None),
    ("James P. Brandvold", None),
    ("James T. Brandvold", None),
    ("Rosenthal", None),
    ("Ed Rendell", "the former Philadelphia mayor"),
)
PAGES = {
    "ed-rendell": {"edward-g-rendell", "edward-rendell"},
    "joseph-r-biden-jr": {"joe-biden"},
}
"""Who is one person by NAMES: the Brandvolds are two at least, and Jim and James may be either."""


def documents(names: Sequence[tuple[str, str | None]] = NAMES) -> list[Parsed]:
    return [article(f"{number}.txt", f"“Word {number},”", *name) for number, name in enumerate(names)]


def saved(db: Database, parsed: Sequence[Parsed]) -> None:
    """Load documents as `quotes load` does."""
    now = rulings(db)
    for one in parsed:
        save(db, one, now)
    join(db)


def everything(db: Database) -> list[list[tuple[object, ...]]]:
    """All that names somebody, by public names."""
    person, ours = "join people on people.id = person", "documents.id = document"
    sqls = (
        "select uid, label, name, kind, description, quotations, documents from people",
        f"select joins.uid, joins.name, people.uid, evidence, shared from joins {person}",
        "select quotes.uid, people.uid from quotes left join people on people.id = speaker",
        f"select documents.uid, appearances.uid, people.uid from appearances {person} join documents on {ours}",
    )
    return [sorted(db.execute(sql).fetchall()) for sql in sqls]


def pages(db: Database) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for page, uid in db.execute("select people.uid, joins.uid from joins join people on people.id = person"):
        found.setdefault(page, set()).add(uid)
    return found


@pytest.fixture
def full(db: Database) -> Database:
    saved(db, documents())
    return db


def test_names_of_one_person_share_a_page(full: Database) -> None:
    assert pages(full) == PAGES
    counts = "select quotations, documents from people where uid = 'ed-rendell'"
    assert full.execute(counts).fetchall() == [(4, 4)]


def test_a_bare_surname_joins_nobody(full: Database) -> None:
    assert full.execute("select documents from people where name = 'Rosenthal'").fetchall() == [(1,)]


@settings(max_examples=25)
@given(order=st.permutations(range(len(NAMES))), cuts=st.sets(st.integers(1, len(NAMES) - 1), max_size=3))
def test_the_order_of_loads_changes_nothing(tmp_path_factory, order: list[int], cuts: set[int]) -> None:
    parsed = documents()
    found = []
    for numbers, at in ((range(len(NAMES)), ()), (order, sorted(cuts))):
        db = create_or_open(tmp_path_factory.mktemp("order") / "q.db")
        for start, end in zip((0, *at), (*at, len(NAMES)), strict=True):
            saved(db, [parsed[number] for number in list(numbers)[start:end]])
        found.append(everything(db))
        db.close()
    assert found[0] == found[1]


def test_a_reload_changes_nothing(full: Database) -> None:
    before, changes = everything(full), full.conn.total_changes
    saved(full, documents())
    assert everything(full) == before
    assert full.conn.total_changes == changes, "what is right already stays untouched"


def test_what_a_killed_load_did_not_join_the_next_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_: Database) -> None:
        raise KeyboardInterrupt

    found = [
        document(f"{name}.txt", f"“It rained,” said {name}, the former governor of Pennsylvania.".encode())
        for name in ("Edward G. Rendell", "Edward Rendell")
    ]
    with create_or_open(tmp_path / "q.db") as db:
        monkeypatch.setattr("quotes.archive.load.join", killed)
        with pytest.raises(KeyboardInterrupt):
            load(db, found)
        monkeypatch.undo()
        assert not db.execute("select * from joins").fetchall()
        load(db, found)
        assert db.execute("select uid from joins").fetchall() == [("edward-rendell",)]


AGAINST = [
    (("Steven P. Rosenthal", None), {"Rosenthal"}, "a third who may be one of two"),
    (("Edward H. Rendell", None), {"ed-rendell"}, "another initial: Ed may be either"),
]


@pytest.mark.parametrize(("name", "parted", "why"), AGAINST, ids=[case[-1] for case in AGAINST])
def test_names_part_when_a_document_speaks_against_it(db: Database, name, parted: set[str], why: str) -> None:
    saved(db, documents((*NAMES, name)))
    fresh = pages(db)
    assert not fresh.keys() & parted, why


def test_names_part_again_when_something_comes_to_speak_against_it(full: Database) -> None:
    saved(full, documents((*NAMES, ("Edward H. Rendell", None))))
    assert "ed-rendell" not in pages(full)
    assert full.execute("select documents from people where uid = 'ed-rendell'").fetchall() == [(2,)]
    assert full.execute("select documents from people where uid = 'edward-g-rendell'").fetchall() == [(1,)]


def test_two_in_one_document_are_two(db: Database) -> None:
    one = article("one.txt", "“One,”", "Bob Corker")
    other = article("two.txt", "“Two,”", "Robert Corker")
    both = article("both.txt", "“Both,”", "Bob Corker")
    second = other.people[0].__class__("p2", "Robert Corker", other.people[0].kind)
    both = both.__class__(**{name: getattr(both, name) for name in both.__slots__} | {"people": (*both.people, second)})
    saved(db, [one, other])
    assert pages(db)
    saved(db, [both])
    assert not pages(db)


def test_documents_that_go_take_their_joins_with_them(full: Database) -> None:
    saved(full, [article("3.txt", "“Another,”", "Ada Berg")])
    assert pages(full) == {"ed-rendell": PAGES["ed-rendell"]}
    saved(full, [article(f"{number}.txt", "“Another,”", "Ada Berg") for number in range(len(NAMES))])
    assert not pages(full)
    assert full.execute("pragma foreign_key_check").fetchall() == []


DECIDED = [
    ([Decision("apart", "ed-rendell", "edward-g-rendell")], "edward-g-rendell", "kept apart"),
    ([Decision("merge", "ed-rendell", "ada-berg")], "ada-berg", "whoever shares the page goes with it"),
    ([Decision("merge", "steve-rosenthal", "steven-m-rosenthal")], None, "together by decision, not by themselves"),
    ([Decision("rename", "edward-rendell", "Governor Rendell")], "edward-rendell", "a page that was named stays"),
]


@pytest.mark.parametrize(("taken", "page", "why"), DECIDED, ids=[case[-1] for case in DECIDED])
def test_decisions_hold_whenever_they_come(tmp_path, full: Database, taken, page, why) -> None:
    parsed = [*documents(), article("ada.txt", "“Ada,”", "Ada Berg")]
    saved(full, parsed)
    before = everything(full)
    take(full, *taken)
    decided = everything(full)
    assert decided != before
    where = "select people.uid from appearances join people on people.id = person where appearances.uid = ?"
    if page:
        assert full.execute(where, ["edward-g-rendell"]).fetchall() == [(page,)], why
    saved(full, parsed)
    assert everything(full) == decided, "a reload changes nothing"
    early = create_or_open(tmp_path / "early.db")
    take(early, *taken)
    saved(early, parsed)
    assert everything(early) == decided, "decided before anything was loaded"
    early.close()
    for decision in taken:
        take_back(full, decision)
    assert everything(full) == before, "taken back"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    db = create_or_open(tmp_path / "q.db")
    saved(db, documents())
    db.close()
    found = Site(tmp_path / "q.db")
    yield found
    found.close()


def test_a_reader_sees_why_names_share_a_page(site: Site) -> None:
    page = text(site.get("/person/joseph-r-biden-jr").text)
    assert "One person, several names" in page
    assert "Joe Biden in 1 document: an initial more or less, the first name is short for the other" in page
    assert "of both it is said: president, vice" in page
    api = site.json("/api/v1/person/joseph-r-biden-jr.json")
    assert api["names"] == [
        {
            "uid": "joe-biden",
            "name": "Joe Biden",
            "evidence": "initial, short first name, suffix",
            "shared": "president, vice",
            "documents": 1,
        }
    ]


def test_the_address_of_a_joined_name_leads_to_the_page(site: Site) -> None:
    assert site.get("/person/joe-biden").headers["location"] == "/person/joseph-r-biden-jr"
    api = site.get("/api/v1/person/joe-biden.json")
    assert api.headers["location"].endswith("/api/v1/person/joseph-r-biden-jr.json")


def test_people_are_found_by_every_name_of_theirs(site: Site) -> None:
    for typed in ("Joe Biden", "Joseph", "biden j", "Ed Rend"):
        found = site.json(f"/api/v1/people.json?q={typed}")["people"]
        assert [row["uid"] for row in found] in (["joseph-r-biden-jr"], ["ed-rendell"]), typed


def test_workers_change_nothing(quotes, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, (name, _) in enumerate(NAMES):
        words = f'The bridge of Tromsø is open.\n\n"We walked over bridge {number}," {name} said on Sunday.\n'
        (folder / f"{number}.txt").write_text(words, "utf-8")
    found = []
    for jobs in ("1", "2"):
        path = tmp_path / f"{jobs}.db"
        assert quotes("load", path, folder, "--jobs", jobs).returncode == 0
        db = create_or_open(path)
        found.append(json.dumps(everything(db)))
        assert pages(db)
        db.close()
    assert found[0] == found[1]
