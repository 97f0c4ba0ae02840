"""Public names of documents, quotations and people: the same on every machine and in any load order."""

import re
import unicodedata
from base64 import b32encode
from hashlib import sha256

from quotes.kinds import PersonKind
from quotes.models import Document, Person
from quotes.source import Source
from quotes.words.names import PARTICLES
from quotes.words.vocabulary import titles

LENGTH = 12
"""Characters of a uid: 60 bits, so that a billion quotations share one with a chance of about one in two."""

ENOUGH = 10
"""Bytes of a hash that these characters are of: five bytes make eight characters, and half of them less work."""

SLUG_LENGTH = 80
UNLIKE_ASCII = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})

GIVEN = frozenset({"al", "ben", "mac", "van"})
"""Particles of surnames that are given names as well: "Al Gore" is a full name, "Le Drian" is not."""


def uid(*parts: object) -> str:
    """A short lowercase hash over what identifies a thing."""
    whole = "\x1f".join(map(str, parts))
    digest = sha256(whole.encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest[:ENOUGH]).decode()[:LENGTH].lower()


def document_uid(document: Document) -> str:
    """The uid of a document: its bytes and, where one page lists several, its number.

    A document of a corpus is known by its rows alone: another row before it changes no address.
    """
    return uid("document", document.sha256, "" if document.of_rows else document.part or "")


HASHED = "hashed:"
"""What begins the key of a source that is known by its hash alone, as in a data set."""


def file_key(source: Source) -> str:
    """What tells a file from all others, without telling the folders that it lies in."""
    return source.key.removeprefix(HASHED) if source.key.startswith(HASHED) else uid("file", source.key)


def quote_uid(document: str, start: int, end: int, words: str, twin: int = 0) -> str:
    """The uid of words at a place in the document with uid `document`.

    The kind is left out, so that a better grammar that finds the same words at the same place keeps the uid;
    `twin` numbers quotations that share a place (a turn that is one printed quotation), outermost 0.
    """
    return uid("quote", document, start, end, words, *([twin] if twin else []))


def person_uid(document: str, person: Person, twin: int = 0) -> str:
    """The slug of a full name, else a uid that holds in one document only.

    A bare surname or an unnamed source may be anybody, so they are never merged across documents; nor are
    groups and organisations, since every country has a "Foreign Ministry". `twin` numbers those of one
    document that look the same.
    """
    if person.kind is PersonKind.PERSON and person.name and is_full_name(person.name):
        folded = slug(person.name)
        if "-" in folded:
            return folded
    return uid("person", document, person.kind, person.name or "", person.description or "", *([twin] if twin else []))


def is_full_name(name: str) -> bool:
    """Whether a name has a given name, or two initials, before its surname."""
    words = [word.strip(".,") for word in name.split()]
    while words and words[0].lower() in titles():
        words.pop(0)
    given = [word for word in words[:-1] if word.lower() not in PARTICLES - GIVEN]
    return any(len(word) > 1 and "." not in word for word in given) or len(".".join(given).split(".")) > 1


def slug(name: str) -> str:
    """A name folded to lowercase words and hyphens: "Jean-Yves Le Drian" gives "jean-yves-le-drian".

    Letters of other alphabets stay; a very long name is cut and ends in a hash of all of it.
    """
    plain = unicodedata.normalize("NFKD", name).casefold().translate(UNLIKE_ASCII)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    folded = re.sub(r"[\W_]+", "-", plain.replace("'", "").replace("’", "")).strip("-")
    if len(folded) > SLUG_LENGTH:
        return f"{folded[:SLUG_LENGTH].strip('-')}-{uid('name', folded)}"
    return folded
