"""One person is one row under a readable address; those who may be anybody are never merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import article, transcript

from quotes.kinds import PersonKind
from quotes.models import Person
from quotes.store.identity import is_full_name, person_uid, slug
from quotes.store.save import save


def test_a_person_with_a_full_name_is_one_row_in_all_documents(db):
    save(db, transcript())
    save(db, article())

    assert db.execute("select label, documents, quotations from people where uid = 'asa-brannstrom'").fetchall() == [
        ("Åsa Brännström", 2, 3)  # a paraphrase is nobody's words
    ]


@pytest.mark.parametrize(
    ("name", "description"),
    [("Brännström", None), ("Senator Brännström", None), (None, "a harbour pilot")],
    ids=["bare surname", "title and surname", "unnamed"],
)
def test_those_who_may_be_anybody_are_never_merged(db, name, description):
    save(db, article("one.txt", name=name, description=description))
    save(db, article("two.txt", "“Salt is a threat,”", name, description))

    assert db.execute("select count(*), count(distinct uid) from people").fetchone() == (2, 2)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Renee Montagne", True),
        ("E.B. White", True),
        ("E. B. White", True),
        ("Montagne", False),
        ("J. Montagne", False),
        ("Le Drian", False),
        ("Jean-Yves Le Drian", True),
        ("Al Gore", True),
        ("Mr. Montagne", False),
        ("President Montagne", False),
        ("President Renee Montagne", True),
        ("", False),
    ],
)
def test_full_names(name, full):
    assert is_full_name(name) is full


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jean-Yves Le Drian", "jean-yves-le-drian"),
        ("Åsa  Brännström", "asa-brannstrom"),
        ("Seán O’Brien", "sean-obrien"),
        ("Łukasz Ørsted", "lukasz-orsted"),
        ("Анна Ахматова", "анна-ахматова"),
        ("<b>Bold Man</b>", "b-bold-man-b"),
    ],
)
def test_slugs_are_readable(name, expected):
    assert slug(name) == expected


@given(st.text(max_size=300))
def test_any_name_has_a_short_address_without_surprises(name):
    uid = person_uid("document", Person("p1", name, PersonKind.PERSON))

    assert 1 <= len(uid) <= 100
    assert all(char.isalnum() or char == "-" for char in uid)
