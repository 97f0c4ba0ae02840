"""The speakers of a transcript: each turn's person, role and how that is known."""

from dataclasses import replace

from quotes.grammars.collector import uncollected
from quotes.kinds import Evidence
from quotes.models import Document, Outline, Remark, Turn
from quotes.people.answers import Answers
from quotes.people.cast import Cast
from quotes.people.doubts import doubts
from quotes.people.examiners import Examiners
from quotes.people.identities import Identity
from quotes.people.naming import Naming
from quotes.people.recordings import with_recordings
from quotes.people.scene import Scene
from quotes.people.unlabelled import Unlabelled
from quotes.transcript.labels import Who


@uncollected
def resolve(
    document: Document, outline: Outline, cast: Cast, *, english: bool = True
) -> tuple[tuple[Turn, ...], tuple[Remark, ...]]:
    """The turns of `outline` with their speakers, who are registered in `cast`; and what is doubtful.

    A speaker whom the source does not tell is None, also where two people fit. Unless the document is `english`,
    labels alone tell who speaks: how names, greetings and sign-offs are told from other words is known of English only.
    """
    scene = Scene(document, outline, english=english)
    naming = Naming(scene)
    unlabelled = Unlabelled(scene, naming)
    answers = Answers(scene, unlabelled)
    examiners = Examiners(scene, naming)
    turns: list[Turn] = []
    one: Identity | None = None
    for index, turn in enumerate(scene.turns):
        printed = scene.printed(index)
        if printed is None:
            one, evidence = answers.speaker(index) if answers.marked else unlabelled.speaker(index, one)
        else:
            one, evidence = examiners.at(index) or _labelled(naming, printed, index)
        if one is None:
            turns.append(turn)
        else:
            turns.append(replace(turn, speaker=_person(cast, one, printed), role=one.role, evidence=evidence))
    return tuple(with_recordings(scene, turns)), (*naming.remarks, *doubts(scene, naming, turns))


def _labelled(naming: Naming, printed: str, index: int) -> tuple[Identity | None, Evidence | None]:
    """Whom a label means in a given turn: of several only the one who has spoken so far."""
    meant = naming.meant[printed]
    one = meant[0] if len(meant) == 1 else _only([one for one in meant if one.first <= index])
    if one is None:
        return None, None
    label = naming.scene.labels[printed]
    short = label.who is Who.PERSON and len(label.words) < len(one.key)
    return one, Evidence.SURNAME_OF_LABEL if short and one.evidence is Evidence.FULL_LABEL else one.evidence


def _only(ones: list[Identity]) -> Identity | None:
    return ones[0] if len(ones) == 1 else None


def _person(cast: Cast, one: Identity, printed: str | None) -> str:
    """The id of somebody in the cast, entered at first sight."""
    if one.person is None:
        one.person = cast.add(one.name, one.kind, one.description)
    if printed:
        cast.label(one.person, printed)
    return one.person
