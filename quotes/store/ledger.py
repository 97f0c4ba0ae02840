"""The tables of the ledger, which proves that nothing is lost: files, places in them, loads and tombstones."""

from collections.abc import Callable

from sqlite_utils import Database

INT, TEXT, REAL = "INTEGER", "TEXT", "REAL"
Make = Callable[..., None]


def create(db: Database, table: Make) -> None:
    """Make the tables with `table`, and take over what an older database knows of its files.

    It knows a file by the path that was typed, which several files can share: such a file is `old` until one with the
    same document is loaded.
    """
    _create_places(db, table)
    _create_loads(db, table)
    for column in ("load integer references loads(id)", "reading text"):
        db.execute(f"alter table documents add column {column}")
    db.execute("create index idx_documents_load on documents (load)")
    _adopt_old_files(db)


def _create_places(db: Database, table: Make) -> None:
    db.execute("alter table files rename to old_files")
    table(
        db,
        "files",
        {"key": TEXT, "path": TEXT, "size": INT, "modified": INT, "sha256": TEXT, "reading": TEXT}
        | {"documents": INT, "state": TEXT},
        unique=(("key",),),
        indexes=(("path",),),
        not_null=("key", "path", "documents", "state"),
    )
    table(
        db,
        "places",
        {"file": INT, "part": INT, "row": TEXT, "document": INT, "state": TEXT},
        unique=(("file", "document", "part"),),
        indexes=(("document",),),
        references={"file": "files", "document": "documents"},
        not_null=("file", "part", "document", "state"),
    )


def _create_loads(db: Database, table: Make) -> None:
    table(
        db,
        "loads",
        {"command": TEXT, "started": TEXT, "seconds": REAL}
        | dict.fromkeys(("added", "replaced", "forgotten", "unchanged", "failures"), INT)
        | {"working": REAL, "storing": REAL, "linking": REAL, "slowest": TEXT},
        not_null=("command", "added", "replaced", "forgotten"),
        defaults=dict.fromkeys(("seconds", "unchanged", "failures", "working", "storing", "linking"), 0),
    )
    table(
        db,
        "tombstones",
        {"uid": TEXT, "label": TEXT, "path": TEXT, "file": INT, "part": INT, "row": TEXT, "reason": TEXT}
        | {"replaced_by": TEXT, "load": INT},
        unique=(("uid",),),
        indexes=(("file",), ("load",)),
        references={"file": "files", "load": "loads"},
        not_null=("uid", "label", "path", "reason"),
    )


def _adopt_old_files(db: Database) -> None:
    """What older versions noted of files.

    They kept only the last document of a corpus, and took files of one relative path for one file. So a file is `lossy`
    if parts before its last are missing, or if quotations of a relative path are gone and came back nowhere.
    """
    db.execute(
        "insert into files (key, path, documents, state)"
        " select 'old:' || path, path, count(*),"
        " case when max(ifnull(part, 1)) > count(*) or (path not like '/%' and exists (select 1 from gone where"
        " gone.path = old_files.path and moved_to is null)) then 'lossy' else 'old' end"
        " from old_files group by path order by min(id)"
    )
    db.execute(
        "insert into places (file, part, document, state) select files.id, ifnull(part, 0), document, 'current'"
        " from old_files join files on files.path = old_files.path order by old_files.id"
    )
    db.execute("drop table old_files")
    db.execute(
        "insert into loads (command, added, replaced, forgotten) select 'upgrade', count(*), 0, 0 from documents"
        " having count(*) > 0"
    )
    db.execute("update documents set load = (select max(id) from loads)")
