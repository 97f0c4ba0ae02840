"""Which names open their sentence and stand there alone."""

import pytest

from quotes.people.leading import is_alone, opens

OPENS = [
    ("", True, "at the top of a text"),
    ("It rained. ", True, "behind a full stop"),
    ("It rained.\n\n", True, "behind the end of a paragraph"),
    ("It rained. But ", True, "behind a conjunction"),
    ("It rained. On Monday in Oslo, ", True, "behind a phrase with a comma"),
    ("It rained. The former mayor ", True, "behind titles"),
    ("It rained. When President ", True, "behind a conjunction and a title"),
    ("It rained — ", True, "behind a dash"),
    ("“Why?” ", True, "behind a quotation"),
    ("It rained on ", False, "inside a sentence"),
    ("It rained on the mayor ", False, "behind a title inside a sentence"),
    ("It rained, and ", False, "behind a conjunction inside a sentence"),
    ("I asked Mr. ", False, "behind the stop of an abbreviation inside a sentence"),
]


@pytest.mark.parametrize(("before", "expected", "why"), OPENS, ids=[why for *_, why in OPENS])
def test_where_a_name_opens_its_sentence(before: str, expected: bool, why: str) -> None:  # noqa: FBT001
    assert opens(f"{before}Hill spoke.", len(before)) is expected, why


ALONE = [
    (" spoke.", True, "before a verb"),
    (", a baker, spoke.", True, "before an apposition"),
    (" android", True, "a word that begins like another one"),
    ("’s aide spoke.", False, "with an apostrophe"),
    (" and Berg spoke.", False, "with another name"),
    (" supporters spoke.", False, "before a noun for people"),
    (" vice-presidents spoke.", False, "before such a noun with a hyphen"),
]


@pytest.mark.parametrize(("behind", "expected", "why"), ALONE, ids=[why for *_, why in ALONE])
def test_whether_a_name_stands_alone(behind: str, expected: bool, why: str) -> None:  # noqa: FBT001
    assert is_alone(f"Hill{behind}", 4) is expected, why
