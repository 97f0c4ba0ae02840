"""What a database holds of documents, in a form that is the same whatever the order and the number of loads."""

import sqlite3
from contextlib import closing
from pathlib import Path

KEPT = {
    "documents": "select uid, path, part, text from documents",
    "turns": "select d.uid, t.position, p.uid, t.evidence from turns t join documents d on d.id = t.document"
    " left join people p on p.id = t.speaker",
    "quotations": "select q.uid, p.uid, q.evidence, c.uid from quotes q left join people p on p.id = q.speaker"
    " left join quotes c on c.id = q.copy_of",
    "people": "select uid, label, quotations, documents from people",
    "stories": "select d.uid, s.uid from documents d join stories s on s.id = d.story",
    "remarks": "select d.uid, r.kind, r.message, o.uid from remarks r join documents d on d.id = r.document"
    " left join documents o on o.id = r.other",
    "what waits to be linked": "select id from _unlinked",
}


def kept(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a database by what they are, sorted."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("insert into quotes_fts (quotes_fts) values ('integrity-check')")
        return {name: sorted(connection.execute(sql), key=repr) for name, sql in KEPT.items()}


def differences(path: Path, wanted: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """In words, what is lost, doubled or otherwise than it should be."""
    found = kept(path)
    told = []
    for name, rows in wanted.items():
        lost, more = set(rows) - set(found[name]), set(found[name]) - set(rows)
        if found[name] != rows:
            told.append(f"{name}: {len(lost)} lost, {len(more)} more, {len(found[name])} for {len(rows)}")
    return told


def is_whole(path: Path) -> bool:
    """Whether SQLite finds its own pages in order."""
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("pragma integrity_check").fetchone() == ("ok",))
