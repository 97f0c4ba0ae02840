"""The site of a made-up collection, asked through Datasette's own client or a real server."""

import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any

from datasette.app import Datasette
from datasette.plugins import pm
from datasette.version import __version__
from made_up import article, transcript

from quotes import plugin
from quotes.models import Parsed
from quotes.store.connect import create_or_open
from quotes.store.save import save

DOCUMENTS = (
    transcript(outlet="Radio Kiruna", program="Morning Ice", published="2024-02-03"),
    article(outlet="Norrbotten Post", url="https://example.org/bakery", published="May 4, 2023", byline="By Eva Lind"),
    article("salt.txt", "“Salt is a threat,”", name=None, description="a senior official"),
)


def collection(path: Path, *documents: Parsed) -> Path:
    """A database at `path` that holds the documents, or else the usual three."""
    db = create_or_open(path)
    for parsed in documents or DOCUMENTS:
        save(db, parsed)
    db.close()
    return path


class Site:
    """A site without a network."""

    def __init__(self, *paths: Path, **options: Any) -> None:
        if not pm.is_registered(plugin):
            pm.register(plugin, name="quotes")
        self.datasette = Datasette([str(path) for path in paths], **options)
        self.database = next(iter(name for name in self.datasette.databases if not name.startswith("_")))
        self._loop = asyncio.new_event_loop()
        try:
            self._loop.run_until_complete(self.datasette.invoke_startup())
        except Exception:
            self.close()
            raise

    def get(self, path: str, method: str = "GET", **options: Any) -> Any:
        """The answer to one request; redirects are not followed."""
        return self._loop.run_until_complete(self.datasette.client.request(method, path, **options))

    def json(self, path: str) -> Any:
        """The JSON of an answer that must be a success."""
        response = self.get(path)
        assert response.status_code == 200, response.text
        return response.json()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        database = self.datasette.get_database(self.database)
        found = self._loop.run_until_complete(
            database.execute_fn(lambda connection: connection.execute(sql).fetchall())
        )
        return [tuple(row) for row in found]

    def uid(self, where: str) -> str:
        """The uid of the first quotation with a property."""
        return str(self.rows(f"select uid from quotes where {where} order by start limit 1")[0][0])

    def close(self) -> None:
        """Let go of threads, connections and the loop."""
        for name in list(self.datasette.databases):
            database = self.datasette.databases[name]
            for connection in getattr(database, "_all_file_connections", []):
                connection.close()
        if self.datasette.executor:
            self.datasette.executor.shutdown()
        self._loop.close()


def settings(**given: Any) -> dict[str, Any]:
    """Options of a Datasette with settings of our plugin, as this version of Datasette wants them."""
    told = {"plugins": {"quotes": given}}
    return {"metadata": told} if __version__.startswith("0.") else {"config": told}


def text(page: str) -> str:
    """The text of a page with its tags taken out."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(plain.replace("&#39;", "'").replace("&#34;", '"').split())


@contextmanager
def server(path: Path, *options: str) -> Iterator[str]:
    """The address of `quotes serve` on a database, in a process of its own."""
    command = "from quotes.commands.serve import serve; serve()"
    with subprocess.Popen(
        [sys.executable, "-c", command, str(path), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            line = process.stdout.readline()
            # A full pipe would stop the server, which logs each request.
            reader = Thread(target=process.stdout.read, daemon=True)
            reader.start()
            address = line.split()[1].rstrip("/")
            _wait(int(address.rpartition(":")[2]))
            yield address
        finally:
            process.terminate()
            process.wait()
            reader.join()
            process.stdout.close()


def _wait(port: int) -> None:
    for _ in range(200):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise AssertionError("the server did not come up")
