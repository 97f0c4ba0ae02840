"""Files that a folder or an archive holds beside documents, known by their names."""

from mimetypes import MimeTypes

_TYPES = MimeTypes(filenames=())  # the standard library's own table, whatever the machine has beside it
_NO_DOCUMENTS = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_DATABASES = (".db", ".sqlite", ".sqlite3", ".db-wal", ".db-shm", ".db-journal")
_BESIDE = frozenset({"__MACOSX"})  # what a Mac puts into every archive


def may_hold_documents(path: str) -> bool:
    """Whether a file with this relative path may be read: no hidden one, no picture, sound, style sheet or database."""
    parts = path.split("/")
    if any(part.startswith(".") or part in _BESIDE for part in parts):
        return False
    name = parts[-1].lower()
    return not (_TYPES.guess_type(name)[0] or "").startswith(_NO_DOCUMENTS) and not name.endswith(_DATABASES)
