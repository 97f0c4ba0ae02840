"""The page on what can be read says what the readers do."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from quotes.models import Facts
from quotes.read import columns, formats, metadata, roster
from quotes.read.formats import Reading

PAGE = (Path(__file__).parent.parent / "docs" / "reading.md").read_text("utf-8")
EXAMPLES = dict(
    zip(["mediasum", "interview", "facts", "roster"], re.findall(r"```\w+\n(.*?)```", PAGE, re.DOTALL), strict=True)
)


def test_every_suffix_is_listed():
    listed = set(re.findall(r"`(\.\w+)`", PAGE)) - {".txt", ".gz", ".zip"}

    assert listed == set(formats.SUFFIXES)


def test_every_column_is_listed_with_its_usual_names():
    listed = re.findall(r"^\| `--(\w+)-column` \| (.*) \|$", PAGE, re.MULTILINE)

    assert {role: tuple(names.split(", ")) for role, names in listed} == columns.USUAL


@pytest.mark.parametrize("fact", [field.name for field in fields(Facts)])
def test_every_fact_is_listed(fact):
    assert re.search(rf"any of .*\b{fact}\b", PAGE)


@pytest.mark.parametrize("shape", ["mediasum", "interview"])
def test_the_examples_of_corpora_are_documents(shape, tmp_path):
    path = tmp_path / ("x.jsonl" if shape == "mediasum" else "x.csv")
    path.write_text(EXAMPLES[shape], "utf-8")
    (document,) = formats.read(str(path), Reading())

    assert document.text.lower() == "ann reyes, host: good morning.\n\ntom okoro: hi."
    assert shape == "interview" or document.facts.program.value == json.loads(EXAMPLES[shape])["program"]


def test_the_examples_of_tables_are_read(tmp_path):
    facts, people = tmp_path / "facts.csv", tmp_path / "roster.csv"
    facts.write_text(EXAMPLES["facts"], "utf-8")
    people.write_text(EXAMPLES["roster"], "utf-8")

    assert list(metadata.read(str(facts)).rows) == [("2014", "valley.txt")]
    assert roster.read(str(people))[0].aliases == ("A. Reyes", "Annie Reyes")
