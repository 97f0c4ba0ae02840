"""Which documents are copies of one story, at scale, by MinHash."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rensa import RMinHash, RMinHashLSH

SIMILAR = 0.5
"""The least share of their runs of words that copies have in common: what stands around them and cuts take the rest."""

_RUN = 4  # words that are compared together
_FEWEST = 40  # words of a document of which it can be told
# A pair of which half is the same is met in one of 42 bands of 3 with a probability of 0.996, of a fifth with 0.29.
_BANDS = 42
_HASHES = 3 * _BANDS
_SEED = 1
_WORD = re.compile(r"\w+")

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Copies(Generic[Id]):
    """The ids of copies in the order in which they came; `similarity` (0 to 1) of the least similar pair that was met.

    Similarities are estimates, right to about 0.05.
    """

    ids: tuple[Id, ...]
    similarity: float


def copies(documents: Iterable[tuple[Id, str]]) -> list[Copies[Id]]:
    """The groups of two and more documents that are copies of one story, in the order of their first document.

    Give each document's id and its words: the turns or the prose, for furniture that many pages share makes strangers
    alike. Texts of less than 40 words are never grouped. Only hashes are kept in memory, about 0.5 KB a document; the
    time is in proportion to the text, and to the pairs that are met.
    """
    index = RMinHashLSH(threshold=SIMILAR, num_perm=_HASHES, num_bands=_BANDS)
    ids: list[Id] = []
    hashes: list[RMinHash] = []
    groups = _Groups()
    for document, text in documents:
        runs = _runs(text)
        if not runs:
            continue
        minhash = RMinHash(num_perm=_HASHES, seed=_SEED)
        minhash.update(runs)
        number = len(ids)
        for other in index.query(minhash):
            similarity = minhash.jaccard(hashes[other])
            if similarity >= SIMILAR:
                groups.join(other, number, similarity)
        index.insert(number, minhash)
        ids.append(document)
        hashes.append(minhash)
    return [Copies(tuple(ids[number] for number in members), similarity) for members, similarity in groups.members()]


def _runs(text: str) -> list[str]:
    """Every run of four words of a text, each once; none of a text that is too short.

    Words in capitals are left out: labels, which one copy prints and another has lost.
    """
    words = [word.lower() for word in _WORD.findall(text) if not word.isupper()]
    if len(words) < _FEWEST:
        return []
    return sorted({" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)})


class _Groups:
    """Numbers that belong together, directly or through others."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}
        self._least: dict[int, float] = {}

    def join(self, one: int, other: int, similarity: float) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parents[second] = first
        self._least[first] = min(similarity, self._least.get(first, 1.0), self._least.get(second, 1.0))

    def members(self) -> Iterator[tuple[list[int], float]]:
        groups = defaultdict[int, list[int]](list)
        for number in sorted(self._parents):
            groups[self._root(number)].append(number)
        for root in sorted(groups):
            yield groups[root], self._least[root]

    def _root(self, number: int) -> int:
        parent = self._parents.setdefault(number, number)
        while parent != self._parents[parent]:
            self._parents[parent] = self._parents[self._parents[parent]]  # halves the way for the next
            parent = self._parents[parent]
        return parent
