"""Which document took the place of which, when a file that holds several has changed."""

import pytest

from quotes.store.places import Place, compare


def file(*documents: str) -> list[Place]:
    """Places of documents that are named by a letter each; `id=letter` where the row has an id, "?" for one missed."""
    places = []
    for part, words in enumerate(documents, 1):
        row, _, letter = words.rpartition("=")
        places.append(Place(part, row or None, 0 if letter == "?" else ord(letter)))
    return places


CASES = [
    (["a"], ["b"], ["ab"], "", "a file with one document"),
    (["a", "b", "c"], ["a", "x", "c"], ["bx"], "", "what stands between the same neighbours"),
    (["a", "b"], ["x", "a", "b"], [], "", "a row before all others replaces none"),
    (["a", "b", "c"], ["x", "a", "y", "c"], ["by"], "", "a new row, and a changed one further on"),
    (["a", "b", "c"], ["a", "c"], [], "b", "a row that was taken out is kept"),
    (["a", "b", "c"], ["a", "x", "y", "c"], ["bx"], "", "the first that is new between the neighbours"),
    (["a", "b"], ["b", "a"], [], "", "another order changes nothing"),
    (["a", "b"], ["x"], ["ax"], "b", "fewer documents than before"),
    (["a", "b"], ["a", "?"], [], "b", "what could not be read replaces nothing"),
    (["a", "b", "c"], ["a", "?", "y"], ["cy"], "b", "what could not be read holds its place"),
    (["1=a", "2=b"], ["2=x", "1=a"], ["bx"], "", "the row of the same id, wherever it stands"),
    (["1=a", "2=b"], ["1=a", "3=x"], [], "b", "another id is another document"),
    (["1=a", "1=b"], ["1=x", "1=y"], [], "ab", "an id that two rows have tells nothing"),
    (["1=a", "b"], ["1=x", "y"], ["ax", "by"], "", "rows with and without an id"),
    (["a"], ["1=x", "y"], ["ay"], "", "a row with an id is no successor of one without"),
]


@pytest.mark.parametrize(("before", "now", "replaced", "vanished", "why"), CASES, ids=[case[-1] for case in CASES])
def test_documents_are_replaced_by_what_took_their_place(before, now, replaced, vanished, why):
    change = compare(file(*before), file(*now))

    assert [chr(old) + chr(new) for old, new in change.replaced] == replaced, why
    assert "".join(map(chr, change.vanished)) == vanished, why
