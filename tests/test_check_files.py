"""Claims from a CSV, and the quotations of a draft."""

import csv
from io import StringIO

import pytest
from served import collection

from quotes.check.batch import check_file, rows_of
from quotes.check.draft import check_draft, quotations
from quotes.models import Document
from quotes.store.connect import open_existing


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return collection(tmp_path_factory.mktemp("files") / "words.db")


CLAIMS = """topic,claim,speaker
ice,"The ice decides, not the council.",Åsa Brännström
boats,"Nobody owns a boat that walks.",
"two, three","Nobody owns a ferry that walks.",Tom Okafor
none,"",
"""


def test_a_csv_gets_its_verdicts(record, quotes, tmp_path):
    claims, verdicts = tmp_path / "claims.csv", tmp_path / "verdicts.csv"
    claims.write_text(CLAIMS, "utf-8-sig")
    done = quotes("check", record, "--from", claims, "--to", verdicts)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(StringIO(verdicts.read_text("utf-8"))))
    columns = "topic claim speaker verdict quotation said_by uid document score explanation"
    assert list(rows[0]) == columns.split()
    assert [row["verdict"] for row in rows] == [
        "said in translation",
        "altered",
        "said by someone else",
        "not in this collection",
    ]
    assert rows[2]["topic"] == "two, three"
    assert rows[1]["said_by"] == "Åsa Brännström"


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "no column `claim`"), ("speaker,words\na,b\n", "no column `claim` (the columns are: speaker, words)")],
)
def test_a_csv_without_claims_is_refused(record, quotes, tmp_path, text, words):
    claims = tmp_path / "claims.csv"
    claims.write_text(text, "utf-8")
    done = quotes("check", record, "--from", claims, "--to", tmp_path / "verdicts.csv")
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [[], ["words", "--draft", "draft.txt"], ["--from", "claims.csv"], ["--from", "a.csv", "--to", "a.csv"]],
)
def test_wrong_usage_is_told(record, quotes, words):
    done = quotes("check", record, *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


GOOD = "“Nobody owns a ferry that walks,” Åsa Brännström said on Friday.\n"
BAD = GOOD.replace("ferry", "boat")
STOLEN = "“Nobody owns a ferry that walks,” Tom Okafor said on Friday.\n"
DRAFTS = [
    ("draft.txt", f"A Draft\n\n{GOOD}", 0, ["draft.txt:3: verbatim"]),
    ("draft.txt", f"A Draft\n\n{GOOD}\n{BAD}", 1, ["draft.txt:5: altered", "“boat” stands for “ferry”"]),
    ("draft.txt", f"A Draft\n\n{STOLEN}", 1, ["draft.txt:3: said by someone else"]),
    ("draft.md", f"# A Draft\n\n{BAD.replace('boat', '**boat**')}", 1, ["draft.md:3: altered"]),
    (
        "draft.md",
        f"# A Draft\n\n{GOOD.replace('ferry', '[ferry](https://example.org/a_b)')}",
        0,
        ["draft.md:3: verbatim"],
    ),
    ("draft.html", f"<html><body><article><h1>A Draft</h1><p>{BAD}</p></article></body></html>", 1, ["altered"]),
    ("draft.txt", "A draft that quotes nobody.\n", 0, ["0 quotations checked"]),
]


@pytest.mark.parametrize(("name", "text", "status", "shown"), DRAFTS, ids=range(len(DRAFTS)))
def test_a_draft_is_checked_line_by_line(record, quotes, tmp_path, name, text, status, shown):
    draft = tmp_path / name
    draft.write_text(text, "utf-8")
    done = quotes("check", record, "--draft", draft)
    assert done.returncode == status, done.stdout + done.stderr
    for words in shown:
        assert words in done.stdout


def test_a_draft_that_is_not_there_is_told(record, quotes):
    done = quotes("check", record, "--draft", "nowhere.txt")
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr


def test_every_claim_and_quotation_is_a_step_of_the_bar(record, tmp_path):
    claims = tmp_path / "claims.csv"
    claims.write_text(CLAIMS, "utf-8")
    db = open_existing(record)
    steps: list[int] = []
    check_file(db.conn, claims, tmp_path / "verdicts.csv", steps.append)
    assert sum(steps) == rows_of(claims) == 4

    text = "“The ice decides here,” said Ada Berg.\n\n“Nobody owns a boat,” said Tom Okafor.\n"
    claimed = quotations(Document("draft.txt", "", text, 0, len(text)))
    drafted: list[int] = []
    assert len(check_draft(db.conn, claimed, drafted.append)) == len(claimed) == sum(drafted) == 2
    db.close()
