"""`quotes people` as users run it: what the pages and the API show after each decision, and after a reload."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Site, text
from sqlite_utils import Database

ARTICLES = {
    "harbour.txt": """The harbour of Kiruna will close on Friday.

"We wait until spring," Senator Anna Berg said on Monday.

"The ice decides," said Anna Berg, a senator from Kiruna.
""",
    "ferry.txt": """The ferries of the north have stopped for the winter.

"Nobody owns a ferry that walks," Anna Bergh said on Tuesday.

"It is cold," the mayor of Kiruna said.
""",
    "bakery.txt": """The bakery of Kiruna burnt down in May.

"Bread is a promise," Anna Berg said on Sunday.

"It was warm," said Previously Burnt.
""",
    "weather.txt": "The snow of Kiruna stays until May.\n",
}
ICE, FERRY, COLD, BREAD, WARM = (
    "The ice decides,",
    "Nobody owns a ferry that walks,",
    "It is cold,",
    "Bread is a promise,",
    "It was warm,",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, quotes) -> Path:
    """A folder with the articles, and a database of them."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "in").mkdir()
    for name, words in ARTICLES.items():
        (folder / "in" / name).write_text(words, "utf-8")
    done = quotes("load", folder / "q.db", folder / "in")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def path(loaded: Path, tmp_path: Path) -> Path:
    """A database of one's own, made of the articles."""
    return Path(shutil.copy(loaded / "q.db", tmp_path / "q.db"))


@pytest.fixture
def shown(path: Path) -> Iterator["Shown"]:
    yield (found := Shown(path))
    found.close()


class Shown:
    """What the site shows, opened anew for each look."""

    def __init__(self, path: Path) -> None:
        self.path, self.sites = path, []

    def site(self) -> Site:
        self.sites.append(Site(self.path))
        return self.sites[-1]

    def close(self) -> None:
        for site in self.sites:
            site.close()

    def speaker(self, words: str) -> str | None:
        """The label of whoever is given for some words, by the API."""
        site = self.site()
        uid = site.uid(f"text like '%{words}%'")
        speaker = site.json(f"/api/v1/quote/{uid}.json")["speaker"]
        return speaker and speaker["label"]


def document(path: Path, name: str) -> str:
    site = Site(path)
    uid = site.rows(f"select uid from documents where path like '%{name}'")[0][0]
    site.close()
    return str(uid)


CASES = [
    (["merge", "anna-bergh", "Anna Berg"], FERRY, "Anna Berg", "a person merged is the other"),
    (["split", "anna-berg", "Anna Berg (baker)", "bakery.txt"], BREAD, "Anna Berg (baker)", "two of one name"),
    (["split", "anna-berg", "Anna Berg (baker)", "bakery.txt"], ICE, "Anna Berg", "elsewhere nothing changes"),
    (["rename", "anna-berg", "Anna Maria Berg"], ICE, "Anna Maria Berg", "another name"),
    (["alias", "anna-berg", "the mayor of Kiruna"], COLD, "Anna Berg", "known by a description alone"),
    (["reject", "previously-burnt"], WARM, None, "no person: nobody said it"),
    (["reject", "Previously Burnt"], WARM, None, "by the words printed"),
    (["apart", "anna-berg", "anna-bergh"], FERRY, "Anna Bergh", "two people stay two"),
]


def run(quotes, path: Path, words: list[str], expected: int = 0) -> str:
    """`quotes people VERB DATABASE …`; a file name at the end stands for the document of a split."""
    verb, *rest = words
    if rest and rest[-1].endswith(".txt"):
        rest[-1:] = ["--document", document(path, rest[-1])]
    done = quotes("people", verb, path, *rest)
    assert done.returncode == expected, done.stderr
    return str(done.stdout + done.stderr)


@pytest.mark.parametrize(("words", "said", "name", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_decision_is_shown_and_survives_a_reload(quotes, loaded, path, shown, words, said, name, why) -> None:
    assert "1 decision taken" in run(quotes, path, words)
    assert shown.speaker(said) == name, why
    assert quotes("load", path, loaded / "in").returncode == 0
    assert shown.speaker(said) == name, why


@pytest.mark.parametrize(("words", "said", "why"), [(*case[:2], case[3]) for case in CASES])
def test_a_decision_taken_back_is_as_if_never_taken(quotes, loaded, path, shown, words, said, why) -> None:
    before = shown.speaker(said)
    run(quotes, path, words)
    row = quotes("people", "decisions", path).stdout.splitlines()[1].split(",")
    verb, person, target, where = row[:4]
    done = quotes("people", "undo", path, verb, person, target, *(["--document", where] if where else []))
    assert done.returncode == 0, done.stderr
    if verb in ("merge", "alias"):
        again = Database(path).execute("select count(*) from files where reading is null").fetchone()[0]
        assert 0 < again < len(ARTICLES), "only the documents that know somebody are read again"
    if verb != "reject":
        assert shown.speaker(said) == before, f"{why}: taken back at once"
    assert quotes("load", path, loaded / "in").returncode == 0
    assert shown.speaker(said) == before, why
    assert quotes("people", "decisions", path).stdout.count("\n") == 1


def test_the_page_of_somebody_merged_leads_to_the_other(quotes, path, shown) -> None:
    run(quotes, path, ["merge", "anna-bergh", "anna-berg"])
    site = shown.site()
    moved = site.get("/person/anna-bergh")
    assert (moved.status_code, moved.headers["location"]) == (301, "/person/anna-berg")
    page = text(site.get("/person/anna-berg").text)
    assert FERRY in page
    assert "4 quotations in 3 documents" in page
    api = site.json("/api/v1/person/anna-berg.json")
    assert (api["quotations"], api["documents"]) == (4, 3)
    assert len(site.json("/api/v1/person/anna-berg/quotes.json")["quotes"]) == 4


def test_the_page_of_somebody_rejected_is_gone(quotes, path, shown) -> None:
    run(quotes, path, ["reject", "previously-burnt"])
    site = shown.site()
    assert site.get("/person/previously-burnt").status_code == 404
    assert "Previously Burnt" not in text(site.get("/people").text)
    assert "It was" in text(site.get("/search?q=warm").text), "the words stay"


def test_decisions_go_to_a_file_and_into_another_database(quotes, loaded, path, shown, tmp_path) -> None:
    for words, *_ in (*CASES[:2], *CASES[3:5]):
        run(quotes, path, [*words])
    file = tmp_path / "decisions.csv"
    file.write_text(quotes("people", "decisions", path).stdout, "utf-8")
    other = Path(shutil.copy(loaded / "q.db", tmp_path / "other.db"))
    assert "4 decisions taken" in quotes("people", "decisions", other, "--import", file).stdout
    there = Shown(other)
    for said in (ICE, FERRY, COLD, BREAD):
        assert there.speaker(said) == shown.speaker(said), said
    there.close()


WRONG = [
    (["merge", "anna-berg", "Anna Berg"], "one person already"),
    (["merge", "nobody-here", "Anna Berg"], "nobody here is called nobody-here"),
    (["rename", "anna-berg", " "], "empty name"),
    (["split", "anna-bergh", "Another", "bakery.txt"], "does not appear in document"),
    (["undo", "merge", "anna-berg", "anna-bergh"], "no such decision: merge anna-berg anna-bergh"),
    (["reject", "somebody else"], "nobody here is called"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_what_cannot_be_decided_is_refused_in_a_sentence(quotes, path, words, message) -> None:
    if words[0] == "undo":
        done = quotes("people", "undo", path, *words[1:])
        assert done.returncode == 1
        assert message in done.stderr
    else:
        assert message in run(quotes, path, words, expected=2)
    assert "Traceback" not in quotes("people", "decisions", path).stderr
