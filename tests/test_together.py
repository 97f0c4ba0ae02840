"""Words that two people speak together are on record as both people's, on every page, in SQL, in files, ever after."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from served import Site, text
from sqlite_utils import Database
from stored import rows

import quotes as package
from quotes.archive.verify import verify
from quotes.check import check
from quotes.cli import commands
from quotes.store.connect import create_or_open
from quotes.store.decisions import Decision
from quotes.store.fts import RECOUNT
from quotes.store.reassign import take
from quotes.store.verdicts import take as decide
from quotes.store.verdicts import verdict

STORY = """Mill to close after a century

HARTSVILLE, June 3 (Herald) - The paper mill on the river will close in the autumn after a hundred years of work.

“We kept the gates open as long as we could,” said Ann Hill and Bob Ray, who own the mill.

“The town will be poorer for it,” said Mayor Cy Low.

Ann Hill said: “I will miss the noise of it every morning.”
"""
GATES, NOISE = "We kept the gates open", "I will miss the noise"
COUNTED = {"Ann Hill": 2, "Bob Ray": 1, "Cy Low": 1}


def run(*words: object) -> str:
    result = CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "texts"
    found.mkdir()
    (found / "mill.txt").write_text(STORY, "utf-8")
    return found


@pytest.fixture
def db(tmp_path: Path, folder: Path):
    run("load", tmp_path / "q.db", folder)
    found = create_or_open(tmp_path / "q.db")
    yield found
    found.close()


@pytest.fixture
def site(db: Database):
    (path,) = [row[2] for row in db.execute("pragma database_list").fetchall() if row[1] == "main"]
    found = Site(Path(path))
    yield found
    found.close()


def counted(db: Database) -> dict[str, int]:
    """Everybody's quotations as they are counted, which must be what counting anew gives."""
    sql = "select label, quotations from people order by label"
    found = dict(db.execute(sql).fetchall())
    with db.atomic():
        db.execute(RECOUNT)
    assert dict(db.execute(sql).fetchall()) == found
    return found


def together(db: Database) -> list[tuple[str, str]]:
    """Each quotation of several people: its speaker, and who speaks it too."""
    sql = "select speaker, together_with from spoken where together_with is not null order by id"
    return [tuple(row) for row in db.execute(sql).fetchall()]


def uid(db: Database, words: str) -> str:
    return str(db.execute("select uid from quotes where instr(text, ?)", [words]).fetchone()[0])


def test_what_is_parsed_is_stored_counted_and_found_in_sql(db):
    said = db.execute("select speaker, together_with from said_by_named_people where text like '%gates%' order by 1")

    assert counted(db) == COUNTED
    assert together(db) == [("Ann Hill", "Bob Ray")]
    assert said.fetchall() == [("Ann Hill", "Bob Ray"), ("Bob Ray", "Ann Hill")]
    assert list(verify(db)) == []


def test_the_pages_name_both(site, db):
    quotation = uid(db, GATES)
    document = db.execute("select uid from documents").fetchone()[0]

    assert "Ann Hill and Bob Ray" in text(site.get(f"/quote/{quotation}").text)
    assert "Ann Hill and Bob Ray" in text(site.get(f"/quote/{quotation}/embed").text)
    assert "Ann Hill and Bob Ray" in text(site.get(f"/document/{document}").text)
    assert "Ann Hill and Bob Ray" in text(site.get("/search?q=gates").text)


@pytest.mark.parametrize(("person", "other"), [("ann-hill", "Bob Ray"), ("bob-ray", "Ann Hill")])
def test_it_stands_on_the_page_of_each(site, person, other):
    page = text(site.get(f"/person/{person}").text)

    assert GATES in page
    assert f"Together with {other}" in page


def test_search_feeds_and_files_of_the_second_person_have_it(site):
    found = site.json("/api/v1/search.json?person=bob-ray")["quotes"]

    assert [[one["label"] for one in row["speakers"]] for row in found] == [["Ann Hill", "Bob Ray"]]
    assert found[0]["speaker"]["label"] == "Ann Hill"
    assert "Ann Hill and Bob Ray: “We kept" in site.get("/person/bob-ray.atom").text
    (row,) = csv.DictReader(io.StringIO(site.get("/person/bob-ray.csv").text))
    assert (row["speaker_label"], row["said_by"]) == ("Ann Hill", "Ann Hill and Bob Ray")


def test_one_quotation_by_the_api_and_in_python(site, db, tmp_path):
    whole = site.json(f"/api/v1/quote/{uid(db, GATES)}.json")
    with package.open(tmp_path / "q.db") as opened:
        (found,) = opened.search(person="bob-ray")

    assert [one["uid"] for one in whole["speakers"]] == ["ann-hill", "bob-ray"]
    assert any("Ann Hill and Bob Ray" in citation for citation in whole["citations"].values())
    assert [one.label for one in found.speakers] == ["Ann Hill", "Bob Ray"]


@pytest.mark.parametrize("name", ["Ann Hill", "Bob Ray"])
def test_a_claim_is_either_persons(db, name):
    answer = check(db, f"{GATES} as long as we could", name)

    assert answer.verdict == "verbatim"
    assert answer.sources[0].speaker == "Ann Hill and Bob Ray"


def test_exported_tables_have_both(db, tmp_path):
    run("export", tmp_path / "q.db", tmp_path / "out", "--format", "jsonl")
    (row,) = [json.loads(line) for line in (tmp_path / "out" / "joint_speakers.jsonl").read_text().splitlines()]

    assert (row["person_uid"], row["quote_uid"], row["position"]) == ("bob-ray", uid(db, GATES), 1)


def test_a_data_set_brings_the_same_rows(db, folder, tmp_path):
    pytest.importorskip("pyarrow")
    assert counted(db) == COUNTED
    run("parse", folder, "--to", tmp_path / "set.parquet")
    run("load", tmp_path / "other.db", tmp_path / "set.parquet")
    other = create_or_open(tmp_path / "other.db")

    assert rows(tmp_path / "other.db")["joint_speakers"] == rows(tmp_path / "q.db")["joint_speakers"] != []
    assert counted(other) == COUNTED
    other.close()


MERGED = Decision("merge", "bob-ray", "cy-low")
ONE = Decision("merge", "bob-ray", "ann-hill")
CASES = [
    (MERGED, {"Ann Hill": 2, "Cy Low": 2}, [("Ann Hill", "Cy Low")]),
    (ONE, {"Ann Hill": 2, "Cy Low": 1}, []),
    (Decision("reject", "ann-hill", ""), {"Bob Ray": 1, "Cy Low": 1}, []),
    (Decision("reject", "bob-ray", ""), {"Ann Hill": 2, "Cy Low": 1}, []),
    (Decision("rename", "bob-ray", "Robert Ray"), {"Ann Hill": 2, "Cy Low": 1, "Robert Ray": 1}, None),
]


@pytest.mark.parametrize(("decision", "counts", "both"), CASES, ids=lambda case: getattr(case, "verb", None))
def test_decisions_hold_for_the_second_person_now_and_after_a_reload(db, folder, tmp_path, decision, counts, both):
    both = [("Ann Hill", "Robert Ray")] if both is None else both
    take(db, decision)
    assert (counted(db), together(db)) == (counts, both)

    run("load", tmp_path / "q.db", folder, "--again")

    assert (counted(db), together(db)) == (counts, both)
    assert list(verify(db)) == []


def test_a_verdict_names_one_speaker_alone_now_and_after_a_reload(db, folder, tmp_path):
    decide(db, verdict(db, uid(db, GATES), "speaker", {"uid": "bob-ray", "name": "Bob Ray"}))
    assert (counted(db), together(db)) == ({"Ann Hill": 1, "Bob Ray": 1, "Cy Low": 1}, [])

    run("load", tmp_path / "q.db", folder, "--again")

    assert (counted(db), together(db)) == ({"Ann Hill": 1, "Bob Ray": 1, "Cy Low": 1}, [])


def test_a_changed_source_changes_who_speaks_together(db, folder, tmp_path):
    (folder / "mill.txt").write_text(STORY.replace(" and Bob Ray, who own", ", who owns"), "utf-8")
    run("load", tmp_path / "q.db", folder)

    assert (counted(db), together(db)) == ({"Ann Hill": 2, "Cy Low": 1}, [])


def test_a_forgotten_document_takes_both_along(db, tmp_path):
    run("forget", tmp_path / "q.db", "mill.txt")

    assert counted(db) == {}
    assert list(verify(db)) == []


def test_a_doubtful_or_copied_quotation_counts_for_neither(db):
    with db.atomic():
        db.execute("update quotes set certainty = 'doubtful' where uid = ?", [uid(db, GATES)])
    assert counted(db) == {"Ann Hill": 1, "Bob Ray": 0, "Cy Low": 1}
    with db.atomic():
        db.execute("update quotes set certainty = 'sure' where uid = ?", [uid(db, GATES)])
    assert counted(db) == COUNTED
