"""Verbs that introduce words, read from a data file and inflected by rule."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar, ParamSpec, TypeVar, cast

from quotes.errors import UnreadableError

P = ParamSpec("P")
R = TypeVar("R")


class Form(StrEnum):
    """What a form of a verb can be in a sentence."""

    BASE = "base"
    FINITE = "finite"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One form of one verb of saying; each is made once.

    `reports` where a reported clause may follow, `plain` where hardly anything else does, `requests` where somebody
    is to do something, `has_matter` where the object is what was said, `takes_object` where it is the hearer,
    `noun` where the form is as often a noun, `weak` where the verb yields to other verbs of saying in its sentence.
    """

    verb: str
    group: str
    form: Form
    reports: bool
    takes_object: bool
    noun: bool
    weak: bool
    plain: bool
    requests: bool
    has_matter: bool

    @property
    def silent(self) -> bool:
        """Whether the verb only goes with marked words, unless "that" follows it."""
        return not (self.reports or self.requests or self.has_matter or self.group == "ask")


@dataclass(frozen=True, slots=True)
class Cues:
    """Every form of every verb: single words, and verbs of two words by their first."""

    words: dict[str, Cue]
    pairs: dict[str, dict[str, Cue]] = field(default_factory=dict)


class _Own:
    """What the user's own file of verbs says, and the answers that rest on the verbs."""

    source = ""
    answers: ClassVar[list[Any]] = []


def resting_on_verbs(function: Callable[P, R]) -> Callable[P, R]:
    """Remember the answers of a function until other verbs are used."""
    remembering = lru_cache(maxsize=1 << 14)(function)
    _Own.answers.append(remembering)
    return cast("Callable[P, R]", remembering)


def use(source: str) -> None:
    """Lay the user's own verbs, as `own_file` gives them, over ours from here on; none for ""."""
    if source != _Own.source:
        _Own.source = source
        for remembering in _Own.answers:
            remembering.cache_clear()


@resting_on_verbs
def load() -> Cues:
    """The verbs of `cues.toml`, the user's own laid over them."""
    groups = tomllib.loads((files("quotes.article") / "cues.toml").read_text("utf-8")) | tomllib.loads(_Own.source)
    cues = Cues({}, {})
    for name, group in groups.items():
        for form, cue in _forms(name, group):
            first, _, second = form.partition(" ")
            if second:
                cues.pairs.setdefault(first, {})[second] = cue
            else:
                cues.words.setdefault(form, cue)
    return cues


def says(word: str) -> bool:
    """Whether a word in small letters is a finite verb of saying and hardly anything else: says, told."""
    cue = load().words.get(word)
    return (
        cue is not None
        and cue.form is Form.FINITE
        and not cue.noun
        and not cue.weak
        and (cue.plain or cue.takes_object)
    )


def own_file(path: str) -> str:
    """What a user's own file of verbs says, of the same shape as ours. Raises UnreadableError where it is none."""
    try:
        source = Path(path).read_text("utf-8")
        groups = tomllib.loads(source)
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableError(f"{path}: no file of verbs in TOML: {error}") from error
    for name, group in groups.items():
        if not isinstance(group, dict) or not isinstance(group.get("verbs"), dict | list):
            raise UnreadableError(f'{path}: {name} is no group of verbs; a group is a table with verbs = ["say", …]')
    return source


def _forms(name: str, group: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    verbs = group["verbs"]
    for verb, told in verbs.items() if isinstance(verbs, dict) else ((verb, {}) for verb in verbs):
        inflected = told.get("forms") or inflect(verb, double=told.get("double", False))
        kinds = (Form.FINITE, Form.FINITE, Form.PARTICIPLE, Form.FINITE)
        for form, kind in ((verb, Form.BASE), *zip(inflected, kinds, strict=False)):
            yield (
                form,
                Cue(
                    verb=verb,
                    group=name,
                    form=kind,
                    reports=told.get("that", False),
                    plain=told.get("plain", False),
                    takes_object=group.get("object", False),
                    noun=form in told.get("noun", ()),
                    weak=group.get("weak", False),
                    requests=told.get("to", False),
                    has_matter=told.get("matter", False),
                ),
            )


def inflect(verb: str, *, double: bool = False) -> tuple[str, str, str]:
    """The forms in -s, -ed and -ing of a regular verb: deny → denies, denied, denying.

    The rules are those of school grammar; `double` doubles the last consonant (quip → quipped).
    """
    head, space, particle = verb.partition(" ")
    stem = head + head[-1] if double else head
    if head.endswith("e"):
        third, past, participle = head + "s", head + "d", head[:-1] + "ing"
    elif re.search(r"[^aeiou]y$", head):
        third, past, participle = head[:-1] + "ies", head[:-1] + "ied", head + "ing"
    else:
        third = head + ("es" if re.search(r"(?:s|x|z|ch|sh)$", head) else "s")
        past, participle = stem + "ed", stem + "ing"
    return third + space + particle, past + space + particle, participle + space + particle
