"""Datasette's own search of documents: for all of some words, since their index knows no phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode

from datasette.utils import tilde_decode

from quotes.plugin.asgi import App, Message, Receive, Send
from quotes.plugin.collection import ours

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

WORD = re.compile(r"[^\W_]+")


def in_words(app: App, datasette: Datasette) -> App:
    """An application in which a phrase, or a word with a mark inside, is searched for in documents as its words."""

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and b"_search" in scope["query_string"] and _is_of_documents(scope, datasette):
            scope = {**scope, "query_string": urlencode(list(_worded(scope["query_string"]))).encode("ascii")}
        await app(scope, receive, send)

    return answer


def _worded(asked: bytes) -> Iterator[tuple[str, str]]:
    """The parts of a question; what is searched for is plain words, in whichever column, since the index knows none."""
    for name, value in parse_qsl(asked.decode("latin-1"), keep_blank_values=True):
        if not name.startswith("_search"):
            yield name, value
        elif name != "_searchmode" and (words := WORD.findall(value)):
            yield "_search", " ".join(words)


def _is_of_documents(scope: Message, datasette: Datasette) -> bool:
    parts = tilde_decode(unquote(scope["path"])).strip("/").split("/")
    return parts[-1].partition(".")[0] == "documents" and len(parts) > 1 and parts[-2] in ours(datasette)
