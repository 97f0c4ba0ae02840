"""What people say of themselves and call each other: introductions, sign-offs, greetings."""

import re
from collections.abc import Sequence

SELF = re.compile(r"(?:\bI['’]?m|\bI am|[Tt]his is|\b[Mm]y name is|\b[Mm]y name['’]s) \Z")


def introduced(text: str, at: int, name: Sequence[str]) -> bool:
    """Whether a name at `at` is said by its bearer: "I'm Neal Conan"."""
    return bool(SELF.search(text, max(0, at - 14), at))


def signed(text: str, at: int, name: Sequence[str]) -> bool:
    """Whether a name at `at` signs a report: "Carrie Kahn, NPR News, Tijuana"."""
    return bool(SIGNED.match(text, at + len(" ".join(name))))


SIGNED = re.compile(r",(?: for| of)? (?:NPR|[A-Z]{3,5})(?: News)?(?:,|\.|\s*\Z)")


def addressed() -> None: ...
