"""The lists of words: a word a line, sorted, each once, and no list twice."""

from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "quotes" / "words"
LISTS = {
    path.relative_to(ROOT).as_posix(): [
        line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    for path in sorted(ROOT.rglob("*.txt"))
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_has_each_word_once(name: str) -> None:
    words = LISTS[name]

    assert words == sorted(set(words))
    assert all(word == word.strip().lower() and " " not in word for word in words)


@pytest.mark.parametrize(("one", "other"), list(combinations(LISTS, 2)), ids=str)
def test_no_list_stands_twice(one: str, other: str) -> None:
    """Lists may share words; one that is mostly another would have to be kept in step with it."""
    shorter = min(len(LISTS[one]), len(LISTS[other]))

    assert shorter < 4 or len({*LISTS[one]} & {*LISTS[other]}) <= 0.7 * shorter
