"""The copy that others may have: what is not shown is not in the file, so no way of asking brings it up.

Every character that is withheld becomes HIDDEN, so that all places stay true and `quotes verify` still passes.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from os.path import commonpath
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from urllib.parse import quote

from quotes.errors import DatabaseError
from quotes.excerpts.shown import OTHERS, OWN, PARAPHRASE, WORD, Quoted, shown
from quotes.kinds import PieceKind, QuoteKind, Role
from quotes.models import Span
from quotes.store import fts
from quotes.store.connect import Database, explained, open_existing
from quotes.store.migrations import migrations

HIDDEN = "░"
"""Stands for each character that is not shown; the search index takes it for no word."""

NEAR = 400
"""Characters between a quotation and the words that name its speaker, beyond which these are not shown for it; and in
which a document's headline begins."""

BRIEF = 12
"""Words of quotations that are here no more: where a file has changed, they are all of what it was."""

PAGES = 4_096
"""Pages of a database that are copied at a time, 16 MB."""

PATHS = ("documents", "files", "gone", "decisions", "tombstones")
"""Tables whose `path` is one of this machine."""


def publish(
    source: str | Path, target: str | Path, words: int | None, step: Callable[[int], None] = lambda _: None
) -> None:
    """Write a copy of the database at `source` to `target`, with at most `words` around each quotation; None for all.

    `step` is called with the number of documents done, each of which counts once when it is copied and again when it
    is cut.

    Raises DatabaseError where `source` is no database of ours, or `target` is there already or cannot be written.
    """
    open_existing(source).close()
    if Path(target).exists():
        raise DatabaseError(f"{target}: is there already; give the name of a new file")
    with explained(target), TemporaryDirectory(prefix="quotes-", dir=Path(target).absolute().parent) as folder:
        draft = Path(folder) / "draft.db"
        _copy(source, draft, step)
        db = Database(draft)
        with closing(db.conn):
            db.execute("pragma foreign_keys = off")
            _shorten_paths(db)
            if words:
                _withhold(db, words, step)
            # A vacuum leaves none of the old text in unused pages.
            db.execute("vacuum into ?", [str(target)])


def words_around(connection: sqlite3.Connection) -> int | None:
    """How many words around a quotation a database holds at most; None for one that holds whole texts."""
    found: int = connection.execute("pragma user_version").fetchone()[0]
    return found or None


def has_absolute_paths(connection: sqlite3.Connection) -> bool:
    """Whether a database names places on the machine it was made on."""
    absolute = "path like '/%' or path like '\\\\%' or path like '_:%'"
    return any(connection.execute(f"select 1 from {table} where {absolute} limit 1").fetchone() for table in PATHS)


def collapsed(text: str) -> str:
    """A text for a reader, with a mark where something is not shown."""
    return re.sub(rf"{HIDDEN}+(?:[ \t]+{HIDDEN}+)*", "[…]", text) if HIDDEN in text else text


def _copy(source: str | Path, target: Path, step: Callable[[int], None]) -> None:
    with (
        closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        # One moment of the database, whoever goes on writing: a backup in parts would begin anew.
        old.execute("begin")
        documents, done = old.execute("select count(*) from documents").fetchone()[0], 0

        def copied(_: int, remaining: int, total: int) -> None:
            nonlocal done
            now = documents * (total - remaining) // max(total, 1)
            step(now - done)
            done = now

        old.backup(new, pages=PAGES, progress=copied)
        new.execute("pragma journal_mode = delete")


def _shorten_paths(db: Database) -> None:
    """Leave of absolute paths what comes after the folder that holds them all, and nothing of what was typed."""
    db.execute("update files set key = 'file ' || id")
    db.execute("update loads set command = 'load', slowest = null")
    for_all = {path for table in PATHS for (path,) in db.execute(f"select distinct path from {table}") if path}
    absolute = [path for path in for_all if _is_absolute(path)]
    if not absolute:
        return
    try:
        top = commonpath([str(PurePosixPath(path).parent) for path in absolute])
    except ValueError:
        top = ""
    with db.atomic():
        for path in absolute:
            inside = PurePosixPath(path).is_relative_to(top) if top else False
            shorter = str(PurePosixPath(path).relative_to(top)) if inside else PureWindowsPath(path).name
            for table in PATHS:
                db.execute(f"update or ignore {table} set path = ? where path = ?", [shorter, path])


def _is_absolute(path: str) -> bool:
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()


def _withhold(db: Database, words: int, step: Callable[[int], None]) -> None:
    with fts.bulk(db), db.atomic():
        for (document,) in db.execute("select id from documents order by id").fetchall():
            _document(db, document, words)
            step(1)
        _forget_old_words(db)
        _cut_long_values(db, words)
        db.execute(f"pragma user_version = {words:d}")


def _document(db: Database, document: int, words: int) -> None:
    text, offset, label = db.execute("select text, offset, label from documents where id = ?", [document]).fetchone()

    def span(start: int, end: int) -> Span:
        return Span(start - offset, end - offset)

    columns = 'id, start, "end", mention_start, mention_end, cue_start, cue_end, via_start, via_end, kind, role'
    rows = db.execute(f"select {columns} from quotes where document = ?", [document]).fetchall()
    quotations = [
        Quoted(
            span(row[1], row[2]),
            tuple(span(row[at], row[at + 1]) for at in (3, 5, 7) if row[at] is not None and _near(row, at)),
            _worth(*row[9:]),
        )
        for row in rows
    ]
    labels = "select label_start, label_end from turns where document = ? and label_start is not null"
    titles = f"select start, \"end\" from pieces where document = ? and kind = '{PieceKind.TITLE}'"
    notes = 'select start, "end" from annotations where document = ? and "end" - start < 100'
    always = [span(*place) for sql in (labels, titles, notes) for place in db.execute(sql, [document]).fetchall()]
    if 0 <= (head := text.find(label)) < NEAR:
        always.append(Span(head, head + len(label)))
    found = shown(text, quotations, words, [place for place in always if len(WORD.findall(place.of(text))) <= words])
    left = _masked(text, found.stretches)
    db.execute("update documents set text = ? where id = ?", [left, document])
    for row, end in zip(rows, found.ends, strict=True):
        if end + offset != row[2]:
            cut = left[row[1] - offset : end]
            db.execute('update quotes set text = ?, "end" = ? where id = ?', [cut, end + offset, row[0]])
    _forget_hidden(db, document, left, offset)


def _worth(kind: str, role: str | None) -> int:
    if kind == QuoteKind.INDIRECT:
        return PARAPHRASE
    return OWN if kind == QuoteKind.SPEECH and role in {Role.HOST, Role.REPORTER} else OTHERS


def _near(row: tuple[int, ...], at: int) -> bool:
    return row[at] < row[2] + NEAR and row[at + 1] > row[1] - NEAR and row[at + 1] - row[at] < NEAR


def _masked(text: str, stretches: list[Span]) -> str:
    """The text with everything outside the stretches hidden, line ends excepted, so that paragraphs stay."""
    parts, last = [], 0
    for start, end in stretches:
        parts += [_hide(text[last:start]), text[start:end]]
        last = end
    return "".join([*parts, _hide(text[last:])])


def _hide(text: str) -> str:
    """A text of which only the spaces at its edges and the ends of its lines are left."""
    return re.sub(r"\S(?:.*\S)?", lambda found: HIDDEN * len(found[0]), text)


def _forget_hidden(db: Database, document: int, text: str, offset: int) -> None:
    """Forget what is told of words that are not shown."""

    def hidden(start: int | None, end: int | None) -> bool:
        return start is not None and end is not None and HIDDEN in text[start - offset : end - offset]

    notes = db.execute('select id, start, "end" from annotations where document = ?', [document]).fetchall()
    for row, start, end in notes:
        if hidden(start, end):
            db.execute("delete from annotations where id = ?", [row])
    for table, name in (("quotes", "mention"), ("quotes", "cue"), ("quotes", "via"), ("turns", "label")):
        places = f"select id, {name}_start, {name}_end from {table} where document = ?"
        for row, start, end in db.execute(places, [document]).fetchall():
            if hidden(start, end):
                blank = ", ".join(f"{column} = null" for column in (name, f"{name}_start", f"{name}_end"))
                db.execute(f"update {table} set {blank} where id = ?", [row])


def _forget_old_words(db: Database) -> None:
    """Leave only the beginnings of words of older versions of the files, and nothing that copies are known by."""
    for table in db.table_names():
        if table.startswith("_") and table != migrations.migrations_table:
            db.execute(f'delete from "{table}"')
    for table, column in (("gone", "text"), ("decisions", "words")):
        for row, text in db.execute(f"select id, {column} from {table} where {column} is not null").fetchall():
            db.execute(f"update {table} set {column} = ? where id = ?", [_beginning(text, BRIEF), row])
    db.execute("update decisions set prefix = null, suffix = null")


WHOLE = {("quotes", "text"), ("documents", "text")}
"""Columns that have been seen to."""


def _cut_long_values(db: Database, words: int) -> None:
    """No other column holds a run of the text: a title, a description, a remark of more words than that is cut."""
    by_table = defaultdict(list)
    for table in db.tables:
        if "_fts" in table.name or table.name.startswith(("_", "sqlite_")):
            continue
        by_table[table.name] = [column.name for column in table.columns if column.type.upper() == "TEXT"]
    for name, columns in by_table.items():
        for column in columns:
            if (name, column) in WHOLE:
                continue
            long = f'select distinct "{column}" from "{name}" where length("{column}") > ?'
            for (text,) in db.execute(long, [words]).fetchall():
                if (shorter := _beginning(text, words)) != text:
                    db.execute(f'update or ignore "{name}" set "{column}" = ? where "{column}" = ?', [shorter, text])
                    # What is left would now stand twice.
                    db.execute(f'delete from "{name}" where "{column}" = ?', [text])


def _beginning(text: str, words: int) -> str:
    """The first words of a text, and a mark where there are more."""
    found = [place.end() for place in WORD.finditer(text)]
    return text if len(found) <= words else f"{text[: found[words - 1]]} …"
