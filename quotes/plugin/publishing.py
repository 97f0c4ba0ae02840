"""Whose site it is: title, logo, contact, licence and colour, and what the public may not have, as plugin settings."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from weakref import WeakKeyDictionary

from quotes.errors import UsageError
from quotes.excerpts.shown import FEWEST, MOST
from quotes.plugin.colours import is_colour
from quotes.store.describe import TITLE

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg"}
"""The files that a logo can be, by their endings, and what a browser is told."""

FORBIDDEN = {
    "default_allow_sql": False,
    "allow_download": False,
    "allow_csv_stream": False,
    "suggest_facets": False,
    "trace_debug": False,
    "template_debug": False,
}
"""Settings of Datasette on a site that anybody can reach."""


@dataclass(frozen=True)
class Publisher:
    """What `plugins: quotes:` of Datasette's configuration says, checked."""

    title: str = TITLE
    logo: Path | None = None
    contact: str | None = None
    """A mail address, or an address with {page}, {uid} and {words} where a report of a mistake goes in."""
    licence: str | None = None
    colour: str | None = None
    """As CSS writes it in hexadecimal digits: #0b5563."""
    public: bool = False
    excerpts: int | None = None
    """At most so many words around a quotation are shown, and of no document more than half; None shows all."""
    robots: bool = True

    @property
    def licence_url(self) -> str | None:
        """The licence where it is an address."""
        return self.licence if self.licence and re.match(r"https?://", self.licence) else None

    def report(self, page: str, uid: str, words: str) -> str | None:
        """Where a mistake in a quotation is reported, with the quotation filled in; None without a contact."""
        if not self.contact:
            return None
        values = {"page": page, "uid": uid, "words": words}
        if "{" in self.contact:
            return re.sub(r"\{(page|uid|words)\}", lambda found: quote(values[found[1]], safe=""), self.contact)
        title, body = f"Mistake in quotation {uid}", f"{page}\n\n{words}\n\nWhat is wrong:\n"
        if is_mail(self.contact):
            return f"mailto:{self.contact}?subject={quote(title)}&body={quote(body)}"
        mark = "&" if urlsplit(self.contact).query else "?"
        return f"{self.contact}{mark}title={quote(title)}&body={quote(body)}"

    @property
    def contact_url(self) -> str | None:
        """Where to write to without a quotation in mind."""
        if not self.contact:
            return None
        return f"mailto:{self.contact}" if is_mail(self.contact) else re.sub(r"\{\w+\}", "", self.contact)


def is_mail(contact: str) -> bool:
    """Whether a contact is a mail address."""
    return re.fullmatch(r"[^\s@/:?]+@[^\s@/:?]+", contact) is not None


def publisher(given: dict[str, Any]) -> Publisher:
    """Settings as a person writes them. Raises UsageError naming the first one that cannot be."""
    known = {field.name for field in fields(Publisher)}
    for name in given.keys() - known:
        raise UsageError(f"there is no setting {name}; there are {', '.join(sorted(known))}")
    told = {name: value for name, value in given.items() if value is not None}
    for name in ("title", "contact", "licence", "colour", "logo"):
        if name in told and not (isinstance(told[name], str) and told[name].strip()):
            raise UsageError(f"{name} must be a text")
    for name in ("public", "robots"):
        if name in told and not isinstance(told[name], bool):
            raise UsageError(f"{name} must be true or false")
    _check(told)
    if "logo" in told:
        told["logo"] = Path(told["logo"]).expanduser()
        if told["logo"].suffix.lower() not in LOGOS or not told["logo"].is_file():
            raise UsageError(f"logo must be a file that ends in {', '.join(LOGOS)}, and be there")
    return Publisher(**told)


def _check(told: dict[str, Any]) -> None:
    if "colour" in told and not is_colour(told["colour"]):
        raise UsageError("colour must be six hexadecimal digits, such as #0b5563")
    words = told.get("excerpts", FEWEST)
    if isinstance(words, bool) or not isinstance(words, int) or not FEWEST <= words <= MOST:
        raise UsageError(f"excerpts must be a number of words from {FEWEST} to {MOST}")
    contact = told.get("contact", "a@b")
    if not is_mail(contact) and not re.match(r"https?://", contact):
        raise UsageError("contact must be a mail address or an address that begins with https://")


_known: WeakKeyDictionary[Datasette, Publisher] = WeakKeyDictionary()


def published(datasette: Datasette) -> Publisher:
    """The settings of a Datasette, read once; those of nobody while it starts and where they cannot be."""
    if datasette not in _known:
        # Datasette 0.65 asks for our metadata while it looks for our settings.
        _known[datasette] = Publisher()
        with suppress(UsageError):  # `close` tells
            _known[datasette] = _given(datasette)
    return _known[datasette]


def close(datasette: Datasette) -> None:
    """Turn off what the public may not have, whatever Datasette's own settings say.

    Raises UsageError where our settings cannot be.
    """
    _known[datasette] = _given(datasette)
    if published(datasette).public:
        datasette._settings.update(FORBIDDEN)  # noqa: SLF001 - there is no other way from a plugin


def _given(datasette: Datasette) -> Publisher:
    return publisher(datasette.plugin_config("quotes") or {})
