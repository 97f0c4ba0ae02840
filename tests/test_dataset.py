"""Data sets in Parquet: the same rows as from the sources, the same bytes whoever makes them, nothing made twice."""

import gzip
import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_up_files import FORMS, Story
from stored import rows

from quotes.cli import commands
from quotes.dataset.manifest import NAME, manifest
from quotes.dataset.place import Place
from quotes.errors import QuotesError, UsageError

duckdb = pytest.importorskip("duckdb")

LONG_AGO = (1_700_000_000, 1_700_000_000)
PROMISE = "Heard on All Things Considered\n\nTranscript\n\nThe transcript is not available.\n"
SMALL = ("--partition-size", "0.001")
"""A kilobyte: a few of the small files to a partition, and the larger ones in pieces."""


def run(*words: object, status: int | None = 0) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert status is None or result.exit_code == status, result.stderr
    return result


def counts(result: Result) -> dict[str, int]:
    """The table that a command ends with."""
    lines = (line.rsplit(maxsplit=1) for line in result.stdout.splitlines())
    return {name: int(number.replace(",", "")) for name, number in lines}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def settle(folder: Path) -> None:
    """Make all files so old that the database takes note of their time."""
    for path in folder.rglob("*"):
        os.utime(path, LONG_AGO)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every form of file, archives, and files that fail or have lost bytes."""
    folder = tmp_path_factory.mktemp("archive")
    for number, (name, form) in enumerate(FORMS.items()):
        stories = [Story(f"s{number}-{one}", 10 * number + one) for one in range(1 if form.single else 7)]
        (folder / f"{name.replace(' ', '-')}.{form.ending}").write_text(form.write(stories), "utf-8")
    (folder / "more").mkdir()
    for number in range(12):
        (folder / "more" / f"{number:02}.txt").write_text(Story("", 500 + number).words, "utf-8")
    (folder / "packed.txt.gz").write_bytes(gzip.compress(Story("", 900).words.encode(), mtime=0))
    with zipfile.ZipFile(folder / "packed.zip", "w") as packed:
        packed.writestr("in/one.txt", Story("", 901).words)
        packed.writestr("in/two.bin", b"\x00\x01\xff\x00" * 30)
    (folder / "twin.txt").write_text(Story("", 500).words, "utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\xff\x00\xd8 no text \x00\x01\x02" * 9)
    lines = [
        {"id": "a", "text": "The mayor said that it was safe."},
        {"id": "b"},
        {"id": "c", "text": "Officials slept."},
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    settle(folder)
    return folder


@pytest.fixture(scope="module")
def direct(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the archive."""
    path = tmp_path_factory.mktemp("direct") / "q.db"
    run("load", path, archive, "--jobs", 1, status=1)
    return path


@pytest.fixture(scope="module")
def made(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data set of the archive, in small partitions; only to be read."""
    path = tmp_path_factory.mktemp("made") / "a.parquet"
    run("parse", archive, "--to", path, "--jobs", 1, *SMALL, status=1)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty articles of three outlets, which a file of facts tells."""
    found = tmp_path / "articles"
    found.mkdir()
    for number in range(40):
        (found / f"{number:02}.txt").write_text(Story("", number).words * 3, "utf-8")
    settle(found)
    return found


def test_a_load_of_a_data_set_is_a_load_of_its_sources(archive, direct, made, tmp_path):
    path = tmp_path / "q.db"
    done, plain = run("load", path, made, status=1), run("load", tmp_path / "p.db", archive, "--jobs", 1, status=1)
    assert rows(path) == rows(direct)
    assert done.stdout == plain.stdout
    assert sorted(line.rpartition("/")[2] for line in done.stderr.splitlines()) == sorted(
        line.rpartition("/")[2] for line in plain.stderr.splitlines()
    )
    run("verify", path)


def test_a_load_of_sources_passes_over_what_a_data_set_brought(archive, made, tmp_path):
    path = tmp_path / "q.db"
    first = counts(run("load", path, made, status=1))
    again = counts(run("load", path, archive, "--jobs", 1, status=1))
    assert (again["new"], again["replaced"]) == (0, 0)
    assert again["unchanged"] > 0.7 * first["documents"]  # a file with a failure is read again
    twice = counts(run("load", path, made, status=1))
    assert (twice["new"], twice["replaced"], twice["documents"]) == (0, 0, first["documents"])


def test_one_partition_or_many_hold_the_same(archive, direct, tmp_path):
    run("parse", archive, "--to", tmp_path / "one.parquet", "--jobs", 1, status=1)
    found = manifest(Place(str(tmp_path / "one.parquet")))
    assert found is not None
    assert len(found.partitions) == 1
    run("load", tmp_path / "q.db", tmp_path / "one.parquet", status=1)
    assert rows(tmp_path / "q.db") == rows(direct)


def test_the_same_bytes_whatever_the_number_of_workers(archive, made, tmp_path):
    run("parse", archive, "--to", tmp_path / "two.parquet", "--jobs", 2, *SMALL, status=1)
    assert contents(tmp_path / "two.parquet") == contents(made)
    # Where partitions end depends on the names of files, and these on where the tests run: as few as 8 were seen.
    assert len([name for name in contents(made) if name.startswith("quotes/")]) > 2


def test_a_second_run_writes_nothing(folder, tmp_path):
    to = tmp_path / "a.parquet"
    first = counts(run("parse", folder, "--to", to, "--jobs", 1, *SMALL))
    assert first["written"] == first["partitions"] > 1
    before = {path: path.stat().st_mtime_ns for path in to.rglob("*") if path.is_file()}
    second = counts(run("parse", folder, "--to", to, "--jobs", 1))
    assert (second["written"], second["unchanged"], second["removed"]) == (0, first["partitions"], 0)
    assert {path: path.stat().st_mtime_ns for path in to.rglob("*") if path.is_file()} == before


def test_a_run_that_was_cut_off_goes_on(folder, tmp_path, monkeypatch):
    to, whole = tmp_path / "a.parquet", tmp_path / "whole.parquet"
    run("parse", folder, "--to", whole, "--jobs", 1, *SMALL)
    from quotes.dataset import work

    put, written = work.put, []

    def cut_off(place: Place, name: str, files: dict[str, bytes]) -> bool:
        written.append(name)
        if len(written) == 4:
            (to / "quotes" / f"_part-{name}.parquet.0.unfinished").write_bytes(b"half")
            place.write(work.path_of("documents", name), files["documents"])
            raise KeyboardInterrupt
        return put(place, name, files)

    monkeypatch.setattr(work, "put", cut_off)
    run("parse", folder, "--to", to, "--jobs", 1, *SMALL, status=1)
    with pytest.raises(QuotesError, match="is no finished data set"):
        run("load", tmp_path / "q.db", to)
    monkeypatch.setattr(work, "put", put)
    done = counts(run("parse", folder, "--to", to, "--jobs", 1, *SMALL))
    assert done["unchanged"] == 3
    assert contents(to) == contents(whole)


def test_a_changed_file_replaces_its_partition_and_no_other(folder, tmp_path):
    to = tmp_path / "a.parquet"
    first = counts(run("parse", folder, "--to", to, "--jobs", 1, *SMALL))
    before = contents(to)
    (folder / "17.txt").write_text(Story("", 777).words * 3, "utf-8")
    done = counts(run("parse", folder, "--to", to, "--jobs", 1))
    assert done["written"] <= 2
    assert done["written"] + done["unchanged"] == done["partitions"]
    changed = {name.partition("/")[2] for name, data in contents(to).items() if before.get(name) != data} - {""}
    assert len(changed) <= 2
    assert done["documents"] == first["documents"]
    found = duckdb.sql(f"select count(*) from '{to}/quotes/*.parquet' where text like '%777 hours%'").fetchall()
    assert found == [(3,)]


def test_a_file_that_is_gone_leaves_the_data_set(folder, tmp_path):
    to = tmp_path / "a.parquet"
    run("parse", folder, "--to", to, "--jobs", 1, *SMALL)
    for number in range(30):
        (folder / f"{number:02}.txt").unlink()
    done = counts(run("parse", folder, "--to", to, "--jobs", 1))
    assert done["documents"] == 10
    assert done["removed"] > 0
    assert duckdb.sql(f"select count(*) from '{to}/documents/*.parquet'").fetchall() == [(10,)]


def test_other_rules_make_all_partitions_anew(folder, tmp_path):
    to = tmp_path / "a.parquet"
    first = counts(run("parse", folder, "--to", to, "--jobs", 1, *SMALL))
    done = counts(run("parse", folder, "--to", to, "--jobs", 1, "--kind", "article"))
    assert done["unchanged"] + done["written"] == first["partitions"]
    again = counts(run("parse", folder, "--to", to, "--jobs", 1, "--kind", "article"))
    assert again["unchanged"] == first["partitions"]


def test_a_file_that_has_vanished_from_the_data_set_is_made_again(folder, tmp_path):
    to = tmp_path / "a.parquet"
    run("parse", folder, "--to", to, "--jobs", 1, *SMALL)
    before = contents(to)
    sorted((to / "turns").iterdir())[2].unlink()
    assert counts(run("parse", folder, "--to", to, "--jobs", 1))["written"] == 1
    assert contents(to) == before


def test_duckdb_finds_what_the_database_has(direct, made):
    """Who said what, with the evidence, in SQL over files."""
    sql = """
        select quotes.uid, quotes.text, speaker_name, quotes.evidence, quotes.kind, documents.path, quotes.start
        from {quotes} as quotes join {documents} as documents on {joined} {people}
        where speaker_name is not null order by quotes.uid, path"""
    tables = {name: f"'{made}/{name}/*.parquet'" for name in ("quotes", "documents")}
    found = set(duckdb.sql(sql.format(joined="documents.uid = quotes.document", people="", **tables)).fetchall())
    with sqlite3.connect(direct) as db:
        people = (
            "join (select id as number, name as speaker_name, kind as who from people) as people"
            " on people.number = quotes.speaker"
        )
        stored = {"quotes": "quotes", "documents": "documents", "people": people}
        expected = set(db.execute(sql.format(joined="documents.id = quotes.document", **stored)).fetchall())
    assert expected
    assert {row[:5] for row in expected} == {row[:5] for row in found}
    assert expected <= found  # a document that lies in two files has one path in the database


def test_columns_have_types(made):
    kinds = dict(
        duckdb.sql(f"select column_name, column_type from (describe from '{made}/quotes/*.parquet')").fetchall()
    )
    assert (kinds["text"], kinds["start"], kinds["translated"]) == ("VARCHAR", "INTEGER", "BOOLEAN")
    people = f"select distinct unnest(people).name as name from '{made}/documents/*.parquet' order by name"
    assert ("Nora Quist",) in duckdb.sql(people).fetchall()
    at = """substr(documents.text, quotes.start - "offset" + 1, quotes."end" - quotes.start)"""
    slices = f"""
        select count(*), count(*) filter (where {at} = quotes.text) from '{made}/quotes/*.parquet' as quotes
        join '{made}/documents/*.parquet' as documents on documents.uid = document"""
    ((everything, verbatim),) = duckdb.sql(slices).fetchall()
    assert everything == verbatim > 50


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Outlets and days of the articles: two of three have an outlet, every fourth a day."""
    path = tmp_path / "facts.csv"
    outlets = {0: "WFAE", 1: "KQED", 2: ""}
    lines = [f"articles/{n:02}.txt,{outlets[n % 3]},{f'2019-0{1 + n % 9}-05' if n % 4 == 0 else ''}" for n in range(40)]
    path.write_text("\n".join(["path,outlet,published", *lines]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["outlet=WFAE"], [n for n in range(40) if n % 3 == 0]),
        (["outlet=WFAE", "outlet=KQED"], [n for n in range(40) if n % 3 < 2]),
        (["outlet=WFAE", "date>=2019-05"], [n for n in range(40) if n % 12 == 0 and n % 9 >= 4]),
        (["outlet!=WFAE"], [n for n in range(40) if n % 3 == 1]),
        (["outlet="], [n for n in range(40) if n % 3 == 2]),
        (["outlet!=", "date="], [n for n in range(40) if n % 3 < 2 and n % 4]),
        (["path=07.txt"], [7]),
        (["quotes>2", "path<05.txt"], [0, 1, 2, 3, 4]),
    ],
)
def test_a_slice_is_a_load_of_just_those_sources(folder, facts, tmp_path, conditions, expected):
    to, path = tmp_path / "a.parquet", tmp_path / "q.db"
    run("parse", folder, "--to", to, "--jobs", 1, "--metadata", facts, *SMALL)
    run("load", path, to, *(word for one in conditions for word in ("--where", one)))
    names = [folder / f"{number:02}.txt" for number in expected]
    run("load", tmp_path / "p.db", *names, "--jobs", 1, "--metadata", facts)
    assert rows(path) == rows(tmp_path / "p.db")
    run("verify", path)


def test_of_a_corpus_a_slice_may_have_some_rows(tmp_path):
    """What is not in the slice has not vanished: a load of all brings it, and a slice after that takes nothing away."""
    corpus, to = tmp_path / "corpus.jsonl", tmp_path / "a.parquet"
    lines = [{"id": str(n), "text": Story("", n).words, "outlet": ("WFAE", "KQED")[n % 2]} for n in range(10)]
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    settle(tmp_path)
    run("parse", corpus, "--to", to, "--jobs", 1, *SMALL)
    assert counts(run("load", tmp_path / "q.db", to, "--where", "outlet=WFAE"))["new"] == 5
    run("verify", tmp_path / "q.db")
    assert counts(run("load", tmp_path / "q.db", to))["new"] == 5
    assert counts(run("load", tmp_path / "q.db", to, "--where", "outlet=KQED"))["documents in the database"] == 10
    assert counts(run("load", tmp_path / "q.db", to))["replaced"] == 0
    run("verify", tmp_path / "q.db")


def test_a_new_version_of_a_document_replaces_the_old_one(folder, tmp_path):
    to, path = tmp_path / "a.parquet", tmp_path / "q.db"
    run("parse", folder, "--to", to, "--jobs", 1)
    run("load", path, to)
    (folder / "05.txt").write_text(Story("", 999).words, "utf-8")
    run("parse", folder, "--to", to, "--jobs", 1)
    assert counts(run("load", path, to))["replaced"] == 1
    run("verify", path)


def test_a_page_that_promises_a_transcript_and_has_none_is_stored_on_demand(tmp_path):
    to = tmp_path / "a.parquet"
    (tmp_path / "page.txt").write_text(
        "© 2021 WFAE\n\nSCOTT SIMON, HOST:\n\nTranscript provided by NPR, Copyright NPR.\n", "utf-8"
    )
    run("parse", tmp_path / "page.txt", "--to", to, "--jobs", 1)
    plain = run("load", tmp_path / "p.db", tmp_path / "page.txt", "--jobs", 1, status=None)
    done = run("load", tmp_path / "q.db", to, status=plain.exit_code)
    assert done.stderr.rpartition("page.txt")[2] == plain.stderr.rpartition("page.txt")[2]
    assert counts(run("load", tmp_path / "q.db", to, "--keep"))["documents"] == 1


def test_a_data_set_can_lie_in_a_store(folder, tmp_path):
    """An address: written, read, and written again with nothing to do."""
    fsspec = pytest.importorskip("fsspec")
    run("parse", folder, "--to", tmp_path / "a.parquet", "--jobs", 1, *SMALL)
    address = "memory://sets/a.parquet"
    done = counts(run("parse", folder, "--to", address, "--jobs", 1, *SMALL))
    assert counts(run("parse", folder, "--to", address, "--jobs", 1))["unchanged"] == done["partitions"]
    store = fsspec.filesystem("memory")
    for name, data in contents(tmp_path / "a.parquet").items():
        assert store.cat(f"/sets/a.parquet/{name}") == data
    assert counts(run("load", tmp_path / "q.db", address, "--where", "path=07.txt"))["documents"] == 1
    store.rm("/sets", recursive=True)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("station=WFAE", "documents have no column station; they have: uid, label, kind,"),
        ("outlet", "write it as outlet=WFAE, or with !=, <, <=, >, >="),
        ("part=first", "part is a number"),
        ("date>", "nothing stands behind >"),
    ],
)
def test_a_condition_that_is_none_is_explained(made, tmp_path, condition, said):
    with pytest.raises(UsageError, match=said):
        run("load", tmp_path / "q.db", made, "--where", condition)
    assert not (tmp_path / "q.db").exists()


def test_a_slice_of_nothing_is_told_and_leaves_no_database(made, tmp_path):
    done = run("load", tmp_path / "q.db", made, "--where", "outlet=NONE", status=1)
    assert "no document has outlet=NONE" in done.stderr
    assert not (tmp_path / "q.db").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["load", "q.db", "texts", "--where", "outlet=WFAE"], "--where is for data sets"),
        (["load", "q.db", "MADE", "texts"], "is a data set: load it by itself"),
        (["load", "q.db", "MADE", "--kind", "article"], "how documents are read was settled when it was written"),
        (["load", "q.db", "unfinished.parquet"], "is no finished data set: run quotes parse PATH… --to"),
        (["parse", "texts", "--to", "MADE"], "was made of other paths, and would lose them"),
        (["parse", "texts", "--to", "others.parquet"], "holds other files, such as note.txt"),
        (["parse", "texts", "--to", "file.parquet"], "is a file, not a folder"),
        (["parse", "texts", "--to", "plain"], "the folder of a data set ends in .parquet"),
        (["parse", "texts", "--to", "new.parquet", "--format", "jsonl"], "leave out --format and --with-text"),
        (["parse", "texts", "--partition-size", "3"], "--partition-size goes with --to"),
        (["parse", "-", "--to", "new.parquet"], "standard input has no name that a later run would know"),
        (
            ["parse", "texts/a.txt", "texts/a.txt", "--partition-size", "0.00001", "--to", "new.parquet"],
            "is given twice",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(made, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    for name in ("texts/a.txt", "others.parquet/note.txt", "unfinished.parquet/files/part-x.parquet", "file.parquet"):
        Path(name).parent.mkdir(exist_ok=True, parents=True)
        Path(name).write_text(Story("", 1).words, "utf-8")
    before = contents(made)
    with pytest.raises(QuotesError, match=said):
        run(*[str(made) if word == "MADE" else word for word in words])
    assert contents(made) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["parse", "seeds", "--to", "x.parquet"], "a data set needs pyarrow: pip install 'attributed-quotes"),
        (["load", "q.db", "MADE"], "needs pyarrow: pip install 'attributed-quotes"),
    ],
)
def test_without_pyarrow_the_extra_is_named(made, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotes.commands.data_sets.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=said):
        run(*[str(made) if word == "MADE" else word for word in words])


def test_a_large_file_in_pieces_is_passed_over_as_a_whole(tmp_path):
    corpus, to = tmp_path / "corpus.jsonl", tmp_path / "a.parquet"
    corpus.write_text("".join(json.dumps({"text": Story("", n).words}) + "\n" for n in range(60)), "utf-8")
    settle(tmp_path)
    assert counts(run("parse", corpus, "--to", to, "--jobs", 1, *SMALL))["partitions"] > 3
    assert counts(run("parse", corpus, "--to", to, "--jobs", 1))["written"] == 0
    run("load", tmp_path / "q.db", to)
    again = counts(run("load", tmp_path / "q.db", to))
    assert (again["unchanged"], again["documents"], again["new"]) == (60, 60, 0)


@pytest.mark.parametrize("table", ["documents", "quotes", "files"])
def test_a_damaged_partition_is_named(folder, tmp_path, table):
    to = tmp_path / "a.parquet"
    run("parse", folder, "--to", to, "--jobs", 1)
    (path,) = (to / table).iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(QuotesError, match=r"partition \w+ is damaged; run quotes parse PATH… --to again to its end"):
        run("load", tmp_path / "q.db", to)
    path.unlink()
    with pytest.raises(QuotesError, match=r"partition \w+ is missing"):
        run("load", tmp_path / "q.db", to)
    assert counts(run("parse", folder, "--to", to, "--jobs", 1))["written"] == 1
    assert counts(run("load", tmp_path / "q.db", to))["documents"] == 40


def test_a_damaged_manifest_is_named(folder, tmp_path):
    to = tmp_path / "a.parquet"
    run("parse", folder, "--to", to, "--jobs", 1)
    (to / NAME).write_text("{", "utf-8")
    with pytest.raises(QuotesError, match=f"{NAME} is damaged"):
        run("load", tmp_path / "q.db", to)
