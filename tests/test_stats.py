"""`quotes stats`: what was loaded, how fast, and where the time went, as the database has it."""

import json
import re

ARTICLE = "The bakery burnt down in May.\n\n“Bread is a promise,” said Nora Quist, who owns it.\n"


def test_loads_are_listed_with_what_they_did(tmp_path, quotes):
    folder, path = tmp_path / "texts", tmp_path / "q.db"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(ARTICLE.replace("May", f"May {number}"), "utf-8")
    quotes("load", path, folder)
    (folder / "0.txt").write_text(ARTICLE.replace("promise", "debt"), "utf-8")
    quotes("load", path, folder)
    quotes("forget", path, "1.txt")
    done = quotes("stats", path)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^documents +2$", done.stdout, re.MULTILINE)
    rows = re.findall(r"^(\d) \((\w+)\) +\S+ +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)", done.stdout, re.MULTILINE)
    assert rows == [
        ("3", "forget", "0", "0", "1", "0", "0"),
        ("2", "load", "1", "1", "0", "2", "0"),
        ("1", "load", "3", "0", "0", "0", "0"),
    ]


def test_the_time_of_the_last_load_is_told_by_its_parts(tmp_path, quotes):
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "row 7", "text": ARTICLE.replace("May", "June")}), "utf-8")
    quotes("load", tmp_path / "q.db", tmp_path / "a.txt", tmp_path / "b.jsonl")
    done = quotes("stats", tmp_path / "q.db")

    for part in ("reading and parsing, all processes", "storing", "linking copies"):
        assert re.search(rf"^{part} +[\d.]+ s$", done.stdout, re.MULTILINE)
    assert re.search(r"^\d\.\d{3} s +a\.txt$", done.stdout, re.MULTILINE)
    assert re.search(r"^\d\.\d{3} s +b\.jsonl.*row 7$", done.stdout, re.MULTILINE)
