"""Cells of our tables on Datasette's own pages: public names lead to their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quotes.excerpts.copy import HIDDEN, collapsed

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

PAGES = {"quotes": "quote", "documents": "document", "people": "person"}
"""Where the uid of a row leads."""


def cell(datasette: Datasette, table: str, column: str, value: object) -> Markup | None:
    """What is shown of a value; None leaves it to Datasette."""
    if not isinstance(value, str):
        return None
    if column == "uid" and table in PAGES:
        return _link(datasette, PAGES[table], value)
    if (table, column) == ("gone", "moved_to"):
        return _link(datasette, "quote", value)
    return escape(collapsed(value)) if HIDDEN in value else None


def _link(datasette: Datasette, page: str, uid: str) -> Markup:
    return Markup('<a class="page" href="{}">{}</a>').format(datasette.urls.path(f"/{page}/{uid}"), uid)
