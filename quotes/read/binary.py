"""Bytes that are no text: pictures, PDFs, archives, databases, programs."""

from quotes.errors import UnreadableError

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a zip archive, or a Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich-text file",
    b"SQLite format 3\0": "an SQLite database",
    b"\x1f\x8b": "a gzip archive",
    b"BZh9": "a bzip2 archive",
    b"\xfd7zXZ\0": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"ID3\x03": "a sound recording",
    b"OggS\0": "a sound recording",
    b"RIFF": "a sound recording or a picture",
    b"\x7fELF": "a program",
}

# Tabs, page breaks and escapes occur in texts; the other control codes never in number.
_CONTROLS = bytes(set(range(1, 32)) - set(b"\b\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS = 0.05
# A printed hearing has a NUL before every speaker's name; UTF-16 of English is NULs by half.
_MOST_NULS = 0.2


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableError, its message a predicate ("is a PDF, …"), if these bytes are no text."""
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableError(f"is {what}, not text: save its words as plain text or HTML")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data) or data.count(0) > _MOST_NULS * len(data):
        raise UnreadableError("holds binary data, not text")
