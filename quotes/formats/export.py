"""Documents and quotations of a database as files in the formats of others, with a manifest of their hashes."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from quotes.cite.cited import of_row
from quotes.cite.styles import REFERENCES
from quotes.errors import QuotesError
from quotes.formats import huggingface
from quotes.formats.registry import DOCUMENTS
from quotes.formats.stored import annotated
from quotes.store.connect import Database
from quotes.store.queries.quote import quote

DATA_SET = "huggingface"

FORMATS = {
    **{name: form.about for name, form in DOCUMENTS.items()},
    **{name: f"references in {style.title}, one for each quotation" for name, style in REFERENCES.items()},
    DATA_SET: "a data set for the Hugging Face hub: Parquet with a card",
}
"""All formats with what they are, by the names that --format takes."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that was written: its name in the folder, and the SHA-256 of its bytes."""

    name: str
    sha256: str


Step = Callable[[int], None]
"""What is told how many more documents or quotations are done."""


def sizes(db: Database, form: str, where: str | None = None) -> int:
    """How many documents or quotations will be written."""
    return len(_ids(db, "documents" if form in DOCUMENTS else "quotes", where))


def export(
    db: Database,
    folder: Path,
    form: str,
    where: str | None = None,
    base: str | None = None,
    step: Step = lambda _: None,
) -> list[File]:
    """Write a database into `folder` in one of FORMATS, and `manifest.json` last.

    `where` is a condition in SQL on the documents, or, of references and data sets, on the quotations. `base` is the
    address of a site on which references have their pages. Raises QuotesError for a condition that SQLite refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with db.atomic():
        if form in DOCUMENTS:
            written = list(_documents(db, folder, form, where, step))
        elif form == DATA_SET:
            written = [_file(folder, name) for name in huggingface.write(db, folder, _ids(db, "quotes", where))]
        else:
            written = [_references(db, folder, form, where, base, step)]
    manifest = {"format": form, "files": [asdict(file) for file in written]}
    _write(folder, "manifest.json", json.dumps(manifest, indent=2) + "\n")
    return written


def _documents(db: Database, folder: Path, form: str, where: str | None, step: Step) -> Iterator[File]:
    chosen = DOCUMENTS[form]
    for name, content in chosen.beside.items():
        yield _write(folder, name, content)
    for uid, found in annotated(db, _ids(db, "documents", where)):
        step(1)
        if chosen.fits(found):
            for ending, write in chosen.files.items():
                yield _write(folder, f"{uid}{ending}", write(found))


def _references(db: Database, folder: Path, form: str, where: str | None, base: str | None, step: Step) -> File:
    style = REFERENCES[form]
    rows = (quote(db.conn, uid) for uid in _uids(db, _ids(db, "quotes", where), step))
    link = f"{base.rstrip('/')}/quote/{{}}" if base else "urn:quotation:{}"
    return _write(
        folder, f"quotes{style.ending}", style.join(of_row(row, link.format(row["uid"])) for row in rows if row)
    )


def _uids(db: Database, ids: list[int], step: Step) -> Iterator[str]:
    for number in ids:
        yield db.execute("select uid from quotes where id = ?", [number]).fetchone()[0]
        step(1)


def _ids(db: Database, table: str, where: str | None) -> list[int]:
    try:
        return [row[0] for row in db.execute(f"select id from {table} where {where or 1} order by id")]
    except sqlite3.Error as error:
        raise QuotesError(f"the condition {where!r} cannot be used: {error}") from error


def _write(folder: Path, name: str, content: str) -> File:
    (folder / name).write_bytes(content.encode())
    return _file(folder, name)


def _file(folder: Path, name: str) -> File:
    return File(name, sha256((folder / name).read_bytes()).hexdigest())
