"""What is kept of a document to know its copies by: some 160 bytes, from its words alone, by MinHash."""

import re
import struct
from collections.abc import Sequence
from functools import cache
from itertools import compress
from operator import not_
from zlib import crc32

from rensa import RMinHash

from quotes.kinds import PieceKind
from quotes.models import Parsed

SIMILAR = 0.5
"""The least share of their runs of words that copies have in common: what stands around them and cuts take the rest."""

PASSAGES = (PieceKind.TURN, PieceKind.PROSE)
"""What copies are told by: furniture that many pages share makes strangers alike."""

TREES = 12
"""Ways in which documents are put in order, so that copies stand side by side in some. One run of words decides each,
so a pair of which half is the same shares it in six of them, as a rule."""

_RUN = 4  # words that are compared together
_FEWEST = 40  # words of a document of which it can be told
_HASHES = 126
_SEED = 1
_WORD = re.compile(r"\w+")

# A sketch: a number for the rules it was made by; of every hash its last byte; of the first few the other three bytes.
_LAYOUT = struct.Struct(f">H{_HASHES}s{3 * TREES}s")
_BY_CHANCE = 1 / 256  # hashes that differ and have the same last byte

# A key, from its highest bit: 4 bits for the tree, 27 for its run of words, 16 for two more, 16 to tell others apart.
_MIX = 0x9E3779B97F4A7C15  # the least of many hashes is small; this spreads them (Knuth's multiplicative hashing)
_BUCKET = 27
_BELOW = 32


def sketch(parsed: Parsed) -> bytes:
    """The sketch of a document: of its turns and its prose. It takes no database, so any process can make it."""
    text = parsed.document.text
    return sketch_of("\n\n".join(text[piece.start : piece.end] for piece in parsed.pieces if piece.kind in PASSAGES))


def sketch_of(words: str) -> bytes:
    """The sketch of these words; two bytes alone for a text of less than 40 words, which is nobody's copy."""
    return _sketch(words, rules())


@cache
def rules() -> bytes:
    """Two bytes that differ where the rules do, or what the library makes of them: such sketches are not compared."""
    probe = " ".join(f"{number} words" for number in range(_FEWEST))
    return struct.pack(">H", crc32(_sketch(probe, b"\0\0")) & 0xFFFF)


def similarity(one: bytes, other: bytes) -> float:
    """The share of their runs that two documents have in common, 0 to 1, right to about 0.05."""
    if len(one) != len(other) or len(one) < _LAYOUT.size or one[:2] != other[:2]:
        return 0.0
    end = 2 + _HASHES
    unlike = int.from_bytes(one[2:end]) ^ int.from_bytes(other[2:end])
    same = unlike.to_bytes(_HASHES).count(0) / _HASHES
    return max(0.0, (same - _BY_CHANCE) / (1 - _BY_CHANCE))


def keys(sketch: bytes) -> list[int]:
    """A document's place in each tree, none of a short one's; `bucket` tells which of them belong together.

    Documents with a run of words in common lie side by side in its tree, ordered by two more of their hashes, then
    by a hash of the whole: so the order is the documents' own, in whatever order they came.
    """
    if len(sketch) < _LAYOUT.size:
        return []
    _, last, upper = _LAYOUT.unpack(sketch)
    whole = crc32(sketch) & 0xFFFF
    found = []
    for tree in range(TREES):
        value = int.from_bytes(upper[3 * tree : 3 * tree + 3]) << 8 | last[tree]
        spread = (value * _MIX & 0xFFFFFFFFFFFFFFFF) >> (64 - _BUCKET)
        more = last[TREES + 2 * tree : TREES + 2 * tree + 2]
        found.append(tree << (_BUCKET + _BELOW) | spread << _BELOW | int.from_bytes(more) << 16 | whole)
    return found


def bucket(key: int) -> tuple[int, int]:
    """The first and the last key of the documents that share the run of words of this one in its tree."""
    first = key >> _BELOW << _BELOW
    return first, first | (1 << _BELOW) - 1


def _sketch(words: str, made_by: bytes) -> bytes:
    runs = _runs(words)
    if not runs:
        return made_by
    minhash = RMinHash(num_perm=_HASHES, seed=_SEED)
    minhash.update(runs)
    hashes: Sequence[int] = minhash.digest()
    upper = b"".join((value >> 8).to_bytes(3) for value in hashes[:TREES])
    return made_by + bytes(value & 0xFF for value in hashes) + upper


def _runs(text: str) -> list[str]:
    """Every run of four words of a text; none of a text that is too short.

    Words in capitals are left out: labels, which one copy prints and another has lost.
    """
    printed = _WORD.findall(text)
    lowered = " ".join(printed).lower().split()  # all at once: a call for each word takes as long as the hashing
    words = [*compress(lowered, map(not_, map(str.isupper, printed)))]
    if len(words) < _FEWEST:
        return []
    return list(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))
