"""Bytes to text: which encoding it is, and what in it is damaged."""

import codecs
import re
from typing import Any

from charset_normalizer import from_bytes

from quotes.errors import UnreadableError
from quotes.models import Remark
from quotes.read.binary import refuse_binary

LOST = "\N{REPLACEMENT CHARACTER}"
"""What decoders put in the place of bytes that they could not read."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EBCDIC = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]  # mainframes; they make letters of anything
_PAGES = ("big5", "cp", "euc", "gb", "iso8859", "koi8", "mac", "shift_jis")  # codecs for pages that ASCII opens
_SAMPLE = 64 * 1024
_BESIDE = 512
_MOST_LOST = 1 / 3
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell halves of characters


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Remark, ...]]:
    r"""Text of `data`, and a remark on each kind of damage, at the first place where it shows.

    A byte-order mark is dropped, `\r\n` and `\r` become `\n`, and nothing else changes. Without a mark the text is
    UTF-8, even if some bytes are broken (U+FFFD takes their place), unless most of what is not ASCII is broken: then
    it is in the encoding that the file declares, or else in the one that a library tells. Takes time in proportion to
    the length. Raises UnreadableError, its message a predicate ("is empty"), for bytes that are no text.
    """
    encoding, body = _marked(data)
    if not encoding:
        refuse_binary(data)
        encoding = _encoding(data, declared)
    text = settled(body.decode(encoding, "replace"))
    if not text.strip():
        raise UnreadableError("holds nothing but white space" if text else "is empty")
    if text.count(LOST) > _MOST_LOST * len(text):
        raise UnreadableError("is in no encoding that could be told: save it as UTF-8")
    guessed = () if declared and encoding == _known(declared) else _encoding_remarks(text, body, encoding)
    return text, (*guessed, *damage(text))


def encoding_of(head: bytes) -> str:
    """The name of the encoding that the beginning of a file, of a few thousand bytes or more, is in."""
    whole = head[: max(head.rfind(b"\n"), head.rfind(b" ")) + 1]  # without half a character at its end
    return _marked(head)[0] or _encoding(whole)


def settled(text: str) -> str:
    r"""Text in which every `\r\n` and `\r` is `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """A value of JSON as text that can be stored; nothing for null."""
    return "" if value is None else _SURROGATE.sub(LOST, str(value))


def _marked(data: bytes) -> tuple[str, bytes]:
    """The encoding that a byte-order mark names, and the bytes after it; no encoding where there is no mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "", data


def _encoding(data: bytes, declared: str | None = None) -> str:
    """The encoding of bytes that no mark tells."""
    text = data.decode("utf-8", "replace")
    broken = text.count(LOST) - data.count(LOST.encode())
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken <= sound:
        return "utf-8"
    return _known(declared) or _guess(_sample(data)) or "utf-8"


def _known(declared: str | None) -> str | None:
    """The codec of a declared encoding, if there is one other than UTF-8."""
    try:
        name = codecs.lookup(declared or "utf-8").name
    except LookupError:
        return None
    if name in ("ascii", "iso8859-1"):
        return "cp1252"  # as browsers do: https://encoding.spec.whatwg.org/#names-and-labels
    return name if name.startswith(_PAGES) else None


def _guess(sample: bytes) -> str | None:
    """The encoding that makes the cleanest text of a sample; Windows-1252, the commonest by far, where it is a tie."""
    best = from_bytes(sample, cp_exclusion=_EBCDIC).best()
    western = from_bytes(sample, cp_isolation=["cp1252"]).best()
    if best and western and western.chaos <= best.chaos:
        best = western
    return best.encoding if best else None


def _sample(data: bytes) -> bytes:
    """At most 64 KB around the first byte that is not ASCII, cut at white space: enough to tell an encoding by."""
    odd = re.search(rb"[\x80-\xff]", data)
    first = odd.start() if odd else 0
    before = max(0, first - _BESIDE)
    space = re.search(rb"\s", data[before:first])
    start = before + space.end() if space else first
    sample = data[start : start + _SAMPLE]
    end = max(sample.rfind(b"\n"), sample.rfind(b" "))
    return sample[:end] if start + _SAMPLE < len(data) and end > 0 else sample


def _encoding_remarks(text: str, body: bytes, encoding: str) -> tuple[Remark, ...]:
    """What had to be guessed or given up in decoding `body`."""
    if not encoding.startswith("utf"):
        odd = _NOT_ASCII.search(text)
        at = odd.start() if odd else 0
        message = f"the file is not UTF-8: read as {encoding}, so accents and quotation marks may be wrong"
        return (Remark("encoding", at, at + 1, message),)
    try:
        body.decode(encoding)
    except UnicodeDecodeError as error:
        at = len(settled(body[: error.start].decode(encoding)))
        message = f"the {encoding.upper()} is broken at byte {error.start:,}: what stood there is lost"
        return (Remark("broken encoding", at, at + 1, message),)
    return ()


def damage(text: str) -> tuple[Remark, ...]:
    """Remarks on NUL and lost characters, one of each kind, at the first of its places."""
    found = []
    for kind, character, what in (
        ("nul", "\0", "a NUL character stands"),
        ("lost character", LOST, "a character was lost"),
    ):
        if count := text.count(character):
            at = text.index(character)
            places = "here" if count == 1 else f"here, the first of {count:,} places"
            found.append(Remark(kind, at, at + 1, f"{what} {places}"))
    return tuple(found)
