"""The inside of a speaker's label: titles, name, number, role, notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from quotes.grammars.building import grammar
from quotes.kinds import Role


class Who(StrEnum):
    """What kind of speaker a label names."""

    PERSON = "person"
    JOINT = "joint"
    OFFICE = "office"
    UNNAMED = "unnamed"
    GROUP = "group"
    NETWORK = "network"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart; every string is as printed.

    `words` are the words of the name, or the whole description of somebody unnamed; `suffix` is "JR." and the like,
    `origin` the state that tells two members of a parliament apart. `others` are the names beside the first in a joint
    label. `roles` are the clauses after the name, `notes` what stands in brackets.
    """

    who: Who
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    suffix: str | None = None
    origin: str | None = None
    others: tuple[tuple[str, ...], ...] = ()
    number: str | None = None
    role: Role | None = None
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


WORDS_OF_ROLE = {
    "anchor": Role.HOST,
    "host": Role.HOST,
    "correspondent": Role.REPORTER,
    "reporter": Role.REPORTER,
    "caller": Role.CALLER,
}
ROLES_ABROAD = {
    **WORDS_OF_ROLE,
    **dict.fromkeys("animateur animatrice présentateur présentatrice".split(), Role.HOST),
    **dict.fromkeys("conductor conductora presentador presentadora".split(), Role.HOST),
    **dict.fromkeys("moderator moderatorin".split(), Role.HOST),
    **dict.fromkeys("apresentador apresentadora".split(), Role.HOST),
    **dict.fromkeys("correspondant correspondante journaliste".split(), Role.REPORTER),
    **dict.fromkeys("corresponsal periodista reportera reportero".split(), Role.REPORTER),
    **dict.fromkeys("journalistin korrespondent korrespondentin reporterin".split(), Role.REPORTER),
    **dict.fromkeys("correspondente jornalista repórter".split(), Role.REPORTER),
}
"""The same in French, Spanish, German and Portuguese."""


REGAL = frozenset({"king", "queen", "prince", "princess", "pope"})
"""Titles that are a part of the name of who has no surname."""
REGNAL = 1


NUMBERED = re.compile(
    r"(?:(?i:channel|ch)[ _]?\d{1,3} )?"
    r"(?:(?:(?i:speaker|spk|spkr|participant|voice|channel|ch|s)[ _#-]?)?\d{1,4}"
    r"|(?:(?i:speaker|participant|voice|channel)[ _#-])?[A-Z]"
    r"|(?i:unknown|unidentified)(?:[ _](?i:speaker))?|(?i:agent|customer))"
)
"""How programs call the voices that they tell apart: SPEAKER_00, spk_1, A, 0."""
ALONE = re.compile(r"\d{1,4}|[A-Z]")


def read_told(printed: str) -> Label:
    """Take apart a label that a program has given: the number or the letter of a voice names nobody."""
    if not NUMBERED.fullmatch(printed):
        return read_label(printed)
    return Label(Who.UNNAMED, ("speaker", printed) if ALONE.fullmatch(printed) else (printed,))


def read_abroad(printed: str) -> Label:
    """Take apart a label of a document in another language than English, where SPRECHER and MAIRE name nobody."""
    return read_label(printed, "labels_abroad")


@lru_cache(maxsize=1 << 12)
def read_label(printed: str, form: str = "labels") -> Label:
    """Take a label apart, as printed without its colon; what the grammar named `form` refuses is a name as a whole."""
    try:
        tree = grammar(form).parse(printed)
    except UnexpectedInput:
        return Label(Who.PERSON, tuple(printed.split()))
    names = [tuple(str(word) for word in part.children if word.type == "WORD") for part in _parts(tree, "name")]  # type: ignore[union-attr]
    suffixes = [word.strip(", ") for part in _parts(tree, "name") for word in part.children if word.type == "SUFFIX"]  # type: ignore[union-attr]
    roles = [token for part in _parts(tree, "role") for token in part.children if isinstance(token, Token)]
    titles = tuple(str(part.children[0]) for part in _parts(tree, "title"))
    if names and titles and titles[-1].casefold() in REGAL and len(names[0]) <= REGNAL:
        names[0], titles = (titles[-1], *names[0]), titles[:-1]
    return Label(
        who=_who(tree, len(names)),
        words=names[0] if names else tuple(str(tree.children[0]).split()),
        titles=titles,
        suffix=suffixes[0] if suffixes else None,
        origin=next(iter(_tokens(tree, "ORIGIN")), None),
        others=tuple(names[1:]),
        number=next((token.strip(" #") for token in _tokens(tree, "NUMBER")), None),
        role=_role(roles, WORDS_OF_ROLE if form == "labels" else ROLES_ABROAD),
        roles=tuple(token.strip(",*|–—- \n") for token in roles if token.type == "ROLE"),
        notes=tuple(_tokens(tree, "NOTE")),
    )


def _who(tree: Tree[Token], names: int) -> Who:
    if names:
        return Who.PERSON if names == 1 else Who.JOINT
    return Who(str(tree.children[0].type).lower())  # type: ignore[union-attr]


def _role(tokens: list[Token], words: Mapping[str, Role]) -> Role | None:
    for token in tokens:
        if token.type == "HOST":
            return Role.HOST
        if token.type == "REPORTER":
            return Role.REPORTER
        for word in token.lower().replace("/", " ").split():
            if word in words:
                return words[word]
    return None


def _parts(tree: Tree[Token], rule: str) -> list[Tree[Token]]:
    return [part for part in tree.children if isinstance(part, Tree) and part.data == rule]


def _tokens(tree: Tree[Token], name: str) -> list[str]:
    return [str(part) for part in tree.children if isinstance(part, Token) and part.type == name]
