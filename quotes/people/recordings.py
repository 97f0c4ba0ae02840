"""Turns that are recordings played in the story, and what each is a soundbite of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.kinds import AnnotationKind, Role
from quotes.models import Turn
from quotes.people.scene import Scene
from quotes.transcript.annotations import recording_of

SPEECH = re.compile(
    r"\b(?:ad|ads|address|album|announcement|archiv\w+|audio|audiobook|briefing|broadcasts?|calls?|campaign"
    r"|cartoon|ceremony|chant\w*|clip|commentary|commercial|conference|conversation|crowd|debate"
    r"|documentary|episode|event|film|footage|game|hearing|interview|lecture|meeting|message|monologue"
    r"|montage|movie|musical|news\w*|opera|performance|play|podcasts?|press|program\w*|protest\w*|radio"
    r"|rally|reading|recordings?|report|scene|sermon|series|session|shows?|sketch|skit|song|speech"
    r"|sports\w*|statement|tape|television|testimony|town hall|trailer|trial|tv|tweet|video\w*|voice\w*"
    r"|vote|youtube)\b",
    re.IGNORECASE,
)
"""What people are heard in; a soundbite of rain is no recording of anybody."""
SONG = re.compile(r"\b(?:song|aria|album|opera)\b", re.IGNORECASE)
"""Of a song only what is sung is a recording."""
PERFORMED = frozenset({AnnotationKind.SINGING, AnnotationKind.CHARACTER, AnnotationKind.READING})
CLIP = re.compile(r"(begin|end|start)(?:ing)? (?:of )?(.+)", re.IGNORECASE)


def with_recordings(scene: Scene, turns: Sequence[Turn]) -> list[Turn]:
    """The turns, told what they are recordings of.

    A clip lasts from its (BEGIN …) to its (END …). A soundbite lasts until a host, a reporter or somebody who has
    spoken in the story itself speaks again.
    """
    playing: str | None = None
    clip = False
    live: set[str] = set()
    told = []
    for index, turn in enumerate(turns):
        for note in scene.notes_before(index):
            if note.kind is AnnotationKind.SOUNDBITE:
                playing, clip = _starts(recording_of(scene.text[note.start : note.end]) or "", playing, clip=clip)
        sung = any(note.kind in PERFORMED for note in turn.annotations)
        if playing and SONG.search(playing) and not sung:
            playing = None
        if playing and not clip and (turn.speaker in live or turn.role in {Role.HOST, Role.REPORTER}):
            playing = None
        if playing:
            told.append(replace(turn, recording=playing, role=turn.role or Role.RECORDED))
            continue
        if turn.speaker:
            live.add(turn.speaker)
        told.append(turn)
    return told


def _starts(of: str, playing: str | None, *, clip: bool) -> tuple[str | None, bool]:
    """What is played from here on, and whether a mark ends it."""
    marker = CLIP.fullmatch(of)
    if marker:
        ends = marker[1].casefold() == "end"
        return (None, False) if ends else (marker[2], True)
    return (of, clip) if SPEECH.search(of) else (playing, clip)
