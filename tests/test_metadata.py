"""What the user knows: facts about documents, and people; a broken table is named with its line."""

import pytest

from quotes.errors import UnreadableError
from quotes.models import Fact
from quotes.read import metadata, roster
from quotes.read.formats import Reading
from quotes.read.roster import KnownPerson
from quotes.read.walk import documents


@pytest.fixture
def folder(tmp_path):
    for name in ("a/one.txt", "b/one.txt", "b/two.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.", "utf-8")
    page = '<html><meta property="og:title" content="Printed"><article><p>AB: Hi.<p>CD: Hi.</article></html>'
    (tmp_path / "b/page.html").write_text(page, "utf-8")
    return tmp_path


def facts(folder, table):
    """Title and programme of every document in the folder, by its path."""
    path = folder / "facts.csv"
    path.write_text(table, "utf-8")
    found = documents([str(folder)], Reading(known=metadata.read(str(path))))
    root = f"{folder}/"
    return {document.path.removeprefix(root): (document.facts.title, document.facts.program) for document in found}


def test_a_row_is_about_the_documents_whose_path_ends_in_its_own(folder):
    table = "path,title,program\none.txt,First,\nb/one.txt,Second,Talk\n"

    assert facts(folder, table) == {
        "a/one.txt": (Fact("First", "user"), None),
        "b/one.txt": (Fact("Second", "user"), Fact("Talk", "user")),
        "b/page.html": (Fact("Printed", "markup"), None),
        "b/two.txt": (None, None),
    }


def test_what_the_source_states_comes_first(folder):
    table = "Path,Title,Program\r\nb/page.html,Known,Talk\r\n"

    assert facts(folder, table)["b/page.html"] == (Fact("Printed", "markup"), Fact("Talk", "user"))


def test_a_whole_path_is_a_row_of_its_own(folder):
    table = f"path,title\n{folder}/b/two.txt,Whole\n"

    assert facts(folder, table)["b/two.txt"] == (Fact("Whole", "user"), None)


BROKEN_FACTS = [
    ("path,tittle\n", r"line 1, has a column “tittle”: the columns are path, title, "),
    ("path,title,title\n", r"line 1, has the column “title” twice"),
    ("title\nA\n", r"line 1, has no column “path”: "),
    ("path,title\n,A\n", r"line 2, has no path"),
    ("path,title\na.txt,A\na.txt,B\n", r"line 3, tells of a\.txt again"),
    ("path,title\na.txt,A,B\n", r"line 2, has 3 cells, but there are 2 columns"),
    ('path,title\na.txt,"A\n', r"line 2, is no CSV: "),
    ("", r"^[^,]*facts\.csv is empty"),
    ("%PDF-1.7", r"^[^,]*facts\.csv is a PDF"),
]


@pytest.mark.parametrize(("table", "message"), BROKEN_FACTS)
def test_a_broken_facts_file_is_named_with_its_line(tmp_path, table, message):
    path = tmp_path / "facts.csv"
    path.write_text(table, "utf-8")

    with pytest.raises(UnreadableError, match=message):
        metadata.read(str(path))


def test_a_facts_file_that_is_missing_is_named():
    with pytest.raises(UnreadableError, match=r"^gone\.csv does not exist$"):
        metadata.read("gone.csv")


def test_a_roster_names_people(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(
        "\ufeffname,aliases,description,wikidata\n"
        "Ann Reyes,A. Reyes; Annie Reyes ;,host of Morning Talk,Q42\n"
        "\n"
        'Tom Okoro,,"farmer, of the valley",https://www.wikidata.org/wiki/Q7\n'
        "Mia Lind\n",
        "utf-8",
    )

    assert roster.read(str(path)) == (
        KnownPerson("Ann Reyes", ("A. Reyes", "Annie Reyes"), "host of Morning Talk", "Q42"),
        KnownPerson("Tom Okoro", (), "farmer, of the valley", "Q7"),
        KnownPerson("Mia Lind"),
    )


BROKEN_ROSTERS = [
    ("name,wikidata\nAnn Reyes,42\n", r"roster\.csv, line 2, has “42” for a Wikidata id, which is a Q and a number$"),
    ("name\nAnn Reyes\nAnn Reyes\n", r"roster\.csv, line 3, names Ann Reyes again: put all aliases on one line$"),
    ("name,aliases\n,Annie\n", r"roster\.csv, line 2, has no name$"),
]


@pytest.mark.parametrize(("table", "message"), BROKEN_ROSTERS)
def test_a_broken_roster_is_named_with_its_line(tmp_path, table, message):
    path = tmp_path / "roster.csv"
    path.write_text(table, "utf-8")

    with pytest.raises(UnreadableError, match=message):
        roster.read(str(path))


def test_rows_about_no_document_are_known(folder):
    path = folder / "facts.csv"
    path.write_text("path,title\none.txt,First\nthree.txt,Third\nc/two.txt,Second\n", "utf-8")
    known = metadata.read(str(path))
    list(documents([str(folder)], Reading(known=known)))

    assert known.unmatched() == ["three.txt", "c/two.txt"]


def test_rows_about_no_document_are_told(folder, quotes):
    path = folder / "facts.csv"
    path.write_text("path,title\none.txt,First\nthree.txt,Third\nc/two.txt,Second\n", "utf-8")
    told = f"quotes: {path}: no document has the path three.txt, nor 1 more\n"

    for command in (["parse"], ["load", folder / "q.db"]):
        done = quotes(*command, "--metadata", path, folder)
        assert (done.returncode, done.stderr) == (0, told)
