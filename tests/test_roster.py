"""What a user's roster adds beside the source, and that it never goes over it."""

import pytest
from made_up import transcript

from quotes.kinds import Evidence
from quotes.models import Parsed, Person
from quotes.people.roster import identified
from quotes.read.roster import KnownPerson

LINES = (
    ("TOM OKAFOR, HOST", "Good morning."),
    ("SVENSSON", "Good morning to you."),
    ("BRÄNNSTRÖM", "And from me."),
)
SVENSSON = KnownPerson("Maja Svensson", ("Svensson", "M. Svensson"), "harbour master", "Q1")


def known(*roster: KnownPerson) -> Parsed:
    return identified(transcript(LINES), roster)


def person(parsed: Parsed, ending: str) -> Person:
    return next(person for person in parsed.people if (person.name or "").endswith(ending))


def test_a_bare_surname_that_is_an_alias_gets_its_name_on_the_evidence_of_the_roster() -> None:
    parsed = known(SVENSSON)
    found = person(parsed, "Svensson")
    assert (found.name, found.description, found.wikidata) == ("Maja Svensson", "harbour master", "Q1")
    turn = parsed.turns[1]
    assert (turn.speaker, turn.evidence) == (found.id, Evidence.ROSTER)
    assert {quote.evidence for quote in parsed.quotes if quote.speaker == found.id} == {Evidence.ROSTER}


NOT = [
    ([KnownPerson("Maja Svensson")], "the surname alone is not listed as an alias"),
    ([SVENSSON, KnownPerson("Olof Svensson", ("Svensson",))], "two people of the roster fit"),
    ([KnownPerson("Maja Svensson", ("Svenson",))], "an alias must fit to the letter"),
    ([], "an empty roster"),
]


@pytest.mark.parametrize(("roster", "why"), NOT, ids=[case[-1] for case in NOT])
def test_nobody_is_chosen_where_the_roster_does_not_tell(roster: list[KnownPerson], why: str) -> None:
    assert person(known(*roster), "Svensson").name == "Svensson", why


def test_a_full_name_in_the_source_stays_as_the_source_has_it() -> None:
    parsed = known(KnownPerson("Thomas Okafor", ("Tom Okafor", "OKAFOR"), "presenter", "Q2"))
    found = person(parsed, "Okafor")
    assert (found.name, found.description, found.wikidata) == ("Tom Okafor", "presenter", "Q2")
    assert parsed.turns[0].evidence is Evidence.FULL_LABEL


def test_an_alias_of_one_word_says_nothing_of_a_full_name() -> None:
    parsed = known(KnownPerson("Ola Okafor", ("Okafor",), "skipper"))
    assert person(parsed, "Okafor").description is None
