"""How Datasette's own pages show our tables, on 0.65 (metadata hooks) and on 1.0 (its metadata methods)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from quotes.plugin.collection import is_large, ours
from quotes.plugin.publishing import published
from quotes.plugin.reading_order import ordered, technical
from quotes.store.canned import QUERIES
from quotes.store.describe import DESCRIPTION, TABLES
from quotes.store.describe_views import VIEWS

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

HIDDEN = ("_sqlite_migrations", "files", "places", "loads", "_sketches", "_bands", "_unlinked", "_unjoined", "_bulk")
"""Tables that only the program needs."""


def metadata(datasette: Datasette) -> dict[str, Any]:
    """Everything as one metadata dictionary, which is how Datasette 0.65 takes it."""
    if not ours(datasette):
        return {}
    return {
        **_instance(datasette),
        "databases": {
            name: {
                "title": published(datasette).title,
                "description": DESCRIPTION,
                "tables": configuration(datasette, name, described=True),
            }
            for name in ours(datasette)
        },
    }


def _instance(datasette: Datasette) -> dict[str, str]:
    """What is said of everything that is served here, and on what terms."""
    found = published(datasette)
    words = {"title": found.title, "description": DESCRIPTION}
    if found.licence_url:
        return words | {"license": found.licence_url, "license_url": found.licence_url}
    return words | ({"license": found.licence} if found.licence else {})


def configuration(datasette: Datasette, name: str, *, described: bool = False) -> dict[str, Any]:
    """Facets, labels and units of the tables of one database; with `described`, titles and descriptions too."""
    large = is_large(datasette.databases[name])
    tables: dict[str, Any] = {}
    for table, words in (TABLES | VIEWS).items():
        tables[table] = {"facets": [] if large else list(words.facets), "units": words.units}
        if words.label:
            tables[table]["label_column"] = words.label
        if described:
            tables[table] |= {
                "title": words.title,
                "description": words.description,
                "columns": dict(_meanings(table)),
            }
    for table in HIDDEN:
        tables.setdefault(table, {})["hidden"] = True
    return tables


@cache
def _meanings(table: str) -> dict[str, str]:
    """What the columns for people mean, in reading order; docs/database.md has them all.

    Datasette 0.65 asks for all metadata more than ten times a page.
    """
    columns = (TABLES | VIEWS)[table].columns
    return {name: columns[name] for name in ordered(table, columns) if not technical(table, name)}


async def describe(datasette: Datasette) -> None:
    """Tell Datasette 1.0 about our tables; what its own configuration file says stays as it is."""
    if not hasattr(datasette, "set_resource_metadata"):
        return
    names = ours(datasette)
    if not names:
        return
    stated = await datasette.get_instance_metadata()
    for key, value in _instance(datasette).items():
        if key not in stated:
            await datasette.set_instance_metadata(key, value)
    for name in names:
        for table, words in (TABLES | VIEWS).items():
            await datasette.set_resource_metadata(name, table, "title", words.title)
            await datasette.set_resource_metadata(name, table, "description", words.description)
            for column, meaning in _meanings(table).items():
                await datasette.set_column_metadata(name, table, column, "description", meaning)
        for query, content in QUERIES.items():
            await datasette.add_query(name, query, **content, is_trusted=True)
        _configure(datasette, name)


def _configure(datasette: Datasette, name: str) -> None:
    """Merge facets and labels under what the configuration file says."""
    datasette.config = config = dict(datasette.config or {})
    databases = config.setdefault("databases", {})
    tables = databases.setdefault(name, {}).setdefault("tables", {})
    for table, settings in configuration(datasette, name).items():
        tables[table] = settings | tables.get(table, {})
