"""Transcribers' parentheses: where they stand and what they tell."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from quotes.grammars.building import grammar
from quotes.kinds import AnnotationKind
from quotes.models import Annotation

BRACKETS = re.compile(
    r"\\\[[^\[\]\n]{1,300}\\\]|\((?:[^()\n]|\([^()\n]{0,80}\)){1,300}\)|\[[^\[\]\n]{1,300}\]|\((?:SOUNDBITE|Soundbite|LAUGH|APPLAUSE|MUSIC)[^()\n]{0,200}(?=\s*\Z)"
)
"""Something in brackets on one line, one pair nested at most; bounded, so that a run of "(" is read once.

Markdown writes a backslash before square ones."""

LOUD = re.compile(r"[(\[](?:SOUNDBITE|LAUGHTER|APPLAUSE|MUSIC|CROSSTALK|CHEERING|LAUGHING|BELL|UNINTELLIGIBLE)")
"""What a page prints that has its directions in capitals."""
SHOUTED = re.compile(r"[(\[][A-Z]{4,}(?: [A-Z]+)*[.]?[)\]]")
"""A direction in capitals, such as "(TRAFFIC)"; "(NATO)" stands behind the words that it shortens."""
BETWEEN = re.compile(r"(?:\A|[.?!…,;:—–-][\"”’]?)\s*\Z")
WHO = frozenset({AnnotationKind.OTHER, AnnotationKind.MUSIC, AnnotationKind.READING, AnnotationKind.SINGING})
"""Kinds whose words with a capital, in a label, tell who speaks."""


def annotations(text: str, start: int, end: int, *, loud: bool = False) -> Iterator[Annotation]:
    """The annotations inside `text[start:end]`; an author's own parenthesis is not among them.

    On a page that prints its directions `loud`, in capitals, any word in capitals between sentences is one.
    """
    if text.find("(", start, end) < 0 and text.find("[", start, end) < 0:
        return
    for match in BRACKETS.finditer(text, start, end):
        kind = kind_of(match.group())
        if kind is None and loud and SHOUTED.fullmatch(match.group()) and BETWEEN.search(text[start : match.start()]):
            kind = AnnotationKind.OTHER
        if kind is not None:
            yield Annotation(kind, *match.span())


def label_annotations(text: str, start: int, end: int) -> Iterator[Annotation]:
    """The annotations inside a label: "(singing)" is one, "(Music Group)" and "(Bell Ringer)" are who speaks."""
    for note in annotations(text, start, end):
        if note.kind not in WHO or text[note.start + 1].islower():
            yield note


def directions(text: str, start: int, end: int) -> Iterator[Annotation]:
    """The annotations of a line that holds nothing else: whatever is in brackets there is one."""
    for match in BRACKETS.finditer(text, start, end):
        yield Annotation(kind_of(match.group()) or AnnotationKind.OTHER, *match.span())


def kind_of(printed: str) -> AnnotationKind | None:
    """What a parenthesis, brackets included, tells; None where it is no annotation."""
    return _read(printed)[0]


def recording_of(printed: str) -> str | None:
    """What "(SOUNDBITE OF TV SHOW, "RAIN")" is a soundbite of, as printed; None for other annotations."""
    return _read(printed)[1]


@lru_cache(maxsize=4096)
def _read(printed: str) -> tuple[AnnotationKind | None, str | None]:
    try:
        tree = grammar("annotations").parse(printed.strip("()[]\\ .\xa0"))
    except UnexpectedInput:
        return None, None
    told = cast("Tree[Token]", tree.children[0])
    kind = AnnotationKind(str(told.data))
    of = str(told.children[0]) if kind is AnnotationKind.SOUNDBITE else None
    return kind, of
