"""An article with an interview in it is read as both."""

from transcript_cases import document

from quotes.kinds import PieceKind, QuoteKind
from quotes.parsing.parse import parse

ARTICLE = (
    "Rain In Springfield\n\n"
    "The bells of Springfield rang on Monday because it had rained for a week and nobody slept.\n\n"
    "“We are all tired,” Carla Díaz, who lives by the river, said on Tuesday in her kitchen.\n\n"
    "The mayor said that the river would fall by Friday, and that nobody would have to leave the town.\n\n"
)
TALK = (
    "Ann Hill: How long will it rain, and who told you so before anybody else knew?\n\n"
    "Bob Ray: Until Friday. I think that it will stop then.\n\nAnd then we sleep.\n\n"
    "Ann Hill: And the bells?\n\nBob Ray: They ring. You said it yourself: loudly.\n\n"
    "Ann Hill: Thank you.\n\nBob Ray: Thank you, Ann.\n\n"
)
AFTER = (
    "The bells will ring again next year, when the river has its own feast, as it has had since the war.\n\n"
    "“It is our river,” Carla Díaz said before she closed the door of her house for the night.\n"
)


def test_turns_for_the_one_part_and_attributions_for_the_other() -> None:
    page = ARTICLE + TALK + AFTER
    found = parse(document(page))
    people = {person.id: person.name for person in found.people}
    spoken = [people[turn.speaker or ""] for turn in found.turns]
    assert spoken == ["Ann Hill", "Bob Ray"] * 3
    marked = [
        (people[one.speaker or ""], page[one.start : one.end]) for one in found.quotes if one.kind is QuoteKind.DIRECT
    ]
    assert marked == [("Carla Díaz", "“We are all tired,”"), ("Carla Díaz", "“It is our river,”")]
    assert (found.kind, found.style) == ("article", "names")
    ends = [0, *(piece.end for piece in found.pieces)]
    assert [piece.start for piece in found.pieces] == ends[:-1]
    assert ends[-1] == len(page)
    assert {PieceKind.PROSE, PieceKind.TURN} <= {piece.kind for piece in found.pieces}


def test_the_speakers_own_words_are_no_paraphrases() -> None:
    page = ARTICLE + TALK + AFTER
    found = parse(document(page))
    start, end = page.index("Ann Hill:"), page.index("The bells will ring again")
    assert not [one for one in found.quotes if one.kind is QuoteKind.INDIRECT and start <= one.start < end]


def test_an_interview_that_fills_the_page_is_a_transcript() -> None:
    found = parse(document(f"Rain In Springfield\n\n{TALK * 3}"))
    assert found.kind == "transcript"
