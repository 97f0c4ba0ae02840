"""Datasette's own pages of our tables: described, labelled, searched, divided, with ready-made queries."""

import re

import pytest
from served import text

from quotes.store.canned import QUERIES
from quotes.store.describe import TABLES
from quotes.store.describe_views import VIEWS


def test_datasettes_own_pages_know_our_tables(site):
    for table, words in (TABLES | VIEWS).items():
        page = site.get(f"/words/{table}")
        assert page.status_code == 200
        assert words.title in text(page.text)
    quotes = text(site.get("/words/quotes").text)
    assert "Åsa Brännström" in quotes, "labels stand for foreign keys"
    assert "The words, exactly as printed" in site.get("/words/quotes").text


def test_every_column_of_every_table_is_described(site):
    stored = {
        table: {column for (column,) in site.rows(f"select name from pragma_table_info('{table}')")}
        for (table,) in site.rows(
            "select name from sqlite_master where type = 'table' and name not like '%\\_fts%' escape '\\'"
            " and name not like '\\_%' escape '\\' and name not like 'sqlite%'"
        )
    }

    assert {table: set(words.columns) for table, words in TABLES.items()} == stored
    for view, words in VIEWS.items():
        assert list(words.columns) == [name for (name,) in site.rows(f"select name from pragma_table_info('{view}')")]


def test_tables_with_words_have_a_search_box(site):
    for table in ("quotes", "documents", "people"):
        assert 'name="_search"' in site.get(f"/words/{table}").text
    assert "1 row" in text(site.get("/words/quotes?_search=promises").text)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("_search=harbour", 1),
        ("_search=harbour+froze", 1),
        ("_search=%22froze+harbour%22", 1),  # the index of documents knows words, not phrases
        ("_search=o%27clock", 0),
        ("_search=good-morning", 1),
        ("_search=%22harbour%22%20OR&_searchmode=raw", 0),
        ("_search_title=harbour", 1),
        ("_search=%22", 3),
    ],
)
def test_documents_are_searched_by_all_of_some_words(site, asked, rows):
    found = site.get(f"/words/documents.json?_shape=objects&_labels=off&{asked}")

    assert found.status_code == 200, found.text
    assert len(found.json()["rows"]) == rows


def test_facets_are_offered_on_what_divides(site):
    page = text(site.get("/words/quotes").text)

    for column in ("speaker", "kind", "outlet", "translated"):
        assert re.search(rf"\b{column} \d", page)


@pytest.mark.parametrize("query", QUERIES)
def test_ready_made_queries_run(site, query):
    response = site.get(f"/words/{query}?person=bran&outlet=Radio+Kiruna")

    assert response.status_code == 200
    assert QUERIES[query]["title"] in text(response.text)


def test_columns_stand_in_reading_order_with_the_technical_ones_last(site):
    page = site.get("/words/quotes").text
    columns = re.findall(r'<th [^>]*data-column="(\w+)"', page)
    first_row = re.findall(r'<td class="col-(\w+) ', page)[: len(columns)]

    assert columns[:4] == ["date", "speaker", "text", "document"]
    assert columns.index("kind") < columns.index("id") < len(columns)
    assert first_row == columns, "cells stand under their columns"
    described = re.findall(r"<dt>(\w+)</dt>", page)
    assert "text" in described
    assert "mention_start" not in described
