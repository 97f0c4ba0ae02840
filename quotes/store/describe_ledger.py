"""What the tables of the ledger mean, which proves that nothing is lost."""

from quotes.store.table import ID, UID, Table

LEDGER = {
    "gone": Table(
        "Gone",
        "Quotations that were here once and are found no longer, so that their old addresses still answer.",
        {
            "id": ID,
            "uid": "The old public name",
            "document": "The uid of the document it stood in",
            "path": "The file it was read from",
            "text": "The words it had",
            "moved_to": "The uid of the quotation that took its place, if any did",
        },
    ),
    "files": Table(
        "Files",
        "Every file that documents were read from, however its path was spelled.",
        {
            "id": ID,
            "key": "A hash that tells the file from all others, without telling where it lies",
            "path": "Its path, relative to the folder that was loaded",
            "size": "Its size in bytes when it was read",
            "modified": "When it was last changed, in nanoseconds since 1970; empty where it was just changed",
            "sha256": "The SHA-256 of its bytes; empty for a large file, which is read row by row",
            "reading": "Names the version of the rules and the options by which it was read",
            "documents": "How many documents are in it",
            "state": "complete; unfinished: it is read again by the next load; old and lossy: on record from an older"
            " version, which may have lost documents of a lossy one",
        },
        facets=("state",),
        units={"size": "B"},
    ),
    "places": Table(
        "Places",
        "Each document in each file that holds it; the same bytes in two places are one document.",
        {
            "id": ID,
            "file": "The file",
            "part": "The document's number in the file; 0 where it is the whole file",
            "row": "What a corpus calls the document",
            "document": "The document",
            "state": "current; vanished: the file has changed since, and the document is kept; reading: a load of the"
            " file was cut off",
        },
        facets=("state",),
    ),
    "loads": Table(
        "Loads",
        "Every load that changed something, and what `quotes forget` did: documents = added - replaced - forgotten.",
        {
            "id": ID,
            "command": "load, forget, or upgrade: what an older database held",
            "started": "When it began, in UTC",
            "seconds": "How long it took",
            "added": "Documents that were stored for the first time",
            "replaced": "Documents in whose place a new version was put",
            "forgotten": "Documents that were removed on purpose",
            "unchanged": "Documents that were known, and not read again",
            "failures": "Documents or files that could not be read or stored",
            "working": "Seconds of reading and parsing, of all processes together",
            "storing": "Seconds of storing",
            "linking": "Seconds of looking for copies of one story",
            "slowest": "The documents that took longest, as JSON: seconds and path of each",
        },
        facets=("command",),
        units={"seconds": "s", "working": "s", "storing": "s", "linking": "s"},
    ),
    "tombstones": Table(
        "Tombstones",
        "Documents that were here and are no more.",
        {
            "id": ID,
            "uid": UID,
            "label": "Its title",
            "path": "The file it was read from",
            "file": "The file, as a row of files",
            "part": "Its number in the file",
            "row": "What a corpus called it",
            "reason": "replaced by a new version, or forgotten on purpose: a forgotten one is not loaded again",
            "replaced_by": "The uid of the document that took its place",
            "load": "When this was",
        },
        facets=("reason",),
        label="label",
    ),
}
