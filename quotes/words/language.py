"""The language of a text: what a source calls it, and a library's guess where it calls it nothing."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

ENGLISH = "en"
"""The language whose rules of attribution are known."""

WINDOW = 400
"""Characters that are looked at in one place: enough for the library to be sure, few enough to cost no time."""
PLACES = 3
"""At so many places of a long text: its beginning, its middle and its end."""
LETTERS = 120
"""With fewer letters a place tells nothing: of 2,048 stretches of English news of 60 characters one in forty was taken
for another language, of 200 characters none."""
SURE = 0.9
"""The library's probability from which on another language than English is believed."""

_CODE = re.compile(r"[a-z]{2,3}(?![^-_])", re.IGNORECASE)
_LOUD = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}\b")
_OLD = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no", "tl": "fil", "cmn": "zh", "yue": "zh"}
# ISO 639-2, where it is not the beginning of what ISO 639-1 has; corpora use both.
_LONG = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "esp": "es", "deu": "de", "ger": "de", "por": "pt", "ita": "it",
    "nld": "nl", "dut": "nl", "swe": "sv", "nor": "no", "dan": "da", "fin": "fi", "pol": "pl", "rus": "ru", "ukr": "uk",
    "ara": "ar", "heb": "he", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "tur": "tr", "ces": "cs", "cze": "cs",
    "ell": "el", "gre": "el", "hun": "hu", "ron": "ro", "rum": "ro", "hin": "hi", "urd": "ur", "fas": "fa", "per": "fa",
    "cat": "ca", "eus": "eu", "baq": "eu", "glg": "gl", "vie": "vi", "tha": "th", "ind": "id", "cym": "cy", "wel": "cy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """What the words of a text look like: its language, None where that cannot be told.

    `others` are languages that other places of the text are in.
    """

    code: str | None
    others: tuple[str, ...] = ()


@cache
def names() -> dict[str, str]:
    """The names of languages by their codes."""
    return tomllib.loads((files("quotes.words") / "languages.toml").read_text("utf-8"))


def name(code: str) -> str:
    """A language for people: "French"; its code where the name is not known."""
    return names().get(code, code)


def code_of(stated: str) -> str | None:
    """The code of a language as sources state it: "en" for "en-US", "en_us", "eng" and "English".

    None for what is no language, and for the codes that say that there is none (und, mul, zxx).
    """
    stated = stated.strip()
    spelled = {named.casefold(): code for code, named in names().items()}.get(stated.casefold())
    if spelled:
        return spelled
    found = _CODE.match(stated)
    if not found:
        return None
    code = found.group().lower()
    code = _OLD.get(code) or _LONG.get(code) or code
    return None if code in {"und", "mul", "zxx", "mis"} else code


def guess(text: str, start: int = 0, end: int | None = None) -> Guess:
    """The language that `text[start:end]` looks like, by at most PLACES places of WINDOW characters each.

    Most places decide, and of two the first. The same text always gets the same answer.
    """
    end = len(text) if end is None else end
    told = [code for code in (_told(text[since:until]) for since, until in _places(start, end)) if code]
    if not told:
        return Guess(None)
    best = max(told, key=told.count)
    return Guess(best, tuple(dict.fromkeys(code for code in told if code != best)))


def _places(start: int, end: int) -> list[tuple[int, int]]:
    """Where to look: all of a short text, else places as far from each other as can be."""
    if end - start <= WINDOW * PLACES:
        return [(start, end)]
    step = (end - start - WINDOW) // (PLACES - 1)
    return [(start + number * step, start + number * step + WINDOW) for number in range(PLACES)]


def _told(sample: str) -> str | None:
    """The language of one place: by all of its words, else without those in capitals, which are labels and names."""
    return _sure(sample) or _sure(_LOUD.sub("", sample))


def _sure(sample: str) -> str | None:
    """The language of some words, if there are letters enough and the library is sure."""
    if sum(map(str.isalpha, sample)) < LETTERS:
        return None
    found = _library().FindLanguage(text=sample.encode("utf-8", "replace").decode())
    code = str(found.language)
    if not found.is_reliable or "-" in code or (code != ENGLISH and found.probability < SURE):
        return None
    return _OLD.get(code, code)


def told(text: str, start: int, end: int) -> str | None:
    """The language of a stretch, if it has letters enough and the library is sure; it may be as long as it likes."""
    return _told(text[start : min(end, start + WINDOW * PLACES)])


@cache
def _library() -> Any:  # noqa: ANN401 - no types
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=8 * WINDOW * PLACES)
